/** What is shipped speaks for itself: no working words, no paths of the workshop. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { resources } from './answers-file/files.ts';

const textFiles = (readdirSync(resources, { recursive: true }) as string[]).filter(
  (name) => /\.(json|svg|txt|md|html)$/.test(name) && statSync(join(resources, name)).isFile(),
);
const forbidden = /\bthe seed\b|\bseed-facts\b|modern-paths\.md|\.\.\/shared|\/work\/|\bTODO\b|\bFIXME\b|lorem ipsum/i;

test('nothing in resources refers to what is not shipped', () => {
  expect(textFiles.length).toBeGreaterThan(15);
  const found = textFiles.flatMap((name) => (forbidden.exec(readFileSync(join(resources, name), 'utf8')) ?? []).map((words) => `${name}: ${words}`));
  expect(found).toEqual([]);
});

test('a word of the workshop would be found (negative control)', () => {
  expect('see ../shared/domain').toMatch(forbidden);
  expect('as the Seed says').toMatch(forbidden);
  expect('seeds are sown').not.toMatch(forbidden);
});
