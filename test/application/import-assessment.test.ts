/** Large answers files: taken in piece by piece, checked step by step, stopped at any step, and never half. */
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mostFileBytes } from '#core/assessment/limits.ts';
import { smallFile } from '../exchange/answers-file/files.ts';
import { create, openBench, stage, type Bench } from './open-application.ts';

const megabyte = 1_048_576;

/** An answers file with so many pieces of evidence, no two alike. */
const fileWith = (pieces: number, size: number, more: object = {}): Uint8Array => {
  const evidence = Array.from({ length: pieces }, (_, at) => ({
    id: `E-${String(at + 10)}`,
    name: `capture-${String(at)}.pcap`,
    base64: randomBytes(size).toString('base64'),
  }));
  const small = smallFile();
  return new TextEncoder().encode(JSON.stringify({ ...small, ...more, evidence: [...(small['evidence'] as object[]), ...evidence] }));
};
const held = (bench: Bench): readonly string[] =>
  readdirSync(bench.folder)
    .filter((name) => name.startsWith('incoming-'))
    .flatMap((name) => readdirSync(join(bench.folder, name)));

test('a file of 55 MB comes in whole, tells in steps how far it is, and leaves nothing behind', { timeout: 60_000 }, async () => {
  const bench = openBench();
  const bytes = fileWith(4, 10 * megabyte);
  expect(bytes.length).toBeGreaterThan(53 * megabyte);
  const given = await stage(bench, 'large.postern.json', bytes, 4 * megabyte);
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  const { id, warnings } = await bench.get('importAssessment', given);
  clearInterval(timer);
  expect(warnings).toEqual([]);
  expect(await bench.get('checkEvidence', { id })).toMatchObject({ checked: 5, damaged: [] });
  // Others were let do their work in between, and were told of it.
  expect(turns).toBeGreaterThan(6);
  const told = bench.progress.filter((line) => line.startsWith('importAssessment'));
  expect(told.length).toBeGreaterThan(6);
  expect(told.at(-1)).toBe('importAssessment 1/1 Done');
  expect(held(bench)).toEqual([]);
  await bench.refused('importAssessment', given, 'not-found');
});

test('stopped after any step, it ends as stopped, and library and folder are as they were', { timeout: 60_000 }, async () => {
  const bench = openBench();
  await create(bench);
  const before = await bench.look();
  const bytes = fileWith(2, 3 * megabyte);
  let steps = 0;
  for (let stopAfter = 1; ; stopAfter += 1) {
    const given = await stage(bench, 'large.postern.json', bytes, 8 * megabyte);
    const seen = bench.progress.length;
    const running = bench.ask('importAssessment', given);
    const watch = setInterval(() => {
      if (bench.progress.length - seen >= stopAfter) void bench.ask('stopImport', {});
    }, 0);
    const outcome = await running;
    clearInterval(watch);
    expect(held(bench)).toEqual([]);
    if (outcome.ok) break;
    expect(outcome.error).toMatchObject({ code: 'cancelled', sentence: 'The import was stopped. Nothing was taken in.' });
    expect(await bench.look()).toBe(before);
    steps = stopAfter;
  }
  expect(steps).toBeGreaterThan(3);
  expect(await bench.get('stopImport', {})).toEqual({ stopped: false });
  expect(bench.faults).toEqual([]);
});

test('a staged file that is too large or faulty is refused in a sentence with its name, and forgotten', { timeout: 60_000 }, async () => {
  const bench = openBench();
  const before = await bench.look();
  const large = await stage(bench, 'big.json', new Uint8Array(mostFileBytes + 1), 16 * megabyte);
  expect((await bench.refused('importAssessment', large, 'file-invalid')).sentence).toMatch(
    /“big.json” was not imported. The file has 65 MB; answers files of up to 64 MB/,
  );
  const faulty = await stage(bench, 'kestrel.json', fileWith(1, megabyte, { answers: { 'Q-SSH-99': { value: 'yes' } } }), 4 * megabyte);
  expect((await bench.refused('importAssessment', faulty, 'file-invalid')).sentence).toMatch(/^“kestrel.json” was not imported. answers \/ Q-SSH-99/);
  expect(held(bench)).toEqual([]);
  expect(await bench.look()).toBe(before);
});
