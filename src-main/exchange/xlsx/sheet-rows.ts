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

const lineHeight = 15;
/** Excel knows no higher row. */
const mostHeight = 409;
/** Ideographs and their like are as wide as two digits, by which columns are measured. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/g;

/** Widths are counted in digits; of text a tenth more goes on a line. */
const linesOf = (text: string, digits: number): number => {
  const width = digits * 1.1;
  if (text.length * 2 <= width && !text.includes('\n')) return 1;
  const lengthOf = (line: string): number => line.length + (line.match(wide)?.length ?? 0);
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(lengthOf(line) / width)), 0);
};

/**
 * As high as the text that wraps in it, said as what a program found and not as what a person set: Excel fits such a row
 * by itself, LibreOffice leaves it as it is written.
 */
const heightOf = (cells: readonly Cell[], columns: readonly Column[]): string => {
  let lines = 1;
  for (const [at, cell] of cells.entries()) if (typeof cell === 'string') lines = Math.max(lines, linesOf(cell, columns[at]?.width ?? 10));
  return lines === 1 ? '' : ` ht="${String(Math.min(lines * lineHeight, mostHeight))}"`;
};

/** Rows of a table; cells of `open` columns stand there even where they are empty, so that they can be seen. */
export const rowsMarkup = ({ columns, rows }: Table, open: readonly string[], strings: SharedStrings): string => {
  const frames = columns.map((column, at) => frameOf(column, at, open.includes(column.title)));
  const head = frames.map(({ start, head: style, column }) => `${start}1${style}${String(strings.numberOf(column.title))}${end}`).join('');
  let markup = `<row r="1" ht="32" customHeight="1">${head}</row>`;
  rows.forEach((cells, index) => {
    const row = String(index + 2);
    markup += `<row r="${row}"${heightOf(cells, columns)}>`;
    frames.forEach((frame, at) => (markup += cellMarkup(frame, row, cells[at] ?? null, strings)));
    markup += '</row>';
  });
  return markup;
};
