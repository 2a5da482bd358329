/** What a value means for its question: the only place that compares answers with the catalog's bad sets. */
import { notApplicable, unknown, type AnswerValue } from '#core/assessment/assessment.ts';
import type { AnswerForm, Option } from '#core/catalog/catalog.ts';

export type Judgement = 'good' | 'bad' | 'unknown' | 'not-applicable';

const isList = (value: AnswerValue): value is readonly string[] => Array.isArray(value);

const judgeOption = (options: readonly Option[], value: string): Judgement => {
  if (value === unknown) return 'unknown';
  if (value === notApplicable) return 'not-applicable';
  return options.some((option) => option.value === value && option.bad) ? 'bad' : 'good';
};

/** The worst of several judgements: one bad host is enough, one unknown host leaves the whole unknown (rule 3). */
export const worstJudgement = (of: readonly Judgement[]): Judgement =>
  of.includes('bad') ? 'bad' : of.includes('unknown') ? 'unknown' : of.includes('good') ? 'good' : 'not-applicable';

/** Judges a value that `parse-assessment` has accepted for this form. */
export const judgeValue = (form: AnswerForm, value: AnswerValue): Judgement => {
  if (value === unknown) return 'unknown';
  if (value === notApplicable) return 'not-applicable';
  if (form.kind === 'number') return typeof value === 'number' && value > form.badAbove ? 'bad' : 'good';
  if (typeof value === 'string') return judgeOption(form.options, value);
  if (typeof value === 'number') return 'good';
  const single = isList(value) ? value : Object.values(value);
  return worstJudgement(single.map((one) => judgeOption(form.options, one)));
};

/** Whether two values say the same: order of several options does not count, and "all alike" equals the same option for each. */
export const sameValue = (a: AnswerValue, b: AnswerValue): boolean => {
  if (typeof a !== 'object' && typeof b !== 'object') return a === b;
  if (typeof a !== 'object') return sameValue(b, a);
  if (isList(a)) return isList(b) && a.length === b.length && a.every((one) => b.includes(one));
  if (typeof b !== 'object') return Object.values(a).every((one) => one === b);
  if (isList(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && a[name] === b[name]);
};

/** The same of values that may be missing: nothing is the same only as nothing. */
export const sameOrNothing = (a: AnswerValue | null, b: AnswerValue | null): boolean => (a === null || b === null ? a === b : sameValue(a, b));
