import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { listBackups } from '#storage/backup-files.ts';
import { layoutOf } from '#storage/layout.ts';
import { openFinished } from '#storage/open-database.ts';
import { openFolder } from '#storage/open-folder.ts';
import { applicationId, migrate, versionOf } from '#storage/migrate.ts';
import { firstSchema } from '#storage/migrations/0001-first-schema.ts';
import { migrations, newestVersion } from '#storage/migrations/index.ts';
import type { Migration } from '#storage/migrations/migration.ts';
import { answer, change, create, newFolder, noon, open, troubleOf } from './fixture.ts';

/** A step that no release has: the shape in which every real one is tested, N-1 with rows to N. */
const addColour: Migration = {
  number: 2,
  change: 'settings have a colour',
  up: (db) => void db.exec("ALTER TABLE setting ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'"),
};

test('The steps are numbered from one without gaps, and the newest is what a new file gets.', () => {
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
  const db = new Database(':memory:');
  migrate(db);
  expect(versionOf(db)).toBe(newestVersion());
  expect(db.pragma('application_id', { simple: true })).toBe(applicationId);
});

test('Every table is STRICT.', () => {
  const db = new Database(':memory:');
  migrate(db);
  const tables = db.pragma('table_list') as { schema: string; name: string; type: string; strict: number }[];
  const ours = tables.filter(({ schema, name, type }) => schema === 'main' && type === 'table' && !name.startsWith('sqlite_'));
  expect(ours.map(({ name }) => name).sort()).toEqual([
    ...['assessment', 'evidence_bytes', 'frozen', 'issue', 'journal', 'logbook', 'logbook_name', 'mark', 'setting', 'standing'],
  ]);
  expect(ours.filter(({ strict }) => strict !== 1)).toEqual([]);
});

test('A database at version N-1 with rows goes to N with its rows, once.', () => {
  const db = new Database(':memory:');
  migrate(db, [firstSchema]);
  db.exec("INSERT INTO setting (name, value, seal) VALUES ('auditor', 'I. Auditor', printf('%043d', 0))");
  for (const _time of [1, 2]) {
    migrate(db, [firstSchema, addColour]);
    expect(versionOf(db)).toBe(2);
    expect(db.prepare('SELECT name, value, colour FROM setting').all()).toEqual([{ name: 'auditor', value: 'I. Auditor', colour: 'grey' }]);
  }
});

test('A step that fails leaves the file at the step before, whole.', () => {
  const db = new Database(':memory:');
  migrate(db, [firstSchema]);
  const failing: Migration = {
    ...addColour,
    up: (on) => {
      addColour.up(on);
      throw new Error('power');
    },
  };
  expect(() => migrate(db, [firstSchema, failing])).toThrow('power');
  expect(versionOf(db)).toBe(1);
  expect(db.prepare("SELECT count(*) FROM pragma_table_info('setting') WHERE name = 'colour'").pluck().get()).toBe(0);
  migrate(db, [firstSchema, addColour]);
  expect(versionOf(db)).toBe(2);
});

test('A file beyond the newest step is refused.', () => {
  const db = new Database(':memory:');
  migrate(db, [firstSchema, addColour]);
  expect(troubleOf(() => migrate(db, [firstSchema]))).toMatchObject({ code: 'newer-format' });
  expect(versionOf(db)).toBe(2);
});

test('A folder is backed up before it is migrated; the backup holds the state before and is kept for good.', () => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'a');
  change(store, 'a', answer('Q', { value: 'no' }));
  store.close();
  const layout = layoutOf(folder);
  const next: Migration = { ...addColour, number: newestVersion() + 1 };
  const { db, notices } = openFolder(layout, noon, [...migrations, next]);
  expect([versionOf(db), notices]).toEqual([next.number, []]);
  expect(db.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(2);
  db.close();
  const before = listBackups(layout).filter(({ beforeMigration }) => beforeMigration);
  expect(before.map(({ name }) => name)).toEqual([`postern-20261123T110000000Z-000000002-before-${String(next.number)}.db`]);
  const copy = openFinished(before[0]?.path ?? '');
  expect(versionOf(copy)).toBe(newestVersion());
  copy.close();
  expect(troubleOf(() => open(folder))).toMatchObject({ code: 'newer-format' }); // this program does not know that step
});
