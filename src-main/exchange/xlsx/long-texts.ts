/** Excel holds 32,767 characters in a cell. Longer text is cut with a mark, and stands whole, in parts, on a sheet of its own. */
import { createTable, integer, text, type Cell, type ColumnOf, type Table } from '../tables/table.ts';
import { escapeCellText } from './cell-text.ts';

export const mostCellCharacters = 32_767;
/** Room for the mark behind a text that was cut. */
const partLength = 32_000;

interface Part {
  readonly entry: number;
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly part: number;
  readonly of: number;
  readonly text: string;
}

const columns: readonly ColumnOf<Part>[] = [
  integer('Entry', 8, ({ entry }) => entry),
  text('Sheet', 18, ({ sheet }) => sheet),
  integer('Row', 8, ({ row }) => row),
  text('Column', 24, ({ column }) => column),
  integer('Part', 8, ({ part }) => part),
  integer('Of', 8, ({ of }) => of),
  text('Text', 100, (part) => part.text),
];

/** Pieces whose escaped form fits, cut between characters: one cannot know how a reader counts escapes. */
const split = (whole: string): readonly string[] => {
  const pieces: string[] = [];
  let piece = '';
  let length = 0;
  for (const character of whole) {
    // A run of text is escaped by what follows an underscore; seven per underscore is the most it can become.
    const grown = character === '_' ? 7 : escapeCellText(character).length;
    if (length + grown > partLength) {
      pieces.push(piece);
      [piece, length] = ['', 0];
    }
    piece += character;
    length += grown;
  }
  return [...pieces, piece];
};

const isLong = (cell: Cell): cell is string =>
  typeof cell === 'string' && cell.length > mostCellCharacters / 7 && escapeCellText(cell).length > mostCellCharacters;

/** The tables with every cell short enough, and behind them `Long texts` where something was cut. */
export const moveLongTexts = (tables: readonly Table[]): readonly Table[] => {
  const parts: Part[] = [];
  let entry = 0;
  const shorten = (table: Table, cell: Cell, row: number, at: number): Cell => {
    if (!isLong(cell)) return cell;
    const pieces = split(cell);
    entry += 1;
    const place = { entry, sheet: table.name, row: row + 2, column: table.columns[at]?.title ?? '', of: pieces.length };
    pieces.forEach((piece, index) => parts.push({ ...place, part: index + 1, text: piece }));
    return `${pieces[0] ?? ''}… [cut by Excel's limit of 32,767 characters; whole on sheet “Long texts”, entry ${String(entry)}]`;
  };
  const short = tables.map((table) => ({ ...table, rows: table.rows.map((row, r) => row.map((cell, c) => shorten(table, cell, r, c))) }));
  return entry === 0 ? short : [...short, createTable('Long texts', columns, parts)];
};
