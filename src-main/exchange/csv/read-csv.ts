/** Reads CSV strictly: UTF-8, one separator throughout, quotes that close, size and counts capped. Gives text cells, guards against formulas taken off. */
import Papa from 'papaparse';
import { refuseFile } from '../refused-file.ts';
import { plainText } from './neutral-text.ts';
import { byteOrderMark } from './write-csv.ts';

export const mostCsvBytes = 10 * 1024 * 1024;
const mostRows = 20_000;
const mostColumns = 200;

const decode = (bytes: Uint8Array): string => {
  if (bytes.byteLength > mostCsvBytes) throw refuseFile('The table has more than 10 MB; a respondent file is far smaller. Choose the right file.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuseFile('The table is not UTF-8 text. In Excel, save it as “CSV UTF-8 (Comma delimited)” or as a workbook.');
  }
};

/** The separator is told by the heading, where Postern's own titles hold none. */
const separatorOf = (heading: string): string => [',', ';', '\t'].find((one) => heading.split(one).length > 2) ?? ',';

/** Rows of text cells, the heading first. Throws `RefusedFile` naming the row. */
export const readCsv = (bytes: Uint8Array): readonly (readonly string[])[] => {
  const text = decode(bytes).replace(new RegExp(`^${byteOrderMark}`), '');
  if (text.includes('\0')) throw refuseFile('The file holds zero bytes; it is no CSV. Choose the table that was sent back.');
  const [heading = ''] = text.split(/\r?\n/, 1);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: separatorOf(heading), preview: mostRows + 1 });
  const [fault] = errors;
  if (fault) {
    const place = fault.row === undefined ? '' : ` in row ${String(fault.row + 1)}`;
    throw refuseFile(`The quotes of the table do not close${place}. Save the file again from the program that made it.`);
  }
  if (data.length > mostRows) throw refuseFile(`The table has more than ${String(mostRows)} rows; at most that many are read.`);
  const wide = data.findIndex((row) => row.length > mostColumns);
  if (wide >= 0) throw refuseFile(`Row ${String(wide + 1)} has more than ${String(mostColumns)} cells; this is no respondent file.`);
  // What follows the last line end is no row.
  const rows = data.at(-1)?.join('') === '' ? data.slice(0, -1) : data;
  return rows.map((row) => row.map(plainText));
};
