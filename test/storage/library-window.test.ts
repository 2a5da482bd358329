import Database from 'better-sqlite3';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { ratings } from '#core/evaluation/result.ts';
import { assessmentStates } from '#core/assessment/assessment.ts';
import type { AssessmentRow, LibraryLook } from '#contract/contract.ts';
import { libraryOrders } from '#contract/contract.ts';
import { emptyAssessment } from '#core/assessment/entry.ts';
import { openStore } from '#storage/open-store.ts';
import type { Store } from '#application/ports.ts';
import { answer, change, create, kestrel, newFolder, noon, open, stamp, troubleOf } from './fixture.ts';

const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const titles = ['Äpfel 10', 'Äpfel 9', 'apfel 9', 'Zebra', 'Öl', '', 'Birne'];
const clients = ['Kestrel', 'Client 10', 'Client 2', 'Harbour', null];

/** Fifty assessments of every kind, the twelfth archived, the thirteenth in the bin. */
const fill = (folder: string): Store => {
  const store = open(folder);
  for (let n = 0; n < 50; n += 1) {
    const client = at(clients, n * 3);
    const details = {
      title: at(titles, n * 5) || `T${String(n)}`,
      ...(client === null ? {} : { client }),
      hosts: [],
      state: at(assessmentStates, n),
    };
    store.create({
      id: `a${String(n)}`,
      assessment: emptyAssessment(n % 4 === 0 ? 'vsphere8' : 'vi4', details),
      evidence: [],
      summary: { rating: at(ratings, n * 7), score: n % 6 === 0 ? null : (n * 13) % 100, completeness: null, verifiedShare: null },
      sample: false,
      action: 'create',
      stamp,
    });
  }
  store.setArchived('a11', true, stamp);
  store.setDeleted('a12', true, stamp);
  return store;
};

const collator = new Intl.Collator('en', { numeric: true });
const sorters: Readonly<Record<LibraryLook['order'], (a: AssessmentRow, b: AssessmentRow) => number>> = {
  changed: () => 0,
  title: (a, b) => collator.compare(a.title, b.title),
  client: (a, b) => (a.client === null ? 1 : 0) - (b.client === null ? 1 : 0) || collator.compare(a.client ?? '', b.client ?? ''),
  rating: (a, b) => ratings.indexOf(a.rating) - ratings.indexOf(b.rating),
  score: (a, b) => (a.score ?? 101) - (b.score ?? 101),
};

/** What the whole list, sorted and filtered here, says. */
const whole = (store: Store, { order, archived, first, ...look }: LibraryLook): readonly string[] => {
  const rows = store
    .list({ deleted: false, archived: archived ?? false })
    .filter((row) => (['state', 'rating', 'edition'] as const).every((name) => look[name] === undefined || row[name] === look[name]))
    .toSorted(sorters[order]);
  const leads = (row: AssessmentRow): boolean => first?.includes(row.id) ?? false;
  return [...rows.filter(leads), ...rows.filter((row) => !leads(row))].map(({ id }) => id);
};

/** The same, put together from windows. */
const windows = (store: Store, look: LibraryLook): readonly string[] => {
  const { total } = store.window(look);
  const starts = Array.from({ length: Math.ceil(total / look.limit) }, (_, page) => page * look.limit);
  const ids = starts.flatMap((from) => {
    const shown = store.window({ ...look, from });
    return shown.rows.slice(from - shown.from).map(({ id }) => id);
  });
  expect(ids).toHaveLength(total);
  return ids;
};

test.each(libraryOrders)('By %s, windows put together are the whole list, filtered or not, with some in front or none.', (order) => {
  const store = fill(newFolder());
  const filters = [{}, { state: 'draft' }, { rating: 'high' }, { edition: 'vsphere8' }, { state: 'issued', edition: 'vi4' }] as const;
  for (const filter of filters)
    for (const more of [{}, { archived: true }, { first: ['a3', 'a40', 'a11', 'none'] }]) {
      const look = { order, limit: 7, ...filter, ...more } as const;
      expect(windows(store, look)).toEqual(whole(store, look));
    }
});

