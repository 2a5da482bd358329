/** Makes a backup when 25 journal rows (acts on whole assessments count as rows) or 10 minutes have gone by since the last one, between other work. */
import { Trouble } from '#application/ports.ts';
import { listBackups, removeLeftBackups } from './backup-files.ts';
import { makeBackup, makeBackupAtOnce, type MadeBackup } from './backup.ts';
import type { Layout } from './layout.ts';
import type { Connection } from './open-database.ts';

const rowsBetween = 25;
const minutesBetween = 10;
const minute = 60_000;
/** A backup takes some of the machine's time: at most a twentieth, however large the database is. */
const leastShare = 20;
const restMs = 250;
/** A large library left its backup to this start: the first seconds belong to whoever waits for the window. */
const startMs = 5_000;

export interface Schedule {
  /** To be called after each committed change with the newest journal number. */
  readonly afterChange: (seq: number) => void;
  /** The same after an act on a whole assessment, which the journal does not number. */
  readonly afterAct: () => void;
  readonly backUp: (at: string) => Promise<MadeBackup>;
  /** Ends a backup that is under way and makes one at once where none was made for ten minutes and it takes no time. */
  readonly stop: () => void;
}

/** Not `performance.now()`: asking for it makes Node load all of its measuring, at every start. */
const monotonicMs = (): number => process.uptime() * 1000;

/** What is copied and examined within about a second. */
const largestAtClose = 32 * 1024 * 1024;
const isSmall = (db: Connection): boolean =>
  (db.pragma('page_count', { simple: true }) as number) * (db.pragma('page_size', { simple: true }) as number) <= largestAtClose;

/** Changes of a run that was killed before its backup count as well. */
const newestSeqIn = (db: Connection): number => db.prepare<[], number | null>('SELECT max(seq) FROM journal').pluck().get() ?? 0;

export const createSchedule = (db: Connection, layout: Layout, now: () => string): Schedule => {
  const [newest] = listBackups(layout);
  let last = { seq: newest?.seq ?? 0, atMs: newest?.atMs ?? -Infinity };
  let newestSeq = newestSeqIn(db);
  let acts = { done: 0, backedUp: 0 };
  let notBeforeMs = -Infinity; // by the monotonic clock: the laptop's may be set
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<unknown> = Promise.resolve();
  let isStopped = false;

  const nowMs = (): number => Date.parse(now());
  const isOld = (): boolean => Math.abs(nowMs() - last.atMs) >= minutesBetween * minute; // a clock that was set back counts too
  const waiting = (): number => Math.abs(newestSeq - last.seq) + acts.done - acts.backedUp;
  const isDue = (): boolean => waiting() > 0 && (waiting() >= rowsBetween || isOld());

  const goOn = (): void => {
    if (isStopped) throw new Trouble('cancelled', 'The backup was stopped because Postern was closed.');
  };

  const run = async (at: string): Promise<MadeBackup> => {
    const before = monotonicMs();
    const { done } = acts; // those that come while it is copied may be in it or not
    try {
      goOn(); // closed while this one waited for another
      const made = await makeBackup(db, layout, at, goOn);
      last = { seq: made.seq, atMs: Date.parse(at) };
      acts = { ...acts, backedUp: done };
      return made;
    } catch (error) {
      goOn(); // closing the database makes SQLite fail too; the reason is the closing
      throw error;
    } finally {
      notBeforeMs = monotonicMs() + (monotonicMs() - before) * leastShare;
    }
  };

  /** One after the other: two backups would share the unfinished file. */
  const backUp = (at: string): Promise<MadeBackup> => {
    const mine = running.then(() => run(at));
    running = mine.catch(() => undefined);
    return mine;
  };

  const arm = (leastMs = restMs): void => {
    timer ??= setTimeout(
      () => {
        timer = null;
        if (!isStopped && isDue()) backUp(now()).catch(() => undefined); // tried again after the next change; `verify` tells the age of the newest
      },
      Math.max(leastMs, Math.min(notBeforeMs - monotonicMs(), minutesBetween * minute)),
    ).unref();
  };

  if (isDue()) arm(isSmall(db) ? restMs : startMs);

  return {
    backUp,
    afterChange: (seq) => {
      newestSeq = seq;
      if (timer === null && isDue()) arm();
    },
    afterAct: () => {
      acts = { ...acts, done: acts.done + 1 };
      if (timer === null && isDue()) arm();
    },
    stop: () => {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      // A command line that ran once is backed up here. A large library would keep its window waiting: it is due at the next start, between other work.
      try {
        if (isDue() && isOld() && isSmall(db)) makeBackupAtOnce(db, layout, now());
      } finally {
        removeLeftBackups(layout); // one that is under way ends with this run
      }
    },
  };
};
