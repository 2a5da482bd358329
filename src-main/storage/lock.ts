/**
 * One Postern per data folder. The lock is SQLite's own write lock on an empty file: the system drops it when the
 * process ends, however it ends, so that nothing stale can block the next start. It is taken before anything in the
 * folder is looked at, because a second instance must not mistake a half-made file for a damaged one.
 */
import Database from 'better-sqlite3';
import { look, makeFile, refuseLink, type Layout } from './layout.ts';
import { isDamage } from './trouble.ts';
import { Trouble } from '#application/ports.ts';

export interface Lock {
  release(): void;
}

/** An instance that is just closing gets this long to finish. */
const patienceMs = 50;

const makeLockFile = (path: string): void => {
  try {
    makeFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // made by another instance a moment ago
  }
};

/** Takes the folder's lock or throws `storage-locked` at once. */
export const takeLock = (layout: Layout): Lock => {
  refuseLink(layout.lock, 'postern.lock');
  if (look(layout.lock) === null) makeLockFile(layout.lock);
  const db = new Database(layout.lock, { timeout: patienceMs, fileMustExist: true });
  try {
    db.pragma('journal_mode = MEMORY'); // no second file beside the lock
    db.exec('BEGIN IMMEDIATE');
  } catch (error) {
    db.close();
    if (isDamage(error))
      throw new Trouble(
        'storage-failed',
        "“postern.lock” in Postern's data folder holds something else. Move that file away, then start Postern again.",
        [],
        error,
      );
    throw error;
  }
  return { release: () => db.close() };
};
