/**
 * Rule 2 for one place where a claim and an observation stand: which of the two counts. An observation that was carried
 * forward proves nothing about today (docs/decisions/0007): it is one more statement beside the claim, the worse of the
 * two counts, and neither is verified.
 */
import type { Answer, AnswerValue, Observation } from '#core/assessment/assessment.ts';
import type { Stated } from '#core/assessment/stated.ts';
import type { AnswerForm } from '#core/catalog/catalog.ts';
import { judgeValue, type Judgement } from './judge-value.ts';

export interface Statement {
  readonly value: AnswerValue;
  /** Seen on site in this assessment. */
  readonly observed: boolean;
  readonly judgement: Judgement;
  /** Where the value stands, for the reason of a `not-applicable`. */
  readonly record: Stated<Answer>;
}

/** Worse judgements rank lower. */
export const rankOf: Readonly<Record<Judgement, number>> = { bad: 0, unknown: 1, good: 2, 'not-applicable': 3 };

/** Null where nothing was said or seen. */
export const chooseStatement = (
  form: AnswerForm,
  claim: Stated<Answer> | undefined,
  observation: Stated<Observation> | undefined,
): Statement | null => {
  const said = claim && { value: claim.value, observed: false, judgement: judgeValue(form, claim.value), record: claim };
  if (!observation) return said ?? null;
  const carried = observation.reverify === true;
  const seen = { value: observation.value, observed: !carried, judgement: judgeValue(form, observation.value), record: observation };
  return carried && said && rankOf[said.judgement] < rankOf[seen.judgement] ? said : seen;
};

/** Something stands here that was carried forward, and nothing was seen since; a fresh claim alone does not verify an old observation. */
export const isToReverify = (claim: Stated<Answer> | undefined, observation: Stated<Observation> | undefined): boolean =>
  (observation ?? claim)?.reverify === true;
