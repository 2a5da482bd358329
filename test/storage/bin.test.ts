import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { answer, change, create, newFolder, noon, open, sha256, stamp, summary, troubleOf } from './fixture.ts';

const daysLater = (days: number) => (): string => new Date(Date.parse(noon) + days * 86_400_000).toISOString();
const secret = 'Zaunkoenig-canary';
const proof = Buffer.from(`${secret} in evidence`);

const folderWithSecret = (): string => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'a');
  create(store, 'b');
  change(store, 'a', answer('Q', { value: 'no' }));
  const value = { id: 'E-01', kind: 'file', name: 'p', mediaType: 'text/plain', size: proof.length, sha256: sha256(proof) } as const;
  store.change({
    id: 'b',
    changes: [answer('Q', { value: 'no', note: secret }), { kind: 'evidence', key: 'E-01', value }],
    evidence: [{ sha256: sha256(proof), bytes: proof }],
    summary,
    stamp,
  });
  store.setDeleted('b', true, stamp);
  store.close();
  return folder;
};
const holdsSecret = (folder: string): readonly string[] =>
  readdirSync(folder).filter(
    (name) =>
      statSync(join(folder, name)).isFile() &&
      readFileSync(join(folder, name)).toString('latin1').toLowerCase().includes(secret.toLowerCase().slice(0, 10)),
  );

test('A deleted assessment leaves the library, is neither read nor changed, and comes back whole.', () => {
  const store = open(newFolder());
  create(store, 'a');
  change(store, 'a', answer('Q', { value: 'no' }));
  const before = store.read('a');
  store.setDeleted('a', true, stamp);
  expect(store.list({ deleted: false })).toEqual([]);
  expect(store.list({ deleted: true })).toMatchObject([{ id: 'a', deletedAt: noon }]);
  expect(store.read('a')).toBeNull();
  expect(store.history('a', { limit: 5 })).toEqual([]);
  expect(troubleOf(() => change(store, 'a', answer('Q', { value: 'yes' })))).toMatchObject({
    code: 'not-found',
    sentence: expect.stringContaining('deleted') as string,
  });
  store.setDeleted('a', false, stamp);
  expect(store.read('a')).toEqual(before);
  expect(troubleOf(() => store.setDeleted('none', true, stamp))).toMatchObject({ code: 'not-found' });
});

test('After 30 days a deleted assessment is purged with its journal, its evidence and every byte of its text.', () => {
  const folder = folderWithSecret();
  open(folder, daysLater(30)).close();
  expect(holdsSecret(folder)).toEqual(['postern.db']); // control: until then it is there to be found
  const store = open(folder, daysLater(31));
  expect(store.list({ deleted: true })).toEqual([]);
  expect(store.list({ deleted: false }).map(({ id }) => id)).toEqual(['a']);
  expect(store.readEvidence(sha256(proof))).toBeNull();
  expect(store.search('zaunkoenig', 5)).toEqual([]);
  expect(store.verify().ok).toBe(true);
  store.close();
  expect(holdsSecret(folder)).toEqual([]);
});

test('Journal numbers are never given twice, also when the newest rows were purged.', () => {
  const folder = folderWithSecret();
  const store = open(folder, daysLater(31));
  expect(change(store, 'a', answer('Q', { value: 'yes' })).seq).toBe(6);
  store.close();
  expect(change(open(folder, daysLater(31)), 'a', answer('Q', { value: 'no' })).seq).toBe(7);
});

test('Evidence that another assessment still speaks of survives the purge.', () => {
  const folder = folderWithSecret();
  const store = open(folder);
  const value = { id: 'E-09', kind: 'file', name: 'p', mediaType: 'text/plain', size: proof.length, sha256: sha256(proof) } as const;
  change(store, 'a', { kind: 'evidence', key: 'E-09', value });
  store.close();
  expect(open(folder, daysLater(40)).readEvidence(sha256(proof))).not.toBeNull();
});

test('Some idle seconds after a deletion the log is emptied.', async () => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'a');
  for (let n = 0; n < 50; n += 1) change(store, 'a', answer('Q', { value: String(n) }));
  const size = (): number => statSync(join(folder, 'postern.db-wal')).size;
  const full = size();
  store.setDeleted('a', true, stamp);
  expect(size()).toBeGreaterThanOrEqual(full);
  await wait(2300);
  expect(size()).toBeLessThan(20_000);
  expect(full).toBeGreaterThan(100_000);
});
