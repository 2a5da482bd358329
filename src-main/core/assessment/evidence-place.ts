/** Where evidence stands: on the list of one observation. Putting it there makes the observation, if need be without a value. */
import type { CheckId } from '#core/catalog/catalog.ts';
import { own } from '#core/parse/own.ts';
import type { Assessment, HopObservation, Observation, PlugIn } from './assessment.ts';
import { entryValue, type Change } from './entry.ts';
import { holdsNothing } from './stated.ts';

/** The observation of a check, the capture of a leg (`VIC-VC/3`), or the observation of a check on one plug-in. */
export type EvidencePlace =
  | { readonly kind: 'observation'; readonly check: CheckId }
  | { readonly kind: 'hop'; readonly key: string }
  | { readonly kind: 'plug-in'; readonly plugIn: string; readonly check: CheckId };

/** The entry that the place is in. */
export const entryOfPlace = (place: EvidencePlace): Pick<Change, 'kind' | 'key'> =>
  place.kind === 'observation'
    ? { kind: 'observation', key: place.check }
    : place.kind === 'hop'
      ? { kind: 'hop', key: place.key }
      : { kind: 'plug-in', key: place.plugIn };

const listed = (list: readonly string[] | undefined, id: string): readonly string[] => [...(list ?? []).filter((one) => one !== id), id];

const onObservation = (before: Observation | null | undefined, id: string): Observation => ({
  ...(before ?? { value: null }),
  evidence: listed(before?.evidence, id),
});

/** The value of the place's entry with the evidence on its list; null where there is no such plug-in to put it on. */
export const withEvidence = (value: Change['value'], place: EvidencePlace, id: string): Change | null => {
  switch (place.kind) {
    case 'observation':
      return { kind: 'observation', key: place.check, value: onObservation(value as Observation | null, id) };
    case 'hop': {
      const before = value as HopObservation | null;
      return { kind: 'hop', key: place.key, value: { ...before, evidence: listed(before?.evidence, id) } };
    }
    case 'plug-in': {
      const plugIn = value as PlugIn | null;
      if (!plugIn) return null;
      const observation = onObservation(own(plugIn.observations, place.check), id);
      return { kind: 'plug-in', key: place.plugIn, value: { ...plugIn, observations: { ...plugIn.observations, [place.check]: observation } } };
    }
  }
};

const unlisted = <T extends { readonly evidence: readonly string[] }>(entry: T, id: string): T => ({
  ...entry,
  evidence: entry.evidence.filter((one) => one !== id),
});

const hopHoldsNothing = ({ evidence, reverify: _mark, by: _by, at: _at, ...seen }: HopObservation): boolean =>
  evidence.length === 0 && Object.keys(seen).length === 0;

/** Takes the evidence off the place's list. An entry that then holds nothing goes too; null where it did not stand there. */
export const takeOffEvidence = (assessment: Assessment, place: EvidencePlace, id: string): Change | null => {
  const { kind, key } = entryOfPlace(place);
  const value = entryValue(assessment, kind, key);
  if (value === null || !evidenceAt(value, place).includes(id)) return null;
  switch (place.kind) {
    case 'observation': {
      const left = unlisted(value as Observation, id);
      return { kind: 'observation', key: place.check, value: holdsNothing(left) ? null : left };
    }
    case 'hop': {
      const left = unlisted(value as HopObservation, id);
      return { kind: 'hop', key: place.key, value: hopHoldsNothing(left) ? null : left };
    }
    case 'plug-in': {
      const plugIn = value as PlugIn;
      const { [place.check]: before, ...others } = plugIn.observations;
      const left = before && unlisted(before, id);
      const observations = left && !holdsNothing(left) ? { ...others, [place.check]: left } : others;
      return { kind: 'plug-in', key: place.plugIn, value: { ...plugIn, observations } };
    }
  }
};

/** The evidence that stands at a place of an entry. */
export const evidenceAt = (value: Change['value'], place: EvidencePlace): readonly string[] =>
  value === null
    ? []
    : place.kind === 'plug-in'
      ? (own((value as PlugIn).observations, place.check)?.evidence ?? [])
      : (value as Observation | HopObservation).evidence;

/** All evidence that one entry lists, wherever in it. */
export const evidenceListed = ({ kind, value }: Pick<Change, 'kind' | 'value'>): readonly string[] => {
  if (value === null) return [];
  if (kind === 'observation' || kind === 'hop') return (value as Observation | HopObservation).evidence;
  return kind === 'plug-in' ? Object.values((value as PlugIn).observations).flatMap((one) => one.evidence) : [];
};
