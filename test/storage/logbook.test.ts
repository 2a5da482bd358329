/** The logbook: what happened to assessments as wholes, in an order that is proven, also after they are gone. */
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Store } from '#application/ports.ts';
import { listBackups } from '#storage/backup-files.ts';
import { layoutOf } from '#storage/layout.ts';
import { createRecords } from '#storage/assessment-records.ts';
import { openDatabase, openFinished } from '#storage/open-database.ts';
import { answer, change, create, kestrel, newFolder, noon, open, stamp, summary, troubleOf } from './fixture.ts';

const later = '2026-11-24T08:00:00.000+01:00';
const daysLater = (days: number) => (): string => new Date(Date.parse(noon) + days * 86_400_000).toISOString();
const acts = (store: Store, id?: string) => store.logbook({ limit: 100, ...(id === undefined ? {} : { id }) }).map(({ act }) => act);

/** Two assessments; the first archived and taken out again, the second deleted. */
const fill = (folder: string, by = 'I. Auditor'): void => {
  const store = open(folder);
  create(store, 'a');
  create(store, 'b', kestrel('Merlin Bank'));
  store.setArchived('a', true, { by, at: noon });
  change(store, 'a', answer('Q', { value: 'no' }));
  store.setArchived('a', false, { by, at: later });
  store.setDeleted('b', true, { by, at: noon });
  store.close();
};

test('Every act has one row with who, when, what and its place among the changes; pages give the newest first.', () => {
  const folder = newFolder();
  fill(folder);
  const store = open(folder);
  const all = store.logbook({ limit: 10 });
  expect(all).toEqual([
    { seq: 3, at: noon, by: 'I. Auditor', act: 'deleted', assessmentId: 'b', title: 'Merlin Bank', after: 2 },
    { seq: 2, at: later, by: 'I. Auditor', act: 'unarchived', assessmentId: 'a', title: 'Kestrel Freight', after: 3 },
    { seq: 1, at: noon, by: 'I. Auditor', act: 'archived', assessmentId: 'a', title: 'Kestrel Freight', after: 1 },
  ]);
  expect(store.logbook({ limit: 10, id: 'a' })).toEqual(all.slice(1));
  expect(store.logbook({ limit: 1 })).toEqual(all.slice(0, 1));
  expect(store.logbook({ limit: 1, before: 3 })).toEqual(all.slice(1, 2));
  expect(store.logbook({ limit: 10, id: 'nobody' })).toEqual([]);
  expect(store.list({ deleted: true })).toMatchObject([{ id: 'b', deletedBy: 'I. Auditor' }]);
  store.setDeleted('b', false, { by: 'B. Other', at: later });
  store.setDeleted('b', true, { by: 'B. Other', at: later });
  expect(store.list({ deleted: true })).toMatchObject([{ id: 'b', deletedBy: 'B. Other' }]);
});

test('An act that changes nothing is not noted, and one that is refused neither.', () => {
  const store = open(newFolder());
  create(store, 'a');
  store.setArchived('a', false, stamp);
  store.setDeleted('a', false, stamp);
  expect(troubleOf(() => store.setArchived('none', true, stamp))).toMatchObject({ code: 'not-found' });
  expect(store.logbook({ limit: 10 })).toEqual([]);
});

test('How a copy was made is noted, and nothing that the journal says already.', () => {
  const store = open(newFolder());
  create(store, 'a');
  for (const cameAs of ['copied-forward', 'duplicated', 'taken-over'] as const)
    store.create({ id: cameAs, assessment: kestrel(), evidence: [], summary, sample: false, action: 'create', cameAs, stamp });
  expect(acts(store)).toEqual(['taken-over', 'duplicated', 'copied-forward']);
  expect(acts(store, 'a')).toEqual([]);
});

test('An act leaves the journal, the last change, and the order of the library as they were.', () => {
  const store = open(newFolder());
  create(store, 'a');
  create(store, 'b');
  change(store, 'a', answer('Q', { value: 'no' }));
  const look = () => [
    store.read('a'),
    store.history('a', { limit: 10 }),
    store.journalRows('a', { after: 0, limit: 10 }),
    store.list({ deleted: false }),
  ];
  const before = look();
  store.setArchived('a', true, { ...stamp, at: later });
  store.setArchived('a', false, { ...stamp, at: later });
  store.setDeleted('a', true, { ...stamp, at: later });
  store.setDeleted('a', false, { ...stamp, at: later });
  expect(look()).toEqual(before);
  expect(acts(store, 'a')).toHaveLength(4);
});

