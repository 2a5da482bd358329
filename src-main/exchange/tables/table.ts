/** A table as every spreadsheet format writes it: typed columns, plain cells. What a cell may not hold in a format is that format's business. */

/** Dates are ISO 8601 calendar dates; instants stay text, because no spreadsheet keeps their offset. */
export type ColumnKind = 'text' | 'integer' | 'number' | 'date';

export interface Column {
  readonly title: string;
  readonly kind: ColumnKind;
  /** In characters of the default typeface. */
  readonly width: number;
}

/** Text or an ISO date, a number, or nothing. */
export type Cell = string | number | null;

export interface Table {
  /** Name of the sheet; at most 31 characters. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** One column and where its cells come from. */
export interface ColumnOf<Row> extends Column {
  readonly cell: (row: Row) => Cell | undefined;
}

const column =
  (kind: ColumnKind) =>
  <Row>(title: string, width: number, cell: ColumnOf<Row>['cell']): ColumnOf<Row> => ({ title, kind, width, cell });
export const text = column('text');
export const integer = column('integer');
export const number = column('number');
export const date = column('date');

/** Rows through columns; an empty text counts as nothing. */
export const createTable = <Row>(name: string, columns: readonly ColumnOf<Row>[], rows: readonly Row[]): Table => ({
  name,
  columns: columns.map(({ title, kind, width }) => ({ title, kind, width })),
  rows: rows.map((row) =>
    columns.map(({ cell }) => {
      const value = cell(row);
      return value === undefined || value === '' ? null : value;
    }),
  ),
});

/** Several things in one cell, one per line. */
export const lines = (parts: readonly (string | number)[] | undefined): string => (parts ?? []).join('\n');

export const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');
