/** Reads a respondent file that came back, as workbook or as CSV: rows with an id and something written, nothing judged yet. */
import { quote } from '#core/parse/shape.ts';
import { readCsv } from '../csv/read-csv.ts';
import { refuseFile } from '../refused-file.ts';
import type { ReadCell, ReadSheet } from '../xlsx/read-sheet.ts';
import { isArchive, isOldOffice, readWorkbook } from '../xlsx/read-workbook.ts';
import { formatMark, formatVersion, instructionsSheet, marks, questionsSheet, titles } from './columns.ts';

export interface FilledRow {
  readonly row: number;
  readonly question: string;
  readonly answer: ReadCell | null;
  readonly note: string;
  readonly by: string;
}

export interface RespondentFile {
  readonly rows: readonly FilledRow[];
  /** What the file says of itself; null in CSV, which has no place for it. */
  readonly edition: string | null;
  readonly assessment: string | null;
}

/** Typed text as it is; numbers and dates that a spreadsheet made of it, as they read. */
const cellText = (cell: ReadCell | undefined): string => {
  switch (cell?.kind) {
    case 'text':
      return cell.text.trim();
    case 'number':
      return String(cell.number);
    case 'date':
      return cell.date;
    case 'flag':
      return cell.flag ? 'true' : 'false';
    case 'formula':
    case undefined:
      return '';
  }
};

const isBlank = (cell: ReadCell | undefined): boolean => cell === undefined || (cell.kind === 'text' && cell.text.trim() === '');

type Wanted = 'id' | 'answer' | 'note' | 'by';
const wanted: readonly Wanted[] = ['id', 'answer', 'note', 'by'];

const findColumns = (sheet: ReadSheet): Readonly<Record<Wanted, number>> => {
  const heading = [...(sheet.get(1) ?? [])].map(([at, cell]) => [at, cellText(cell)] as const);
  const columnOf = (name: Wanted): number => {
    const found = heading.filter(([, title]) => title === titles[name]);
    const [first] = found;
    if (!first)
      throw refuseFile(`The first row has no column “${titles[name]}”. Choose the respondent file that Postern wrote, with its titles kept.`);
    if (found.length > 1) throw refuseFile(`The first row has the column “${titles[name]}” twice. Take one out.`);
    return first[0];
  };
  return Object.fromEntries(wanted.map((name) => [name, columnOf(name)])) as Record<Wanted, number>;
};

/** Rows in which the respondent wrote something. An id is needed; a row without one but with an answer is refused with its place. */
const filledRows = (sheet: ReadSheet): readonly FilledRow[] => {
  const at = findColumns(sheet);
  return [...sheet].flatMap(([row, cells]): readonly FilledRow[] => {
    const answer = cells.get(at.answer);
    const note = cellText(cells.get(at.note));
    if (row === 1 || (isBlank(answer) && note === '')) return [];
    const question = cellText(cells.get(at.id));
    if (question === '') throw refuseFile(`Row ${String(row)} has an answer or a note and no question id. Put the id back, or take the row out.`);
    return [{ row, question, answer: isBlank(answer) ? null : (answer ?? null), note, by: cellText(cells.get(at.by)) }];
  });
};

/** `Format`, `Edition` and `Assessment` as the instructions sheet tells them. */
const readMarks = (sheet: ReadSheet | undefined): ReadonlyMap<string, string> =>
  new Map([...(sheet?.values() ?? [])].map((cells) => [cellText(cells.get(0)), cellText(cells.get(1))]));

const checkFormat = (format: string | undefined): void => {
  if (format === undefined) return;
  const [name = '', version = ''] = format.split(' ');
  if (name !== formatMark) throw refuseFile(`The file says that it is ${quote(format)}, which is no respondent file.`);
  if (Number(version) > formatVersion) throw refuseFile('The file was written by a newer Postern. Update Postern to take it.');
};

const fromWorkbook = async (bytes: Uint8Array): Promise<RespondentFile> => {
  const sheets = await readWorkbook(bytes);
  const sheet = sheets.get(questionsSheet);
  if (!sheet) throw refuseFile(`The workbook has no sheet “${questionsSheet}”. Choose the respondent file that Postern wrote.`);
  const found = readMarks(sheets.get(instructionsSheet));
  checkFormat(found.get(marks.format));
  return { rows: filledRows(sheet), edition: found.get(marks.edition) ?? null, assessment: found.get(marks.assessment) ?? null };
};

const fromCsv = (bytes: Uint8Array): RespondentFile => {
  const sheet: ReadSheet = new Map(
    readCsv(bytes).map((row, at) => [at + 1, new Map(row.map((text, column) => [column, { kind: 'text', text }] as const))]),
  );
  return { rows: filledRows(sheet), edition: null, assessment: null };
};

/** Told apart by content, never by name. Throws `RefusedFile`. */
export const readRespondentFile = async (bytes: Uint8Array): Promise<RespondentFile> => {
  if (bytes.byteLength === 0) throw refuseFile('The file is empty. Choose the file that was sent back.');
  return isArchive(bytes) || isOldOffice(bytes) ? fromWorkbook(bytes) : fromCsv(bytes);
};
