/** Formats of the exchange room by their name in the contract. Each is loaded when it is first asked for. */
import type { TableFormat } from '#contract/contract.ts';
import type { ExportFormat } from '#exchange/export-format.ts';

/** The report's own words as plain structure: formats for words are written from it and know nothing else of the report. */
const words = async () => (await import('#report/document/create-document.ts')).createDocument;

export const loadFormat: { readonly [F in TableFormat]: () => Promise<ExportFormat> } = {
  json: async () => (await import('#exchange/result-json/result-json.ts')).resultJson,
  xlsx: async () => (await import('#exchange/xlsx/workbook.ts')).workbook,
  questionnaire: async () => (await import('#exchange/questionnaire/questionnaire.ts')).questionnaire,
  'findings-csv': async () => (await import('#exchange/csv/csv-formats.ts')).findingsCsv,
  'plug-ins-csv': async () => (await import('#exchange/csv/csv-formats.ts')).plugInsCsv,
  'ports-csv': async () => (await import('#exchange/csv/csv-formats.ts')).portsCsv,
  docx: async () => (await import('#exchange/docx/docx.ts')).createDocx(await words()),
  markdown: async () => (await import('#exchange/markdown/markdown.ts')).createMarkdown(await words()),
  hdf: async () => (await import('#exchange/hdf/results-v3.ts')).hdf,
  heimdall: async () => (await import('#exchange/hdf/exec-json.ts')).heimdall,
  oscal: async () => (await import('#exchange/oscal/oscal.ts')).oscal,
};
