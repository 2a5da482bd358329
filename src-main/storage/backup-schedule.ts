/** Makes a backup when 25 journal rows or 10 minutes have gone by since the last one, between other work. */
import { setImmediate as pause } from 'node:timers/promises';
import { Trouble } from '#application/ports.ts';
import { listBackups, makeBackup, type MadeBackup } from './backup.ts';
import { runThrough } from './examine.ts';
import type { Layout } from './layout.ts';
import type { Connection } from './open-database.ts';

const rowsBetween = 25;
const minutesBetween = 10;
const minute = 60_000;
/** Copying blocks for a moment; it may take at most a hundredth of the time, however large the database is. */
const leastShare = 100;
const restMs = 250;

export interface Schedule {
  /** To be called after each committed change with the newest journal number. */
  readonly afterChange: (seq: number) => void;
  readonly backUp: (at: string) => Promise<MadeBackup>;
  /** Ends a backup that is under way and makes one at once where none was made for ten minutes. */
  readonly stop: () => void;
}

/** Changes of a run that was killed before its backup count as well. */
const newestSeqIn = (db: Connection): number => db.prepare<[], number | null>('SELECT max(seq) FROM journal').pluck().get() ?? 0;

export const createSchedule = (db: Connection, layout: Layout, now: () => string): Schedule => {
  const [newest] = listBackups(layout);
  let last = { seq: newest?.seq ?? 0, atMs: newest?.atMs ?? -Infinity };
  let newestSeq = newestSeqIn(db);
  let notBeforeMs = -Infinity; // by the monotonic clock: the laptop's may be set
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<unknown> = Promise.resolve();
  let isStopped = false;

  const nowMs = (): number => Date.parse(now());
  const isOld = (): boolean => Math.abs(nowMs() - last.atMs) >= minutesBetween * minute; // a clock that was set back counts too
  const isDue = (): boolean => newestSeq !== last.seq && (Math.abs(newestSeq - last.seq) >= rowsBetween || isOld());
  const done = (seq: number, at: string): void => void (last = { seq, atMs: Date.parse(at) });

  const run = async (at: string): Promise<MadeBackup> => {
    const seq = newestSeq;
    const work = makeBackup(db, layout, at);
    try {
      for (;;) {
        const began = performance.now();
        const step = work.next();
        notBeforeMs = Math.max(notBeforeMs, performance.now() + (performance.now() - began) * leastShare);
        if (step.done === true) {
          done(seq, at);
          return step.value;
        }
        await pause();
        if (isStopped) throw new Trouble('cancelled', 'The backup was stopped because Postern was closed.');
      }
    } finally {
      work.return(undefined as never); // removes what is unfinished; without effect after the end
    }
  };

  /** One after the other: two backups would share the unfinished file. */
  const backUp = (at: string): Promise<MadeBackup> => {
    const mine = running.then(() => run(at));
    running = mine.catch(() => undefined);
    return mine;
  };

  const arm = (): void => {
    timer ??= setTimeout(
      () => {
        timer = null;
        if (!isStopped && isDue()) backUp(now()).catch(() => undefined); // tried again after the next change; `verify` tells the age of the newest
      },
      Math.max(restMs, Math.min(notBeforeMs - performance.now(), minutesBetween * minute)),
    ).unref();
  };

  if (isDue()) arm();

  return {
    backUp,
    afterChange: (seq) => {
      newestSeq = seq;
      if (timer === null && isDue()) arm();
    },
    stop: () => {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      if (isDue() && isOld()) runThrough(makeBackup(db, layout, now())); // a command line that ran once is backed up here
    },
  };
};
