/** A table as CSV after RFC 4180: UTF-8 with byte order mark, CRLF, every text in quotes, numbers and empty cells bare. */
import Papa from 'papaparse';
import type { Cell, Table } from '../tables/table.ts';
import { neutralText } from './neutral-text.ts';

export const byteOrderMark = '\u{FEFF}';

const neutral = (cell: Cell): Cell => (typeof cell === 'string' ? neutralText(cell) : cell);

/** ISO dates stay as they are: they start with a digit and every reader knows them. */
export const writeCsv = ({ columns, rows }: Table): Uint8Array => {
  const data = [columns.map(({ title }) => title), ...rows].map((row) => row.map(neutral));
  const csv = Papa.unparse(data, { newline: '\r\n', quotes: (cell: unknown) => typeof cell === 'string' && cell !== '' });
  return new TextEncoder().encode(`${byteOrderMark}${csv}\r\n`);
};
