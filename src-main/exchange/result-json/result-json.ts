/** The result document as indented JSON: what `postern evaluate --json` prints on one line. */
import type { ExportFormat } from '#exchange/export-format.ts';

export const resultJson: ExportFormat = {
  title: 'Result (JSON)',
  purpose: 'For programs: findings, ratings and scores as evaluated.',
  extension: '.result.json',
  mediaType: 'application/json',
  omits: ['notes', 'evidence', 'texts of the report', 'plug-in records'],
  render: ({ result }) => new TextEncoder().encode(`${JSON.stringify(result, null, 2)}\n`),
};
