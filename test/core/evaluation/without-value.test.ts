/** Entries without a value (docs/decisions/0008) decide nothing: the result is the same with them and without. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answer, Assessment, Observation, PlugIn } from '#core/assessment/assessment.ts';
import { compareResults } from '#core/comparison/compare-results.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import { itemsOf } from '#core/catalog/find-in-catalog.ts';
import { vi4 } from '../../catalog.ts';
import { assessments } from './arbitrary.ts';

const items = itemsOf(vi4);
const asked = vi4.plugInQuestions.flatMap((entry) => items.find((item) => item.question.id === entry.question) ?? []);
const answer: Answer = { value: null, note: 'a note', by: 'A. Admin', reason: 'r', reverify: true };
const observation: Observation = { ...answer, evidence: ['E-01'] };

const fillPlugIn = (plugIn: PlugIn): PlugIn => ({
  ...plugIn,
  answers: { ...Object.fromEntries(asked.map((item) => [item.question.id, answer])), ...plugIn.answers },
  observations: { ...Object.fromEntries(asked.map((item) => [item.check.id, observation])), ...plugIn.observations },
});

/** Notes wherever nothing was said, evidence wherever nothing was seen. */
const fill = (given: Assessment): Assessment => ({
  ...given,
  answers: { ...Object.fromEntries(items.map((item) => [item.question.id, answer])), ...given.answers },
  observations: { ...Object.fromEntries(items.map((item) => [item.check.id, observation])), ...given.observations },
  hops: {
    ...Object.fromEntries(vi4.paths.flatMap((path) => path.hops.map((hop) => [`${hop.path}/${hop.id}`, { note: 'n', evidence: ['E-01'] }]))),
    ...given.hops,
  },
  plugIns: Object.fromEntries(Object.entries(given.plugIns).map(([id, plugIn]) => [id, fillPlugIn(plugIn)])),
});

test('notes and evidence without a value change no rating, score, share, finding or contradiction', () => {
  fc.assert(
    fc.property(assessments, (given) => {
      expect(evaluate(vi4, fill(given), '2026-11-23')).toEqual(evaluate(vi4, given, '2026-11-23'));
    }),
    { numRuns: 60, seed: 23 },
  );
});

test('a value does change the result, so the comparison above can fail', () => {
  const [given] = fc.sample(assessments, { numRuns: 1, seed: 5 });
  const said = fill(given!);
  const spoken = Object.fromEntries(Object.entries(said.answers).map(([id, one]) => [id, one.value === null ? { ...one, value: 'unknown' } : one]));
  expect(evaluate(vi4, { ...said, answers: spoken }, '2026-11-23')).not.toEqual(evaluate(vi4, given!, '2026-11-23'));
});

test('the comparison of two assessments finds nothing in notes and evidence alone', () => {
  const [given] = fc.sample(assessments, { numRuns: 1, seed: 5 });
  const side = (assessment: Assessment) => ({ catalog: vi4, assessment, result: evaluate(vi4, assessment, '2026-11-23') });
  const compared = compareResults(side(given!), side(fill(given!)));
  expect(compared).toMatchObject({ ok: true, value: { hops: [], questions: [], plugIns: [], toReverify: 0 } });
});
