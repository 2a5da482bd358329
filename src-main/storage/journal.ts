/** The append-only journal: one row per changed entry, chained by hash; history and undo are read from it. */
import type { EntryKind } from '#core/assessment/entry.ts';
import type { Stamp, Store } from '#application/ports.ts';
import type { Connection } from './open-database.ts';
import { chainHash, chainStart, type AssessmentRecord, type ChainedRow } from './seal.ts';
import { isAttachment } from './attachment.ts';
import { parseChange, parseValue } from './stored-entry.ts';
import { damaged } from './trouble.ts';

type JournalRow = ReturnType<Store['history']>[number];
type Step = NonNullable<ReturnType<Store['nextUndo']>>;

/** The highest journal number that a purge removed; numbers are never given twice. */
const floorMark = 'seq-floor';

const columns = 'seq, at, by, action, kind, key, before, after, refers_to, below';
/** A row with the hash of the one before it, so that each can be checked on its own. */
const linkedColumns = `${columns}, hash, (SELECT p.hash FROM journal p WHERE p.assessment = j.assessment AND p.seq < j.seq ORDER BY p.seq DESC LIMIT 1) AS previous`;

type LinkedRow = ChainedRow & { readonly hash: string; readonly previous: string | null };

const checkLink = (record: AssessmentRecord, row: LinkedRow): LinkedRow => {
  if (chainHash(row.previous ?? chainStart(record.id), row) !== row.hash) throw damaged(`Journal row ${String(row.seq)} was altered.`);
  return row;
};

const toJournalRow = (row: ChainedRow): JournalRow => ({
  seq: row.seq,
  at: row.at,
  by: row.by,
  action: row.action as JournalRow['action'],
  kind: row.kind as EntryKind,
  key: row.key,
  before: parseValue(row.before),
  after: parseValue(row.after),
});

/** Puts the record's undo and redo tops where a row of this action leaves them. `below` of a row is what it lies upon. */
const moveTops = (record: AssessmentRecord, row: ChainedRow, referred: ChainedRow | null): void => {
  if (row.action === 'change') [record.undo_seq, record.redo_seq] = [row.seq, null];
  if (row.action === 'undo') [record.undo_seq, record.redo_seq] = [referred?.below ?? null, row.seq];
  if (row.action === 'redo') [record.undo_seq, record.redo_seq] = [row.seq, referred?.below ?? null];
};

export const createJournal = (db: Connection) => {
  const insert = db.prepare(
    `INSERT INTO journal (${columns}, assessment, hash) VALUES (@seq, @at, @by, @action, @kind, @key, @before, @after, @refers_to, @below, @assessment, @hash)`,
  );
  const one = db.prepare<[number, number], LinkedRow>(`SELECT ${linkedColumns} FROM journal j WHERE seq = ? AND assessment = ?`);
  const page = db.prepare<[number, number, string | null, string | null, string | null, string | null, number], LinkedRow>(
    `SELECT ${linkedColumns} FROM journal j WHERE assessment = ? AND seq < ? AND (? IS NULL OR kind = ?) AND (? IS NULL OR key = ?) ORDER BY seq DESC LIMIT ?`,
  );
  const forward = db.prepare<[number, number, number], LinkedRow>(
    `SELECT ${linkedColumns} FROM journal j WHERE assessment = ? AND seq > ? ORDER BY seq LIMIT ?`,
  );
  const highest = db.prepare<[], number | null>('SELECT max(seq) FROM journal').pluck();
  const readFloor = db.prepare<[string], number>('SELECT value FROM mark WHERE name = ?').pluck();
  const writeFloor = db.prepare<[string, number]>(
    'INSERT INTO mark (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  let floor = readFloor.get(floorMark) ?? 0;

  const lastSeq = (): number => Math.max(highest.get() ?? 0, floor);

  const find = (record: AssessmentRecord, seq: number | null): ChainedRow | null => {
    if (seq === null) return null;
    const row = one.get(seq, record.number);
    if (row === undefined) throw damaged(`Journal row ${String(seq)} is missing.`);
    return checkLink(record, row);
  };

  const takeBack = (row: ChainedRow) => ({ refersTo: row.seq, change: parseChange(row.kind, row.key, row.before) });

  const step = (record: AssessmentRecord, seq: number | null): Step | null => {
    const row = find(record, seq);
    if (row === null) return null;
    const under = find(record, row.below);
    return { ...takeBack(row), ...(under !== null && isAttachment(row, under) ? { also: takeBack(under) } : {}) };
  };

  return {
    lastSeq,
    nextUndo: (record: AssessmentRecord) => step(record, record.undo_seq),
    nextRedo: (record: AssessmentRecord) => step(record, record.redo_seq),
    /** Writes the next row of an assessment and moves the record's head, last number, undo and redo along. Gives its number. */
    append: (
      record: AssessmentRecord,
      row: Pick<ChainedRow, 'action' | 'kind' | 'key' | 'before' | 'after'> & { refersTo: number | null },
      stamp: Stamp,
    ): number => {
      const { refersTo, ...said } = row;
      const referred = find(record, refersTo);
      const below = said.action === 'undo' ? record.redo_seq : said.action === 'change' || said.action === 'redo' ? record.undo_seq : null;
      const whole: ChainedRow = { ...said, seq: lastSeq() + 1, at: stamp.at, by: stamp.by, refers_to: refersTo, below };
      record.head = chainHash(record.head, whole);
      record.last_seq = whole.seq;
      moveTops(record, whole, referred);
      insert.run({ ...whole, assessment: record.number, hash: record.head });
      return whole.seq;
    },
    /** Oldest first, each checked against its hash. */
    chained: (record: AssessmentRecord, { after, limit }: Parameters<Store['journalRows']>[1]): ReturnType<Store['journalRows']> =>
      forward.all(record.number, after, limit).map((row) => {
        const { refers_to: refersTo, previous: _previous, ...said } = checkLink(record, row);
        return { ...said, refersTo };
      }),
    /** Newest first. */
    history: (record: AssessmentRecord, { before, limit, kind, key }: Parameters<Store['history']>[1]): readonly JournalRow[] =>
      page
        .all(record.number, before ?? Number.MAX_SAFE_INTEGER, kind ?? null, kind ?? null, key ?? null, key ?? null, limit)
        .map((row) => toJournalRow(checkLink(record, row))),
    /** To be called inside the transaction that removes rows; numbers up to now stay used. */
    raiseFloor: (): void => {
      const raised = lastSeq();
      writeFloor.run(floorMark, raised);
      floor = raised;
    },
  };
};
export type Journal = ReturnType<typeof createJournal>;
