/** What a report on changes says in words, in print and as plain structure. */
import { findingChanges, type Comparison, type FindingChange, type QuestionChange } from '#core/comparison/comparison.ts';
import type { PathScope, QuestionResult } from '#core/evaluation/result.ts';
import { findingWords, questionWords } from '#core/words/changes.ts';
import { capital, count, list } from '../words.ts';

export const directions = { better: 'better', worse: 'worse', same: 'as before', other: 'not comparable' } as const;

/** The changes that are counted in large figures, with what each means. */
export const mainChanges: readonly (readonly [FindingChange, string])[] = [
  ['fixed', 'was raised, is in order now'],
  ['new', 'was in order, is raised now'],
  ['worse', 'stands at a higher severity'],
  ['better', 'stands at a lower severity'],
];

/** `Of all other findings: 2 unchanged, 1 accepted since.` */
export const otherChanges = ({ counts }: Comparison): string => {
  const others = findingChanges
    .filter((change) => !mainChanges.some(([main]) => main === change) && counts[change] > 0)
    .map((change) => `${String(counts[change])} ${findingWords[change]}`);
  return `Of all other findings: ${others.join(', ') || 'none'}.`;
};

/** What the changes rest on; the third only where the catalog changed. */
export const changeRemarks = (comparison: Comparison): readonly string[] => {
  const { before, after, toReverify } = comparison;
  const claimed = comparison.findings.filter((one) => one.change === 'fixed' && one.after.question?.basis !== 'observed').length;
  const rest = (of: number): string => (of === 1 ? 'rests' : 'rest');
  return [
    claimed === 0
      ? 'Every finding called fixed was observed to be in order.'
      : `${capital(count(claimed, 'finding'))} called fixed ${rest(claimed)} on what was said, not on what was seen.`,
    toReverify === 0 ? '' : `${capital(count(toReverify, 'answer'))} of the later assessment still ${rest(toReverify)} on what was carried forward.`,
    before.catalog.version === after.catalog.version ? '' : `The catalog changed from version ${before.catalog.version} to ${after.catalog.version}.`,
  ].filter((sentence) => sentence !== '');
};

/** Over the findings that changed alike. */
export const changeTitle = (change: FindingChange, of: number): string =>
  `${change === 'unchanged' ? 'Unchanged: raised then and now' : capital(findingWords[change])} (${String(of)})`;

/** What changed about a question; of an answer that is new or gone it need not be said that claim and observation differ. */
export const sayQuestionChanges = (changes: readonly QuestionChange[]): string => {
  const whole = changes.some((change) => change === 'answered' || change === 'unanswered');
  return changes
    .filter((change) => !(whole && (change === 'claimed' || change === 'observed')))
    .map((change) => questionWords[change])
    .join(', ');
};

/** Why no finding of this question stands on a side. */
export const absentWords = (question: QuestionResult | null): string => {
  if (question === null) return 'not asked by this catalog';
  if (question.whyNot === 'path-not-in-use') return 'path not in use';
  if (question.whyNot === 'platform') return 'not on this platform';
  if (question.whyNot === 'not-applicable') return 'not applicable';
  return question.decided ? 'in order' : 'not answered';
};

export const scopeWords = (one: PathScope): string =>
  `${one.state.replaceAll('-', ' ')}${one.pulledBy.length > 0 ? `, pulled in by ${list(one.pulledBy)}` : ''}`;
