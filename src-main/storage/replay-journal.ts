/** Walks an assessment's journal from its beginning: the chain, what undo and redo stand at, and the entries that come out. */
import type { Connection } from './open-database.ts';
import { chainHash, chainStart, type AssessmentRecord, type ChainedRow } from './seal.ts';
import { parseValue } from './stored-entry.ts';
import { damaged } from './trouble.ts';

export interface Replayed {
  readonly rows: number;
  /** JSON list of kind and key -> the stored value and the row that wrote it. */
  readonly entries: ReadonlyMap<string, { readonly value: string; readonly seq: number }>;
  /** SHA-256 of all evidence that the journal ever spoke of; undo and redo may need its bytes. */
  readonly evidence: readonly string[];
}

type HashedRow = ChainedRow & { readonly hash: string };

/** What undo and redo stand at after each row, worked out anew from actions and references alone. */
const createTops = () => {
  const undo: number[] = [];
  const redo: number[] = [];
  return {
    take: ({ action, seq, refers_to: refersTo }: ChainedRow): boolean => {
      if (action === 'undo') {
        redo.push(seq);
        return undo.pop() === refersTo;
      }
      const fits = action !== 'redo' || redo.pop() === refersTo;
      if (action === 'change') redo.length = 0;
      if (action === 'change' || action === 'redo') undo.push(seq);
      return fits;
    },
    agree: (record: AssessmentRecord): boolean => (undo.at(-1) ?? null) === record.undo_seq && (redo.at(-1) ?? null) === record.redo_seq,
  };
};

/** Throws `storage-damaged`, naming the row, where the chain breaks or the journal and the record disagree. */
export const replayJournal = (db: Connection, record: AssessmentRecord): Replayed => {
  const rows = db
    .prepare<[number], HashedRow>(
      'SELECT seq, at, by, action, kind, key, before, after, refers_to, below, hash FROM journal WHERE assessment = ? ORDER BY seq',
    )
    .iterate(record.number);
  const entries = new Map<string, { value: string; seq: number }>();
  const tops = createTops();
  const evidence: string[] = [];
  let head = chainStart(record.id);
  let count = 0;
  let last = 0;
  for (const row of rows) {
    const place = JSON.stringify([row.kind, row.key]);
    head = chainHash(head, row);
    if (head !== row.hash) throw damaged(`Journal row ${String(row.seq)} of “${record.title}” was altered.`);
    if ((entries.get(place)?.value ?? null) !== row.before || !tops.take(row))
      throw damaged(`Journal row ${String(row.seq)} of “${record.title}” does not follow from those before it.`);
    if (row.after === null) entries.delete(place);
    else entries.set(place, { value: row.after, seq: row.seq });
    if (row.kind === 'evidence' && row.after !== null) evidence.push((parseValue(row.after) as { sha256: string }).sha256);
    last = row.seq;
    count += 1;
  }
  if (head !== record.head || last !== record.last_seq || !tops.agree(record))
    throw damaged(`The journal of “${record.title}” does not end where it should.`);
  return { rows: count, entries, evidence };
};
