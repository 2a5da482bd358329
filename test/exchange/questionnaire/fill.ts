/** A respondent: takes the file as it was sent, writes into it, and sends it back as workbook or as CSV. */
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { ExportSource } from '#exchange/export-format.ts';
import { titles } from '#exchange/questionnaire/columns.ts';
import { escapeCellText } from '#exchange/xlsx/cell-text.ts';
import { questionnaire } from '#exchange/questionnaire/questionnaire.ts';
import { openWorkbook, type SheetRows } from '../xlsx/open-workbook.ts';

export interface Filled {
  readonly answer?: string | number | Date | boolean;
  readonly note?: string;
  readonly by?: string;
}

export const sendOut = async (source: ExportSource): Promise<ReadonlyMap<string, SheetRows>> => openWorkbook(await questionnaire.render(source));

/** The rows of the questions sheet with what the respondent wrote. */
export const fillRows = (sheets: ReadonlyMap<string, SheetRows>, filled: Readonly<Record<string, Filled>>): SheetRows => {
  const [head, ...rows] = sheets.get('Questions')!;
  const at = (title: string): number => head!.indexOf(title);
  return [
    head!,
    ...rows.map((row) => {
      const given = filled[row[at(titles.id)] as string];
      if (!given) return row;
      const copy = [...row];
      copy[at(titles.answer)] = given.answer ?? null;
      copy[at(titles.note)] = given.note ?? null;
      copy[at(titles.by)] = given.by ?? null;
      return copy;
    }),
  ];
};

/** The package keeps its texts in a plain object, where `constructor` is a function; an escape gives it another name. */
const libraryText = (text: string): string => (text in {} ? `_x${text.charCodeAt(0).toString(16).padStart(4, '0')}_${text.slice(1)}` : text);
/** As a spreadsheet program writes text that XML cannot hold. */
const escaped = (cell: unknown): unknown => (typeof cell === 'string' ? libraryText(escapeCellText(cell)) : cell);

/** Written by the package alone, as another program would write it. */
export const toWorkbook = async (sheets: ReadonlyMap<string, SheetRows>, questions: SheetRows): Promise<Uint8Array> => {
  const all = [...sheets].map(([sheet, data]) => ({
    sheet,
    dateFormat: 'yyyy-mm-dd',
    data: (sheet === 'Questions' ? questions : data).map((row) => row.map(escaped)) as SheetData,
  }));
  return new Uint8Array(await writeXlsxFile(all).toBuffer());
};

export const toCsv = (questions: SheetRows, separator = ','): Uint8Array => {
  const field = (cell: unknown): string => (cell === null || cell === undefined ? '' : `"${(cell as string).replaceAll('"', '""')}"`);
  return new TextEncoder().encode(`\u{FEFF}${questions.map((row) => row.map(field).join(separator)).join('\r\n')}\r\n`);
};

export const fill = async (source: ExportSource, filled: Readonly<Record<string, Filled>>): Promise<Uint8Array> => {
  const sheets = await sendOut(source);
  return toWorkbook(sheets, fillRows(sheets, filled));
};
