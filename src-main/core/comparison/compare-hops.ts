/** What captures showed of each leg, then and now. */
import type { HopObservation } from '#core/assessment/assessment.ts';
import { fieldsThatDiffer, hopKey, isCaptured } from '#core/evaluation/hop-difference.ts';
import type { Hop } from '#core/catalog/catalog.ts';
import { own } from '#core/parse/own.ts';
import type { ComparedHop, Side } from './comparison.ts';
import { pairKeys } from './pair-keys.ts';

const seenFields = ['ports', 'protocol', 'proxy', 'encryption'] as const;
const said = (value: HopObservation[(typeof seenFields)[number]]): string =>
  JSON.stringify(Array.isArray(value) ? [...(value as readonly number[])].sort((a, b) => a - b) : (value ?? null));

const kindOf = (before: HopObservation | null, after: HopObservation | null): ComparedHop['kind'] | null => {
  if (!before || !after) return before ? 'capture-gone' : after ? 'captured' : null;
  if (seenFields.some((field) => said(before[field]) !== said(after[field]))) return 'seen-otherwise';
  return before.reverify === after.reverify ? null : after.reverify ? 'to-reverify' : 'reverified';
};

const captured = (seen: HopObservation | undefined): HopObservation | null => (isCaptured(seen) ? seen : null);

const hopsOf = ({ catalog }: Side): ReadonlyMap<string, Hop> =>
  new Map(catalog.paths.flatMap((path) => path.hops.map((hop): [string, Hop] => [hopKey(hop), hop])));

export const compareHops = (before: Side, after: Side): readonly ComparedHop[] => {
  const [earlier, later] = [hopsOf(before), hopsOf(after)];
  return pairKeys(earlier.keys(), later.keys()).flatMap((key): readonly ComparedHop[] => {
    const [was, is] = [captured(own(before.assessment.hops, key)), captured(own(after.assessment.hops, key))];
    const [then, now] = [earlier.get(key), later.get(key)];
    const hop = now ?? then;
    const kind = kindOf(was, is);
    if (!hop || !kind) return [];
    const differs = { before: then && was ? fieldsThatDiffer(then, was) : [], after: now && is ? fieldsThatDiffer(now, is) : [] };
    return [{ kind, path: hop.path, hop: hop.id, before: was, after: is, differs }];
  });
};
