/**
 * An assessment is a set of entries, each under a kind and a key. Every change an auditor makes puts or removes exactly
 * one entry; storage, journal, undo, history and search all speak of entries.
 */
import { own } from '#core/parse/own.ts';
import type {
  Acceptance,
  Answer,
  Assessment,
  CompensatingControl,
  Details,
  Evidence,
  HopObservation,
  Observation,
  PlugIn,
  Remediation,
  ScopeEntry,
  Target,
} from './assessment.ts';

/** Kind of entry -> what it holds. The key is a question id, check id, path code, finding id … as the kind wants. */
export interface EntryValues {
  readonly details: Details; // key: `details`
  readonly scope: ScopeEntry; // key: path code
  readonly target: Target; // key: target id
  readonly answer: Answer; // key: question id
  readonly observation: Observation; // key: check id
  readonly hop: HopObservation; // key: path code / hop id
  readonly 'plug-in': PlugIn; // key: plug-in id
  readonly acceptance: Acceptance; // key: finding id
  readonly 'compensating-control': CompensatingControl; // key: finding id
  readonly remediation: Remediation; // key: finding id
  readonly evidence: Evidence; // key: evidence id
  readonly text: string; // key: report section
}
export type EntryKind = keyof EntryValues;

export const entryKinds = [
  'details',
  'scope',
  'target',
  'answer',
  'observation',
  'hop',
  'plug-in',
  'acceptance',
  'compensating-control',
  'remediation',
  'evidence',
  'text',
] as const satisfies readonly EntryKind[];

export type Entry = { readonly [K in EntryKind]: { readonly kind: K; readonly key: string; readonly value: EntryValues[K] } }[EntryKind];
/** A null value removes the entry. */
export type Change = { readonly [K in EntryKind]: { readonly kind: K; readonly key: string; readonly value: EntryValues[K] | null } }[EntryKind];

/** Kind of entry -> the part of the assessment that holds it; `details` is no table and is treated on its own. */
const parts = {
  scope: 'scope',
  target: 'targets',
  answer: 'answers',
  observation: 'observations',
  hop: 'hops',
  'plug-in': 'plugIns',
  acceptance: 'acceptances',
  'compensating-control': 'compensatingControls',
  remediation: 'remediation',
  evidence: 'evidence',
  text: 'texts',
} as const satisfies Record<Exclude<EntryKind, 'details'>, keyof Assessment>;

export const emptyAssessment = (edition: string, details: Details): Assessment => ({
  edition,
  details,
  scope: {},
  targets: {},
  answers: {},
  observations: {},
  hops: {},
  plugIns: {},
  acceptances: {},
  compensatingControls: {},
  remediation: {},
  evidence: {},
  texts: {},
});

/** The value under a kind and key, or null. */
export const entryValue = (assessment: Assessment, kind: EntryKind, key: string): Change['value'] => {
  if (kind === 'details') return assessment.details;
  const part = assessment[parts[kind]] as Readonly<Record<string, NonNullable<Change['value']>>>;
  return own(part, key) ?? null;
};

/** A new assessment with the change made; the old one stays as it was. Details cannot be removed. */
export const changeAssessment = (assessment: Assessment, change: Change): Assessment => {
  if (change.kind === 'details') return change.value === null ? assessment : { ...assessment, details: change.value };
  const name = parts[change.kind];
  const { [change.key]: _gone, ...rest } = assessment[name] as Readonly<Record<string, unknown>>;
  // Not by assignment, to which `__proto__` is no key; not by a second copy, which every answer would pay.
  if (change.value !== null) Object.defineProperty(rest, change.key, { value: change.value, enumerable: true, configurable: true, writable: true });
  return { ...assessment, [name]: rest };
};

/** All entries of an assessment, in the order of the kinds and then as recorded. */
export const entriesOf = (assessment: Assessment): readonly Entry[] =>
  entryKinds.flatMap((kind): Entry[] =>
    kind === 'details'
      ? [{ kind, key: 'details', value: assessment.details }]
      : Object.entries(assessment[parts[kind]] as Readonly<Record<string, never>>).map(([key, value]) => ({ kind, key, value })),
  );

/** The assessment that these entries make up, the inverse of `entriesOf`; null where the details are missing. */
export const assembleAssessment = (edition: string, entries: readonly Entry[]): Assessment | null => {
  const byKind = Map.groupBy(entries, ({ kind }) => kind);
  const [details] = byKind.get('details') ?? [];
  if (details?.kind !== 'details') return null;
  const held = Object.entries(parts).map(([kind, part]) => [
    part,
    Object.fromEntries((byKind.get(kind as EntryKind) ?? []).map(({ key, value }) => [key, value])),
  ]);
  return { ...emptyAssessment(edition, details.value), ...(Object.fromEntries(held) as Partial<Assessment>) };
};
