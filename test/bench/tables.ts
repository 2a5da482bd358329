/**
 * Tables: the workbook and the CSV of the sample, and 10,000 findings as a workbook against the least that a workbook can be:
 * the same texts as inline strings in one sheet, without style, head or filter, zipped. Reading takes that bare one.
 */
import type { ExportSource } from '#exchange/export-format.ts';
import { findingsCsv } from '#exchange/csv/csv-formats.ts';
import { findingsTable } from '#exchange/tables/findings-table.ts';
import { writeCsv } from '#exchange/csv/write-csv.ts';
import type { Table } from '#exchange/tables/table.ts';
import { readWorkbook } from '#exchange/xlsx/read-workbook.ts';
import { workbook } from '#exchange/xlsx/workbook.ts';
import { writeWorkbook } from '#exchange/xlsx/write-workbook.ts';
import { craftArchive } from '../exchange/xlsx/craft-archive.ts';
import type { Figure } from './figure.ts';
import { compare, spread, timed } from './measure.ts';
import { readSample } from './sample-report.ts';

const many = 10_000;
const xmlText = (text: string): string => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&gt;');

/** The floor: every cell written as it comes. */
const bareWorkbook = ({ columns, rows }: Table): Uint8Array => {
  const cell = (value: string | number | null): string =>
    value === null ? '<c/>' : typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${xmlText(value)}</t></is></c>`;
  const lines = [columns.map(({ title }) => title), ...rows].map((row) => `<row>${row.map(cell).join('')}</row>`);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return craftArchive([
    { name: 'xl/workbook.xml', content: `<workbook xmlns="${main}" xmlns:r="urn:r"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', content: '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>' },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>` },
  ]);
};

/** The findings of the sample again and again, each row with a text of its own, ten of the columns. */
const manyFindings = (table: Table): Table => {
  const kept = table.columns.slice(0, 10);
  return {
    name: table.name,
    columns: kept,
    rows: Array.from({ length: many }, (_, at) => [`F-${at}`, ...(table.rows[at % table.rows.length] ?? []).slice(1, kept.length)]),
  };
};

export const measureTables = async (): Promise<readonly Figure[]> => {
  const sample = readSample();
  const source: ExportSource = {
    catalog: sample.catalog,
    assessment: sample.assessment,
    result: sample.evaluate(),
    programVersion: 'bench',
    madeAt: '2026-11-23T12:00:00+01:00',
    evidence: () => new Uint8Array(),
    sha256: () => '',
  };
  const big = manyFindings(findingsTable(source));
  const bare = bareWorkbook(big);
  const full = await compare(12, { xlsx: () => timed(() => workbook.render(source)), csv: () => timed(() => findingsCsv.render(source)) }, 3);
  const rows = await compare(5, {
    xlsx: () => timed(() => writeWorkbook([{ table: big }])),
    floor: () => timed(() => bareWorkbook(big)),
    csv: () => timed(() => writeCsv(big)),
    read: () => timed(() => readWorkbook(bare)),
  });
  const what = 'bare sheet of inline strings';
  const told = { unit: 'ms', target: 12 } as const;
  return [
    { ...told, feel: 'workbook of the sample, 11 sheets', ours: full.xlsx, wanted: { most: 300 } },
    { ...told, feel: 'findings of the sample as CSV', ours: full.csv, wanted: { most: 300 } },
    {
      target: 16,
      unit: 'ms',
      feel: `${many} findings as a workbook`,
      ours: rows.xlsx,
      floor: { what, spread: rows.floor },
      wanted: { ratio: 1.5 },
      cited: 'ExcelJS 356 ms, its stream writer 146 ms (8 columns)',
    },
    { ...told, feel: `${many} findings as CSV`, ours: rows.csv, floor: { what, spread: rows.floor }, wanted: { ratio: 1 } },
    { ...told, feel: `${many} findings read strictly`, ours: rows.read, floor: { what, spread: rows.floor }, wanted: {} },
    {
      target: 12,
      unit: 'KB',
      feel: `size of the workbook of ${many} findings`,
      ours: spread([(await writeWorkbook([{ table: big }])).byteLength / 1024]),
      floor: { what, spread: spread([bare.byteLength / 1024]) },
      wanted: { ratio: 1.5 },
    },
  ];
};
