/**
 * Full-text search over what people typed. Newest first with a limit: ranking would visit every hit (performance.md,
 * section 7). What the auditor types is data: each word is quoted, so no search syntax gets through.
 */
import type { Entry, EntryKind } from '#core/assessment/entry.ts';
import type { Store } from '#application/ports.ts';
import { excerptCutter } from './excerpt.ts';
import { lineMissing, toRow, type Records } from './assessment-records.ts';
import type { Connection } from './open-database.ts';
import { sealEntry } from './seal.ts';
import { parseEntry } from './stored-entry.ts';
import { damaged } from './trouble.ts';
import { textOf, type WordIndex } from './word-index.ts';

type Found = ReturnType<Store['search']>[number];
type SearchHit = Found['hits'][number];

/** As SQLite gives it: hundreds of objects with names would cost more than what is in them. */
type HitRow = readonly [assessment: number, kind: EntryKind, key: string, value: string, seq: number, seal: string];

const mostWords = 20;
/** Written as a string, so that a start does not pay for the tables of letters that it stands for. */
const anyLetter = String.raw`[\p{L}\p{N}]`;

/** The words of a search as typed; pieces without a letter or digit find nothing and are left out. */
export const searchWords = (text: string): readonly string[] => {
  const holdsWord = new RegExp(anyLetter, 'u');
  return text
    .split(/[\s\0]+/u)
    .filter((piece) => holdsWord.test(piece))
    .slice(0, mostWords);
};

/** Every word quoted, so that it is data; the last one whole, or as a beginning. */
export const searchExpression = (words: readonly string[], last: 'whole' | 'beginning'): string =>
  `${words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' ')}${last === 'beginning' ? '*' : ''}`;

/** One letter begins too many words to be worth looking through; scripts without blanks are another matter. */
const isTooShort = (word: string | undefined): boolean => word !== undefined && /^[\x20-\x7e]$/.test(word);

// CROSS JOIN keeps SQLite from turning the order round: the index is walked from its newest row.
const searchIn = (which: string): string => `SELECT j.assessment, e.kind, e.key, j.after, e.seq, e.seal
  FROM word CROSS JOIN journal j ON j.seq = word.rowid
  CROSS JOIN assessment a ON a.number = j.assessment
  CROSS JOIN standing e ON e.assessment = j.assessment AND e.kind = j.kind AND e.key = j.key AND e.seq = j.seq
  WHERE word MATCH ? AND a.deleted_at IS NULL ${which} ORDER BY word.rowid DESC LIMIT ?`;
export const searchQuery = searchIn('AND a.archived_at IS NULL');

/** What it is called, who said it and when, where the entry holds that. */
const aboutEntry = ({ value }: Entry): Pick<SearchHit, 'name' | 'by' | 'at'> => {
  const {
    name,
    by = null,
    at = null,
  } = typeof value === 'string' ? {} : (value as { readonly name?: string; readonly by?: string; readonly at?: string });
  return { ...(name === undefined ? {} : { name }), by, at };
};

export const createSearch = (db: Connection, records: Records, index: WordIndex) => {
  const live = db.prepare<[string, number], HitRow>(searchQuery).raw();
  const everywhere = db.prepare<[string, number], HitRow>(searchIn('')).raw();

  /** By assessment, in the order in which each was found first. Many hits, few assessments: each line is checked once. */
  const toFound = (rows: readonly HitRow[], words: readonly string[]): readonly Found[] => {
    const cut = excerptCutter(words);
    const byNumber = Map.groupBy(rows, ([number]) => number);
    const lines = new Map(records.findAll([...byNumber.keys()]).map((line) => [line.number, toRow(line)]));
    const toHit = (assessment: string, [, kind, key, value, seq, seal]: HitRow): SearchHit => {
      if (sealEntry(assessment, { kind, key, value, seq }) !== seal) throw damaged(`Entry ${kind} ${key} does not match its seal.`);
      const entry = parseEntry({ kind, key, value });
      return { kind, key, ...aboutEntry(entry), pieces: cut(textOf(entry)) };
    };
    return Array.from(byNumber, ([number, own]) => {
      const line = lines.get(number);
      if (line === undefined) throw lineMissing(number);
      const { id, title, client, rating, changedAt } = line;
      return { id, title, client, rating, changedAt, hits: own.map((row) => toHit(id, row)) };
    });
  };

  return {
    /**
     * A beginning costs as much as all the words that it begins; a whole word costs nothing. So whole words come first,
     * and beginnings are looked for only while there is room left. The archive is searched only when asked for.
     */
    search: (text: string, limit: number, archived: boolean): readonly Found[] => {
      const find = archived ? everywhere : live;
      const words = searchWords(text);
      if (words.length === 0) return [];
      index.catchUp();
      const whole = find.all(searchExpression(words, 'whole'), limit);
      const rows = whole.length >= limit || isTooShort(words.at(-1)) ? whole : find.all(searchExpression(words, 'beginning'), limit);
      return toFound(rows, words);
    },
  };
};
