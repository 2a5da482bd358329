import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Store } from '#application/ports.ts';
import type { Change } from '#core/assessment/entry.ts';
import { answer, change, create, kestrel, newFolder, noon, open, sha256, stamp, step, summary, troubleOf } from './fixture.ts';

const bytes = Buffer.from('what was seen');
const evidence = (content: Uint8Array = bytes, id = 'E-01'): Change => ({
  kind: 'evidence',
  key: id,
  value: { id, kind: 'file', name: 'proof.txt', mediaType: 'text/plain', size: content.length, sha256: sha256(content) },
});
const attach = (store: Store, id: string, change: Change, given: Uint8Array | null, named = given === null ? '' : sha256(given)) =>
  store.change({ id, changes: [change], evidence: given === null ? [] : [{ sha256: named, bytes: given }], summary, stamp });

test('Evidence is kept by its hash, once, and read back to the byte.', () => {
  const folder = newFolder();
  const store = open(folder);
  for (const id of ['a', 'b']) {
    create(store, id);
    attach(store, id, evidence(), bytes);
  }
  expect(Buffer.from(store.readEvidence(sha256(bytes)) ?? []).equals(bytes)).toBe(true);
  expect(store.readEvidence(sha256(Buffer.from('never seen')))).toBeNull();
  store.close();
  const db = new Database(join(folder, 'postern.db'), { readonly: true });
  expect(db.prepare('SELECT count(*) FROM evidence_bytes').pluck().get()).toBe(1);
  db.close();
});

test('Evidence without its bytes, with other bytes, or of another size is refused and nothing of it is kept.', () => {
  const store = open(newFolder());
  create(store, 'a');
  expect(troubleOf(() => attach(store, 'a', evidence(), null))).toMatchObject({ code: 'refused' });
  expect(troubleOf(() => attach(store, 'a', evidence(), Buffer.from('other'), sha256(bytes)))).toMatchObject({ code: 'refused' });
  const lying = evidence();
  expect(troubleOf(() => attach(store, 'a', { ...lying, value: { ...(lying.value as object), size: 3 } } as Change, bytes))).toMatchObject({
    code: 'refused',
  });
  expect(store.readEvidence(sha256(bytes))).toBeNull();
  expect(store.read('a')?.assessment.evidence).toEqual({});
});

test('Bytes that no entry speaks of are not kept.', () => {
  const store = open(newFolder());
  create(store, 'a');
  store.change({ id: 'a', changes: [answer('Q', { value: 'no' })], evidence: [{ sha256: sha256(bytes), bytes }], summary, stamp });
  expect(store.readEvidence(sha256(bytes))).toBeNull();
});

test('Undo takes the entry back and keeps the bytes, so that redo finds them.', () => {
  const store = open(newFolder());
  create(store, 'a');
  attach(store, 'a', evidence(), bytes);
  step(store, 'a', 'undo');
  expect(store.read('a')?.assessment.evidence).toEqual({});
  step(store, 'a', 'redo');
  expect(store.read('a')?.assessment.evidence).toHaveProperty('E-01');
  expect(store.readEvidence(sha256(bytes))).not.toBeNull();
});

test('An import brings its evidence along or is refused whole.', () => {
  const store = open(newFolder());
  const entry = evidence().value as never;
  const assessment = { ...kestrel(), evidence: { 'E-01': entry } };
  const input = { id: 'i', assessment, summary, sample: false, action: 'import' as const, stamp };
  expect(troubleOf(() => store.create({ ...input, evidence: [] }))).toMatchObject({ code: 'refused' });
  expect(store.list({ deleted: false })).toEqual([]);
  store.create({ ...input, evidence: [{ sha256: sha256(bytes), bytes }] });
  expect(store.readEvidence(sha256(bytes))).not.toBeNull();
});

test('Evidence that was altered on disk is never handed out, and verification names it.', () => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'a');
  attach(store, 'a', evidence(), bytes);
  change(store, 'a', answer('Q', { value: 'no' }));
  store.close();
  const db = new Database(join(folder, 'postern.db'));
  db.exec("DROP TRIGGER evidence_never_changes; UPDATE evidence_bytes SET bytes = CAST('what was SEEN' AS BLOB)");
  db.close();
  const again = open(folder, () => noon);
  expect(troubleOf(() => again.readEvidence(sha256(bytes)))).toMatchObject({ code: 'storage-damaged' });
  const { ok, sentences } = again.verify();
  expect(ok).toBe(false);
  expect(sentences.join('\n')).toContain(`SHA-256 ${sha256(bytes)} was altered`);
});
