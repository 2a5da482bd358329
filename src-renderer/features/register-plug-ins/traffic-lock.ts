/** The lock of a plug-in's traffic, read from the answer to the question that the catalog calls `traffic`. */
import type { AnswerForm } from '#core/catalog/catalog.ts';
import type { AnswerValue } from '#core/assessment/assessment.ts';
import type { LockState } from '#core/diagram/signs.ts';
import { judgeValue } from '#core/evaluation/judge-value.ts';

export const trafficLock = (form: AnswerForm, value: AnswerValue | null): LockState => {
  if (value === null) return 'none';
  const judgement = judgeValue(form, value);
  if (judgement === 'unknown') return 'unknown';
  if (judgement !== 'bad') return judgement === 'good' ? 'closed' : 'none';
  return typeof value === 'string' && /clear/i.test(value) ? 'open' : 'unverified';
};
