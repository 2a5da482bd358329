/** Step 2, the archive: what version 1 wrote is read as it was, and the new column is guarded like the old ones. */
import Database from 'better-sqlite3';
import { chmodSync, copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { archiveQuery, listQuery } from '#storage/assessment-records.ts';
import { listBackups } from '#storage/backup-files.ts';
import { layoutOf } from '#storage/layout.ts';
import { migrate, versionOf } from '#storage/migrate.ts';
import { firstSchema } from '#storage/migrations/0001-first-schema.ts';
import { archive } from '#storage/migrations/0002-archive.ts';
import { openFinished } from '#storage/open-database.ts';
import { searchQuery } from '#storage/search.ts';
import { newFolder, noon, open, search, sha256, stamp, troubleOf } from './fixture.ts';

const fixture = join(import.meta.dirname, 'fixtures/version-1.db');

/** A folder as the last program of schema 1 left it. */
const oldFolder = (): string => {
  const folder = newFolder();
  copyFileSync(fixture, join(folder, 'postern.db'));
  chmodSync(join(folder, 'postern.db'), 0o600);
  return folder;
};

test('The fixture is the file that version 1 wrote.', () => {
  expect(sha256(readFileSync(fixture))).toBe('093acd1edc2ce63b399cf2d228d387275a1436daac26525978d90b1d1f709caa');
});

test('Rows of version 1 go to version 2 unchanged, none of them archived.', () => {
  const db = new Database(':memory:');
  migrate(db, [firstSchema]);
  db.exec(`INSERT INTO assessment (number, id, edition, title, state, rating, sample, changed_at, deleted_at, entries, last_seq, head, seal)
    VALUES (1, 'a', 'vi4', 'Old', 'draft', 'clear', 0, '${noon}', NULL, 0, 0, printf('%043d', 0), printf('%043d', 1)),
           (2, 'b', 'vi4', 'Binned', 'draft', 'clear', 0, '${noon}', '${noon}', 0, 0, printf('%043d', 0), printf('%043d', 1))`);
  const before = db.prepare('SELECT * FROM assessment ORDER BY number').all() as object[];
  migrate(db, [firstSchema, archive]);
  expect(versionOf(db)).toBe(2);
  expect(db.prepare('SELECT * FROM assessment ORDER BY number').all()).toEqual(before.map((row) => ({ ...row, archived_at: null })));
  expect(db.prepare("SELECT value FROM mark WHERE name = 'assessments'").pluck().get()).toBe(2);
});

test('A folder of version 1 opens with everything in it, every seal intact, and a backup of the state before.', () => {
  const folder = oldFolder();
  const store = open(folder);
  expect(store.notices).toEqual([]);
  expect(store.list({ deleted: false })).toMatchObject([
    { id: 'kestrel', title: 'Kestrel Freight, vCenter 2025', archivedAt: null },
    { id: 'harbour', sample: true, archivedAt: null },
  ]);
  expect(store.list({ deleted: true })).toMatchObject([{ id: 'binned', archivedAt: null }]);
  expect(store.list({ deleted: false, archived: true })).toEqual([]);
  expect(store.read('kestrel')?.assessment).toMatchObject({
    answers: { 'Q-VIC-VC-17': { value: 'on none', note: 'planned for Q2, Zürich' } },
    observations: { 'C-VIC-VC-17': { value: 'on some', evidence: ['E-01'] } },
    texts: {},
  });
  expect(store.nextRedo('kestrel')?.change).toMatchObject({ kind: 'text', value: 'Two lines.\nThe second.' });
  expect(search(store, 'Zürich', 5)).toMatchObject([{ assessment: 'kestrel', key: 'Q-VIC-VC-17' }]);
  expect(store.readSettings()).toEqual({ auditor: 'I. Auditor', theme: 'dark' });
  expect(store.verify()).toMatchObject({ ok: true });
  store.close();
  const [before] = listBackups(layoutOf(folder)).filter(({ beforeMigration }) => beforeMigration);
  const copy = openFinished(before?.path ?? '');
  expect(versionOf(copy)).toBe(1);
  copy.close();
});

test('A folder of version 1 that cannot be written is read all the same, and its file stays as it was.', () => {
  const folder = oldFolder();
  chmodSync(join(folder, 'postern.db'), 0o400);
  const store = open(folder);
  expect(store.readOnly).toMatch(/read-only/);
  expect(store.list({ deleted: false }).map(({ id }) => id)).toEqual(['kestrel', 'harbour']);
  expect(search(store, 'Zürich', 5)).toHaveLength(1);
  expect(troubleOf(() => store.setArchived('kestrel', true, stamp))).toMatchObject({ code: 'storage-read-only' });
  store.close();
  expect(sha256(readFileSync(join(folder, 'postern.db')))).toBe(sha256(readFileSync(fixture)));
});

test('An archived assessment leaves list and search, can be read and changed, and comes back.', () => {
  const folder = oldFolder();
  const store = open(folder);
  store.setArchived('kestrel', true, stamp);
  store.setArchived('kestrel', true, { ...stamp, at: '2030-01-01T00:00:00Z' }); // once is enough: the date stays
  expect(store.list({ deleted: false }).map(({ id }) => id)).toEqual(['harbour']);
  expect(store.list({ deleted: false, archived: true })).toMatchObject([{ id: 'kestrel', archivedAt: noon, deletedAt: null }]);
  expect(search(store, 'Zürich', 5)).toEqual([]);
  expect(search(store, 'Zür', 5, true)).toMatchObject([{ assessment: 'kestrel' }]);
  expect(store.read('kestrel')?.assessment.details.title).toBe('Kestrel Freight, vCenter 2025');
  const seq = store.read('kestrel')?.seq ?? 0;
  store.change({
    id: 'kestrel',
    changes: [{ kind: 'answer', key: 'Q-SSH-04', value: { value: 'no' } }],
    evidence: [],
    summary: { rating: 'high', score: 1, completeness: 1, verifiedShare: 0 },
    stamp,
  });
  expect(store.read('kestrel')?.seq).toBe(seq + 1);
  expect(store.verify().ok).toBe(true);
  store.close();
  const again = open(folder);
  expect(again.list({ deleted: false, archived: true })).toMatchObject([{ id: 'kestrel', rating: 'high' }]);
  again.setArchived('kestrel', false, stamp);
  expect(again.list({ deleted: false }).map(({ id }) => id)).toEqual(['kestrel', 'harbour']);
  expect(search(again, 'Zürich', 5)).toHaveLength(1);
  expect(again.verify().ok).toBe(true);
});

test('Archive and bin are two things: what is deleted from the archive comes back to the archive.', () => {
  const store = open(oldFolder());
  store.setArchived('harbour', true, stamp);
  store.setDeleted('harbour', true, stamp);
  expect(store.list({ deleted: false, archived: true })).toEqual([]);
  expect(
    store
      .list({ deleted: true })
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['binned', 'harbour']);
  expect(troubleOf(() => store.setArchived('harbour', false, stamp))).toMatchObject({ code: 'not-found' });
  expect(troubleOf(() => store.setArchived('nobody', true, stamp))).toMatchObject({ code: 'not-found' });
  store.setDeleted('harbour', false, stamp);
  expect(store.list({ deleted: false, archived: true }).map(({ id }) => id)).toEqual(['harbour']);
});

test('Taking an assessment out of the archive behind the program’s back is damage, and so is putting one in.', () => {
  for (const [set, archived] of [
    ['archived_at = NULL', true],
    [`archived_at = '${noon}'`, false],
  ] as const) {
    const folder = oldFolder();
    const store = open(folder);
    if (archived) store.setArchived('kestrel', true, stamp);
    store.close();
    const db = new Database(join(folder, 'postern.db'));
    db.exec(`UPDATE assessment SET ${set} WHERE id = 'kestrel'`);
    db.close();
    const other = open(folder);
    expect(troubleOf(() => other.list({ deleted: false, archived: !archived }))).toMatchObject({ code: 'storage-damaged' });
    other.close();
  }
});

test('The archive is listed and searched through an index, from its newest row, without sorting all of it twice.', () => {
  const folder = oldFolder();
  open(folder).close();
  const db = new Database(join(folder, 'postern.db'), { readonly: true });
  const plan = (sql: string, ...values: readonly unknown[]): string =>
    (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[]).map(({ detail }) => detail).join('\n');
  expect(plan(listQuery, 1_000, 50)).toMatch(/USING INDEX assessment_newest \(deleted_at=\? AND archived_at=\? AND last_seq<\?\)/);
  expect(plan(listQuery, 1_000, 50)).not.toContain('TEMP B-TREE');
  expect(plan(archiveQuery, 1_000, 50)).toContain('USING INDEX assessment_newest');
  expect(plan(searchQuery, '"x"', 5)).not.toContain('TEMP B-TREE');
  // Control: the same look at the archive without its index sees a whole scan.
  expect(plan('SELECT id FROM assessment NOT INDEXED WHERE archived_at IS NOT NULL')).toContain('SCAN assessment');
  db.close();
});
