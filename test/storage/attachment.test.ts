/** Attaching evidence is one step of undo, whatever was done before and after it. */
import { expect, test } from 'vitest';
import type { Change } from '#core/assessment/entry.ts';
import { answer, change, create, newFolder, open, sha256, stamp, step, summary } from './fixture.ts';

const bytes = new TextEncoder().encode('proof');
const proof = (id: string): Change => ({
  kind: 'evidence',
  key: id,
  value: { id, kind: 'text', name: 'a.txt', mediaType: 'text/plain', size: bytes.byteLength, sha256: sha256(bytes) },
});
const listed = (...evidence: readonly string[]): Change => ({ kind: 'observation', key: 'C', value: { value: null, evidence } });
const attach = (store: ReturnType<typeof open>, id: string, ...on: readonly string[]): unknown =>
  store.change({ id: 'a', changes: [proof(id), listed(...on)], evidence: [{ sha256: sha256(bytes), bytes }], summary, stamp });
const look = (store: ReturnType<typeof open>) => {
  const { assessment } = store.read('a')!;
  return [Object.keys(assessment.evidence), assessment.observations['C']?.evidence ?? null];
};

test('One undo takes back evidence and its place, one redo brings both back, across a restart.', () => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'a');
  change(store, 'a', answer('Q', { value: 'one' }));
  attach(store, 'E-01', 'E-01');
  attach(store, 'E-02', 'E-01', 'E-02');
  expect(step(store, 'a', 'undo')).toMatchObject({ change: { kind: 'observation' }, also: { kind: 'evidence', key: 'E-02', value: null } });
  expect(look(store)).toEqual([['E-01'], ['E-01']]);
  expect(step(store, 'a', 'undo')).toMatchObject({ also: { key: 'E-01' }, canUndo: true });
  expect(look(store)).toEqual([[], null]);
  store.close();
  const again = open(folder);
  expect(step(again, 'a', 'redo')).toMatchObject({ change: { kind: 'evidence', key: 'E-01' }, also: { kind: 'observation' } });
  expect(step(again, 'a', 'redo')).toMatchObject({ canRedo: false });
  expect(look(again)).toEqual([
    ['E-01', 'E-02'],
    ['E-01', 'E-02'],
  ]);
  expect(again.verify()).toMatchObject({ ok: true });
});

test('Other changes beside evidence stay steps of their own.', () => {
  const store = open(newFolder());
  create(store, 'a');
  attach(store, 'E-01', 'E-01');
  change(store, 'a', { kind: 'observation', key: 'C', value: { value: 'yes', evidence: ['E-01'] } });
  change(store, 'a', { kind: 'observation', key: 'C', value: { value: 'yes', evidence: [] } });
  change(store, 'a', { kind: 'evidence', key: 'E-01', value: null });
  for (const expected of [
    [['E-01'], []],
    [['E-01'], ['E-01']],
    [['E-01'], ['E-01']],
    [[], null],
  ]) {
    expect(step(store, 'a', 'undo')).not.toBeNull();
    expect(look(store)).toEqual(expected);
  }
  expect(step(store, 'a', 'undo')).toBeNull();
});
