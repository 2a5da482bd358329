/** Sealed bundles through the real door: sealed, looked at, taken in; what is there is never touched. */
import { expect, test } from 'vitest';
import { encryptPieces } from '#exchange/bundle/passphrase.ts';
import { create, openBench, stage, toBase64, type Bench } from './open-application.ts';

const options = { paper: 'A4', without: [] } as const;
const plain = { without: [], reports: [] } as const;

const sealed = async (bench: Bench, id: string, seal: object = plain): Promise<Uint8Array> => {
  if ((await bench.get('readSigningKey', {})) === null) await bench.get('createSigningKey', {});
  await bench.get('exportReport', { id, format: 'bundle', options, seal: { ...plain, ...seal } });
  return bench.delivered.at(-1)!.bytes;
};
const withEvidence = async (bench: Bench): Promise<string> => {
  const id = await create(bench);
  await bench.get('attachEvidence', { id, name: 'screen.png', mediaType: 'image/png', base64: toBase64('proof of it') });
  await bench.get('change', { id, change: { kind: 'answer', key: 'Q-SSH-04', value: { value: 'no', note: 'asked twice', by: 'A. Admin' } } });
  return id;
};
const file = async (bench: Bench, bytes: Uint8Array, passphrase?: string) => ({
  ...(await stage(bench, 'x.postern', bytes)),
  ...(passphrase === undefined ? {} : { passphrase }),
});

test('A bundle needs a key, which is made once and on request only.', async () => {
  const bench = openBench();
  const id = await create(bench);
  expect(await bench.get('readSigningKey', {})).toBeNull();
  expect((await bench.refused('exportReport', { id, format: 'bundle', options }, 'refused')).sentence).toContain('signing key');
  const key = await bench.get('createSigningKey', {});
  expect(await bench.get('readSigningKey', {})).toEqual(key);
  await bench.refused('createSigningKey', {}, 'refused');
  expect((await bench.get('previewReport', { id, options })).html.includes(key.fingerprint.slice(0, 4))).toBe(true);
  expect((await bench.get('previewReport', { id, options })).html.includes(key.publicKey)).toBe(true);
});

test('What another library sealed is shown before anything is taken over, then taken in whole with its evidence and its origin.', async () => {
  const sender = openBench();
  const bytes = await sealed(sender, await withEvidence(sender));
  const receiver = openBench();
  const before = await receiver.look();
  const preview = await receiver.get('previewBundle', await file(receiver, bytes));
  expect(preview).toMatchObject({
    ...{ verified: true, refusal: null, ownKey: false, conflicts: [], without: [] },
    signer: await sender.get('readSigningKey', {}),
    content: { title: 'Kestrel Freight', client: 'Kestrel Freight Ltd', answers: 1, evidence: 1, state: 'draft' },
  });
  expect(await receiver.look()).toBe(before);
  const { id } = await receiver.get('importBundle', await file(receiver, bytes));
  const { assessment } = await receiver.get('openAssessment', { id });
  expect(assessment.details.copiedFrom).toEqual({ id: 'a1', title: 'Kestrel Freight' });
  expect(assessment.answers['Q-SSH-04']).toMatchObject({ value: 'no', note: 'asked twice', by: 'A. Admin' });
  const evidence = await receiver.get('readEvidence', { id, evidence: 'E-01' });
  expect(Buffer.from(evidence.base64, 'base64').toString()).toBe('proof of it');
  expect(await receiver.get('verifyStorage', {})).toMatchObject({ ok: true });
});

test('Who went on since is told from the two chains; both versions are kept.', async () => {
  const bench = openBench();
  const id = await withEvidence(bench);
  const first = await sealed(bench, id);
  const since = async (bytes: Uint8Array) =>
    (await bench.get('previewBundle', await file(bench, bytes))).conflicts.find((one) => one.id === id)?.since;
  expect(await since(first)).toBe('nobody');
  await bench.get('change', { id, change: { kind: 'text', key: 'summary', value: 'Went on here.' } });
  expect(await since(first)).toBe('library');
  const second = await sealed(bench, id);
  const { id: copy } = await bench.get('importBundle', await file(bench, first));
  expect((await bench.get('previewBundle', await file(bench, second))).conflicts).toMatchObject([
    { id, relation: 'same', since: 'nobody' },
    { id: copy, relation: 'copy', since: 'unknown' },
  ]);
  expect((await bench.get('previewBundle', await file(bench, second))).ownKey).toBe(true);
  expect((await bench.get('openAssessment', { id })).assessment.texts).toEqual({ summary: 'Went on here.' });
  expect((await bench.get('openAssessment', { id: copy })).assessment.texts).toEqual({});
  expect(await bench.get('listAssessments', {})).toHaveLength(2);
});

