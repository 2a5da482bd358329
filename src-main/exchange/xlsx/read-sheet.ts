/** The cells of one sheet of a foreign workbook. */
import { quote } from '#core/parse/shape.ts';
import { refuseFile } from '../refused-file.ts';
import { unescapeCellText } from './cell-text.ts';
import { readXml } from './read-xml.ts';

export type ReadCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  /** ISO 8601: a date, or a date with a time of day. */
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'flag'; readonly flag: boolean }
  /** Computed, or an error that computing gave: nobody typed it. */
  | { readonly kind: 'formula' };

/** Row number (1 for the first) -> column number (0 for A) -> cell. Empty cells are absent. */
export type ReadSheet = ReadonlyMap<number, ReadonlyMap<number, ReadCell>>;

export interface SheetContext {
  readonly strings: readonly string[];
  readonly dates: readonly boolean[];
  /** The workbook counts days from 1904. */
  readonly from1904: boolean;
}

const mostRows = 20_000;
const mostColumns = 200;
const mostText = 100_000;

const columnNumber = (letters: string): number => Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Day 60 of the 1900 count is a day that never was; before it, days are one off. */
const toDate = (serial: number, from1904: boolean): string | null => {
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const instant = new Date(Math.round((days - 25_569) * 86_400) * 1_000);
  if (days < 1 || days >= 2_958_466 || Number.isNaN(instant.getTime())) return null;
  const iso = instant.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
};

interface Draft {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  inline: string;
  formula: boolean;
}

const toCell = (draft: Draft, context: SheetContext, where: string): ReadCell | null => {
  const { type, value, inline, style } = draft;
  if (draft.formula || type === 'e') return { kind: 'formula' };
  if (type === 'inlineStr' || type === 'str') return textCell(unescapeCellText(type === 'str' ? value : inline), where);
  if (value.trim() === '') return null;
  if (type === 's') {
    const text = context.strings[Number(value)];
    if (text === undefined) throw refuseFile(`${where} refers to a text that the workbook does not hold. Save it again.`);
    return textCell(text, where);
  }
  if (type === 'b') return { kind: 'flag', flag: value.trim() === '1' };
  if (type === 'd') return { kind: 'date', date: value.trim().slice(0, 19) };
  const number = Number(value);
  if (type !== 'n' || !Number.isFinite(number))
    throw refuseFile(`${where} holds ${quote(value)}, which is no value of a known kind. Save the file again.`);
  const date = context.dates[style] === true ? toDate(number, context.from1904) : null;
  return date === null ? { kind: 'number', number } : { kind: 'date', date };
};

const textCell = (text: string, where: string): ReadCell | null => {
  if (text.length > mostText) throw refuseFile(`${where} holds ${String(text.length)} characters; at most ${String(mostText)} are read.`);
  return text === '' ? null : { kind: 'text', text };
};

/** `name` is the sheet's, for sentences. Throws `RefusedFile` with the cell. */
export const readSheet = (member: string, bytes: Uint8Array, name: string, context: SheetContext): ReadSheet => {
  const rows = new Map<number, Map<number, ReadCell>>();
  const refuse = (where: string, what: string) => refuseFile(`Sheet ${quote(name)}, ${where}: ${what}`);
  let row = 0;
  let column = -1;
  let draft: Draft | null = null;
  let into: 'value' | 'inline' | null = null;
  let aside = false;

  const place = (reference: string | undefined): void => {
    column += 1;
    if (reference === undefined) return;
    const match = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference);
    if (!match || Number(match[2]) !== row)
      throw refuse(`row ${String(row)}`, `the cell address ${quote(reference)} does not fit. Save the file again.`);
    column = columnNumber(match[1] ?? '');
  };
  const startRow = (number: string | undefined): void => {
    row = number === undefined ? row + 1 : Number(number);
    column = -1;
    if (!Number.isInteger(row) || row < 1 || row > 1_048_576)
      throw refuse('a row', `the row number ${quote(number)} does not exist. Save the file again.`);
    if (rows.has(row)) throw refuse(`row ${String(row)}`, 'it stands there twice. Save the file again.');
    if (rows.size >= mostRows) throw refuse(`row ${String(row)}`, `more than ${String(mostRows)} rows are not read.`);
    rows.set(row, new Map());
  };
  const finish = (): void => {
    if (!draft) return;
    const where = `row ${String(draft.row)}, column ${String(draft.column + 1)}`;
    const cells = rows.get(draft.row);
    const cell = toCell(draft, context, `Sheet ${quote(name)}, ${where}`);
    if (cells?.has(draft.column)) throw refuse(where, 'the cell stands there twice. Save the file again.');
    if (cell && draft.column >= mostColumns) throw refuse(where, `more than ${String(mostColumns)} columns are not read.`);
    if (cell) cells?.set(draft.column, cell);
    draft = null;
  };

  readXml(member, bytes, {
    open: ({ local }, attribute) => {
      if (local === 'row') startRow(attribute('r'));
      else if (local === 'c') {
        place(attribute('r'));
        draft = { row, column, type: attribute('t') ?? 'n', style: Number(attribute('s') ?? '0'), value: '', inline: '', formula: false };
      } else if (local === 'f' && draft) draft.formula = true;
      else if (local === 'v') into = 'value';
      else if (local === 't') into = 'inline';
      else if (local === 'rPh') aside = true;
    },
    text: (text) => {
      if (draft && into && !aside) draft[into] += text;
    },
    close: ({ local }) => {
      if (local === 'v' || local === 't') into = null;
      else if (local === 'rPh') aside = false;
      else if (local === 'c') finish();
    },
  });
  return rows;
};
