/** Plug-ins that came, went or changed. Numbers are given anew in every register, so the name tells who is who. */
import type { PlugIn } from '#core/assessment/assessment.ts';
import type { PlugInFact, PlugInResult } from '#core/evaluation/result.ts';
import type { ComparedPlugIn, FieldChange, Side } from './comparison.ts';
import { sameOrNothing } from '#core/evaluation/judge-value.ts';

interface Registered {
  readonly plugIn: PlugIn;
  readonly result: PlugInResult;
}

const registered = ({ assessment, result }: Side): readonly Registered[] =>
  result.plugIns.flatMap((one) => {
    const plugIn = assessment.plugIns[one.id];
    return plugIn ? [{ plugIn, result: one }] : [];
  });

const nameOf = ({ plugIn }: Registered): string => plugIn.name.trim().toLowerCase().replace(/\s+/g, ' ');
const vendorOf = ({ plugIn }: Registered): string => (plugIn.vendor ?? '').trim().toLowerCase();

/** Likeness in falling order: same name and number, same name, renamed under its number by the same vendor. */
const likenesses: readonly ((a: Registered, b: Registered) => boolean)[] = [
  (a, b) => nameOf(a) === nameOf(b) && a.plugIn.id === b.plugIn.id,
  (a, b) => nameOf(a) === nameOf(b),
  (a, b) => a.plugIn.id === b.plugIn.id && vendorOf(a) !== '' && vendorOf(a) === vendorOf(b),
];

/** Each plug-in of both sides in exactly one pair. */
const pairUp = (before: readonly Registered[], after: readonly Registered[]): readonly (readonly [Registered | null, Registered | null])[] => {
  const partner = new Map<Registered, Registered>();
  const taken = new Set<Registered>();
  for (const alike of likenesses) {
    for (const is of after) {
      const was = partner.has(is) ? undefined : before.find((one) => !taken.has(one) && alike(one, is));
      if (!was) continue;
      partner.set(is, was);
      taken.add(was);
    }
  }
  return [
    ...after.map((is) => [partner.get(is) ?? null, is] as const),
    ...before.filter((was) => !taken.has(was)).map((was) => [was, null] as const),
  ];
};

/** Who and what it is, as text. The note is no property of the plug-in. */
const texts: readonly (readonly [string, (plugIn: PlugIn) => string])[] = [
  ['name', (one) => one.name],
  ['vendor', (one) => one.vendor ?? ''],
  ['version', (one) => one.version ?? ''],
  ['enabled', (one) => (one.enabled ? 'yes' : 'no')],
  ['peers', (one) => [...one.peers].sort().join('; ')],
  ['ports', (one) => one.ports ?? ''],
  ['credentials', (one) => one.credentials ?? ''],
  ['own logon', (one) => one.authentication ?? ''],
  ['verification', (one) => one.verification ?? ''],
  ['owner', (one) => one.owner ?? ''],
  ['approval', (one) => one.approval ?? ''],
];

const compareFields = (before: PlugIn, after: PlugIn): readonly FieldChange[] =>
  texts.flatMap(([field, read]) => {
    const [was, is] = [read(before), read(after)];
    return was === is ? [] : [{ field, before: was === '' ? null : was, after: is === '' ? null : is }];
  });

const compareFacts = (before: PlugInResult, after: PlugInResult): ComparedPlugIn['questions'] =>
  after.facts.flatMap((is) => {
    const was: PlugInFact | undefined = before.facts.find((one) => one.question === is.question);
    if (!was || (sameOrNothing(was.value, is.value) && was.basis === is.basis)) return [];
    return [{ question: is.question, before: was.value, after: is.value, bases: { before: was.basis, after: is.basis } }];
  });

const head = (one: Registered): { readonly id: string; readonly rating: PlugInResult['rating'] } => ({
  id: one.plugIn.id,
  rating: one.result.rating,
});

export const comparePlugIns = (before: Side, after: Side): readonly ComparedPlugIn[] =>
  pairUp(registered(before), registered(after)).flatMap(([was, is]): readonly ComparedPlugIn[] => {
    if (!was) return is ? [{ kind: 'added', name: is.plugIn.name, before: null, after: head(is), fields: [], questions: [] }] : [];
    if (!is) return [{ kind: 'removed', name: was.plugIn.name, before: head(was), after: null, fields: [], questions: [] }];
    const fields = compareFields(was.plugIn, is.plugIn);
    const questions = compareFacts(was.result, is.result);
    if (fields.length === 0 && questions.length === 0 && was.result.rating === is.result.rating) return [];
    return [{ kind: 'changed', name: is.plugIn.name, before: head(was), after: head(is), fields, questions }];
  });
