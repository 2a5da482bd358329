/** Formats of the exchange room by their name in the contract. Each is loaded when it is first asked for. */
import { reportKinds, type ReportFormat, type ReportKind, type ReportOptions, type TableFormat } from '#contract/contract.ts';
import type { MakeDocument } from '#exchange/document-format.ts';
import type { ExportFormat } from '#exchange/export-format.ts';
import { documentKinds } from '#report/model/kinds.ts';
import type { ReportInput } from '#report/report-input.ts';
import { Trouble } from './ports.ts';
import type { ReportMarks } from './report-marks.ts';

/** What a report is cut by and names beside the assessment; formats that are no report have no use for it. */
export type Cut = ReportMarks & Pick<ReportInput, 'earlier'> & { readonly options: ReportOptions };

const whole: Cut = { options: { paper: 'A4', without: [] } };

/** The report's own words as plain structure: formats for words are written from it and know nothing else of the report. */
const words = async (cut: Cut): Promise<MakeDocument> => {
  const { createDocument } = await import('#report/document/create-document.ts');
  return (source) => createDocument({ ...source, ...cut });
};

export const loadFormat: { readonly [F in TableFormat]: (cut?: Cut) => Promise<ExportFormat> } = {
  json: async () => (await import('#exchange/result-json/result-json.ts')).resultJson,
  xlsx: async () => (await import('#exchange/xlsx/workbook.ts')).workbook,
  questionnaire: async () => (await import('#exchange/questionnaire/questionnaire.ts')).questionnaire,
  'findings-csv': async () => (await import('#exchange/csv/csv-formats.ts')).findingsCsv,
  'plug-ins-csv': async () => (await import('#exchange/csv/csv-formats.ts')).plugInsCsv,
  'ports-csv': async () => (await import('#exchange/csv/csv-formats.ts')).portsCsv,
  docx: async (cut = whole) => (await import('#exchange/docx/docx.ts')).createDocx(await words(cut)),
  markdown: async (cut = whole) => (await import('#exchange/markdown/markdown.ts')).createMarkdown(await words(cut)),
  hdf: async () => (await import('#exchange/hdf/results-v3.ts')).hdf,
  heimdall: async () => (await import('#exchange/hdf/exec-json.ts')).heimdall,
  oscal: async () => (await import('#exchange/oscal/oscal.ts')).oscal,
};

/** The kinds of report that a format can be; null: it holds the whole assessment, whatever kind is chosen. */
export const kindsOf = (format: ReportFormat): readonly ReportKind[] | null => {
  if (format === 'pdf' || format === 'html') return reportKinds;
  return format === 'docx' || format === 'markdown' ? documentKinds : null;
};

/** Throws `Trouble` where the format cannot be the kind of report that is asked for. */
export const checkKind = (format: ReportFormat, { kind = 'full' }: ReportOptions): void => {
  if (kindsOf(format)?.includes(kind) === false)
    throw new Trouble(
      'refused',
      'A form to be filled in on paper is made as PDF or HTML. To have questions answered on a screen, take the respondent file (Excel).',
    );
};