test('After a purge the logbook says what happened and when, holds no word and no name of it, and its chain still holds.', () => {
  const folder = newFolder();
  const secret = 'Zaunkoenig-canary';
  fill(folder, secret);
  const held = (): boolean => readFileSync(join(folder, 'postern.db')).toString('latin1').includes(secret);
  expect(held()).toBe(true); // control: until then it is there to be found
  const store = open(folder, daysLater(31));
  expect(store.list({ deleted: true })).toEqual([]);
  expect(store.logbook({ limit: 10, id: 'b' })).toEqual([
    { seq: 4, at: daysLater(31)(), by: null, act: 'purged', assessmentId: 'b', title: null, after: 2 },
    { seq: 3, at: noon, by: null, act: 'deleted', assessmentId: 'b', title: null, after: 2 },
  ]);
  expect(store.logbook({ limit: 10, id: 'a' }).map(({ by }) => by)).toEqual([secret, secret]);
  expect(store.verify().sentences).toContain('The logbook is unbroken (4 rows), and the library agrees with it.');
  store.setDeleted('a', true, { by: secret, at: noon });
  store.close();
  const again = open(folder, daysLater(31));
  again.list({ deleted: true });
  expect(again.verify()).toMatchObject({ ok: true });
  again.close();
  expect(held()).toBe(false);
});

test('The database itself refuses to change or delete rows of the logbook, and names of an assessment that is there.', () => {
  const folder = newFolder();
  fill(folder);
  const db = openDatabase(join(folder, 'postern.db'));
  for (const sql of [
    "UPDATE logbook SET act = 'restored'",
    'DELETE FROM logbook',
    'INSERT OR REPLACE INTO logbook SELECT * FROM logbook WHERE seq = 2',
    "UPDATE logbook_name SET by = 'x'",
    'DELETE FROM logbook_name',
  ])
    expect(() => db.exec(sql), sql).toThrow(/append-only|goes only with/);
  db.close();
});

const forgeries: readonly (readonly [string, string])[] = [
  ['another act', "UPDATE logbook SET act = 'restored' WHERE seq = 3"],
  ['another time', `UPDATE logbook SET at = '${later}' WHERE seq = 1`],
  ['another assessment', "UPDATE logbook SET assessment = 'b' WHERE seq = 1"],
  ['another place among the changes', 'UPDATE logbook SET after = 2 WHERE seq = 1'],
  ['a removed row', 'DELETE FROM logbook_name WHERE seq = 2; DELETE FROM logbook WHERE seq = 2'],
  ['a cut end', 'DELETE FROM logbook_name WHERE seq = 3; DELETE FROM logbook WHERE seq = 3'],
  [
    'an end cut together with its count',
    "DELETE FROM logbook_name WHERE seq = 3; DELETE FROM logbook WHERE seq = 3; UPDATE mark SET value = 2 WHERE name = 'logbook'",
  ],
  ['two rows in the other order', 'UPDATE logbook SET seq = -seq WHERE seq < 3; UPDATE logbook SET seq = seq + 3 WHERE seq < 0'],
  ['another name', "UPDATE logbook_name SET by = 'nobody' WHERE seq = 1"],
  ['a name taken from an assessment that is there', 'DELETE FROM logbook_name WHERE seq = 1'],
  ['a name given to what has none', 'UPDATE logbook SET who = NULL WHERE seq = 1'],
];

test.each(forgeries)('Verification finds %s, which the integrity check does not, and a backup of it is refused.', async (_what, sql) => {
  const folder = newFolder();
  fill(folder);
  const db = new Database(join(folder, 'postern.db'));
  for (const trigger of ['logbook_never_changes', 'logbook_never_shrinks', 'logbook_name_never_changes', 'logbook_name_goes_with_its_assessment'])
    db.exec(`DROP TRIGGER ${trigger}`);
  db.pragma('foreign_keys = 0');
  db.exec(sql);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
  const backups = readdirSync(join(folder, 'backups')).length;
  const store = open(folder);
  const { ok, sentences } = store.verify();
  expect([ok, sentences.filter((sentence) => sentence.startsWith('The logbook: ')).length], sentences.join('\n')).toEqual([false, 1]);
  await expect(store.backUp(stamp)).rejects.toMatchObject({ code: 'storage-damaged' });
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(backups);
});

