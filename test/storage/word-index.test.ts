import Database from 'better-sqlite3';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { answer, change, create, kestrel, newFolder, open, search, stamp, step } from './fixture.ts';

const found = (store: ReturnType<typeof open>, text: string): string =>
  search(store, text, 50)
    .map(({ key }) => key)
    .join(' ');

/** The database as it would be after a power cut: the files as they are, without closing. */
const cutOff = (folder: string): string => {
  const copy = newFolder();
  for (const name of ['postern.db', 'postern.db-wal']) if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(copy, name));
  return copy;
};

const wordsIn = (folder: string, word: string): readonly number[] => {
  const db = new Database(join(folder, 'postern.db'));
  try {
    return db.prepare<[string], number>('SELECT rowid FROM word WHERE word MATCH ?').pluck().all(word);
  } finally {
    db.close();
  }
};

test('What was saved is found at once, though the words are taken in later.', () => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'a');
  change(store, 'a', answer('Q-1', { value: 'no', note: 'nightingale' }));
  expect(wordsIn(cutOff(folder), 'nightingale')).toEqual([]); // control: a save does not write the index
  expect(found(store, 'nightingale')).toBe('Q-1');
  expect(wordsIn(cutOff(folder), 'nightingale')).toHaveLength(1);
});

test('A run that is cut off before it took in its words leaves none out and none behind.', () => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'a');
  change(store, 'a', answer('Q-1', { value: 'no', note: 'first nightingale' }));
  expect(found(store, 'first')).toBe('Q-1');
  change(store, 'a', answer('Q-1', { value: 'no', note: 'second nightingale' }));
  change(store, 'a', answer('Q-2', { value: 'no', note: 'third nightingale' }));
  change(store, 'a', answer('Q-2', { value: 'no', note: 'fourth nightingale' }));
  change(store, 'a', answer('Q-3', { value: 'no', note: 'fifth nightingale' }));
  step(store, 'a', 'undo');
  const copy = cutOff(folder);
  const again = open(copy);
  expect(found(again, 'nightingale')).toBe('Q-2 Q-1');
  for (const gone of ['first', 'third', 'fifth']) expect(found(again, gone)).toBe('');
  again.close();
  // Not only hidden: the words of what was replaced are out of the index.
  for (const gone of ['first', 'third', 'fifth']) expect(wordsIn(copy, gone)).toEqual([]);
  expect(wordsIn(copy, 'nightingale')).toHaveLength(2);
});

test('A quiet moment and closing take the words in; a large import is taken in by portions.', async () => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'a');
  change(store, 'a', answer('Q-1', { value: 'no', note: 'nightingale' }));
  await wait(900);
  expect(wordsIn(cutOff(folder), 'nightingale')).toHaveLength(1);
  change(store, 'a', ...Array.from({ length: 2_500 }, (_, at) => answer(`Q-${String(at + 2)}`, { value: 'no', note: 'robin' })));
  expect(wordsIn(cutOff(folder), 'robin')).toHaveLength(2_500);
  change(store, 'a', answer('Q-9', { value: 'no', note: 'wren' }));
  store.close();
  expect(wordsIn(folder, 'wren')).toHaveLength(1);
  expect(wordsIn(folder, 'robin')).toHaveLength(2_499);
});

test('A save that fails leaves nothing of itself in the search.', () => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'a');
  create(store, 'b', kestrel('Harbour'));
  const bare = { id: 'E-01', kind: 'file', name: 'proof', mediaType: 'text/plain', size: 3, sha256: 'a'.repeat(64) } as const;
  expect(() => change(store, 'a', answer('Q-1', { value: 'no', note: 'robin' }), { kind: 'details', key: 'details', value: null })).toThrow();
  expect(() => change(store, 'a', { kind: 'evidence', key: 'E-01', value: bare })).toThrow();
  change(store, 'b', answer('Q-2', { value: 'no', note: 'wren' }));
  expect([found(store, 'robin'), found(store, 'wren'), found(store, 'harbour')]).toEqual(['', 'Q-2', 'details']);
  store.setDeleted('a', true, stamp);
  expect(store.verify().ok).toBe(true);
});
