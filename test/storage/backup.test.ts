import Database from 'better-sqlite3';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as pause, setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { listBackups, surplusBackups, type Backup } from '#storage/backup-files.ts';
import { layoutOf } from '#storage/layout.ts';
import { answer, change, create, kestrel, newFolder, noon, open, sha256, stamp, summary } from './fixture.ts';

const minutesLater = (minutes: number): string => new Date(Date.parse(noon) + minutes * 60_000).toISOString();
const names = (folder: string): readonly string[] => listBackups(layoutOf(folder)).map(({ name }) => name);

test('A backup is a whole database of its own that opens and reads like the original.', async () => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'a');
  change(store, 'a', answer('Q', { value: 'no', note: 'kept' }));
  const made = await store.backUp(stamp);
  expect(made.name).toBe('postern-20261123T110000000Z-000000002.db');
  expect(made.bytes).toBe(statSync(join(folder, 'backups', made.name)).size);
  expect(store.verify().sentences.at(-1)).toContain('newest of 1 verified backups was made on 2026-11-23 at 11:00 UTC');
  const elsewhere = newFolder();
  writeFileSync(join(elsewhere, 'postern.db'), readFileSync(join(folder, 'backups', made.name)));
  const copy = open(elsewhere);
  expect(copy.read('a')).toEqual(store.read('a'));
  expect(copy.search('kept', 5)).toHaveLength(1);
});

test('Answers can be given while a large backup is copied, bit by bit; what comes out is whole and in order.', async () => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'a');
  const bytes = Buffer.alloc(12_000_000, 'evidence');
  const value = { id: 'E-01', kind: 'file', name: 'p', mediaType: 'text/plain', size: bytes.length, sha256: sha256(bytes) } as const;
  store.change({ id: 'a', changes: [{ kind: 'evidence', key: 'E-01', value }], evidence: [{ sha256: value.sha256, bytes }], summary, stamp });
  let saved = 0;
  const progress = { isDone: false };
  const making = store.backUp(stamp).finally(() => (progress.isDone = true));
  while (!progress.isDone) {
    change(store, 'a', answer(`Q-${String((saved += 1))}`, { value: 'no' }));
    await pause();
  }
  const { name } = await making;
  expect(saved).toBeGreaterThan(5); // control: it did take turns
  const elsewhere = newFolder();
  writeFileSync(join(elsewhere, 'postern.db'), readFileSync(join(folder, 'backups', name)));
  const copy = open(elsewhere);
  expect(copy.verify().ok).toBe(true);
  const held = Object.keys(copy.read('a')?.assessment.answers ?? {});
  expect(held).toEqual(Array.from({ length: held.length }, (_, index) => `Q-${String(index + 1)}`));
  expect(name).toContain(String(held.length + 2).padStart(9, '0'));
});

test('Two backups asked for at once are made one after the other.', async () => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'a');
  const made = await Promise.all([store.backUp(stamp), store.backUp({ ...stamp, at: minutesLater(1) })]);
  expect(made.map(({ name }) => name)).toEqual(['postern-20261123T110000000Z-000000001.db', 'postern-20261123T110100000Z-000000001.db']);
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(2);
});

test('A database that fails the examination gives no backup, and says so.', async () => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'a');
  await store.backUp(stamp);
  store.close();
  const db = new Database(join(folder, 'postern.db'));
  db.exec("DROP TRIGGER journal_never_changes; UPDATE journal SET after = replace(after, 'Kestrel', 'Forged')");
  db.close();
  const damaged = open(folder);
  await expect(damaged.backUp({ ...stamp, at: minutesLater(5) })).rejects.toMatchObject({ code: 'storage-damaged' });
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(1);
});

test('Restoring passes over backups that are damaged themselves, and takes the newest sound one.', async () => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'a');
  for (const minutes of [1, 2, 3, 4]) {
    change(store, 'a', answer('Q', { value: String(minutes) }));
    await store.backUp({ ...stamp, at: minutesLater(minutes) });
  }
  store.close();
  const [newest, second] = listBackups(layoutOf(folder));
  writeFileSync(newest?.path ?? '', 'no database');
  const db = new Database(second?.path ?? '');
  db.exec("DROP TRIGGER journal_never_changes; UPDATE journal SET by = 'forged' WHERE seq = 2");
  db.close();
  rmSync(join(folder, 'postern.db'));
  const restored = open(folder, () => minutesLater(5));
  expect(restored.read('a')?.assessment.answers).toEqual({ Q: { value: '2' } });
  expect(restored.notices[0]).toContain('2026-11-23 11:02 UTC');
});

