import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Parsed } from '#core/parse/shape.ts';
import { readBytes, readFile, readText, sampleBytes, smallFile, taken, type AnyFile } from './files.ts';

/** Whatever was given, the answer is an assessment or sentences that can be shown on one line each. */
const expectSober = (read: Parsed<unknown>): void => {
  const told = read.ok ? read.warnings : read.problems;
  if (!read.ok) expect(told.length).toBeGreaterThan(0);
  for (const { place, sentence } of told) {
    expect(sentence).toMatch(/^\S[^\n\r]*[.?!]$/);
    // eslint-disable-next-line no-control-regex -- none may reach a terminal
    expect(place + sentence).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
    expect((place + sentence).isWellFormed()).toBe(true);
    expect(place.length + sentence.length).toBeLessThan(2_000);
  }
};

const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ withNullPrototype: false, maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom<unknown>(
    null,
    true,
    -0,
    1e308,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '__proto__',
    'unknown',
    'not-applicable',
    [],
    {},
    [[]],
    'x'.repeat(25_000),
  ),
);

/** Every place in a file, as the keys that lead to it. */
const placesIn = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null ? [path, ...Object.entries(value).flatMap(([key, one]) => placesIn(one, [...path, key]))] : [path];

/** The value put at the place, or what stands there once more under another key. */
const putAt = (file: AnyFile, path: readonly string[], value: unknown, key: string | null): unknown => {
  const last = path.at(-1);
  if (last === undefined) return value;
  const parent = path.slice(0, -1).reduce((at, step) => at[step] as AnyFile, file);
  // A list has a length of its own; anything else may stand there under any key.
  if (key === null || (Array.isArray(parent) && key === 'length')) parent[last] = value;
  else Object.defineProperty(parent, key, { value: parent[last], enumerable: true, configurable: true, writable: true });
  return file;
};

test('a small file with anything at any place never makes the reader throw', () => {
  const places = placesIn(smallFile());
  let read = 0;
  fc.assert(
    fc.property(fc.constantFrom(...places), odd, fc.option(fc.string({ unit: 'binary', maxLength: 12 }), { freq: 3 }), (place, value, key) => {
      const outcome = readFile(putAt(smallFile(), place, value, key));
      read += outcome.ok ? 1 : 0;
      expectSober(outcome);
    }),
    { numRuns: 3_000 },
  );
  expect(read).toBeGreaterThan(20);
});

test('any JSON at all never makes the reader throw', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (text) => expectSober(readText(text))),
    { numRuns: 1_000 },
  );
});

test('the sample with bytes changed, cut or repeated is read or refused, and memory stays bounded', () => {
  taken(readBytes(sampleBytes));
  const before = process.memoryUsage().rss;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(sampleBytes.length - 1), fc.nat(255), fc.constantFrom('put', 'cut', 'twice')), { minLength: 1, maxLength: 4 }),
      (edits) => {
        let bytes = sampleBytes;
        for (const [at, byte, what] of edits) {
          if (what === 'put') bytes = bytes.with(at % bytes.length, byte);
          else {
            const gap = 1 + byte * 16;
            const rest = bytes.subarray(what === 'cut' ? at + gap : Math.max(0, at - gap));
            const joined = new Uint8Array(Math.min(at, bytes.length) + rest.length);
            joined.set(bytes.subarray(0, at));
            joined.set(rest, Math.min(at, bytes.length));
            bytes = joined.length === 0 ? sampleBytes : joined;
          }
        }
        expectSober(readBytes(bytes));
      },
    ),
    { numRuns: 700 },
  );
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1_048_576);
});

test('an unsober sentence would be noticed (negative control)', () => {
  expect(() => expectSober({ ok: false, problems: [] })).toThrow();
  expect(() => expectSober({ ok: false, problems: [{ place: 'a\u001b[31m', sentence: 'Bad.' }] })).toThrow();
  expect(() => expectSober({ ok: false, problems: [{ place: '', sentence: 'TypeError: x\n    at y' }] })).toThrow();
});
