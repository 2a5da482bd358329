/** The write-ahead log: emptied when nobody waits, so that no save pays for it and deleted text does not linger in it. */
import type { Connection } from './open-database.ts';

const openMark = 'open';
const idleMs = 2_000;
/** About 8 MB of log; the safety net of `openDatabase` stands at twice that. */
const changesBetween = 250;

/** Whether the last run ended without closing, as the main file tells (its WAL not read). */
export const wasLeftOpen = (db: Connection): boolean =>
  db.prepare<[string], number>('SELECT value FROM mark WHERE name = ?').pluck().get(openMark) === 1;

export const createCheckpoints = (db: Connection) => {
  const mark = db.prepare<[string, number]>('INSERT INTO mark (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value');
  let changes = 0;
  let timer: NodeJS.Timeout | null = null;

  /**
   * Moves the log into the main file and starts it anew. The first commit in a new log costs a second fsync for its
   * header; it is spent here, so that every answer costs exactly one.
   */
  const empty = (): void => {
    changes = 0;
    db.pragma('wal_checkpoint(TRUNCATE)');
    mark.run('log-started', 1);
    mark.run('log-started', 2);
  };

  const whenIdle = (): void => {
    timer?.refresh();
    timer ??= setTimeout(() => {
      timer = null;
      try {
        empty();
      } catch {
        // A full or failing disk shows itself at the next save, where somebody waits for the answer.
      }
    }, idleMs).unref();
  };

  return {
    start: (): void => {
      mark.run(openMark, 1);
      empty();
    },
    afterChange: (): void => {
      changes += 1;
      if (changes >= changesBetween) whenIdle();
    },
    /** Soon, because something was deleted and its text should leave the log. */
    afterDelete: whenIdle,
    /** Nothing is written where nothing was: a command that only reads leaves the file as it is. */
    stop: (): void => {
      if (timer !== null) clearTimeout(timer);
      if (wasLeftOpen(db)) mark.run(openMark, 0);
      db.pragma('wal_checkpoint(TRUNCATE)');
    },
  };
};
export type Checkpoints = ReturnType<typeof createCheckpoints>;
