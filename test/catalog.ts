/** The real catalog, as the tests of pure rooms need it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '#core/catalog/catalog.ts';
import { parseCatalog } from '#core/catalog/parse-catalog.ts';
import { sayProblem } from '#core/parse/shape.ts';

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8')) as unknown;

export const readCatalog = (edition: string): Catalog => {
  const folder = join(import.meta.dirname, '../resources/catalog', edition);
  const paths = readdirSync(join(folder, 'paths')).map((file) => ({ file: `paths/${file}`, content: readJson(join(folder, 'paths', file)) }));
  const parsed = parseCatalog({ edition: readJson(join(folder, 'edition.json')), paths });
  if (!parsed.ok) throw new Error(parsed.problems.map(sayProblem).join('\n'));
  return parsed.value;
};

export const vi4 = readCatalog('vi4');
