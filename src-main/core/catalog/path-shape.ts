/**
 * The shape of one file `paths/<CODE>.json`. Flatter than the catalog's types where a field follows from another: an item
 * takes its number from its fact, items and hops their path from the file, and an option is good unless it says `bad`.
 */
import { checked, flag, integer, list, mapped, object, oneOf, optional, text, type Shape } from '#core/parse/shape.ts';
import { actorKinds, areas, encryptionStates, factKinds, hopKinds, severities, tiers } from './catalog.ts';
import type { Actor, AnswerForm, Fact, Hop, Item, ManagementPath, Option, PathCode } from './catalog.ts';

/** Prose: one paragraph, never empty. */
export const prose = text({ min: 1, max: 2_000, lines: false });
/** A few words. */
export const words = text({ min: 1, max: 200, lines: false });
const id = text({ min: 1, max: 40, lines: false, pattern: /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, remedy: 'use letters, digits and single hyphens' });
export const ids = list(id, 200);
export { id };
const port = integer(1, 65_535);
const control = text({ pattern: /^[A-Z]{2}-\d{1,2}(\(\d{1,2}\))?$/, remedy: 'write a control number like AC-17 or SC-7(5)' });

const fact: Shape<Fact> = mapped(
  object({ id, kind: oneOf(factKinds), text: prose, ports: optional(list(port)), products: optional(list(words)), notes: optional(ids) }),
  ({ ports = [], products = [], notes = [], ...rest }) => ({ ...rest, ports, products, notes }),
);

const option: Shape<Option> = mapped(object({ value: words, label: optional(words), bad: optional(flag) }), ({ bad = false, ...rest }) => ({
  ...rest,
  bad,
}));
const options = list(option, 40);

const formKinds = {
  choice: object({ kind: oneOf(['choice']), options }),
  several: object({ kind: oneOf(['several']), options }),
  number: object({ kind: oneOf(['number']), unit: words, min: integer(0, 1e9), max: integer(0, 1e9), badAbove: integer(0, 1e9) }),
  each: object({ kind: oneOf(['each']), of: oneOf(['host', 'path', 'plug-in']), options }),
} as const;

const answerForm: Shape<AnswerForm> = (input, place, report) => {
  const kind = typeof input === 'object' && input !== null && 'kind' in input ? input.kind : undefined;
  const known = oneOf(['choice', 'several', 'number', 'each'])(kind, `${place} / kind`, report);
  return known === undefined ? undefined : formKinds[known](input, place, report);
};

const item = (path: PathCode): Shape<Item> =>
  mapped(
    object({
      fact,
      question: object({ id, tier: oneOf(tiers), text: prose, answer: answerForm }),
      check: object({ id, text: prose }),
      finding: object({ id, area: oneOf(areas), severity: oneOf(severities), title: words, fix: prose, controls: list(control, 20) }),
    }),
    // A part that was refused is missing here; the report holds why, and the item is not kept.
    (parts) => ({ number: (parts.fact as Fact | undefined)?.id ?? '', path, ...parts }),
  );

const actor: Shape<Actor> = object({ id, kind: oneOf(actorKinds), name: words, detail: optional(words) });

const hop = (path: PathCode): Shape<Hop> =>
  mapped(
    object({
      id,
      kind: oneOf(hopKinds),
      from: id,
      to: id,
      ports: list(port),
      portText: words,
      protocol: words,
      proxy: (input, place, report) => (input === null ? null : proxy(input, place, report)),
      encryption: object({ state: oneOf(encryptionStates), text: words }),
      facts: ids,
      notes: optional(ids),
    }),
    ({ notes = [], ...rest }) => ({ path, ...rest, notes }),
  );
const proxy: Shape<Hop['proxy']> = object({ text: words, port: (input, place, report) => (input === null ? null : port(input, place, report)) });

const profile = object({
  endpoints: prose,
  daemons: prose,
  roles: prose,
  secondFactor: prose,
  singleSignOn: prose,
  certificates: prose,
  productVariance: prose,
  specialCases: prose,
  pastVcenter: prose,
});

/** Gives each entry of a list its own name as place (`VIC-VC-03` instead of `3`), so that a refusal names the culprit. */
const named =
  <T>(nameOf: (entry: Readonly<Record<string, unknown>>) => unknown, shape: Shape<T>): Shape<T> =>
  (entry, place, report) => {
    const name = typeof entry === 'object' && entry !== null ? nameOf(entry as Readonly<Record<string, unknown>>) : undefined;
    const fits = typeof name === 'string' && /^[A-Za-z0-9-]{1,40}$/.test(name);
    return shape(entry, fits ? place.replace(/\d+$/, name) : place, report);
  };

const factId = (entry: Readonly<Record<string, unknown>>): unknown => (entry['fact'] as { id?: unknown } | null | undefined)?.id;
const ownId = (entry: Readonly<Record<string, unknown>>): unknown => entry['id'];

/** One path file. The place is the file's name. */
export const pathShape: Shape<ManagementPath> = (input, place, report) => {
  const given = typeof input === 'object' && input !== null && 'code' in input && typeof input.code === 'string' ? input.code : '';
  const file = object({
    code: checked(id, (code) =>
      place === fileOf(code) ? null : `The file holds the path ${code}; name the file ${fileOf(code)} or correct the code.`,
    ),
    name: words,
    group: oneOf(['vcenter', 'hosts', 'supply', 'cross-cutting']),
    client: words,
    builtOn: ids,
    alwaysInUse: flag,
    profile,
    actors: list(named(ownId, actor), 40),
    hops: list(named(ownId, hop(given)), 40),
    items: list(named(factId, item(given)), 500),
  });
  return file(input, place, report);
};

/** Where the path with this code lives, seen from the edition's folder. */
export const fileOf = (code: PathCode): string => `paths/${code}.json`;
