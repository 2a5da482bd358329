/**
 * Whether the parts of a catalog agree with each other. A catalog that does not is refused as a whole: a dangling id found
 * during an audit would be a wrong rating that nobody notices.
 */
import type { Problem } from '#core/parse/shape.ts';
import { checkAssets, checkPlugInQuestions, checkRules } from './check-edition.ts';
import { checkPath } from './check-path.ts';
import { findCycle, findDuplicates } from './find-trouble.ts';
import type { Catalog } from './catalog.ts';
import { itemsOf } from './find-in-catalog.ts';
import { fileOf } from './path-shape.ts';

const twice = (place: string, noun: string, names: readonly string[]): Problem[] =>
  findDuplicates(names).map((name) => ({ place, sentence: `The ${noun} ${name} occurs twice; every ${noun} needs its own.` }));

const checkUnique = (catalog: Catalog): Problem[] => {
  const items = itemsOf(catalog);
  return [
    ...twice(
      'edition.json / paths',
      'path code',
      catalog.paths.map((path) => path.code),
    ),
    ...twice(
      'edition.json / sources',
      'source id',
      catalog.sources.map((source) => source.id),
    ),
    ...twice(
      'edition.json / notes',
      'note id',
      catalog.notes.map((note) => note.id),
    ),
    ...twice('edition.json / hostKinds', 'kind of host', catalog.hostKinds),
    ...twice(
      'edition.json / assets',
      'asset id',
      catalog.assets.map((asset) => asset.id),
    ),
    ...twice(
      'paths',
      'fact id',
      items.map((item) => item.fact.id),
    ),
    ...twice(
      'paths',
      'question id',
      items.map((item) => item.question.id),
    ),
    ...twice(
      'paths',
      'check id',
      items.map((item) => item.check.id),
    ),
    ...twice(
      'paths',
      'finding id',
      items.map((item) => item.finding.id),
    ),
    ...catalog.paths.flatMap((path) => [
      ...twice(
        `${fileOf(path.code)} / actors`,
        'actor id',
        path.actors.map((actor) => actor.id),
      ),
      ...twice(
        `${fileOf(path.code)} / hops`,
        'hop id',
        path.hops.map((hop) => hop.id),
      ),
    ]),
  ];
};

const checkBuiltOn = (catalog: Catalog): Problem[] => {
  const codes = new Set(catalog.paths.map((path) => path.code));
  const dangling = catalog.paths.flatMap((path) =>
    path.builtOn
      .filter((code) => !codes.has(code))
      .map((code) => ({ place: `${fileOf(path.code)} / builtOn`, sentence: `There is no path ${code}; name a path of this edition.` })),
  );
  const cycle = findCycle(new Map(catalog.paths.map((path) => [path.code, path.builtOn])));
  const circular = cycle && {
    place: `${fileOf(cycle[0])} / builtOn`,
    sentence: `The paths ${cycle.join(', ')} are built on each other in a circle; break it.`,
  };
  return circular ? [...dangling, circular] : dangling;
};

/** Every inconsistency of the catalog, with file, place and remedy. Empty when all is well. */
export const checkCatalog = (catalog: Catalog): readonly Problem[] => [
  ...checkUnique(catalog),
  ...checkBuiltOn(catalog),
  ...catalog.paths.flatMap((path) => checkPath(catalog, path)),
  ...checkAssets(catalog),
  ...checkRules(catalog),
  ...checkPlugInQuestions(catalog),
];
