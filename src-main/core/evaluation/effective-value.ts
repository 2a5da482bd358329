/** Rule 2: the value that counts for one question, and whether claim and observation differ. */
import { notApplicable, unknown, type Answer, type AnswerValue, type Assessment, type Observation } from '#core/assessment/assessment.ts';
import { stated, type Stated } from '#core/assessment/stated.ts';
import type { Item } from '#core/catalog/catalog.ts';
import { own } from '#core/parse/own.ts';
import { judgeValue, sameValue, type Judgement } from './judge-value.ts';
import type { RegisterValue } from './register.ts';
import type { PlatformAnswer } from './platform.ts';
import type { Basis, Contradiction, QuestionResult } from './result.ts';
import { chooseStatement, isToReverify, rankOf } from './statement.ts';

interface Effective {
  readonly value: AnswerValue;
  readonly observed: boolean;
  readonly fromRegister: boolean;
  readonly judgement: Judgement;
  /** Where the value stands, for the reason of a `not-applicable`. */
  readonly record: Stated<Answer> | null;
}

/** The register decides (rule 12) unless what was observed on the path is worse: a bad observation is never argued away, however old. */
const chooseValue = (
  item: Item,
  claim: Stated<Answer> | undefined,
  observation: Stated<Observation> | undefined,
  register: RegisterValue | undefined,
): Effective | null => {
  const form = item.question.answer;
  // Beside a register only an observation counts on the path: a worse one holds, everything else gives way.
  const onPath = chooseStatement(form, register ? undefined : claim, observation);
  const gives = register && (!onPath || rankOf[onPath.judgement] >= rankOf[register.judgement]);
  return gives ? { ...register, fromRegister: true, record: null } : onPath && { ...onPath, fromRegister: false };
};

const hasReason = (record: Stated<Answer> | null): boolean => (record?.reason ?? record?.note ?? '').trim() !== '';

const basisOf = (effective: Effective): Basis => (effective.judgement === 'unknown' ? 'not-verified' : effective.observed ? 'observed' : 'claimed');

export interface Weighed {
  readonly result: QuestionResult;
  readonly judgement: Judgement | null;
  readonly contradictions: readonly Contradiction[];
}

/** What else decides about one question. */
interface Context {
  readonly inUse: boolean;
  readonly platform: PlatformAnswer | undefined;
  readonly register: RegisterValue | undefined;
}

/** Everything that a question was weighed from, and what came of it. */
interface Remembered extends Context {
  readonly answer: Answer | undefined;
  readonly observation: Observation | undefined;
  readonly weighed: Weighed;
}
/** By question, the last time: an answer changes one question, and all the others are weighed again with it. */
const remembered = new WeakMap<Item, Remembered>();

/** Everything that rules 2, 3 (first half), 6, 10 and 12 say of one question. The same entries, which never change, weigh the same. */
export const weighQuestion = (item: Item, assessment: Assessment, context: Context): Weighed => {
  const answer = own(assessment.answers, item.question.id);
  const observation = own(assessment.observations, item.check.id);
  const known = remembered.get(item);
  if (known && known.answer === answer && known.observation === observation && sameContext(known, context)) return known.weighed;
  const weighed = weigh(item, answer, observation, context);
  remembered.set(item, { ...context, answer, observation, weighed });
  return weighed;
};

const sameContext = (a: Context, b: Context): boolean =>
  a.inUse === b.inUse &&
  a.register === b.register &&
  a.platform?.applies === b.platform?.applies &&
  a.platform?.needsConfirmation === b.platform?.needsConfirmation;

const weigh = (item: Item, answer: Answer | undefined, seen: Observation | undefined, context: Context): Weighed => {
  const claim = stated(answer);
  const observation = stated(seen);
  const effective = chooseValue(item, claim, observation, context.register);
  const saidNotApplicable = effective?.judgement === 'not-applicable' && effective.value === notApplicable;
  const reasonMissing = saidNotApplicable && !hasReason(effective.record);
  const whyNot = !context.inUse
    ? 'path-not-in-use'
    : context.platform?.applies === false
      ? 'platform'
      : saidNotApplicable && !reasonMissing
        ? 'not-applicable'
        : null;
  const decided = whyNot === null && effective !== null && !reasonMissing;
  const differs = claim !== undefined && observation !== undefined && !sameValue(claim.value, observation.value);
  const contradictions = whyNot === 'path-not-in-use' || whyNot === 'platform' ? [] : contradict(item, claim, observation, differs, context.register);
  return {
    result: {
      question: item.question.id,
      check: item.check.id,
      fact: item.fact.id,
      path: item.path,
      area: item.finding.area,
      applicable: whyNot === null,
      whyNot,
      claimed: claim?.value ?? null,
      observed: observation?.value ?? null,
      effective: effective?.value ?? null,
      fromRegister: effective?.fromRegister ?? false,
      decided,
      basis: decided ? basisOf(effective) : null,
      contradiction: contradictions.length > 0,
      needsConfirmation: context.inUse && (context.platform?.needsConfirmation ?? false),
      reasonMissing: whyNot === null && reasonMissing,
      ...(isToReverify(claim, observation) || (effective?.fromRegister && context.register?.toReverify) ? { toReverify: true as const } : {}),
    },
    judgement: decided ? effective.judgement : null,
    contradictions,
  };
};

const contradict = (
  item: Item,
  claim: Stated<Answer> | undefined,
  observation: Stated<Observation> | undefined,
  differs: boolean,
  register: RegisterValue | undefined,
): readonly Contradiction[] => {
  const at = { question: item.question.id, path: item.path };
  const carried = observation?.reverify ? { toReverify: true as const } : {};
  const found: Contradiction[] = [];
  if (differs && claim && observation) found.push({ ...at, claimed: claim.value, observed: observation.value, kind: 'observation', ...carried });
  const onPath = observation ?? claim;
  if (register && onPath && !agrees(item, onPath.value, register))
    found.push({ ...at, claimed: onPath.value, observed: register.value, kind: 'register' });
  return found;
};

/** A path-level answer and the register agree when they come to the same judgement and, for single options, the same option. */
const agrees = (item: Item, value: AnswerValue, register: RegisterValue): boolean => {
  if (sameValue(value, register.value)) return true;
  const sameJudgement = judgeValue(item.question.answer, value) === register.judgement;
  return sameJudgement && (value === unknown || typeof register.value === 'object');
};
