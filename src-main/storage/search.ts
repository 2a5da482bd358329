/**
 * Full-text search over what people typed. Newest first with a limit: ranking would visit every hit (performance.md,
 * section 7). What the auditor types is data: each word is quoted, so no search syntax gets through.
 */
import type { Entry, EntryKind } from '#core/assessment/entry.ts';
import type { Store } from '#application/ports.ts';
import { excerptCutter } from './excerpt.ts';
import { entryText } from './entry-text.ts';
import type { Records } from './assessment-records.ts';
import type { Connection } from './open-database.ts';
import { sealEntry, type EntryRow } from './seal.ts';
import { parseEntry } from './stored-entry.ts';
import { damaged } from './trouble.ts';

type SearchHit = ReturnType<Store['search']>[number];

type HitRow = EntryRow & { readonly id: string; readonly kind: EntryKind; readonly seal: string };

const mostWords = 20;

/** The words of a search as typed; pieces without a letter or digit find nothing and are left out. */
export const searchWords = (text: string): readonly string[] =>
  text
    .split(/[\s\0]+/u)
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece))
    .slice(0, mostWords);

/** Every word quoted, so that it is data; the last one whole, or as a beginning. */
export const searchExpression = (words: readonly string[], last: 'whole' | 'beginning'): string =>
  `${words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' ')}${last === 'beginning' ? '*' : ''}`;

/** One letter begins too many words to be worth looking through; scripts without blanks are another matter. */
const isTooShort = (word: string | undefined): boolean => word !== undefined && /^[\x20-\x7e]$/.test(word);

// CROSS JOIN keeps SQLite from turning the order round: the index is walked from its newest row.
const searchIn = (which: string): string => `SELECT a.id, e.kind, e.key, e.value, e.seq, e.seal
  FROM word CROSS JOIN journal j ON j.seq = word.rowid
  CROSS JOIN assessment a ON a.number = j.assessment
  CROSS JOIN entry e ON e.assessment = j.assessment AND e.kind = j.kind AND e.key = j.key AND e.seq = j.seq
  WHERE word MATCH ? AND a.deleted_at IS NULL ${which} ORDER BY word.rowid DESC LIMIT ?`;
export const searchQuery = searchIn('AND a.archived_at IS NULL');

const textOf = (entry: Entry): string => entryText(entry.kind, entry.value as never);

export const createSearch = (db: Connection, records: Records) => {
  const live = db.prepare<[string, number], HitRow>(searchQuery);
  const everywhere = db.prepare<[string, number], HitRow>(searchIn(''));
  const insert = db.prepare<[number, string]>('INSERT INTO word (rowid, text) VALUES (?, ?)');
  const remove = db.prepare<[number]>('DELETE FROM word WHERE rowid = ?');

  const toHits = (rows: readonly HitRow[], words: readonly string[]): readonly SearchHit[] => {
    const cut = excerptCutter(words);
    const titles = new Map<string, string | undefined>(); // many hits, few assessments: each line is checked once
    return rows.map((row) => {
      const { id, kind, key } = row;
      if (!titles.has(id)) titles.set(id, records.find(id)?.title);
      const title = titles.get(id);
      if (title === undefined || sealEntry(id, row) !== row.seal) throw damaged(`Entry ${kind} ${key} does not match its seal.`);
      return { assessmentId: id, title, kind, key, pieces: cut(textOf(parseEntry(row))) };
    });
  };

  return {
    /**
     * A beginning costs as much as all the words that it begins; a whole word costs nothing. So whole words come first,
     * and beginnings are looked for only while there is room left. The archive is searched only when asked for.
     */
    search: (text: string, limit: number, archived: boolean): readonly SearchHit[] => {
      const find = archived ? everywhere : live;
      const words = searchWords(text);
      if (words.length === 0) return [];
      const whole = find.all(searchExpression(words, 'whole'), limit);
      const rows = whole.length >= limit || isTooShort(words.at(-1)) ? whole : find.all(searchExpression(words, 'beginning'), limit);
      return toHits(rows, words);
    },
    /** Takes out the words that journal row `old` wrote and puts in those of `entry`, written by row `seq`. */
    replace: (old: number | null, entry: Entry | null, seq: number): void => {
      if (old !== null) remove.run(old);
      const text = entry === null ? '' : textOf(entry);
      if (text !== '') insert.run(seq, text);
    },
    forget: (seq: number): void => void remove.run(seq),
    /** Rewrites the index without the words of removed rows, so that purged text is gone from the file. */
    compact: (): void => void db.exec("INSERT INTO word (word) VALUES ('optimize')"),
  };
};
export type SearchIndex = Pick<ReturnType<typeof createSearch>, 'replace'>;
