/** Rule 6: questions that only some kinds of host raise. */
import type { Assessment } from '#core/assessment/assessment.ts';
import type { Catalog, QuestionId } from '#core/catalog/catalog.ts';

export interface PlatformAnswer {
  readonly applies: boolean;
  readonly needsConfirmation: boolean;
}

/**
 * Per question that depends on the platform: whether it applies. Where nothing is said of the hosts, the question is
 * asked: what is not known may not be left out.
 */
export const decidePlatform = (catalog: Catalog, assessment: Assessment): ReadonlyMap<QuestionId, PlatformAnswer> => {
  const { hosts } = assessment.details;
  const answers = new Map<QuestionId, PlatformAnswer>();
  for (const rule of catalog.platform) {
    const applies = hosts.length === 0 || hosts.includes(rule.host);
    for (const question of rule.questions) answers.set(question, { applies, needsConfirmation: applies });
  }
  return answers;
};
