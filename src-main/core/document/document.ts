/**
 * A report as plain structure: headings, paragraphs, lists and tables in reading order, with no mark-up and no layout.
 * The report makes it, and every format for words (Word, Markdown) writes the same one.
 */
import type { Rating } from '#core/evaluation/result.ts';

/** A piece of text with one look. Any text may come from people: it is never mark-up. */
export interface Run {
  readonly text: string;
  readonly look?: 'strong' | 'emphasis' | 'code' | 'quiet';
}

/** One paragraph of text; line breaks stand in the text as `\n`. */
export type Line = readonly Run[];

export interface Cell {
  readonly lines: readonly Line[];
  /** The cell says this rating in words; a format may also colour it. */
  readonly tone?: Rating;
}

export interface Column {
  readonly label: string;
  /** Share of the table's width, in per cent; all columns of a table make 100. */
  readonly share: number;
}

/** A row of cells, one per column, or a title over the rows that follow. */
export type Row = { readonly kind: 'cells'; readonly cells: readonly Cell[] } | { readonly kind: 'group'; readonly title: string };

export type Block =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3;
      readonly text: string;
      /** Of a chapter or path; the contents list headings that have one. */
      readonly number?: string;
    }
  /** `own`: in the auditor's words; `item`: the title of what follows it. */
  | { readonly kind: 'paragraph'; readonly line: Line; readonly role?: 'lead' | 'own' | 'remark' | 'item' }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  | { readonly kind: 'table'; readonly caption: string; readonly columns: readonly Column[]; readonly rows: readonly Row[] };

export interface ReportDocument {
  readonly title: string;
  readonly subtitle: string;
  /** Who, where, when, in which state: a word and what is said of it. */
  readonly facts: readonly { readonly word: string; readonly text: string }[];
  /** For the properties of the file. */
  readonly authors: readonly string[];
  readonly client: string;
  /** BCP 47. */
  readonly language: string;
  readonly paper: 'A4' | 'Letter';
  /** Stands at the foot of each page. */
  readonly foot: string;
  readonly blocks: readonly Block[];
}
