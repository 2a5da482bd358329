/** What the formats for words (Word, Markdown) have in common: they write the report's plain document, and leave out the same. */
import type { ReportDocument } from '#core/document/document.ts';
import type { ExportSource } from './export-format.ts';

/** The report's own; the application hands it in, because formats do not know the report. */
export type MakeDocument = (source: ExportSource) => ReportDocument;

export const documentOmits = [
  'drawings (each leg stands in a table), logo and colour',
  'the content of evidence (its SHA-256 is listed)',
  'seconds and time zones',
  'the change history',
] as const;
