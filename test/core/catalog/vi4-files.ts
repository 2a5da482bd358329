/** The shipped edition vi4 as its files stand, for tests that parse it whole or spoil a copy. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCatalog } from '#core/catalog/parse-catalog.ts';
import type { Catalog } from '#core/catalog/catalog.ts';

export const editionFolder = join(import.meta.dirname, '../../../resources/catalog/vi4');

export const readRaw = (name: string): string => readFileSync(join(editionFolder, name), 'utf8');

/** The edition's files, read afresh; nothing that a test does to them reaches another test. */
export const readFiles = () => ({
  edition: JSON.parse(readRaw('edition.json')) as unknown,
  paths: readdirSync(join(editionFolder, 'paths')).map((name) => ({ file: `paths/${name}`, content: JSON.parse(readRaw(`paths/${name}`)) as unknown })),
});

export const readCatalog = (): Catalog => {
  const parsed = parseCatalog(readFiles());
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => `${problem.place}: ${problem.sentence}`).join('\n'));
  return parsed.value;
};
