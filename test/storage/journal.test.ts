import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '#storage/open-database.ts';
import { answer, change, create, newFolder, noon, open, step, troubleOf } from './fixture.ts';

const fill = (folder: string): void => {
  const store = open(folder);
  for (const id of ['a', 'b']) {
    create(store, id);
    for (const number of [1, 2, 3, 4]) change(store, id, answer(`Q-${String(number % 2)}`, { value: String(number) }));
  }
  step(store, 'a', 'undo');
  store.close();
};

test('Every change has one journal row with who, when, what, before and after; pages and filters give the newest first.', () => {
  const store = open(newFolder());
  create(store, 'a');
  change(store, 'a', answer('Q', { value: 'no' }));
  store.change({
    id: 'a',
    changes: [answer('Q', { value: 'yes' })],
    evidence: [],
    summary: { rating: 'clear', score: 100, completeness: 1, verifiedShare: 1 },
    stamp: { by: 'B. Other', at: '2026-11-24T08:00:00.000+01:00' },
  });
  change(store, 'a', { kind: 'scope', key: 'SITE', value: { state: 'in-use' } });
  const all = store.history('a', { limit: 10 });
  expect(all.map(({ seq }) => seq)).toEqual([4, 3, 2, 1]);
  expect(all[1]).toEqual({
    seq: 3,
    at: '2026-11-24T08:00:00.000+01:00',
    by: 'B. Other',
    action: 'change',
    kind: 'answer',
    key: 'Q',
    before: { value: 'no' },
    after: { value: 'yes' },
  });
  expect(all[3]).toMatchObject({ action: 'create', kind: 'details', before: null, at: noon });
  expect(store.history('a', { limit: 2, before: 4 }).map(({ seq }) => seq)).toEqual([3, 2]);
  expect(store.history('a', { limit: 10, kind: 'answer', key: 'Q' }).map(({ seq }) => seq)).toEqual([3, 2]);
  expect(store.history('a', { limit: 10, kind: 'text' })).toEqual([]);
  expect(store.history('elsewhere', { limit: 10 })).toEqual([]);
});

test('The database itself refuses to change or delete journal rows and evidence.', () => {
  const folder = newFolder();
  fill(folder);
  const db = openDatabase(join(folder, 'postern.db'));
  for (const sql of [
    "UPDATE journal SET by = 'x'",
    'DELETE FROM journal',
    'INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 2',
    'DELETE FROM assessment',
  ])
    expect(() => db.exec(sql), sql).toThrow(/append-only|can be purged/);
  expect(() => db.exec("UPDATE evidence_bytes SET bytes = x'00'")).not.toThrow(); // there is none yet
  db.exec("INSERT INTO evidence_bytes (sha256, bytes) VALUES (printf('%064d', 0), x'01')");
  expect(() => db.exec("UPDATE evidence_bytes SET bytes = x'00'")).toThrow(/never changes/);
  db.close();
});

const forgeries: readonly (readonly [string, string])[] = [
  ['a changed value', `UPDATE journal SET after = '{"value":"forged"}' WHERE seq = 3`],
  ['another author', "UPDATE journal SET by = 'nobody' WHERE seq = 2"],
  ['a removed row', 'DELETE FROM journal WHERE seq = 3'],
  ['a cut tail', 'DELETE FROM journal WHERE seq = 11'],
  ['two rows in the other order', 'UPDATE journal SET seq = CASE seq WHEN 2 THEN 1000003 ELSE 1000002 END WHERE seq IN (2, 3)'],
  ['a row moved to another assessment', 'UPDATE journal SET assessment = 2 WHERE seq = 3'],
  ['an entry without a journal row', "UPDATE standing SET seq = seq + 1000 WHERE assessment = 1 AND key = 'Q-1'"],
  ['a removed entry', "DELETE FROM standing WHERE assessment = 1 AND key = 'Q-1'"],
  ['a forged title in the library', "UPDATE assessment SET title = 'forged'"],
  ['a forged setting', "INSERT INTO setting (name, value, seal) VALUES ('auditor', 'forged', printf('%043d', 0))"],
];

test.each(forgeries)('Verification finds %s, which the integrity check does not.', (_what, sql) => {
  const folder = newFolder();
  fill(folder);
  const db = new Database(join(folder, 'postern.db'));
  for (const trigger of ['journal_never_changes', 'journal_never_shrinks']) db.exec(`DROP TRIGGER ${trigger}`);
  db.exec(sql);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
  const store = open(folder);
  const { ok, sentences } = store.verify();
  expect(ok, sentences.join('\n')).toBe(false);
});

test('Verification of an untouched store is in order (control of the forgeries).', () => {
  const folder = newFolder();
  fill(folder);
  expect(open(folder).verify().ok).toBe(true);
});

test('A journal row that was altered is not shown in the history, and not undone.', () => {
  const folder = newFolder();
  fill(folder);
  const db = new Database(join(folder, 'postern.db'));
  db.exec('DROP TRIGGER journal_never_changes; UPDATE journal SET before = \'{"value":"forged"}\' WHERE seq = 10');
  db.close();
  const store = open(folder);
  expect(troubleOf(() => store.history('b', { limit: 1 }))).toMatchObject({ code: 'storage-damaged' });
  expect(troubleOf(() => store.nextUndo('b'))).toMatchObject({ code: 'storage-damaged' });
});

test('The chain can be followed without the program: SHA-256 over a JSON list, nothing else.', () => {
  const folder = newFolder();
  fill(folder);
  const db = new Database(join(folder, 'postern.db'), { readonly: true });
  const hashOf = (list: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(list)).digest('base64url');
  const rows = db
    .prepare('SELECT seq, at, by, action, kind, key, before, after, refers_to, below, hash FROM journal WHERE assessment = 1 ORDER BY seq')
    .raw()
    .all() as unknown[][];
  let head = hashOf(['postern-journal-start-1', 'a']);
  for (const row of rows) {
    head = hashOf(['postern-journal-1', head, ...row.slice(0, -1)]);
    expect(row.at(-1)).toBe(head);
  }
  expect(db.prepare("SELECT head FROM assessment WHERE id = 'a'").pluck().get()).toBe(head);
  expect(rows).toHaveLength(6);
  db.close();
});
