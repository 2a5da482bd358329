import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { create, kestrel, newFolder, open, stamp, troubleOf } from './fixture.ts';

/** Five assessments, `e` newest. */
const five = (folder: string) => {
  const store = open(folder);
  for (const id of ['a', 'b', 'c', 'd', 'e']) create(store, id, kestrel(`Title ${id}`));
  return store;
};
const ids = (rows: readonly { readonly id: string }[]): string => rows.map(({ id }) => id).join('');

test('The list comes page by page, each page after the line that is named, and the last one is short.', () => {
  const store = five(newFolder());
  const page = (after?: string) => ids(store.list({ deleted: false, limit: 2, ...(after === undefined ? {} : { after }) }));
  expect([page(), page('d'), page('b')]).toEqual(['ed', 'cb', 'a']);
  expect(page('a')).toBe('');
  store.setArchived('c', true, stamp);
  store.setDeleted('d', true, stamp);
  expect([page(), page('b')]).toEqual(['eb', 'a']);
  expect(ids(store.list({ deleted: false, archived: true, limit: 2 }))).toBe('c');
});

test('A line that is missing is told with the last page, whichever page it was missing from.', () => {
  const folder = newFolder();
  five(folder).close();
  const db = new Database(join(folder, 'postern.db'));
  db.pragma('foreign_keys = 0');
  db.exec("DROP TRIGGER assessment_goes_from_the_bin; DROP TRIGGER assessment_goes; DELETE FROM assessment WHERE id = 'd'");
  db.close();
  const store = open(folder);
  expect(ids(store.list({ deleted: false, limit: 2 }))).toBe('ec');
  expect(troubleOf(() => store.list({ deleted: false, limit: 3, after: 'c' }))).toMatchObject({ code: 'storage-damaged' });
});
