/** The CSV exports: one table each, for trackers and scripts. */
import type { ExportFormat } from '../export-format.ts';
import { findingsTable } from '../tables/findings-table.ts';
import { plugInsTable } from '../tables/plug-ins-table.ts';
import { portsTable } from '../tables/ports-table.ts';
import type { Table } from '../tables/table.ts';
import { writeCsv } from './write-csv.ts';

/** A table of plain cells has no place for remarks: the heading of a last column without cells says what is not in the file. */
const sayOmits = ({ columns, rows, ...table }: Table, omits: readonly string[]): Table => ({
  ...table,
  columns: [...columns, { title: `Not in this file: ${omits.join(' / ')}`, kind: 'text', width: 20 }],
  rows: rows.map((row) => [...row, null]),
});

const create = (
  title: string,
  purpose: string,
  extension: string,
  omits: readonly string[],
  table: (source: Parameters<ExportFormat['render']>[0]) => Table,
): ExportFormat => ({ title, purpose, extension, mediaType: 'text/csv', omits, render: (source) => writeCsv(sayOmits(table(source), omits)) });

const mark = 'an apostrophe stands before text that a spreadsheet could take for a formula';

export const findingsCsv = create(
  'Findings (CSV)',
  'For a tracker: one line per finding, decisions included.',
  '.findings.csv',
  ['questions that raise nothing', 'who answered and when', 'plug-ins, ports, evidence files and texts', mark],
  findingsTable,
);
export const plugInsCsv = create(
  'Plug-ins (CSV)',
  'For the plug-in owners: the register with rating and reasons.',
  '.plug-ins.csv',
  ['reasons, notes, names and evidence behind the answers on a plug-in', 'everything but the register', mark],
  plugInsTable,
);
export const portsCsv = create(
  'Ports (CSV)',
  'For the network team: every hop, documented and observed.',
  '.ports.csv',
  ['everything but the hops', mark],
  portsTable,
);
