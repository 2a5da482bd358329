/** What was carried forward counts as claimed until somebody says or sees it again (docs/decisions/0007). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '#core/assessment/assessment.ts';
import { carryForward } from '#core/assessment/carry-forward.ts';
import { areas } from '#core/catalog/catalog.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import { compareRatings } from '#core/evaluation/rate.ts';
import type { Result } from '#core/evaluation/result.ts';
import { vi4 } from '../../catalog.ts';
import { assessments, improve } from './arbitrary.ts';
import { estate, on, own, plugIn, result, type Said } from './estate.ts';

const nobody = { acceptances: [], compensatingControls: [] };
const carried = (said: Said): Result => evaluate(vi4, carryForward(estate(said), nobody), on);
const use = ['SSH', 'VIC-HOST', 'VIC-VC'];
const bad = 'Q-SSH-04';
const seenBad = { observed: { 'C-SSH-04': 'no' } };

describe('a carried observation', () => {
  it('raises its finding as claimed, and verifies nothing', () => {
    const before = result({ use, ...seenBad });
    const after = carried({ use, ...seenBad });
    expect(own(before, 'F-SSH-04')).toMatchObject({ basis: 'observed', state: 'open' });
    expect(own(after, 'F-SSH-04')).toMatchObject({ basis: 'claimed', state: 'open', severity: own(before, 'F-SSH-04')?.severity });
    expect([before.overall.verifiedShare, after.overall.verifiedShare]).toEqual([1, 0]);
    expect(after.questions[bad]).toMatchObject({ observed: 'no', effective: 'no', decided: true, basis: 'claimed', toReverify: true });
    expect(before.questions[bad]).not.toHaveProperty('toReverify');
  });

  it('gives way to a worse claim, and is not argued away by a better one', () => {
    const both = (claim: string, seen: string) =>
      result({ use, answers: { [bad]: claim }, observed: { 'C-SSH-04': { value: seen, reverify: true } } }).questions[bad];
    expect(both('no', 'yes')).toMatchObject({ effective: 'no', basis: 'claimed', contradiction: true, toReverify: true });
    expect(both('yes', 'no')).toMatchObject({ effective: 'no', basis: 'claimed', contradiction: true, toReverify: true });
    // Control: seen today, the observation decides either way.
    const today = result({ use, answers: { [bad]: 'no' }, observed: { 'C-SSH-04': 'yes' } }).questions[bad];
    expect(today).toMatchObject({ effective: 'yes', basis: 'observed' });
    expect(today).not.toHaveProperty('toReverify');
  });

  it('says so beside the contradiction that it stands in', () => {
    const said: Said = { use, answers: { [bad]: 'yes' }, ...seenBad };
    expect(carried(said).contradictions).toMatchObject([{ question: bad, toReverify: true }]);
    expect(result(said).contradictions[0]).not.toHaveProperty('toReverify');
  });

  it('lowers no finding of others: the access proxy must be seen again (rule 5)', () => {
    const rule = vi4.compensation[0];
    if (!rule) throw new Error('The catalog has no compensation.');
    const said: Said = { use, answers: { [bad]: 'no' }, observed: { [rule.question.replace('Q-', 'C-')]: rule.value } };
    const lowered = Object.values(result(said).findings).filter((finding) => finding.steps.includes('compensation-rule'));
    expect(lowered.length).toBeGreaterThan(0);
    expect(carried(said).findings.filter((finding) => finding.steps.includes('compensation-rule'))).toEqual([]);
  });

  it('of a plug-in decides as claimed', () => {
    const item = vi4.paths.flatMap((path) => path.items).find((one) => one.question.id === vi4.plugInQuestions[4]?.question);
    if (!item || item.question.answer.kind === 'number') throw new Error('The catalog asks nothing of the traffic of plug-ins.');
    const value = item.question.answer.options.find((option) => option.bad)?.value ?? '';
    const one = plugIn('P-01', {}, { observations: { [item.check.id]: { value, evidence: [] } } });
    const [before, after] = [result({ use, plugIns: [one] }), carried({ use, plugIns: [one] })];
    const fact = (of: Result) => of.plugIns[0]?.facts.find((candidate) => candidate.question === item.question.id);
    expect(fact(before)).toMatchObject({ basis: 'observed' });
    expect(fact(after)).toMatchObject({ basis: 'claimed', severity: fact(before)?.severity, toReverify: true });
    expect(after.questions[item.question.id]).toMatchObject({ fromRegister: true, basis: 'claimed', toReverify: true });
  });
});

describe('a carried claim', () => {
  it('counts as before and is to be verified again, until something is seen', () => {
    expect(carried({ use, answers: { [bad]: 'yes' } }).questions[bad]).toMatchObject({ effective: 'yes', basis: 'claimed', toReverify: true });
    const seen = result({ use, answers: { [bad]: { value: 'yes', reverify: true } }, observed: { 'C-SSH-04': 'yes' } });
    expect(seen.questions[bad]).toMatchObject({ basis: 'observed' });
    expect(seen.questions[bad]).not.toHaveProperty('toReverify');
  });
});

/** Some of what is recorded is carried forward, the rest is fresh; `dice` decides entry by entry. */
const carrySome = (assessment: Assessment, dice: number): Assessment => {
  let at = dice;
  const mark = <T extends object>(table: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(
      Object.entries(table).map(([key, value]) => {
        at = (at * 1_103_515_245 + 12_345) % 2_147_483_648;
        return [key, at % 3 === 0 ? value : { ...value, reverify: true }];
      }),
    );
  return {
    ...assessment,
    answers: mark(assessment.answers),
    observations: mark(assessment.observations),
    plugIns: Object.fromEntries(
      Object.entries(assessment.plugIns).map(([id, one]) => [id, { ...one, answers: mark(one.answers), observations: mark(one.observations) }]),
    ),
  };
};

const figures = (of: Result) => [
  { at: 'overall', ...of.overall },
  ...Object.entries(of.paths).flatMap(([code, path]) => [
    { at: code, ...path },
    ...areas.map((area) => ({ at: `${code} ${area}`, ...path.areas[area] })),
  ]),
  ...of.plugIns.map((one) => ({ at: one.id, rating: one.rating, score: null })),
];
const worsened = (before: Result, after: Result): readonly string[] => {
  const later = figures(after);
  return figures(before).flatMap((figure, at) => {
    const now = later[at];
    if (!now) throw new Error(`${figure.at} is gone.`);
    const lower = figure.score !== null && now.score !== null && now.score < figure.score - 1e-9;
    return compareRatings(now.rating, figure.rating) < 0 || lower ? [`${figure.at}: ${figure.rating} → ${now.rating}`] : [];
  });
};

/** The improved assessment with the marks of the one before it: the value is better, and as old as it was. */
const keepMarks = (before: Assessment, after: Assessment): Assessment => {
  const mark = <T extends object>(was: Readonly<Record<string, { readonly reverify?: true }>>, is: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(is).map(([key, value]) => [key, was[key]?.reverify ? { ...value, reverify: true as const } : value]));
  return {
    ...after,
    answers: mark(before.answers, after.answers),
    observations: mark(before.observations, after.observations),
    plugIns: Object.fromEntries(
      Object.entries(after.plugIns).map(([id, one]) => [
        id,
        {
          ...one,
          answers: mark(before.plugIns[id]?.answers ?? {}, one.answers),
          observations: mark(before.plugIns[id]?.observations ?? {}, one.observations),
        },
      ]),
    ),
  };
};

describe('rule 13 with carried entries', () => {
  it('holds: one value that improves never lowers a score or worsens a rating', () => {
    fc.assert(
      fc.property(assessments, fc.nat(), fc.nat(), (assessment, dice, some) => {
        const before = carrySome(assessment, some);
        const better = improve(before, dice);
        fc.pre(better !== null);
        expect(worsened(evaluate(vi4, before, on), evaluate(vi4, keepMarks(before, better), on))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('holds when the better value is said or seen today', () => {
    fc.assert(
      fc.property(assessments, fc.nat(), (assessment, dice) => {
        const before = carryForward(assessment, nobody);
        const better = improve(before, dice);
        fc.pre(better !== null);
        expect(worsened(evaluate(vi4, before, on), evaluate(vi4, better, on))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('carrying forward never makes a finding disappear, nor a score rise, nor anything verified', () => {
    fc.assert(
      fc.property(assessments, (assessment) => {
        const kept = { ...assessment, acceptances: {}, compensatingControls: {} };
        const [before, after] = [evaluate(vi4, kept, on), evaluate(vi4, carryForward(kept, nobody), on)];
        const ids = new Set(after.findings.map((finding) => finding.id));
        expect(before.findings.filter((finding) => !ids.has(finding.id))).toEqual([]);
        expect(after.overall.score ?? 0).toBeLessThanOrEqual((before.overall.score ?? 100) + 1e-9);
        expect(after.totals.observed).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});
