/** The library's line and the screens must never disagree. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, evaluateOverall } from '#core/evaluation/evaluate.ts';
import { vi4 } from '../../catalog.ts';
import { assessments } from './arbitrary.ts';
import { on } from './estate.ts';

describe('the overall standing by itself', () => {
  it('is that of the whole result, whatever the assessment', () => {
    fc.assert(
      fc.property(assessments, (assessment) => {
        expect(evaluateOverall(vi4, assessment, on)).toEqual(evaluate(vi4, assessment, on).overall);
      }),
      { numRuns: 200 },
    );
  });
});
