/** The cells of a sheet as markup: text is a shared string and never anything else, numbers and dates are numbers. */
import type { Cell, Column, Table } from '../tables/table.ts';
import type { SharedStrings } from './shared-strings.ts';
import { styleOf } from './styles-part.ts';

/** `A`, `Z`, `AA` for 0, 25, 26. */
export const columnName = (at: number): string => (at < 26 ? '' : columnName(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));

/** Days since 30 December 1899, as spreadsheets count them; null where the text is no calendar date. */
const dayNumber = (text: string): number | null => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / 86_400_000 + 25_569 : null);

const numberOf = (cell: string | number, { kind }: Column): number | null =>
  typeof cell === 'number' ? cell : kind === 'date' ? dayNumber(cell) : null;

/** What is the same in all cells of a column, put together once: most of the time goes into joining text. */
interface Frame {
  readonly column: Column;
  readonly toFill: boolean;
  /** Up to the row number. */
  readonly start: string;
  readonly head: string;
  readonly text: string;
  readonly number: string;
  readonly empty: string;
}

const frameOf = (column: Column, at: number, toFill: boolean): Frame => {
  const style = String(toFill ? styleOf.open : styleOf[column.kind]);
  return {
    column,
    toFill,
    start: `<c r="${columnName(at)}`,
    head: `" s="${String(toFill ? styleOf.openHead : styleOf.head)}" t="s"><v>`,
    text: `" s="${style}" t="s"><v>`,
    number: `" s="${style}"><v>`,
    empty: `" s="${style}"/>`,
  };
};

const end = '</v></c>';

const cellMarkup = (frame: Frame, row: string, cell: Cell, strings: SharedStrings): string => {
  if (cell === null) return frame.toFill ? frame.start + row + frame.empty : '';
  const number = numberOf(cell, frame.column);
  return number === null
    ? frame.start + row + frame.text + String(strings.numberOf(String(cell))) + end
    : frame.start + row + frame.number + String(number) + end;
};

/** Rows of a table; cells of `open` columns stand there even where they are empty, so that they can be seen. */
export const rowsMarkup = ({ columns, rows }: Table, open: readonly string[], strings: SharedStrings): string => {
  const frames = columns.map((column, at) => frameOf(column, at, open.includes(column.title)));
  const head = frames.map(({ start, head: style, column }) => `${start}1${style}${String(strings.numberOf(column.title))}${end}`).join('');
  let markup = `<row r="1" ht="32" customHeight="1">${head}</row>`;
  rows.forEach((cells, index) => {
    const row = String(index + 2);
    markup += `<row r="${row}">`;
    frames.forEach((frame, at) => (markup += cellMarkup(frame, row, cells[at] ?? null, strings)));
    markup += '</row>';
  });
  return markup;
};
