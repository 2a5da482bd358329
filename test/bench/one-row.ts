/** The floor of a durable answer: one row changed and committed by better-sqlite3, WAL, synchronous FULL. */
import Database from 'better-sqlite3';
import { join } from 'node:path';

export interface OneRow {
  readonly commit: () => void;
  readonly close: () => void;
}

export const openOneRow = (folder: string): OneRow => {
  const db = new Database(join(folder, 'one-row.db'));
  for (const pragma of ['locking_mode = exclusive', 'journal_mode = wal', 'synchronous = full', 'wal_autocheckpoint = 4000']) db.pragma(pragma);
  db.exec("CREATE TABLE answer (id INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT; INSERT INTO answer VALUES (1, '0')");
  const update = db.prepare<[string]>('UPDATE answer SET value = ? WHERE id = 1');
  let count = 0;
  return { commit: () => void update.run(String(++count)), close: () => db.close() };
};
