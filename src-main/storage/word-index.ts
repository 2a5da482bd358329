/**
 * The words that search looks through. They follow the journal instead of standing in every save: half of what a saved answer would
 * wait for is the index. How far it has come is marked in the database, so that a run that was cut off leaves nothing out: the next
 * search, or a quiet moment, takes in what is missing.
 */
import type { Entry } from '#core/assessment/entry.ts';
import { entryText } from './entry-text.ts';
import type { Connection } from './open-database.ts';
import { sealEntry, type EntryRow } from './seal.ts';
import { parseEntry } from './stored-entry.ts';
import { damaged } from './trouble.ts';

/** Highest journal row whose words are in. */
const indexedMark = 'indexed';
/** An import brings hundreds of rows; so many at the most wait for a quiet moment. */
const mostWaiting = 2_000;
const rowsAtOnce = 1_000;

export const textOf = (entry: Entry): string => entryText(entry.kind, entry.value as never);

/** A journal row that the index has not seen, with the entry where that still is what the row made it. */
interface Unseen extends Omit<EntryRow, 'value'> {
  readonly assessment: number;
  readonly replaced: 0 | 1;
  readonly id: string;
  readonly value: string | null;
  readonly seal: string | null;
}

const unseenQuery = `SELECT j.seq, j.assessment, j.kind, j.key, j.before IS NOT NULL AS replaced, a.id, iif(e.seq IS NULL, NULL, j.after) AS value, e.seal
  FROM journal j CROSS JOIN assessment a ON a.number = j.assessment
  LEFT JOIN standing e ON e.assessment = j.assessment AND e.kind = j.kind AND e.key = j.key AND e.seq = j.seq
  WHERE j.seq > ? ORDER BY j.seq LIMIT ${String(rowsAtOnce)}`;

export const createWordIndex = (db: Connection) => {
  const readMark = db.prepare<[string], number>('SELECT value FROM mark WHERE name = ?').pluck();
  const isMissing = db.prepare<[string], number>('SELECT (SELECT coalesce(max(seq), 0) FROM journal) > value FROM mark WHERE name = ?').pluck();
  const setMark = db.prepare<[number, string]>('UPDATE mark SET value = ? WHERE name = ?');
  const unseen = db.prepare<[number], Unseen>(unseenQuery);
  const earlier = db
    .prepare<[number, string, string, number], number>(
      'SELECT seq FROM journal WHERE assessment = ? AND kind = ? AND key = ? AND seq < ? ORDER BY seq DESC LIMIT 1',
    )
    .pluck();
  const insert = db.prepare<[number, string]>('INSERT INTO word (rowid, text) VALUES (?, ?)');
  const remove = db.prepare<[number]>('DELETE FROM word WHERE rowid = ?');
  /** Journal rows of this run that the index has not seen, each with the row whose words it replaces. A hint: the journal is the truth. */
  const waiting = new Map<number, number | null>();

  const takeIn = (row: Unseen): void => {
    const { seq, kind, key, value } = row;
    if (row.replaced === 1) {
      const old = waiting.get(seq) ?? earlier.get(row.assessment, kind, key, seq);
      if (old !== undefined) remove.run(old);
    }
    if (value === null) return;
    if (sealEntry(row.id, { kind, key, value, seq }) !== row.seal) throw damaged(`Entry ${kind} ${key} does not match its seal.`);
    const text = textOf(parseEntry({ kind, key, value }));
    if (text !== '') insert.run(seq, text);
  };

  /** One portion; gives whether more is left. */
  const takePortion = db.transaction((): boolean => {
    const from = readMark.get(indexedMark);
    if (from === undefined) throw damaged('The mark of the search index is missing.');
    const rows = unseen.all(from);
    for (const row of rows) takeIn(row);
    const last = rows.at(-1);
    if (last !== undefined) setMark.run(last.seq, indexedMark);
    return rows.length === rowsAtOnce;
  });

  const catchUp = (): void => {
    if (isMissing.get(indexedMark) !== 0) while (takePortion.immediate());
    waiting.clear();
  };

  return {
    /** Row `seq` was written, in place of row `old` where there was one; its words are taken in later. */
    note: (old: number | null, seq: number): void => void waiting.set(seq, old),
    /** Whether so much waits that it should be taken in at once. */
    isFull: (): boolean => waiting.size >= mostWaiting,
    /** Takes in everything that waits. */
    catchUp,
    forget: (seq: number): void => void remove.run(seq),
    /** Rewrites the index without the words of removed rows, so that purged text is gone from the file. */
    compact: (): void => void db.exec("INSERT INTO word (word) VALUES ('optimize')"),
  };
};
export type WordIndex = ReturnType<typeof createWordIndex>;
