/** Makes backups: whole copies that count only once they have been examined and are safely on the disk. */
import Database from 'better-sqlite3';
import { renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backupName, listBackups, newUnfinished, removeUnfinished, surplusBackups } from './backup-files.ts';
import { examine, runThrough, type Thoroughness } from './examine.ts';
import { flush, makeFile, makeFolder, refuseLink, type Layout } from './layout.ts';
import { openFinished, type Connection } from './open-database.ts';
import { damaged } from './trouble.ts';

export interface MadeBackup {
  readonly name: string;
  readonly bytes: number;
  /** Newest journal number in it. */
  readonly seq: number;
}

/** Pages copied before other work gets its turn: 1 MB, about a millisecond. */
const pagesPerTurn = 256;
/** Above this, SQLite's own check would hold up the screen; it is made up for before a backup is restored. */
const largestCheckedWhole = 32 * 1024 * 1024;

const prepare = (layout: Layout): string => {
  refuseLink(layout.backups, 'backups');
  makeFolder(layout.backups);
  const path = newUnfinished(layout);
  makeFile(path);
  return path;
};

const newestSeq = (db: Connection): number => db.prepare<[], number | null>('SELECT max(seq) FROM journal').pluck().get() ?? 0;

/** Examines a finished copy; gives its newest journal number. A copy that fails says that the database itself is damaged. */
function* check(path: string, atLeastSeq: number, thoroughness: Thoroughness): Generator<undefined, number> {
  const copy = openFinished(path);
  try {
    const wrong = (yield* examine(copy, thoroughness)).find(({ ok }) => !ok);
    if (wrong !== undefined) throw damaged(wrong.sentence);
    const seq = newestSeq(copy);
    if (seq < atLeastSeq) throw damaged('The backup lacks the newest changes.');
    return seq;
  } finally {
    copy.close();
  }
}

/** Gives the examined copy its name, for good, and deletes the backups that it makes superfluous. */
const keep = (layout: Layout, unfinished: string, at: string, seq: number, suffix: string): MadeBackup => {
  flush(unfinished);
  const name = backupName(Date.parse(at), seq, suffix);
  const path = join(layout.backups, name);
  renameSync(unfinished, path);
  flush(layout.backups);
  for (const old of surplusBackups(listBackups(layout), Date.parse(at))) rmSync(old.path, { force: true });
  return { name, bytes: statSync(path).size, seq };
};

/** Makes a backup without letting go, before a migration or while closing. `at` is ISO 8601; `suffix` goes into the name. */
export const makeBackupAtOnce = (db: Connection, layout: Layout, at: string, suffix = ''): MadeBackup => {
  const path = prepare(layout);
  try {
    db.prepare('VACUUM INTO ?').run(path);
    return keep(layout, path, at, runThrough(check(path, newestSeq(db), 'whole')), suffix);
  } finally {
    removeUnfinished(path);
  }
};

/** The copy carries the log's setting along; a finished backup is one file without a log. */
const settle = (path: string): void => {
  const copy = new Database(path, { timeout: 0, fileMustExist: true });
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
};

/**
 * Makes a backup between other work: answers can be saved meanwhile, and those that come while it is copied are in it.
 * `goOn` is asked at every turn and throws to stop.
 */
export const makeBackup = async (db: Connection, layout: Layout, at: string, goOn: () => void): Promise<MadeBackup> => {
  const path = prepare(layout);
  try {
    const seqBefore = newestSeq(db);
    await db.backup(path, {
      progress: () => {
        goOn();
        return pagesPerTurn;
      },
    });
    settle(path);
    const work = check(path, seqBefore, statSync(path).size > largestCheckedWhole ? 'rows' : 'whole');
    try {
      for (;;) {
        const step = work.next();
        if (step.done === true) return keep(layout, path, at, step.value, '');
        await new Promise((resolve) => setImmediate(resolve)); // other work comes in between
        goOn();
      }
    } finally {
      work.return(0); // closes the copy when stopped halfway
    }
  } finally {
    removeUnfinished(path);
  }
};
