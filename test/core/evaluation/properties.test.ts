/** What holds of every assessment, whatever is in it (rule 13, determinism, scope and inheritance). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areas, severities } from '#core/catalog/catalog.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import { compareRatings } from '#core/evaluation/rate.ts';
import type { Rating, Result } from '#core/evaluation/result.ts';
import { vi4 } from '../../catalog.ts';
import { assessments, improve } from './arbitrary.ts';
import { on } from './estate.ts';

const runs = { numRuns: 300 };

interface Figure {
  readonly at: string;
  readonly rating: Rating;
  readonly score: number | null;
}

/** Every rating and score that a screen shows. */
const figures = (of: Result): readonly Figure[] => [
  { at: 'overall', ...of.overall },
  ...areas.map((area) => ({ at: area, ...of.areas[area] })),
  ...Object.entries(of.paths).flatMap(([code, path]) => [
    { at: code, ...path },
    ...areas.map((area) => ({ at: `${code} ${area}`, ...path.areas[area] })),
  ]),
  ...of.weakestPaths.map((one) => ({ at: `${one.asset} ${one.area}`, rating: one.rating, score: null })),
  ...of.plugIns.map((one) => ({ at: one.id, rating: one.rating, score: null })),
];

/** Where the second result is worse than the first. */
const worsened = (before: Result, after: Result): readonly string[] => {
  const later = figures(after);
  return figures(before).flatMap((figure, at) => {
    const now = later[at] as Figure;
    const lowerScore = figure.score !== null && now.score !== null && now.score < figure.score - 1e-9;
    return compareRatings(now.rating, figure.rating) < 0 || lowerScore
      ? [`${figure.at}: ${figure.rating} ${String(figure.score)} → ${now.rating} ${String(now.score)}`]
      : [];
  });
};

const shuffled = <T>(table: Readonly<Record<string, T>>): Readonly<Record<string, T>> => Object.fromEntries(Object.entries(table).reverse());

describe('evaluation', () => {
  it('never lowers a score or worsens a rating when one value improves (rule 13)', () => {
    fc.assert(
      fc.property(assessments, fc.nat(), (assessment, dice) => {
        const better = improve(assessment, dice);
        fc.pre(better !== null);
        expect(worsened(evaluate(vi4, assessment, on), evaluate(vi4, better, on))).toEqual([]);
      }),
      runs,
    );
  });

  it('would notice a worsening: the same comparison the other way round finds some', () => {
    const differences = fc.sample(assessments, 60).flatMap((assessment, at) => {
      const better = improve(assessment, at);
      return better ? worsened(evaluate(vi4, better, on), evaluate(vi4, assessment, on)) : [];
    });
    expect(differences.length).toBeGreaterThan(0);
  });

  it('gives the same bytes again, and whatever the order of the entries', () => {
    fc.assert(
      fc.property(assessments, (assessment) => {
        const first = JSON.stringify(evaluate(vi4, assessment, on));
        expect(JSON.stringify(evaluate(vi4, structuredClone(assessment), on))).toBe(first);
        const turned = {
          ...assessment,
          answers: shuffled(assessment.answers),
          observations: shuffled(assessment.observations),
          scope: shuffled(assessment.scope),
          acceptances: shuffled(assessment.acceptances),
        };
        expect(JSON.stringify(evaluate(vi4, turned, on))).toBe(first);
      }),
      runs,
    );
  });

  it('changes nothing that is passed in', () => {
    fc.assert(
      fc.property(assessments, (assessment) => {
        const before = JSON.stringify(assessment);
        evaluate(vi4, assessment, on);
        expect(JSON.stringify(assessment)).toBe(before);
      }),
      { numRuns: 50 },
    );
  });

  it('raises nothing on a path that does not count as in use, and pulls exactly the foundations of those that do', () => {
    fc.assert(
      fc.property(assessments, (assessment) => {
        const { paths, findings } = evaluate(vi4, assessment, on);
        for (const path of vi4.paths) {
          const scope = paths[path.code]!.scope;
          const byItself = path.alwaysInUse || assessment.scope[path.code]?.state !== 'not-in-use';
          const pulled = vi4.paths.some((other) => other.builtOn.includes(path.code) && assessment.scope[other.code]?.state !== 'not-in-use');
          expect(scope.counts).toBe(byItself || pulled);
          if (!scope.counts) expect(findings.filter((finding) => finding.path === path.code)).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('inherits exactly the raised tls and roles findings of what a path is built on, and counts each finding once', () => {
    fc.assert(
      fc.property(assessments, (assessment) => {
        const { paths, findings, totals } = evaluate(vi4, assessment, on);
        const own = findings.filter((finding) => finding.inheritedFrom === undefined);
        for (const path of vi4.paths.filter((one) => paths[one.code]!.scope.counts)) {
          const expected = own
            .filter((finding) => path.builtOn.includes(finding.path) && (finding.area === 'tls' || finding.area === 'roles'))
            .map((finding) => finding.id);
          const references = findings
            .filter((finding) => finding.path === path.code && finding.inheritedFrom !== undefined)
            .map((finding) => finding.id);
          expect([...references].sort()).toEqual([...expected].sort());
        }
        expect(new Set(own.map((finding) => finding.id)).size).toBe(own.length);
        const open = own.filter((finding) => finding.state === 'open').length;
        expect(severities.reduce((sum, severity) => sum + totals.findings[severity], 0)).toBe(open);
      }),
      runs,
    );
  });

  it('keeps every score between 0 and 100 and every share between 0 and 1', () => {
    fc.assert(
      fc.property(assessments, (assessment) => {
        const { overall, paths } = evaluate(vi4, assessment, on);
        for (const standing of [overall, ...Object.values(paths).flatMap((path) => [path, ...Object.values(path.areas)])]) {
          expect(standing.score === null || (standing.score >= 0 && standing.score <= 100)).toBe(true);
          expect(standing.completeness === null || (standing.completeness >= 0 && standing.completeness <= 1)).toBe(true);
          expect(standing.verifiedShare === null || (standing.verifiedShare >= 0 && standing.verifiedShare <= 1)).toBe(true);
        }
      }),
      runs,
    );
  });
});