test('Verification finds an assessment that lies elsewhere than the logbook says, its line sealed anew, and one that was taken away.', () => {
  const forge: readonly ((db: Database.Database) => void)[] = [
    (db) => {
      const records = createRecords(db);
      const record = records.find('b');
      if (record !== null) records.update({ ...record, deleted_at: null });
    },
    (db) => db.exec('DELETE FROM standing WHERE assessment = 2; DELETE FROM assessment WHERE number = 2; DELETE FROM journal WHERE assessment = 2'),
  ];
  const told = forge.map((work) => {
    const folder = newFolder();
    fill(folder);
    const db = new Database(join(folder, 'postern.db'));
    db.pragma('foreign_keys = 0');
    work(db);
    db.close();
    return open(folder)
      .verify()
      .sentences.filter((sentence) => sentence.startsWith('The logbook'));
  });
  expect(told).toEqual([
    ['The logbook: The logbook and the library disagree about “Merlin Bank”.'],
    ['The logbook: The logbook tells of an assessment that is missing.'],
  ]);
});

test('A row that was altered is not shown, not continued, and the next start restores the newest backup.', async () => {
  const folder = newFolder();
  fill(folder);
  const store = open(folder);
  await store.backUp(stamp);
  store.close();
  const db = new Database(join(folder, 'postern.db'));
  db.exec("DROP TRIGGER logbook_never_changes; UPDATE logbook SET assessment = 'b' WHERE seq = 2");
  db.close();
  const damaged = open(folder);
  expect(troubleOf(() => damaged.logbook({ limit: 10, id: 'a' }))).toMatchObject({ code: 'storage-damaged' });
  damaged.close();
  const restored = open(folder);
  expect(restored.notices).toHaveLength(1);
  expect(acts(restored, 'a')).toEqual(['unarchived', 'archived']);
  expect(restored.verify()).toMatchObject({ ok: true });
});

test('A logbook that lost its end is not written on: the act is refused and leaves nothing behind.', () => {
  const folder = newFolder();
  fill(folder);
  const db = new Database(join(folder, 'postern.db'));
  db.exec('DROP TRIGGER logbook_never_shrinks; DROP TRIGGER logbook_name_goes_with_its_assessment');
  db.exec('DELETE FROM logbook_name WHERE seq = 3; DELETE FROM logbook WHERE seq = 3');
  db.close();
  const store = open(folder);
  expect(troubleOf(() => store.setArchived('a', true, stamp))).toMatchObject({ code: 'storage-damaged' });
  expect(store.list({ deleted: false })).toMatchObject([{ id: 'a', archivedAt: null }]);
});

test('Acts alone are backed up too: after 25 of them by itself, and when a short run closes.', async () => {
  const folder = newFolder();
  let now = noon;
  const store = open(folder, () => now);
  create(store, 'a');
  await store.backUp(stamp);
  now = daysLater(1)();
  const actsIn = (): readonly number[] =>
    listBackups(layoutOf(folder)).map(({ path }) => {
      const copy = openFinished(path);
      const count = copy.prepare<[], number>('SELECT count(*) FROM logbook').pluck().get() ?? 0;
      copy.close();
      return count;
    });
  store.setArchived('a', true, stamp);
  await expect.poll(actsIn, { timeout: 5000 }).toEqual([1, 0]);
  for (let n = 1; n < 26; n += 1) {
    now = new Date(Date.parse(now) + 1000).toISOString();
    store.setArchived('a', n % 2 === 0, stamp);
  }
  await expect.poll(actsIn, { timeout: 10_000 }).toEqual([26, 1, 0]);
  now = daysLater(2)();
  store.setDeleted('a', true, stamp);
  store.close();
  expect(actsIn()[0]).toBe(27);
});

test('The chain can be followed without the program: SHA-256 over a JSON list, nothing else.', () => {
  const folder = newFolder();
  fill(folder);
  const db = new Database(join(folder, 'postern.db'), { readonly: true });
  const hashOf = (list: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(list)).digest('base64url');
  const rows = db.prepare('SELECT seq, at, act, assessment, after, who, hash FROM logbook ORDER BY seq').raw().all() as unknown[][];
  let head = hashOf(['postern-logbook-start-1']);
  for (const row of rows) {
    head = hashOf(['postern-logbook-1', head, ...row.slice(0, -1)]);
    expect(row.at(-1)).toBe(head);
    const name = db.prepare<[unknown], [string, string]>('SELECT salt, by FROM logbook_name WHERE seq = ?').raw().get(row[0]);
    expect(row.at(-2)).toBe(hashOf(['postern-logbook-name-1', ...(name ?? [])]));
  }
  expect(rows).toHaveLength(3);
  db.close();
});
