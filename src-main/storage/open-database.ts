/** Opens a database file with every safeguard set and read back; a connection without one of them is never handed out. */
import Database from 'better-sqlite3';
import { Trouble } from '#application/ports.ts';

export type Connection = Database.Database;

/**
 * Set on every open, in this order, then read back. Exclusive locking comes before WAL (one connection, no shared-memory
 * file). FULL must be set each time: this driver falls back to NORMAL when a WAL file is opened again, and an answer
 * acknowledged under NORMAL can be lost with the power (reliability-security.md, facts 1 and 2).
 */
const safeguards = [
  ['locking_mode', 'exclusive'],
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['fullfsync', 1],
  ['checkpoint_fullfsync', 1],
  ['foreign_keys', 1],
  ['trusted_schema', 0],
  ['cell_size_check', 1],
  ['secure_delete', 1],
  ['temp_store', 2],
  ['recursive_triggers', 1],
  // A checkpoint inside a save would cost it further fsyncs: Postern checkpoints when idle, this is the safety net (16 MB).
  ['wal_autocheckpoint', 4000],
  ['journal_size_limit', 4 * 1024 * 1024],
] as const;

const oldestSqlite = [3, 51, 3] as const; // earlier ones can corrupt a WAL (sqlite.org/wal.html#walresetbug)

/** Whether a SQLite version such as `3.54.1` is the oldest allowed one or newer. */
export const isSafeSqlite = (version: string): boolean => {
  const parts = version.split('.').map(Number);
  const difference = oldestSqlite.map((part, index) => (parts[index] ?? 0) - part).find((d) => d !== 0);
  return (difference ?? 0) >= 0;
};

const checkVersion = (db: Connection): void => {
  const version = db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '';
  if (!isSafeSqlite(version))
    throw new Trouble('storage-failed', `This Postern was built with SQLite ${version}, which can damage databases. Install Postern again.`);
};

/** The safeguards that are not as they must be, by name. Empty on every connection that `openDatabase` gives. */
export const missingSafeguards = (db: Connection): readonly string[] =>
  safeguards.filter(([name, wanted]) => db.pragma(name, { simple: true }) !== wanted).map(([name]) => name);

/** Opens an existing file for writing, as its only user. Throws what SQLite throws; the caller classifies it. */
export const openDatabase = (path: string): Connection => {
  const db = new Database(path, { timeout: 0, fileMustExist: true });
  try {
    checkVersion(db);
    for (const [name, wanted] of safeguards) db.pragma(`${name} = ${String(wanted)}`);
    const missing = missingSafeguards(db);
    if (missing.length > 0)
      throw new Trouble(
        'storage-failed',
        `The database could not be opened safely (${missing.join(', ')}). Put Postern's data folder on a local disk, then start Postern again.`,
      );
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/** Opens a finished backup for reading: one file, no WAL beside it. */
export const openFinished = (path: string): Connection => {
  const db = new Database(path, { timeout: 0, fileMustExist: true, readonly: true });
  try {
    checkVersion(db);
    for (const pragma of ['trusted_schema = 0', 'cell_size_check = 1', 'temp_store = 2']) db.pragma(pragma);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};
