/** Step 3, issues: kept as handed out, numbered without gaps, damage noticed, gone only with their assessment. */
import Database from 'better-sqlite3';
import { chmodSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FrozenIssue, Store } from '#application/ports.ts';
import { migrate, versionOf } from '#storage/migrate.ts';
import { firstSchema } from '#storage/migrations/0001-first-schema.ts';
import { archive } from '#storage/migrations/0002-archive.ts';
import { issues } from '#storage/migrations/0003-issues.ts';
import { vi4 } from '../catalog.ts';
import { create, kestrel, newFolder, noon, open, sha256, stamp, summary, troubleOf } from './fixture.ts';

const html = (text: string): Uint8Array => new TextEncoder().encode(`<!doctype html><p>${text}</p>`);

const frozen = (revision: number, text = `Issue ${String(revision)}`): FrozenIssue => {
  const document = html(text);
  const assessment = kestrel(`Kestrel, issue ${String(revision)}`);
  return {
    record: {
      ...{ revision, at: noon, by: 'I. Auditor', evaluatedOn: '2026-11-23', documentHash: 'd'.repeat(64), htmlSha256: sha256(document) },
      ...{
        edition: 'vi4',
        catalogVersion: vi4.version,
        programVersion: '0.1.0',
        templateVersion: '1',
        options: { paper: 'A4', without: [] },
        signer: null,
        look: null,
      },
    },
    assessment,
    catalog: vi4,
    html: document,
  };
};
const state = (next: 'issued' | 'draft') => ({ kind: 'details', key: 'details', value: { ...kestrel().details, state: next } }) as const;
const issue = (store: Store, revision: number, text?: string) =>
  store.issue({ id: 'kestrel', change: state('issued'), issue: frozen(revision, text), summary, stamp });
const back = (store: Store) => store.change({ id: 'kestrel', changes: [state('draft')], evidence: [], summary, stamp });
const twice = (folder: string): void => {
  const store = open(folder);
  create(store, 'kestrel');
  issue(store, 1);
  back(store);
  issue(store, 2);
  store.close();
};

test('Rows of version 2 go to version 3 unchanged; there are no issues yet.', () => {
  const db = new Database(':memory:');
  migrate(db, [firstSchema, archive]);
  db.exec(`INSERT INTO assessment (number, id, edition, title, state, rating, sample, changed_at, entries, last_seq, head, seal)
    VALUES (1, 'a', 'vi4', 'Old', 'issued', 'clear', 0, '${noon}', 0, 0, printf('%043d', 0), printf('%043d', 1))`);
  const before = db.prepare('SELECT * FROM assessment').all();
  migrate(db, [firstSchema, archive, issues]);
  expect(versionOf(db)).toBe(3);
  expect(db.prepare('SELECT * FROM assessment').all()).toEqual(before);
  expect(db.prepare("SELECT value FROM mark WHERE name = 'issues'").pluck().get()).toBe(0);
});

test('A folder of version 1 opens and can issue.', () => {
  const folder = newFolder();
  copyFileSync(join(import.meta.dirname, 'fixtures/version-1.db'), join(folder, 'postern.db'));
  chmodSync(join(folder, 'postern.db'), 0o600);
  const store = open(folder);
  expect(store.issues('kestrel')).toEqual([]);
  issue(store, 1);
  expect(store.issues('kestrel')).toHaveLength(1);
  expect(store.verify()).toMatchObject({ ok: true });
});

test('What was issued is read back as it was, newest first, after a new start too; state and issue come in one transaction.', () => {
  const folder = newFolder();
  twice(folder);
  const store = open(folder);
  expect(store.read('kestrel')?.assessment.details.state).toBe('issued');
  expect(store.issues('kestrel')).toEqual([frozen(2).record, frozen(1).record]);
  expect(store.readIssue('kestrel', 1)).toEqual({ ...frozen(1), html: Buffer.from(frozen(1).html) });
  expect(store.readIssue('kestrel', 3)).toBeNull();
  expect(store.verify()).toMatchObject({ ok: true, sentences: expect.arrayContaining(['2 issues are kept as handed out.']) as unknown });
});

test('A revision that is not the next one is refused, and the state stays as it was.', () => {
  const store = open(newFolder());
  create(store, 'kestrel');
  for (const revision of [0, 2, 7]) expect(troubleOf(() => issue(store, revision))).not.toBeNull();
  expect(store.read('kestrel')?.assessment.details.state).toBe('draft');
  expect(store.issues('kestrel')).toEqual([]);
});

test('A catalog is kept once, however many issues used it.', () => {
  const folder = newFolder();
  twice(folder);
  const db = new Database(join(folder, 'postern.db'), { readonly: true });
  expect(db.prepare('SELECT count(*) FROM frozen').pluck().get()).toBe(5); // two snapshots, two documents, one catalog
  db.close();
});

test('Issues can be neither changed nor taken out through SQL; behind the program’s back it is damage and is told.', () => {
  const harm: readonly string[] = [
    "UPDATE issue SET record = replace(record, 'I. Auditor', 'X. Other')",
    'UPDATE issue SET snapshot = document',
    'DELETE FROM issue WHERE revision = 1',
    'DELETE FROM issue WHERE revision = 2',
    "UPDATE frozen SET bytes = x'00'",
    'DELETE FROM frozen WHERE number = 2',
  ];
  for (const statement of harm) {
    const folder = newFolder();
    twice(folder);
    const db = new Database(join(folder, 'postern.db'));
    expect(() => db.exec(statement)).toThrow(/never changes|goes only with|FOREIGN KEY/);
    db.pragma('foreign_keys = OFF');
    for (const name of db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('issue', 'frozen')")
      .pluck()
      .all())
      db.exec(`DROP TRIGGER ${name}`);
    db.exec(statement);
    db.close();
    const store = open(folder);
    expect([statement, store.verify().ok]).toEqual([statement, false]);
    store.close();
  }
});

test('A purged assessment takes its issues along, and the catalog stays as long as somebody else was issued with it.', () => {
  const folder = newFolder();
  let clock = noon;
  const store = open(folder, () => clock);
  create(store, 'kestrel');
  create(store, 'other');
  issue(store, 1);
  store.issue({ id: 'other', change: state('issued'), issue: frozen(1, 'other'), summary, stamp });
  store.setDeleted('kestrel', true, stamp);
  store.close();
  clock = '2027-02-01T12:00:00.000+01:00';
  const later = open(folder, () => clock);
  expect(later.list({ deleted: true })).toEqual([]); // asking for the bin purges it first
  expect(later.issues('other')).toHaveLength(1);
  expect(later.readIssue('other', 1)?.catalog).toEqual(vi4);
  expect(later.verify()).toMatchObject({ ok: true });
  later.close();
  const db = new Database(join(folder, 'postern.db'), { readonly: true });
  expect(db.prepare('SELECT count(*) FROM issue').pluck().get()).toBe(1);
  expect(db.prepare('SELECT count(*) FROM frozen').pluck().get()).toBe(3);
  db.close();
});
