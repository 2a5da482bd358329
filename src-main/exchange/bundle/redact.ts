/** The copy for others: client and people, notes, or evidence left out, everything that decides the result kept. */
import type { Answer, AnswerValue, Assessment, Evidence, HopObservation, Observation, PlugIn, Target } from '#core/assessment/assessment.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import { holdsNothing } from '#core/assessment/stated.ts';
import type { Redaction } from '#core/assessment/redaction.ts';
import type { Catalog } from '#core/catalog/catalog.ts';

/** Stands where something must stand. */
export const leftOut = '(left out)';

type Table<T> = Readonly<Record<string, T>>;
const each = <T>(table: Table<T>, change: (value: T, key: string) => T): Table<T> =>
  Object.fromEntries(Object.entries(table).map(([key, value]) => [key, change(value, key)]));
const without = <T extends object>(value: T, ...names: readonly (keyof T)[]): T =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name as keyof T))) as T;
/** The field emptied where it is there. */
const blank = <T extends object>(value: T, ...names: readonly (keyof T)[]): T =>
  Object.fromEntries(Object.entries(value).map(([name, one]) => [name, names.includes(name as keyof T) ? leftOut : (one as unknown)])) as T;

/** Names of hosts become numbers, the same name the same number throughout. */
const numberer = () => {
  const known = new Map<string, string>();
  return (name: string): string => {
    const number = known.get(name) ?? `Host ${String(known.size + 1)}`;
    known.set(name, number);
    return number;
  };
};

const hideNames = (catalog: Catalog, assessment: Assessment): Assessment => {
  const { itemByQuestion, itemByCheck, pathByCode } = indexCatalog(catalog);
  const hostName = numberer();
  const perHost = (value: AnswerValue | null, form: { readonly kind: string; readonly of?: string } | undefined): AnswerValue | null =>
    form?.kind !== 'each' || form.of !== 'host' || typeof value !== 'object' || value === null || Array.isArray(value)
      ? value
      : Object.fromEntries(Object.entries(value as Table<string>).map(([name, one]) => [hostName(name), one]));
  const said =
    <T extends Answer>(
      item: (key: string) => { readonly question: { readonly answer: { readonly kind: string; readonly of?: string } } } | undefined,
    ) =>
    (one: T, key: string): T => ({ ...without(one, 'by'), value: perHost(one.value, item(key)?.question.answer) });
  const answer = said<Answer>((key) => itemByQuestion.get(key));
  const observation = said<Observation>((key) => itemByCheck.get(key));
  /** Only whether the proxy is the documented one decides anything; another one is a name. */
  const hop = (one: HopObservation, key: string): HopObservation => {
    const [code = '', id = ''] = key.split('/');
    const documented = pathByCode.get(code)?.hops.find((leg) => leg.id === id)?.proxy?.text;
    return one.proxy === undefined || one.proxy.trim() === '' || one.proxy.trim() === documented
      ? without(one, 'by')
      : blank(without(one, 'by'), 'proxy');
  };
  const target = (one: Target): Target => ({ ...without(one, 'address'), name: one.id });
  const plugIn = (one: PlugIn): PlugIn => ({
    ...without(one, 'owner', 'approval', 'credentials'),
    peers: [],
    answers: each(one.answers, (value) => without(value, 'by')),
    observations: each(one.observations, (value) => without(value, 'by')),
  });
  return {
    ...assessment,
    details: { ...without(assessment.details, 'client', 'site', 'team', 'copiedFrom'), title: leftOut },
    targets: each(assessment.targets, target),
    answers: each(assessment.answers, answer),
    observations: each(assessment.observations, observation),
    hops: each(assessment.hops, hop),
    plugIns: each(assessment.plugIns, plugIn),
    acceptances: each(assessment.acceptances, (one) => blank(without(one, 'by'), 'owner')),
    compensatingControls: each(assessment.compensatingControls, (one) => without(one, 'by', 'owner')),
    remediation: each(assessment.remediation, (one) => without(one, 'owner')),
    evidence: each(assessment.evidence, (one): Evidence => ({ ...without(one, 'by'), name: one.id })),
  };
};

const hideNotes = (assessment: Assessment): Assessment => {
  const answer = <T extends Answer>(one: T): T => blank(without(one, 'note'), 'reason');
  const note = <T extends { readonly note?: string }>(one: T): T => without(one, 'note');
  return {
    ...assessment,
    scope: each(assessment.scope, (one) => without(one, 'reason')),
    targets: each(assessment.targets, note<Target>),
    answers: each(assessment.answers, (one) => keepReason(answer(one), one)),
    observations: each(assessment.observations, (one) => keepReason(answer(one), one)),
    hops: each(assessment.hops, note<HopObservation>),
    plugIns: each(assessment.plugIns, (one) => ({
      ...note(one),
      answers: each(one.answers, (value) => keepReason(answer(value), value)),
      observations: each(one.observations, (value) => keepReason(answer(value), value)),
    })),
    acceptances: each(assessment.acceptances, (one) => blank(one, 'reason')),
    compensatingControls: each(assessment.compensatingControls, (one) => blank(one, 'rationale')),
    remediation: each(assessment.remediation, (one) => without(one, 'note')),
    evidence: each(assessment.evidence, note<Evidence>),
    texts: {},
  };
};

/** `not-applicable` needs a reason or a note that stands for one: where a note did, its place is kept. */
const keepReason = <T extends Answer>(hidden: T, before: T): T =>
  before.value === 'not-applicable' && before.reason === undefined && before.note !== undefined ? { ...hidden, reason: leftOut } : hidden;

const hideEvidence = (assessment: Assessment): Assessment => ({
  ...assessment,
  evidence: each(assessment.evidence, (one): Evidence => ({ ...one, name: one.id })),
});

const filled = <T extends Answer>(table: Table<T>): Table<T> => Object.fromEntries(Object.entries(table).filter(([, one]) => !holdsNothing(one)));
/** An entry that held a note or a name and nothing else is gone with it. */
const dropEmpty = (assessment: Assessment): Assessment => ({
  ...assessment,
  answers: filled(assessment.answers),
  observations: filled(assessment.observations),
  plugIns: each(assessment.plugIns, (one) => ({ ...one, answers: filled(one.answers), observations: filled(one.observations) })),
});

/** The assessment without what is to be left out. Its result has the same findings, ratings and scores. */
export const redactAssessment = (catalog: Catalog, assessment: Assessment, wanted: readonly Redaction[]): Assessment => {
  let left = assessment;
  if (wanted.includes('names')) left = hideNames(catalog, left);
  if (wanted.includes('notes')) left = hideNotes(left);
  if (wanted.includes('evidence')) left = hideEvidence(left);
  return wanted.length === 0 ? left : dropEmpty(left);
};
