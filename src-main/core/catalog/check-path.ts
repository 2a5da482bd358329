/** Whether one path agrees with itself and with what it refers to: numbers, actors, facts, notes, answer forms. */
import type { Problem } from '#core/parse/shape.ts';
import type { Catalog, Hop, Item, ManagementPath } from './catalog.ts';
import { checkAnswerForm } from './check-answer-form.ts';
import { indexCatalog } from './find-in-catalog.ts';
import { fileOf } from './path-shape.ts';

const missing = (place: string, noun: string, names: readonly string[], known: (name: string) => boolean): Problem[] =>
  names.filter((name) => !known(name)).map((name) => ({ place, sentence: `There is no ${noun} ${name}; correct the id or add it.` }));

/** Fact, question, check and finding of an item stand under one number, which starts with the code of the path. */
const checkNumbers = (path: ManagementPath, item: Item): Problem[] => {
  const place = `${fileOf(path.code)} / ${item.number}`;
  const pairs = [
    ['fact', item.fact.id, item.number],
    ['question', item.question.id, `Q-${item.number}`],
    ['check', item.check.id, `C-${item.number}`],
    ['finding', item.finding.id, `F-${item.number}`],
  ] as const;
  const wrong = pairs
    .filter(([, found, wanted]) => found !== wanted)
    .map(([part, found, wanted]) => ({
      place: `${place} / ${part}`,
      sentence: `The id ${found} does not go with ${item.number}; it should be ${wanted}.`,
    }));
  const tail = item.number.startsWith(`${path.code}-`) ? item.number.slice(path.code.length + 1) : '';
  const foreign =
    item.path === path.code && /^\d\d$/.test(tail)
      ? []
      : [{ place, sentence: `The number ${item.number} does not belong to the path ${path.code}; it needs that code and two digits.` }];
  return [...foreign, ...wrong];
};

const checkOrder = (path: ManagementPath): Problem[] =>
  path.items
    .filter((item, at) => item.number < (path.items[at - 1]?.number ?? ''))
    .map((item) => ({
      place: `${fileOf(path.code)} / ${item.number}`,
      sentence: `The item ${item.number} stands after a higher number; put the items in order.`,
    }));

const checkHop = (catalog: Catalog, path: ManagementPath, hop: Hop): Problem[] => {
  const place = `${fileOf(path.code)} / hops / ${hop.id}`;
  const { itemByFact } = indexCatalog(catalog);
  const foreign = hop.path === path.code ? [] : [{ place, sentence: `The hop says that it belongs to ${hop.path}; it should be ${path.code}.` }];
  return [
    ...foreign,
    ...missing(place, 'actor', [hop.from, hop.to], (id) => path.actors.some((actor) => actor.id === id)),
    ...missing(place, 'fact', hop.facts, (id) => itemByFact.has(id)),
    ...missing(place, 'note', hop.notes, (id) => catalog.notes.some((note) => note.id === id)),
    ...(hop.facts.length > 0 ? [] : [{ place, sentence: `The hop ${hop.id} names no fact that documents it; add one.` }]),
  ];
};

/** What is wrong inside one path. */
export const checkPath = (catalog: Catalog, path: ManagementPath): readonly Problem[] => [
  ...(path.items.length > 0 ? [] : [{ place: `${fileOf(path.code)} / items`, sentence: `The path ${path.code} has no items; add at least one.` }]),
  ...checkOrder(path),
  ...path.items.flatMap((item) => [
    ...checkNumbers(path, item),
    ...missing(`${fileOf(path.code)} / ${item.number} / fact / notes`, 'note', item.fact.notes, (id) => catalog.notes.some((note) => note.id === id)),
    ...checkAnswerForm(item.question.answer, `${fileOf(path.code)} / ${item.number} / question / answer`),
  ]),
  ...path.hops.flatMap((hop) => checkHop(catalog, path, hop)),
];
