/** The editions that are shipped, one folder each (`vi4/edition.json`, `vi4/paths/*.json`), read and checked once. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Trouble, type CatalogShelf } from '#application/ports.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import { parseCatalog } from '#core/catalog/parse-catalog.ts';
import { quote, sayProblem, type Problem } from '#core/parse/shape.ts';

const remedy = 'Install Postern again to get the catalog back.';

const editionFile = 'edition.json';

/** Reads a JSON file below `root`. The sentence names the file as seen from the catalog folder, never a place on the disk. */
const readJson = (root: string, ...names: readonly string[]): unknown => {
  const name = names.join('/');
  let content: string;
  try {
    content = readFileSync(join(root, ...names), 'utf8');
  } catch (cause) {
    throw new Trouble('file-invalid', `The catalog file ${name} cannot be read. ${remedy}`, [], cause);
  }
  try {
    return JSON.parse(content) as unknown;
  } catch (cause) {
    throw new Trouble(
      'file-invalid',
      `The catalog file ${name} is no valid JSON. ${remedy}`,
      [cause instanceof Error ? cause.message : String(cause)],
      cause,
    );
  }
};

const listNames = (folder: string, what: string): readonly string[] => {
  try {
    return readdirSync(folder).sort();
  } catch (cause) {
    throw new Trouble('file-invalid', `${what} cannot be read. ${remedy}`, [], cause);
  }
};

const refuse = (edition: string, problems: readonly Problem[]): never => {
  const sentences = problems.map(sayProblem);
  throw new Trouble('file-invalid', `The catalog ${edition} is inconsistent. ${sentences[0] ?? ''} ${remedy}`, sentences);
};

const load = (root: string, edition: string): Catalog => {
  const paths = listNames(join(root, edition, 'paths'), `The catalog folder ${edition}/paths`)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ file: `paths/${name}`, content: readJson(root, edition, 'paths', name) }));
  const parsed = parseCatalog({ edition: readJson(root, edition, editionFile), paths });
  if (!parsed.ok) return refuse(edition, parsed.problems);
  if (parsed.value.edition === edition) return parsed.value;
  const sentence = `The file names the edition ${parsed.value.edition}, but its folder is called ${edition}.`;
  return refuse(edition, [{ place: `${editionFile} / edition`, sentence }]);
};

/**
 * Opens the folder that holds the editions. A name asked for is only ever compared with the names found there, so it can
 * never lead out of the folder. Both operations throw `Trouble` with file and place where a catalog is damaged.
 */
export const openCatalogShelf = (folder: string): CatalogShelf => {
  const loaded = new Map<string, Catalog>();
  const names = (): readonly string[] => listNames(folder, 'The catalog folder').filter((name) => existsSync(join(folder, name, editionFile)));
  const read = (edition: string): Catalog => {
    const known = loaded.get(edition);
    if (known) return known;
    const there = names();
    const name = there.find((candidate) => candidate === edition);
    if (name === undefined)
      throw new Trouble('not-found', `There is no catalog edition ${quote(edition)}; this version of Postern has ${there.join(', ') || 'none'}.`);
    const catalog = load(folder, name);
    loaded.set(name, catalog);
    return catalog;
  };
  return {
    editions: () =>
      names()
        .map((name) => read(name))
        .map(({ edition, version, title }) => ({ edition, version, title })),
    read,
  };
};