test('A window lies around the assessment that is asked for, is full wherever the list is long enough, and says how much there is.', () => {
  const store = fill(newFolder());
  for (const order of ['changed', 'title'] as const) {
    const ids = whole(store, { order, limit: 1 });
    for (const id of [ids[0], ids[20], ids[47]]) {
      const shown = store.window({ order, limit: 10, around: id! });
      expect(shown).toMatchObject({ at: ids.indexOf(id!), total: 48, all: 48, archived: 1, editions: ['vi4', 'vsphere8'] });
      expect(shown.rows.map((row) => row.id)).toEqual(ids.slice(shown.from, shown.from + 10));
      expect(shown.rows.map((row) => row.id)).toContain(id);
      expect(shown.rows).toHaveLength(10);
    }
    expect(store.window({ order, limit: 10, around: 'a11', from: 5 })).toMatchObject({ at: null, from: 5 });
    expect(store.window({ order, limit: 10, from: 900 })).toMatchObject({ from: 38, rows: { length: 10 } });
  }
  expect(store.window({ order: 'changed', limit: 9, archived: true })).toMatchObject({ total: 1, all: 1, rows: [{ id: 'a11' }] });
});

test('What was changed stands in its new place at once, in every order.', () => {
  const store = fill(newFolder());
  const firstBy = (order: LibraryLook['order']) => store.window({ order, limit: 3 }).rows.map(({ id }) => id);
  for (const order of libraryOrders) firstBy(order);
  const details = { ...kestrel('0 comes first').details, client: '0' };
  change(store, 'a30', { kind: 'details', key: 'details', value: details });
  expect(firstBy('title')[0]).toBe('a30');
  expect(firstBy('client')[0]).toBe('a30');
  expect(firstBy('changed')[0]).toBe('a30');
  store.setDeleted('a30', true, stamp);
  for (const order of libraryOrders) expect(firstBy(order)).not.toContain('a30');
  store.setDeleted('a30', false, stamp);
  store.setArchived('a30', true, stamp);
  expect(store.window({ order: 'changed', limit: 1 })).toMatchObject({ total: 47, archived: 2 });
  store.setArchived('a30', false, stamp);
  expect(store.window({ order: 'changed', limit: 1 })).toMatchObject({ total: 48, archived: 1 });
  change(store, 'a7', answer('Q', { value: 'no' }));
  expect(firstBy('changed')[0]).toBe('a7');
});

const alter = (folder: string, sql: string): void => {
  const db = new Database(join(folder, 'postern.db'));
  db.exec(sql);
  db.close();
};

test.each([
  ['a line that was altered', "UPDATE assessment SET client = 'other' WHERE id = 'c'"],
  ['a count that was altered', "UPDATE mark SET value = value + 1 WHERE name = 'archived'"],
  ['a count that is gone', "DELETE FROM mark WHERE name = 'binned'"],
  [
    'a line that is gone',
    "DROP TRIGGER assessment_goes_from_the_bin; DROP TRIGGER assessment_goes; DROP TRIGGER shelf_loses; PRAGMA foreign_keys = OFF; DELETE FROM assessment WHERE id = 'c'",
  ],
])('Damage shows in the window: %s.', (_what, sql) => {
  const folder = newFolder();
  const store = open(folder);
  for (const id of ['a', 'b', 'c']) create(store, id);
  store.close();
  const control = open(folder);
  expect(control.window({ order: 'changed', limit: 50 }).total).toBe(3);
  control.close();
  alter(folder, sql);
  const altered = open(folder);
  for (const order of ['changed', 'changed', 'title'] as const)
    expect(
      troubleOf(() => altered.window({ order, limit: 50 })),
      order,
    ).toMatchObject({ code: 'storage-damaged' });
});

test('A line that is missing far below the window is told as soon as nobody waits.', async () => {
  const folder = newFolder();
  const store = open(folder);
  for (let n = 0; n < 30; n += 1) create(store, `a${String(n)}`);
  store.close();
  const heard: string[] = [];
  const start = async (): Promise<void> => {
    const started = openStore({ folder, now: () => noon, told: ({ code }) => heard.push(code) });
    onTestFinished(() => started.close());
    expect(started.window({ order: 'changed', limit: 5 }).rows).toHaveLength(5);
    await wait(120);
    started.close();
  };
  await start();
  expect(heard).toEqual([]);
  alter(folder, "UPDATE mark SET value = value + 1 WHERE name = 'assessments'");
  await start();
  expect(heard).toEqual(['storage-damaged']);
});
