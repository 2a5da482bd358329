/** Steps 4 and 5: what version 3 wrote is listed, read, searched, undone and verified as it was. */
import Database from 'better-sqlite3';
import { chmodSync, copyFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listBackups } from '#storage/backup-files.ts';
import { layoutOf } from '#storage/layout.ts';
import { migrate, versionOf } from '#storage/migrate.ts';
import { migrations, newestVersion } from '#storage/migrations/index.ts';
import { openFinished } from '#storage/open-database.ts';
import { answer, change, newFolder, open, search, sha256, step, troubleOf } from './fixture.ts';

const fixture = join(import.meta.dirname, 'fixtures/version-3.db');

/** A folder as the last program of schema 3 left it. */
const oldFolder = (): string => {
  const folder = newFolder();
  copyFileSync(fixture, join(folder, 'postern.db'));
  chmodSync(join(folder, 'postern.db'), 0o600);
  return folder;
};

test('The fixture is the file that version 3 wrote.', () => {
  expect(sha256(readFileSync(fixture))).toBe('a1aa9c2ba3f27e10762c646e7eb1604329c50e67a9f3a3258a31e8e998f037eb');
});

test('A folder of version 3 opens with everything in it, every seal intact, and a backup of the state before.', () => {
  const folder = oldFolder();
  const store = open(folder);
  expect(store.notices).toEqual([]);
  expect(store.window({ order: 'changed', limit: 10 })).toMatchObject({
    rows: [{ id: 'kestrel', title: 'Kestrel Freight 2025', rating: 'high' }, { id: 'merlin' }],
    total: 2,
    archived: 1,
    editions: ['vi4', 'vsphere8'],
  });
  expect(store.window({ order: 'title', limit: 10, archived: true })).toMatchObject({ rows: [{ id: 'put-away' }], all: 1 });
  expect(store.list({ deleted: true })).toMatchObject([{ id: 'binned' }]);
  expect(store.read('kestrel')?.assessment).toMatchObject({
    scope: {},
    answers: { 'Q-VIC-VC-17': { value: 'on none', note: 'third robin' } },
    observations: { 'C-VIC-VC-17': { value: 'on some', evidence: ['E-01'] } },
    texts: {},
  });
  expect(search(store, 'robin', 5).map(({ pieces }) => pieces.join(''))).toEqual([expect.stringContaining('third robin')]);
  for (const gone of ['second', 'nightingale', 'wren']) expect(search(store, gone, 5)).toEqual([]);
  expect(store.history('kestrel', { limit: 100 })).toHaveLength(10);
  expect(store.readSettings()).toMatchObject({ auditor: 'I. Auditor' });
  expect(store.verify()).toMatchObject({ ok: true });
  store.close();
  const [before] = listBackups(layoutOf(folder)).filter(({ beforeMigration }) => beforeMigration);
  const copy = openFinished(before?.path ?? '');
  expect(versionOf(copy)).toBe(3);
  expect(copy.prepare("SELECT value FROM entry WHERE kind = 'answer'").pluck().get()).toContain('third robin');
  copy.close();
});

test('Work goes on where version 3 left it: undo, redo, a new word and the next answer.', () => {
  const store = open(oldFolder());
  step(store, 'kestrel', 'undo');
  expect(store.read('kestrel')?.assessment.scope).toMatchObject({ SITE: { reason: 'no wren' } });
  expect(search(store, 'wren', 5)).toMatchObject([{ assessment: 'kestrel', key: 'SITE' }]);
  step(store, 'kestrel', 'redo');
  expect(search(store, 'wren', 5)).toEqual([]);
  change(store, 'kestrel', answer('Q-VIC-VC-17', { value: 'on none', note: 'fourth robin' }));
  expect(search(store, 'robin', 5)).toHaveLength(1);
  expect(search(store, 'third', 5)).toEqual([]);
  expect(store.verify()).toMatchObject({ ok: true });
});

test('An entry that was damaged before the step is told when it is read, and the others are not touched by it.', () => {
  const folder = oldFolder();
  const db = new Database(join(folder, 'postern.db'));
  db.exec("DROP TRIGGER journal_never_changes; UPDATE journal SET after = replace(after, 'third', 'other') WHERE after LIKE '%third robin%'");
  db.close();
  const store = open(folder);
  expect(troubleOf(() => store.read('kestrel'))).toMatchObject({ code: 'storage-damaged' });
  expect(store.read('merlin')?.assessment.details.title).toBe('Merlin Bank');
});

test('A step that leaves half of a file empty is followed by writing it anew.', () => {
  const folder = newFolder();
  copyFileSync(fixture, join(folder, 'postern.db'));
  const db = new Database(join(folder, 'postern.db'));
  db.exec(`INSERT INTO journal SELECT value + 1000, 1, 'now', 'x', 'change', 'text', 'k' || value, NULL, hex(randomblob(400)), NULL, NULL, printf('%043d', value)
    FROM (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 900) SELECT value FROM n);
    INSERT INTO entry SELECT 1, kind, key, after, seq, hash FROM journal WHERE seq > 1000`);
  db.close();
  const before = statSync(join(folder, 'postern.db')).size;
  open(folder).close();
  expect(statSync(join(folder, 'postern.db')).size).toBeLessThan(before * 0.7);
  const after = new Database(join(folder, 'postern.db'));
  expect(versionOf(after)).toBe(newestVersion());
  expect(after.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(907);
  after.close();
});

test('Migrated step by step or at once, the schema is the same.', () => {
  const [atOnce, byStep] = [new Database(':memory:'), new Database(':memory:')];
  migrate(atOnce);
  for (let steps = 1; steps <= migrations.length; steps += 1) migrate(byStep, migrations.slice(0, steps));
  const schema = (db: Database.Database): unknown => db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
  expect(schema(byStep)).toEqual(schema(atOnce));
});
