/** Random assessments over the real catalog, and single improvements of one value (rule 13). */
import fc from 'fast-check';
import { notApplicable, unknown, type AnswerValue, type Assessment, type PlugIn } from '#core/assessment/assessment.ts';
import { emptyAssessment } from '#core/assessment/entry.ts';
import { itemsOf } from '#core/catalog/find-in-catalog.ts';
import type { AnswerForm, Item } from '#core/catalog/catalog.ts';
import { judgeValue, type Judgement } from '#core/evaluation/judge-value.ts';
import { vi4 } from '../../catalog.ts';

const items = itemsOf(vi4);
const plugInItems = vi4.plugInQuestions.map((entry) => items.find((item) => item.question.id === entry.question) as Item);

const valueOf = (form: AnswerForm): fc.Arbitrary<AnswerValue> => {
  if (form.kind === 'number') return fc.oneof(fc.integer({ min: form.min, max: form.badAbove + 3 }), fc.constant(unknown));
  const option = fc.constantFrom(...form.options.map((one) => one.value), unknown);
  if (form.kind === 'several') return fc.uniqueArray(fc.constantFrom(...form.options.map((one) => one.value)), { minLength: 1 });
  if (form.kind === 'each') return fc.oneof(option, fc.dictionary(fc.constantFrom('a', 'b', 'c'), option, { minKeys: 1, noNullPrototype: true }));
  return option;
};

const single = (form: AnswerForm): fc.Arbitrary<string> =>
  form.kind === 'number' ? fc.constant(unknown) : fc.constantFrom(...form.options.map((one) => one.value), unknown);

const someAnswers = (share: number, key: (item: Item) => string): fc.Arbitrary<Record<string, { value: AnswerValue; evidence: readonly string[] }>> =>
  fc
    .tuple(...items.map((item) => fc.tuple(fc.integer({ min: 0, max: 99 }), valueOf(item.question.answer), fc.constant(item))))
    .map((all) => Object.fromEntries(all.filter(([dice]) => dice < share).map(([, value, item]) => [key(item), { value, evidence: [] }])));

const plugIn = (id: string): fc.Arbitrary<PlugIn> =>
  fc
    .record({
      enabled: fc.boolean(),
      peers: fc.constantFrom<readonly string[]>([], ['array01']),
      said: fc.tuple(...plugInItems.map((item) => fc.option(single(item.question.answer)))),
      seen: fc.tuple(...plugInItems.map((item) => fc.option(single(item.question.answer), { freq: 3 }))),
    })
    .map(({ enabled, peers, said, seen }) => ({
      id,
      name: id,
      enabled,
      peers,
      answers: Object.fromEntries(said.flatMap((value, at) => (value === null ? [] : [[plugInItems[at]!.question.id, { value }]]))),
      observations: Object.fromEntries(seen.flatMap((value, at) => (value === null ? [] : [[plugInItems[at]!.check.id, { value, evidence: [] }]]))),
    }));

const findingIds = items.map((item) => item.finding.id);

export const assessments: fc.Arbitrary<Assessment> = fc
  .record({
    hosts: fc.constantFrom<readonly string[]>([], ['ESX'], ['ESX', 'ESXi']),
    scope: fc.tuple(...vi4.paths.map((path) => fc.tuple(fc.constant(path.code), fc.constantFrom('in-use', 'in-use', 'not-in-use', 'undecided')))),
    answers: someAnswers(60, (item) => item.question.id),
    observations: someAnswers(25, (item) => item.check.id),
    plugIns: fc.tuple(plugIn('P-01'), plugIn('P-02'), plugIn('P-03')).chain((all) => fc.subarray(all)),
    accepted: fc.subarray(findingIds, { maxLength: 20 }),
    controlled: fc.subarray(findingIds, { maxLength: 20 }),
  })
  .map(({ hosts, scope, answers, observations, plugIns, accepted, controlled }) => ({
    ...emptyAssessment('vi4', { title: 'Any', hosts, state: 'draft' }),
    scope: Object.fromEntries(scope.map(([code, state]) => [code, { state: state as 'in-use' }])),
    answers,
    observations,
    plugIns: Object.fromEntries(plugIns.map((one) => [one.id, one])),
    acceptances: Object.fromEntries(
      accepted.map((id, at) => [id, { reason: 'r', owner: 'o', expiresOn: at % 2 === 0 ? '2027-01-01' : '2026-01-01' }]),
    ),
    compensatingControls: Object.fromEntries(controlled.map((id) => [id, { rationale: 'r' }])),
  }));

const rank: Readonly<Record<Judgement, number>> = { bad: 0, unknown: 1, good: 2, 'not-applicable': 2 };

/** Every option that is better than the one given, for one place where a value stands. */
const betterOptions = (form: AnswerForm, value: string): readonly string[] =>
  form.kind === 'number' || value === notApplicable
    ? []
    : [unknown, ...form.options.map((one) => one.value)].filter((other) => rank[judgeValue(form, other)] > rank[judgeValue(form, value)]);

/** Better values of one answer: one step at one place. */
export const improvements = (form: AnswerForm, value: AnswerValue | null): readonly AnswerValue[] => {
  if (value === null) return [];
  if (typeof value === 'number') return form.kind === 'number' && value > form.badAbove ? [form.badAbove, unknown] : [];
  if (typeof value === 'string') return form.kind === 'number' ? (value === unknown ? [form.badAbove] : []) : betterOptions(form, value);
  if (Array.isArray(value)) {
    const list = value as readonly string[];
    const rest = list.filter((one) => judgeValue(form, one) !== 'bad');
    return rest.length > 0 && rest.length < list.length ? [rest] : [];
  }
  return Object.entries(value as Readonly<Record<string, string>>).flatMap(([name, one]) =>
    betterOptions(form, one).map((better) => ({ ...(value as Readonly<Record<string, string>>), [name]: better })),
  );
};

/** An assessment with one of its values improved; null where nothing can be. `dice` chooses which. */
export const improve = (assessment: Assessment, dice: number): Assessment | null => {
  const better: Assessment[] = [];
  for (const item of items) {
    const form = item.question.answer;
    const claim = assessment.answers[item.question.id];
    const seen = assessment.observations[item.check.id];
    for (const value of claim ? improvements(form, claim.value) : [])
      better.push({ ...assessment, answers: { ...assessment.answers, [item.question.id]: { value } } });
    for (const value of seen ? improvements(form, seen.value) : [])
      better.push({ ...assessment, observations: { ...assessment.observations, [item.check.id]: { value, evidence: [] } } });
  }
  for (const one of Object.values(assessment.plugIns)) {
    for (const item of plugInItems) {
      const said = one.answers[item.question.id];
      const seen = one.observations[item.check.id];
      const put = (changed: PlugIn): void => void better.push({ ...assessment, plugIns: { ...assessment.plugIns, [one.id]: changed } });
      for (const value of said ? improvements(item.question.answer, said.value) : [])
        put({ ...one, answers: { ...one.answers, [item.question.id]: { value } } });
      for (const value of seen ? improvements(item.question.answer, seen.value) : [])
        put({ ...one, observations: { ...one.observations, [item.check.id]: { value, evidence: [] } } });
    }
  }
  return better.length === 0 ? null : (better[dice % better.length] ?? null);
};
