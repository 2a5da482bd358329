import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changeAssessment, type Change } from '#core/assessment/entry.ts';
import { listQuery } from '#storage/assessment-records.ts';
import { searchQuery } from '#storage/search.ts';
import { answer, change, create, kestrel, newFolder, noon, open, stamp, summary, troubleOf } from './fixture.ts';

const changes: readonly Change[] = [
  answer('Q-VIC-VC-17', { value: 'on none', note: 'planned for Q2', by: 'A. Admin', at: noon }),
  { kind: 'observation', key: 'C-VIC-VC-17', value: { value: 'unknown', evidence: [] } },
  { kind: 'scope', key: 'SITE', value: { state: 'not-in-use', reason: 'no second site' } },
  {
    kind: 'plug-in',
    key: 'p1',
    value: { id: 'p1', name: 'Backup', enabled: true, peers: ['backup.example'], answers: { 'Q-VIC-VC-20': { value: 'no' } }, observations: {} },
  },
  { kind: 'text', key: 'summary', value: 'Two lines.\nWith “quotes”, ümlauts and <b>markup</b>.' },
  { kind: 'hop', key: 'VIC-VC/3', value: { ports: [443, 902], evidence: [] } },
  answer('__proto__', { value: 'yes' }),
  answer('Q-VIC-VC-17', { value: 'on all' }),
  { kind: 'text', key: 'summary', value: null },
  { kind: 'details', key: 'details', value: { title: 'Kestrel 2', hosts: [], state: 'in-review' } },
];

test('An assessment reads back, also after closing and opening again, exactly as the changes made it in memory.', () => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'a');
  let expected = kestrel();
  for (const one of changes) {
    change(store, 'a', one);
    expected = changeAssessment(expected, one);
  }
  expect(JSON.stringify(store.read('a')?.assessment)).toBe(JSON.stringify(expected));
  store.close();
  const again = open(folder);
  expect(JSON.stringify(again.read('a')?.assessment)).toBe(JSON.stringify(expected));
  expect(again.verify().sentences.join('\n')).toContain('The journal is unbroken (11 rows)');
});

test('An assessment that is given whole reads back whole.', () => {
  const store = open(newFolder());
  const whole = changes.reduce(changeAssessment, kestrel('Whole'));
  store.create({ id: 'w', assessment: whole, evidence: [], summary, sample: true, action: 'import', stamp });
  expect(store.read('w')?.assessment).toEqual(whole);
  expect(store.read('w')).toMatchObject({ canUndo: false, canRedo: false });
  expect(store.list({ deleted: false })).toMatchObject([{ id: 'w', title: 'Kestrel 2', state: 'in-review', sample: true, client: null }]);
});

test('The list shows the newest change first even when the clock was set back, with the figures of that change.', () => {
  const store = open(newFolder());
  for (const id of ['a', 'b', 'c']) create(store, id, kestrel(id));
  const earlier = '2019-01-01T00:00:00.000+00:00';
  store.change({
    id: 'a',
    changes: [answer('Q', { value: 'no' })],
    evidence: [],
    summary: { rating: 'high', score: 61.5, completeness: 1, verifiedShare: 0 },
    stamp: { ...stamp, at: earlier },
  });
  expect(store.list({ deleted: false }).map(({ id }) => id)).toEqual(['a', 'c', 'b']);
  expect(store.list({ deleted: false, limit: 2 }).map(({ id }) => id)).toEqual(['a', 'c']);
  expect(store.list({ deleted: false })[0]).toMatchObject({
    rating: 'high',
    score: 61.5,
    completeness: 1,
    verifiedShare: 0,
    changedAt: earlier,
    edition: 'vi4',
    client: 'Kestrel Freight Ltd',
    deletedAt: null,
  });
});

test('A change that equals what is stored is acknowledged and writes nothing.', () => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'a');
  const first = change(store, 'a', answer('Q', { value: 'no', note: 'n' }));
  expect(change(store, 'a', answer('Q', { note: 'n', value: 'no' }))).toEqual(first);
  expect(change(store, 'a', answer('Q-unanswered', null))).toEqual(first);
  expect(store.history('a', { limit: 10 })).toHaveLength(2);
});

test('Several changes are one transaction: when one is refused, none is kept.', () => {
  const store = open(newFolder());
  create(store, 'a');
  const refused: Change = { kind: 'details', key: 'details', value: null };
  expect(troubleOf(() => change(store, 'a', answer('Q', { value: 'no' }), refused))).toMatchObject({ code: 'refused' });
  expect(store.read('a')?.assessment.answers).toEqual({});
  expect(store.history('a', { limit: 10 })).toHaveLength(1);
});

test('What does not exist is not found, and an identifier is given only once.', () => {
  const store = open(newFolder());
  create(store, 'a');
  expect(store.read('b')).toBeNull();
  expect(store.nextUndo('b')).toBeNull();
  expect(troubleOf(() => change(store, 'b', answer('Q', { value: 'no' })))).toMatchObject({ code: 'not-found' });
  expect(troubleOf(() => create(store, 'a'))).toMatchObject({ code: 'refused' });
});

test('Settings have defaults, change one at a time and stay.', () => {
  const folder = newFolder();
  const store = open(folder);
  expect(store.readSettings()).toEqual({ auditor: '', theme: 'system' });
  expect(store.changeSettings({ auditor: 'I. Auditor' })).toEqual({ auditor: 'I. Auditor', theme: 'system' });
  expect(store.changeSettings({ theme: 'dark' })).toEqual({ auditor: 'I. Auditor', theme: 'dark' });
  store.close();
  expect(open(folder).readSettings()).toEqual({ auditor: 'I. Auditor', theme: 'dark' });
});

test('Listing and searching walk an index from its newest row and sort nothing.', () => {
  const folder = newFolder();
  open(folder).close();
  const db = new Database(join(folder, 'postern.db'), { readonly: true });
  const plan = (sql: string, ...values: readonly unknown[]): string =>
    (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[]).map(({ detail }) => detail).join('\n');
  expect(plan(listQuery, 1_000, 50)).toContain('USING INDEX assessment_newest');
  expect(plan(listQuery, 1_000, 50)).not.toContain('TEMP B-TREE');
  expect(plan(searchQuery, '"x"', 5)).toMatch(/SCAN word VIRTUAL TABLE/);
  expect(plan(searchQuery, '"x"', 5)).not.toContain('TEMP B-TREE');
  // Control: the same look at a query without an index sees the sorting.
  expect(plan('SELECT * FROM assessment ORDER BY title')).toContain('TEMP B-TREE');
  db.close();
});
