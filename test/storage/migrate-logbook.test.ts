/** Step 6, the logbook: nothing is made up for what happened before it, and from then on every act is in it. */
import Database from 'better-sqlite3';
import { chmodSync, copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listBackups } from '#storage/backup-files.ts';
import { layoutOf } from '#storage/layout.ts';
import { migrate, versionOf } from '#storage/migrate.ts';
import { migrations } from '#storage/migrations/index.ts';
import { openFinished } from '#storage/open-database.ts';
import { newFolder, noon, open, sha256, stamp } from './fixture.ts';

const fixture = join(import.meta.dirname, 'fixtures/version-5.db');

/** A folder as the last program of schema 5 left it. */
const oldFolder = (): string => {
  const folder = newFolder();
  copyFileSync(fixture, join(folder, 'postern.db'));
  chmodSync(join(folder, 'postern.db'), 0o600);
  return folder;
};

test('The fixture is the file that version 5 wrote.', () => {
  expect(sha256(readFileSync(fixture))).toBe('2503913089a042a936b0f648bd3a00dce38f2bce9fb22aed7037d9c05f04fb6b');
});

test('Rows of version 5 go to version 6 unchanged, and the logbook begins empty.', () => {
  const db = new Database(join(oldFolder(), 'postern.db'));
  const tables = ['assessment', 'journal', 'standing', 'setting'];
  const look = (): unknown => tables.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all());
  const before = look();
  migrate(db, migrations.slice(0, 6));
  expect(versionOf(db)).toBe(6);
  expect(look()).toEqual(before);
  expect(db.prepare('SELECT count(*) FROM logbook').pluck().get()).toBe(0);
  db.close();
});

test('A folder of version 5 opens whole, with a backup of the state before, and nothing is made up for what happened before.', () => {
  const folder = oldFolder();
  const store = open(folder);
  expect(store.notices).toEqual([]);
  expect(store.list({ deleted: false }).map(({ id }) => id)).toEqual(['merlin', 'kestrel']);
  expect(store.list({ deleted: false, archived: true })).toMatchObject([{ id: 'put-away', archivedAt: noon }]);
  expect(store.list({ deleted: true })).toMatchObject([{ id: 'binned', deletedAt: noon, deletedBy: null }]);
  expect(store.logbook({ limit: 100 })).toEqual([]);
  expect(store.verify()).toMatchObject({ ok: true });
  store.close();
  const [before] = listBackups(layoutOf(folder)).filter(({ beforeMigration }) => beforeMigration);
  const copy = openFinished(before?.path ?? '');
  expect(versionOf(copy)).toBe(5);
  copy.close();
});

test('What was archived or deleted before there was a logbook is taken out again, and that is in it.', () => {
  const store = open(oldFolder());
  store.setArchived('put-away', false, stamp);
  store.setDeleted('binned', false, stamp);
  store.setDeleted('binned', true, stamp);
  expect(store.logbook({ limit: 100 }).map(({ act, title }) => [act, title])).toEqual([
    ['deleted', 'Binned'],
    ['restored', 'Binned'],
    ['unarchived', 'Put away'],
  ]);
  expect(store.verify()).toMatchObject({ ok: true });
});
