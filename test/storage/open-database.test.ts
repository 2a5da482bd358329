import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isSafeSqlite, missingSafeguards, openDatabase } from '#storage/open-database.ts';
import { newFolder } from './fixture.ts';

test('The first, second and third open of a file all have every safeguard.', () => {
  const path = join(newFolder(), 'x.db');
  new Database(path).exec('CREATE TABLE t (a TEXT) STRICT').close();
  for (const time of [1, 2, 3]) {
    const db = openDatabase(path);
    db.prepare('INSERT INTO t VALUES (?)').run(String(time));
    expect(missingSafeguards(db)).toEqual([]);
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('locking_mode', { simple: true })).toBe('exclusive');
    for (const [name, value] of [
      ['foreign_keys', 1],
      ['trusted_schema', 0],
      ['cell_size_check', 1],
      ['secure_delete', 1],
      ['temp_store', 2],
    ] as const)
      expect(db.pragma(name, { simple: true })).toBe(value);
    db.close();
  }
});

test('Control: the bare driver drops to synchronous NORMAL when a WAL file is opened again, and this is noticed.', () => {
  const path = join(newFolder(), 'x.db');
  const first = new Database(path);
  first.pragma('journal_mode = WAL');
  first.exec('CREATE TABLE t (a TEXT) STRICT').close();
  const bare = new Database(path);
  bare.prepare('SELECT * FROM t').all();
  expect(bare.pragma('synchronous', { simple: true })).toBe(1);
  expect(missingSafeguards(bare)).toEqual(
    expect.arrayContaining(['synchronous', 'locking_mode', 'trusted_schema', 'cell_size_check', 'secure_delete', 'temp_store']),
  );
  bare.close();
});

test('SQLite versions with the WAL-reset bug are refused.', () => {
  expect(['3.51.3', '3.52.0', '3.54.1', '4.0.0'].map(isSafeSqlite)).toEqual([true, true, true, true]);
  expect(['3.51.2', '3.40.1', '3.9.9', '2.99.99', ''].map(isSafeSqlite)).toEqual([false, false, false, false, false]);
});
