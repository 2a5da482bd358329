/** What mending one finding gives must be what evaluating without it gives; an acceptance is how to evaluate without it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '#core/assessment/assessment.ts';
import { areas } from '#core/catalog/catalog.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import { compareEffects, effectsOfFixing, type FixEffect } from '#core/evaluation/fix-effect.ts';
import type { Rating, Result } from '#core/evaluation/result.ts';
import { vi4 } from '../../catalog.ts';
import { assessments } from './arbitrary.ts';
import { on } from './estate.ts';

const without = (assessment: Assessment, id: string): Result =>
  evaluate(vi4, { ...assessment, acceptances: { ...assessment.acceptances, [id]: { reason: 'r', owner: 'o', expiresOn: '2099-01-01' } } }, on);

/** Every rating by the name of its place. */
const ratingsOf = (result: Result): ReadonlyMap<string, Rating> =>
  new Map([
    ['/', result.overall.rating],
    ...areas.map((area) => [`/${area}`, result.areas[area].rating] as const),
    ...Object.entries(result.paths).flatMap(([path, own]) => [
      [`${path}/`, own.rating] as const,
      ...areas.map((area) => [`${path}/${area}`, own.areas[area].rating] as const),
    ]),
  ]);

const liftsBetween = (before: Result, after: Result): readonly string[] => {
  const later = ratingsOf(after);
  return [...ratingsOf(before)].flatMap(([at, from]) => (later.get(at) === from ? [] : [`${at}: ${from} to ${String(later.get(at))}`])).sort();
};
const saidLifts = (effect: FixEffect): readonly string[] =>
  effect.lifts.map(({ path, area, from, to }) => `${path ?? ''}/${area ?? ''}: ${from} to ${to}`).sort();

const oneOf = (result: Result, dice: number): FixEffect | undefined => {
  const all = [...effectsOfFixing(result).values()];
  return all[dice % Math.max(1, all.length)];
};

describe('the effect of mending one finding', () => {
  it('is exactly what the ratings and the score say without it', () => {
    fc.assert(
      fc.property(assessments, fc.nat(), (assessment, dice) => {
        const before = evaluate(vi4, assessment, on);
        const effect = oneOf(before, dice);
        fc.pre(effect !== undefined);
        const after = without(assessment, effect.finding);
        expect(saidLifts(effect)).toEqual(liftsBetween(before, after));
        expect(effect.points).toBeCloseTo((after.overall.score ?? 0) - (before.overall.score ?? 0), 9);
      }),
      { numRuns: 200 },
    );
  });

  it('names the weakest ways in that only this finding holds down', () => {
    fc.assert(
      fc.property(assessments, fc.nat(), (assessment, dice) => {
        const before = evaluate(vi4, assessment, on);
        const effect = oneOf(before, dice);
        fc.pre(effect !== undefined);
        const after = without(assessment, effect.finding);
        for (const way of effect.headlines) {
          const now = after.weakestPaths.find((one) => one.asset === way.asset && one.area === way.area);
          expect(now?.rating).not.toBe(way.rating);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('stands for open findings only, each once, and the order puts more points first', () => {
    fc.assert(
      fc.property(assessments, (assessment) => {
        const result = evaluate(vi4, assessment, on);
        const effects = effectsOfFixing(result);
        const open = result.findings.filter((finding) => finding.state === 'open' && finding.inheritedFrom === undefined);
        expect([...effects.keys()]).toEqual(open.map((finding) => finding.id));
        const sorted = [...effects.values()].sort(compareEffects);
        expect(sorted.every((effect, at) => at === 0 || (sorted[at - 1]?.points ?? 0) >= effect.points)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('would notice a wrong effect: what another finding gives is not always the same', () => {
    const different = fc.sample(assessments, 20).filter((assessment) => {
      const before = evaluate(vi4, assessment, on);
      const [one, two] = [oneOf(before, 0), oneOf(before, 1)];
      return one && two && saidLifts(one).join() !== liftsBetween(before, without(assessment, two.finding)).join();
    });
    expect(different.length).toBeGreaterThan(0);
  });
});
