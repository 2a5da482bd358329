/** Large bundles: taken in piece by piece in bounded memory, stopped at any point, and never half. */
import { randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { encryptPieces } from '#exchange/bundle/passphrase.ts';
import { openStaging } from '#storage/staging.ts';
import { create, openBench, stage, toBase64, type Bench } from './open-application.ts';

const options = { paper: 'A4', without: [] } as const;
const megabyte = 1_048_576;

/** A bundle with so many pieces of evidence of this size, no two alike. */
const sealed = async (pieces: number, size: number): Promise<Uint8Array> => {
  const bench = openBench();
  const id = await create(bench);
  for (let at = 0; at < pieces; at += 1)
    await bench.get('attachEvidence', {
      id,
      name: `capture-${at}.pcap`,
      mediaType: 'application/vnd.tcpdump.pcap',
      base64: toBase64(randomBytes(size)),
    });
  await bench.get('createSigningKey', {});
  await bench.get('exportReport', { id, format: 'bundle', options, seal: { without: [], reports: [] } });
  return bench.delivered.at(-1)!.bytes;
};
/** How many pieces of evidence the database holds, each examined. */
const kept = (bench: Bench): number => {
  const { ok, sentences } = bench.store.verify();
  const found = /^(\d+) pieces? of evidence/m.exec(sentences.join('\n'))?.[1];
  if (!ok || found === undefined) throw new Error(sentences.join(' '));
  return Number(found);
};
const folders = (bench: Bench): readonly string[] => readdirSync(bench.folder).filter((name) => name.startsWith('incoming-'));

test('a bundle larger than one message is taken in whole, tells how far it is, and leaves no file behind', { timeout: 60_000 }, async () => {
  const bytes = await sealed(5, 15 * megabyte);
  expect(bytes.length).toBeGreaterThan(64 * megabyte);
  const bench = openBench();
  const given = await stage(bench, 'large.postern', bytes, 4 * megabyte);
  const [folder] = folders(bench);
  expect(statSync(join(bench.folder, folder!)).mode & 0o077).toBe(0);
  expect(statSync(join(bench.folder, folder!, given.ref)).mode & 0o077).toBe(0);
  expect((await bench.get('previewBundle', given)).content).toMatchObject({ evidence: 5 });
  expect(kept(bench)).toBe(0);
  const { id } = await bench.get('importBundle', given);
  expect(Object.keys((await bench.get('openAssessment', { id })).assessment.evidence)).toHaveLength(5);
  expect(await bench.get('checkEvidence', { id })).toMatchObject({ checked: 5, damaged: [] });
  expect(bench.progress.filter((line) => line.startsWith('importBundle')).length).toBeGreaterThan(50);
  expect(bench.progress.at(-1)).toMatch(/^importBundle (\d+)\/\1 /);
  expect(readdirSync(join(bench.folder, folder!))).toEqual([]);
  await bench.refused('importBundle', given, 'not-found');
});

test('stopped while the evidence comes in, it takes back what it wrote; the same file can be taken in afterwards', { timeout: 60_000 }, async () => {
  const bytes = await sealed(3, 10 * megabyte);
  const bench = openBench();
  const mine = await create(bench, { title: 'Mine' });
  await bench.get('attachEvidence', { id: mine, name: 'mine.txt', mediaType: 'text/plain', base64: toBase64('mine') });
  const before = await bench.look();
  const given = await stage(bench, 'large.postern', bytes, 4 * megabyte);
  const keepEvidence = bench.store.keepEvidence.bind(bench.store);
  let portions = 0;
  bench.store.keepEvidence = (pieces) => {
    keepEvidence(pieces);
    portions += 1;
    void bench.ask('stopImport', {});
  };
  const { sentence } = await bench.refused('importBundle', given, 'cancelled');
  bench.store.keepEvidence = keepEvidence;
  expect(portions).toBe(1);
  expect(sentence).toContain('Nothing was taken in');
  expect(kept(bench)).toBe(1);
  expect(await bench.look()).toBe(before);
  expect(await bench.get('stopImport', {})).toEqual({ stopped: false });
  const { id } = await bench.get('importBundle', given);
  expect(await bench.get('checkEvidence', { id })).toMatchObject({ checked: 3, damaged: [] });
  expect(kept(bench)).toBe(4);
});

test('one bundle at a time is taken in: a second one is refused in words, and the first goes on', { timeout: 60_000 }, async () => {
  const bytes = await sealed(2, 10 * megabyte);
  const bench = openBench();
  const [first, second] = [await stage(bench, 'first.postern', bytes, 4 * megabyte), await stage(bench, 'second.postern', bytes, 4 * megabyte)];
  const running = bench.get('importBundle', first);
  expect((await bench.refused('importBundle', second, 'refused')).sentence).toContain('Another bundle is being taken in');
  const { id } = await running;
  expect(await bench.get('checkEvidence', { id })).toMatchObject({ checked: 2, damaged: [] });
  await bench.get('importBundle', second);
  expect(kept(bench)).toBe(2);
});

test('stopped while it is looked at, open or closed with a passphrase, it is told as stopped and never as damaged', { timeout: 60_000 }, async () => {
  const bytes = await sealed(2, 5 * megabyte);
  const closed: Uint8Array[] = [];
  for await (const piece of encryptPieces([bytes], 'four words in a row', 10)) closed.push(piece);
  const bench = openBench();
  const before = await bench.look();
  for (const [file, more] of [
    [bytes, {}],
    [Buffer.concat(closed), { passphrase: 'four words in a row' }],
  ] as const) {
    const given = { ...(await stage(bench, 'x.postern', file)), ...more };
    for (const operation of ['previewBundle', 'importBundle'] as const) {
      const outcome = bench.refused(operation, given, 'cancelled');
      setTimeout(() => void bench.ask('stopImport', {}), 3);
      expect((await outcome).sentence).toContain('stopped');
    }
    expect((await bench.get('previewBundle', given)).verified).toBe(true);
  }
  expect(await bench.look()).toBe(before);
  expect(bench.faults).toEqual([]);
});

test('where the assessment cannot be written at the end, none of its evidence stays', { timeout: 60_000 }, async () => {
  const bytes = await sealed(2, megabyte);
  const bench = openBench();
  const given = await stage(bench, 'x.postern', bytes);
  const createAssessment = bench.store.create.bind(bench.store);
  bench.store.create = () => {
    throw new Error('The disk is gone.');
  };
  await bench.refused('importBundle', given, 'internal');
  bench.store.create = createAssessment;
  expect(kept(bench)).toBe(0);
  expect(await bench.get('listAssessments', {})).toEqual([]);
});

test('only what was staged can be read, the oldest goes when too many come, and forgetting takes the bytes off the disk', async () => {
  const bench = openBench();
  await bench.refused('previewBundle', { name: 'x', ref: 'a-b-c' }, 'not-found');
  await bench.refused('previewBundle', { name: 'x', ref: '../postern' }, 'bad-input');
  await bench.refused('stageFile', { ref: 'a-b-c', base64: '' }, 'not-found');
  const refs: string[] = [];
  for (let at = 0; at < 5; at += 1) refs.push((await stage(bench, 'x', new Uint8Array([at]))).ref);
  const [folder] = folders(bench);
  expect(readdirSync(join(bench.folder, folder!)).sort()).toEqual(refs.slice(1).sort());
  await bench.refused('stageFile', { ref: refs[0], base64: 'AA==' }, 'not-found');
  await bench.get('forgetFile', { ref: refs[1]! });
  await bench.get('forgetFile', { ref: refs[1]! });
  expect(readdirSync(join(bench.folder, folder!))).toHaveLength(3);
});

test('what an import that was cut off left behind goes at the next start: its file, and evidence that nobody speaks of', async () => {
  const bench = openBench();
  await stage(bench, 'x', new Uint8Array([1]));
  const id = await create(bench);
  await bench.get('attachEvidence', { id, name: 'mine.txt', mediaType: 'text/plain', base64: toBase64('mine') });
  const bytes = new TextEncoder().encode('nobody speaks of it');
  bench.store.keepEvidence([{ sha256: Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex'), bytes }]);
  expect([kept(bench), folders(bench).length]).toEqual([2, 1]);
  const told: unknown[] = [];
  const next = { told: (trouble: unknown) => void told.push(trouble), found: () => bench.store.dropUnspokenEvidence() };
  openStaging(bench.folder, { ...next, alone: false });
  expect(folders(bench)).toHaveLength(1);
  openStaging(bench.folder, { ...next, alone: true });
  expect([kept(bench), folders(bench).length, told]).toEqual([1, 0, []]);
});
