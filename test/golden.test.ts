/**
 * Golden results: each case in `test/golden/results` is an answers file and the result it must give, byte for byte. The
 * sample is a case too. A change of rules or catalog shows here as a difference to be read and accepted.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evaluate } from '#core/evaluation/evaluate.ts';
import type { Result } from '#core/evaluation/result.ts';
import { vi4 } from './catalog.ts';
import { readBytes, sampleBytes, taken } from './exchange/answers-file/files.ts';

const folder = join(import.meta.dirname, 'golden/results');
const accept = 'UPDATE_GOLDEN=1 npx vitest run --project unit test/golden.test.ts';
const update = process.env['UPDATE_GOLDEN'] === '1';
const cases = readdirSync(folder).sort();

const isTable = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** JSON with one line per finding, question, path …: small enough to keep, and differences can be read. */
const print = (result: Result): string =>
  `{\n${Object.entries(result)
    .map(([key, part]: [string, unknown]) => {
      const inner = (open: string, lines: readonly string[], close: string): string =>
        lines.length === 0 ? open + close : `${open}\n${lines.join(',\n')}\n${close}`;
      const body = Array.isArray(part)
        ? inner(
            '[',
            part.map((one) => JSON.stringify(one)),
            ']',
          )
        : isTable(part)
          ? inner(
              '{',
              Object.entries(part).map(([name, one]) => `${JSON.stringify(name)}: ${JSON.stringify(one)}`),
              '}',
            )
          : JSON.stringify(part);
      return `${JSON.stringify(key)}: ${body}`;
    })
    .join(',\n')}\n}\n`;

const evaluateCase = (name: string): Result => {
  const answers = join(folder, name, 'answers.postern.json');
  const { assessment } = taken(readBytes(existsSync(answers) ? new Uint8Array(readFileSync(answers)) : sampleBytes));
  return evaluate(vi4, assessment, assessment.details.evaluatedOn ?? '2026-11-23');
};

test('there are cases, and the sample is one of them', () => {
  expect(cases.length).toBeGreaterThan(5);
  expect(cases).toContain('harbour-logistics');
});

test.each(cases)('%s gives the result that was accepted', (name) => {
  const file = join(folder, name, 'result.json');
  const now = print(evaluateCase(name));
  expect(JSON.parse(now)).toEqual(JSON.parse(JSON.stringify(evaluateCase(name))));
  if (update) writeFileSync(file, now);
  const accepted = existsSync(file) ? readFileSync(file, 'utf8') : '';
  expect(now, `The result of ${name} has changed. Read the difference; to accept it, run\n  ${accept}\n`).toBe(accepted);
});

test('another date gives another result (negative control)', () => {
  const { assessment } = taken(readBytes(sampleBytes));
  expect(print(evaluate(vi4, assessment, '2027-10-01'))).not.toBe(readFileSync(join(folder, 'harbour-logistics/result.json'), 'utf8'));
});