test('After 25 journal rows a backup is made by itself, and not before.', async () => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'a');
  await store.backUp(stamp);
  for (let n = 0; n < 24; n += 1) change(store, 'a', answer('Q', { value: String(n) }));
  await wait(400);
  expect(names(folder)).toHaveLength(1);
  change(store, 'a', answer('Q', { value: 'one more' }));
  await expect.poll(() => names(folder).length, { timeout: 5000 }).toBe(2);
});

test('After 10 minutes the next change is backed up by itself, also when the clock was set back.', async () => {
  const folder = newFolder();
  let now = noon;
  const store = open(folder, () => now);
  create(store, 'a');
  await store.backUp(stamp);
  now = minutesLater(9);
  change(store, 'a', answer('Q', { value: '1' }));
  await wait(400);
  expect(names(folder)).toHaveLength(1);
  now = minutesLater(11);
  change(store, 'a', answer('Q', { value: '2' }));
  await expect.poll(() => names(folder).length, { timeout: 5000 }).toBe(2);
  now = minutesLater(-600);
  change(store, 'a', answer('Q', { value: '3' }));
  await expect.poll(() => names(folder).length, { timeout: 5000 }).toBe(3);
});

test(
  'A large library that was closed without its backup gets it some seconds after the next start, not while the window comes up.',
  { timeout: 60_000 },
  async () => {
    const folder = newFolder();
    const first = open(folder);
    create(first, 'a');
    for (let n = 0; n < 26; n += 1) change(first, 'a', answer('Q', { value: String(n), note: 'long '.repeat(300_000) }));
    first.close();
    expect(names(folder)).toEqual([]);
    open(folder);
    await wait(2_000);
    expect(names(folder)).toEqual([]);
    await expect.poll(() => names(folder).length, { timeout: 30_000 }).toBe(1);
  },
);

test('A short run is backed up when it closes; closing again without a change makes no further backup.', () => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'a');
  store.close();
  expect(names(folder)).toEqual(['postern-20261123T110000000Z-000000001.db']);
  open(folder, () => minutesLater(60)).close();
  expect(names(folder)).toHaveLength(1);
});

test('Closing in the middle of a backup leaves no unfinished file.', async () => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'a');
  await store.backUp(stamp);
  create(store, 'b', kestrel('b'));
  const under = store.backUp({ ...stamp, at: minutesLater(1) });
  const outcome = under.catch((error: unknown) => error);
  await wait(0);
  store.close();
  await outcome;
  expect(readdirSync(join(folder, 'backups')).filter((name) => !name.startsWith('postern-'))).toEqual([]);
  expect(open(folder).notices).toEqual([]);
});

test('Kept are the newest 10, the newest of each of the last 14 days, and those made before a migration.', () => {
  const day = 86_400_000;
  const nowMs = Date.parse('2026-11-23T12:00:00Z');
  const backup = (daysAgo: number, hour: number, beforeMigration = false): Backup => {
    const atMs = nowMs - daysAgo * day - hour * 3_600_000;
    return { name: `${String(daysAgo)}d${String(hour)}h`, path: '', atMs, seq: 1_000_000 - daysAgo * 100 - hour, beforeMigration };
  };
  const today = Array.from({ length: 11 }, (_, hour) => backup(0, hour));
  const older = Array.from({ length: 20 }, (_, index) => [backup(index + 1, 0), backup(index + 1, 1)]).flat();
  const surplus = surplusBackups([...today, ...older, backup(30, 0, true)], nowMs).map(({ name }) => name);
  expect(surplus).toContain('0d10h');
  expect(surplus).not.toContain('0d9h');
  expect(surplus).toContain('3d1h');
  for (const kept of ['1d0h', '14d0h', '30d0h']) expect(surplus).not.toContain(kept);
  for (const gone of ['15d0h', '20d0h']) expect(surplus).toContain(gone);
});
