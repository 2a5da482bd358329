/** The logbook: what happened to assessments as wholes, one chain over the library, which outlasts those that were purged. */
import type { Store } from '#application/ports.ts';
import type { Records } from './assessment-records.ts';
import { randomBytes } from './node-parts.ts';
import type { Connection } from './open-database.ts';
import { logbookHash, logbookName, logbookStart, type AssessmentRecord, type LogbookRecord } from './seal.ts';
import { damaged } from './trouble.ts';

type LogbookRow = ReturnType<Store['logbook']>[number];
export type Act = LogbookRow['act'];

/** `by` is the name that the chain holds a hash of; it is gone where the assessment is. */
type NamedRecord = LogbookRecord & { readonly act: Act; readonly by: string | null };
type StoredRow = NamedRecord & { readonly hash: string; readonly salt: string | null };

interface Walked {
  readonly rows: readonly NamedRecord[];
  /** Ids of the assessments that are gone for good. */
  readonly purged: ReadonlySet<string>;
}

const saltBytes = 16;

/** A name is there as it was written, as long as its assessment is; what Postern did by itself has none. */
const nameFits = ({ who, salt, by }: StoredRow, isPurged: boolean): boolean =>
  by === null || salt === null ? who === null || isPurged : !isPurged && logbookName(salt, by) === who;

export const createLogbook = (db: Connection) => {
  const insert = db.prepare<[LogbookRecord & { readonly hash: string }]>(
    'INSERT INTO logbook (seq, at, act, assessment, after, who, hash) VALUES (@seq, @at, @act, @assessment, @after, @who, @hash)',
  );
  const insertName = db.prepare<[number, string, string]>('INSERT INTO logbook_name (seq, salt, by) VALUES (?, ?, ?)');
  const newest = db.prepare<[], { readonly seq: number; readonly hash: string }>('SELECT seq, hash FROM logbook ORDER BY seq DESC LIMIT 1');
  const all = db.prepare<[], StoredRow>(
    'SELECT l.seq, l.at, l.act, l.assessment, l.after, l.who, l.hash, n.salt, n.by FROM logbook l LEFT JOIN logbook_name n ON n.seq = l.seq ORDER BY l.seq',
  );
  const expected = db.prepare<[], number>("SELECT value FROM mark WHERE name = 'logbook'").pluck();
  const forget = db.prepare<[string]>('DELETE FROM logbook_name WHERE seq IN (SELECT seq FROM logbook WHERE assessment = ?)');
  let walked: Walked | null = null;

  /**
   * All rows, found whole. A row that was damaged could name another assessment and so be missing from the history of its own: nothing is
   * shown before the whole chain held. That is done once for each length, since rows only ever come.
   */
  const walk = (): Walked => {
    const count = expected.get();
    if (walked !== null && walked.rows.length === count) return walked;
    const rows = all.all();
    let head = logbookStart();
    rows.forEach((row, at) => {
      head = logbookHash(head, row);
      if (row.seq !== at + 1 || row.hash !== head) throw damaged(`Row ${String(at + 1)} of the logbook is missing or was altered.`);
    });
    if (rows.length !== count) throw damaged('The logbook does not end where it should.');
    const purged = new Set(rows.filter(({ act }) => act === 'purged').map(({ assessment }) => assessment));
    const wrong = rows.find((row) => !nameFits(row, purged.has(row.assessment)));
    if (wrong !== undefined) throw damaged(`Row ${String(wrong.seq)} of the logbook does not have the name that it was written with.`);
    return (walked = { rows, purged });
  };

  return {
    walk,
    /** To be called inside the transaction of the act itself. `by` is null where nobody asked for it. */
    append: ({ id, last_seq: after }: AssessmentRecord, act: Act, { at, by }: { readonly at: string; readonly by: string | null }): void => {
      const last = newest.get() ?? { seq: 0, hash: logbookStart() };
      if (last.seq !== expected.get()) throw damaged('The logbook does not end where it should.');
      const salt = randomBytes(saltBytes).toString('base64url');
      const row = { seq: last.seq + 1, at, act, assessment: id, after, who: by === null ? null : logbookName(salt, by) };
      insert.run({ ...row, hash: logbookHash(last.hash, row) });
      if (by !== null) insertName.run(row.seq, salt, by);
    },
    /** Lets the names go that stand beside an assessment's rows; inside the transaction that removed it. */
    forgetNames: (id: string): void => void forget.run(id),
    /** Newest first. */
    read: (records: Records, { id, before = Infinity, limit }: Parameters<Store['logbook']>[0]): readonly LogbookRow[] => {
      const { rows, purged } = walk();
      const shown = rows.filter(({ seq, assessment }) => seq < before && (id === undefined || assessment === id)).slice(-limit);
      return shown.reverse().map(({ seq, at, by, act, assessment, after }) => {
        const title = purged.has(assessment) ? null : (records.find(assessment)?.title ?? null);
        return { seq, at, by, act, assessmentId: assessment, title, after };
      });
    },
    /** Who put each assessment into the bin, where the logbook knows. */
    deleters: (): ReadonlyMap<string, string | null> =>
      new Map(walk().rows.flatMap(({ act, assessment, by }) => (act === 'deleted' ? [[assessment, by] as const] : []))),
  };
};
export type Logbook = ReturnType<typeof createLogbook>;