test('A bundle that went on elsewhere, and one that went its own way, are told apart by the chain.', async () => {
  // Two libraries that give the same ids: what one of them went on with, the other one has not.
  const here = openBench();
  const there = openBench();
  const id = await create(here);
  expect(await create(there)).toBe(id);
  await there.get('change', { id, change: { kind: 'text', key: 'summary', value: 'There.' } });
  const bytes = await sealed(there, id);
  expect((await here.get('previewBundle', await file(here, bytes))).conflicts).toMatchObject([{ id, since: 'bundle' }]);
  await here.get('change', { id, change: { kind: 'text', key: 'summary', value: 'Here.' } });
  expect((await here.get('previewBundle', await file(here, bytes))).conflicts).toMatchObject([{ id, since: 'both' }]);
});

test('Whatever is wrong with a bundle, the library stays as it was and nothing of the content is shown.', async () => {
  const sender = openBench();
  const bytes = await sealed(sender, await withEvidence(sender));
  const copy = await sealed(sender, 'a1', { without: ['notes'] });
  const bench = openBench();
  await create(bench, { title: 'Mine' });
  const before = await bench.look();
  const flipped = Uint8Array.from(bytes);
  flipped[flipped.indexOf(0x7b, 2_000)]! ^= 1;
  const wrong: readonly (readonly [Uint8Array, RegExp])[] = [
    [flipped, /file-invalid/],
    [bytes.subarray(0, -1), /file-invalid/],
    [new TextEncoder().encode('{"format":"postern-assessment"}'), /file-invalid/],
    [new Uint8Array(0), /file-invalid/],
    [copy, /file-invalid/],
  ];
  for (const [given, code] of wrong) expect((await bench.refused('importBundle', await file(bench, given))).code).toMatch(code);
  const preview = await bench.send('previewBundle', await file(bench, flipped));
  expect(preview.ok && (preview.value as { content: unknown }).content).toBeFalsy();
  expect(await bench.get('previewBundle', await file(bench, copy))).toMatchObject({
    verified: true,
    without: ['notes'],
    refusal: expect.stringContaining('left out') as unknown,
  });
  expect(await bench.look()).toBe(before);
  expect(bench.faults).toEqual([]);
});

test('A passphrase closes and opens; without it, and with another one, the same is asked for.', async () => {
  const bench = openBench();
  const id = await withEvidence(bench);
  const bytes = await sealed(bench, id);
  const closed: Uint8Array[] = [];
  for await (const piece of encryptPieces([bytes], 'four words in a row', 10)) closed.push(piece);
  const whole = Buffer.concat(closed);
  await bench.refused('previewBundle', await file(bench, whole), 'passphrase-needed');
  await bench.refused('importBundle', await file(bench, whole, 'five words in a row'), 'passphrase-needed');
  expect((await bench.get('previewBundle', await file(bench, whole, 'four words in a row'))).verified).toBe(true);
  expect(
    (await bench.refused('exportReport', { id, format: 'bundle', options, seal: { ...plain, passphrase: 'short' } }, 'bad-input')).sentence,
  ).toContain('at least 10');
});

test('Reports go into the bundle as they are exported; into a copy for others they go without what was left out.', async () => {
  const bench = openBench();
  const id = await withEvidence(bench);
  const text = async (seal: object): Promise<string> => new TextDecoder().decode(await sealed(bench, id, seal));
  const whole = await text({ reports: ['html'] });
  expect(whole.includes((await bench.get('previewReport', { id, options })).html)).toBe(true);
  const copy = await text({ reports: ['html'], without: ['names', 'notes', 'evidence'] });
  expect(copy.includes('<!doctype html>')).toBe(true);
  for (const word of ['Kestrel', 'A. Admin', 'asked twice', 'screen.png', 'proof of it']) {
    expect([word, whole.includes(word), copy.includes(word)]).toEqual([word, true, false]);
  }
  expect(bench.delivered.at(-1)?.name).toBe('Assessment copy.postern');
});

test('Saying nothing about the seal seals everything; the dialog lists the format.', async () => {
  const bench = openBench();
  const id = await create(bench);
  await bench.get('createSigningKey', {});
  await bench.get('exportReport', { id, format: 'bundle', options });
  expect(bench.delivered[0]).toMatchObject({ name: 'Kestrel Freight.postern', mediaType: 'application/octet-stream' });
  expect((await bench.get('listFormats', {})).find(({ format }) => format === 'bundle')).toMatchObject({ extension: '.postern', omits: [] });
});
