import { catalog } from '../browser-host.ts';
import { describe, expect, test } from 'vitest';
import { changeAssessment, emptyAssessment } from '#core/assessment/entry.ts';
import { areas, severities } from '#core/catalog/catalog.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import { explain, type Subject } from '#shared/explain/explain.ts';
import { kestrel } from '../kestrel.ts';

const details = { title: 'Kestrel Freight', hosts: ['ESX', 'ESXi'], state: 'draft' } as const;
const assessment = kestrel.reduce(changeAssessment, emptyAssessment('vi4', details));
const result = evaluate(catalog, assessment, '2026-11-23');
const subjects: readonly Subject[] = [
  {},
  ...areas.map((area) => ({ area })),
  ...catalog.paths.flatMap(({ code: path }) => [{ path }, ...areas.map((area) => ({ path, area }))]),
];

describe('every rating and score of the result', () => {
  test('can be added up from the rows that the explanation shows', () => {
    for (const subject of subjects) {
      const explained = explain(catalog, result, subject);
      expect(explained, JSON.stringify(subject)).not.toBeNull();
      if (!explained) continue;
      const decided = explained.questions.filter((one) => one.question.decided);
      const weight = decided.reduce((sum, one) => sum + one.weight, 0);
      const minus = explained.questions.reduce((sum, one) => sum + one.minus, 0);
      expect([explained.questions.length, decided.length, weight, minus], JSON.stringify(subject)).toEqual([
        explained.standing.applicable,
        explained.standing.decided,
        explained.standing.decidedWeight,
        explained.standing.openWeight,
      ]);
      expect(explained.standing.score).toEqual(weight === 0 ? null : (100 * (weight - minus)) / weight);
    }
  });

  test('names the findings that decide it, and only those', () => {
    for (const subject of subjects) {
      const explained = explain(catalog, result, subject);
      const { rating } = explained?.standing ?? { rating: 'clear' };
      const found = new Set(explained?.deciding.map((finding) => finding.severity));
      expect([...found], JSON.stringify(subject)).toEqual(severities.some((severity) => severity === rating) ? [rating] : []);
    }
  });
});

test('what is inherited decides the rating and takes nothing from the score, and the words say so', () => {
  const explained = explain(catalog, result, { path: 'RCLI-VC', area: 'tls' });
  expect(explained?.standing.inheritedOnly).toBe(true);
  expect(explained?.deciding.every((finding) => finding.inheritedFrom !== undefined)).toBe(true);
  expect(explained?.rating).toContain('weighs nothing in the score here');
});

test('a cell with open answers says how many are missing', () => {
  const { standing, rating } = explain(catalog, result, { path: 'CON' }) ?? { standing: null, rating: '' };
  expect(standing?.rating).toBe('incomplete');
  expect(rating).toContain(`of ${String(standing?.applicable)} are missing`);
});

test('a subject that the result does not hold is not explained', () => {
  expect(explain(catalog, result, { path: 'NO-SUCH-PATH' })).toBeNull();
});
