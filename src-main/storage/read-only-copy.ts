/**
 * A data folder that cannot be written is read through a private copy: SQLite must write beside a database to read what
 * its WAL holds. The copy goes away with the store.
 */
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyPrivately, look, type Layout } from './layout.ts';
import { openDatabase, type Connection } from './open-database.ts';

const canWrite = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** Why the folder can only be read, as a sentence; null where it can be written. The administrator's rights do not override a file's read-only mark. */
export const whyReadOnly = (layout: Layout): string | null => {
  const file = look(layout.database);
  if (file?.isFile() === true && ((file.mode & 0o222) === 0 || !canWrite(layout.database)))
    return 'The database file is read-only: you can read, print and export, but nothing can be changed. Make “postern.db” writable, then start Postern again.';
  if (look(layout.folder) !== null && !canWrite(layout.folder))
    return "Postern's data folder is read-only: you can read, print and export, but nothing can be changed. Make the folder writable, then start Postern again.";
  return null;
};

export interface Copy {
  readonly db: Connection;
  readonly discard: () => void;
}

/** Copies the database and its WAL to a private folder under the system's temporary one, and opens the copy. */
export const openCopy = (layout: Layout): Copy => {
  const folder = mkdtempSync(join(tmpdir(), 'postern-reading-'));
  const discard = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    for (const end of ['', '-wal']) {
      if (look(`${layout.database}${end}`) === null) continue;
      copyPrivately(`${layout.database}${end}`, join(folder, `postern.db${end}`));
    }
    return { db: openDatabase(join(folder, 'postern.db')), discard };
  } catch (error) {
    discard();
    throw error;
  }
};
