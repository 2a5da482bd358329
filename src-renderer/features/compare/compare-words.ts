/** The words of the compare screen, and what its filters let through. Pure. */
import type { Area, PathCode } from '#core/catalog/catalog.ts';
import {
  findingChanges,
  type ComparedFinding,
  type ComparedQuestion,
  type Comparison,
  type FindingChange,
  type QuestionChange,
} from '#core/comparison/comparison.ts';
import { findingWords } from '#core/words/changes.ts';
import { sayDate } from '#shared/format/dates.ts';
import { capitalize, count } from '#shared/format/words.ts';

export { catalogWords, findingWords, hopWords, plugInWords, questionWords } from '#core/words/changes.ts';

/** Which way a change goes: for the worse, for the better, or neither. A sign and a word say it as well as a colour. */
export const findingDirections: Readonly<Record<FindingChange, 'worse' | 'better' | 'neither'>> = {
  new: 'worse',
  worse: 'worse',
  expired: 'worse',
  'newly-in-scope': 'neither',
  'not-known-before': 'neither',
  better: 'better',
  accepted: 'neither',
  fixed: 'better',
  'no-longer-in-scope': 'neither',
  'not-known-now': 'neither',
  unchanged: 'neither',
};

/** A kind of change, of a finding or of an answer, an area, a path; null lets everything through. `unchanged` shows only when asked for. */
export interface CompareFilter {
  readonly finding: FindingChange | null;
  readonly question: QuestionChange | null;
  readonly area: Area | null;
  readonly path: PathCode | null;
}
/** Changes some of the filters and leaves the others. */
export type SetFilter = (change: Partial<CompareFilter>) => void;
export const noFilter: CompareFilter = { finding: null, question: null, area: null, path: null };

const isInPlace = (filter: CompareFilter, one: { readonly area: Area; readonly path: PathCode }): boolean =>
  (filter.area === null || one.area === filter.area) && (filter.path === null || one.path === filter.path);

/** For the worse first; within a kind in the order of the catalog. */
export const filterFindings = (findings: readonly ComparedFinding[], filter: CompareFilter): readonly ComparedFinding[] =>
  findings
    .filter((one) => isInPlace(filter, one) && (filter.finding === null ? one.change !== 'unchanged' : one.change === filter.finding))
    .toSorted((a, b) => findingChanges.indexOf(a.change) - findingChanges.indexOf(b.change));

/** Nothing but the mark: said and seen as before. */
const onlyCarried = ({ changes }: ComparedQuestion): boolean => changes.every((change) => change === 'to-reverify');

/** What was said or seen otherwise first; within that in the order of the catalog. */
export const filterQuestions = (questions: readonly ComparedQuestion[], filter: CompareFilter): readonly ComparedQuestion[] =>
  questions
    .filter((one) => isInPlace(filter, one) && (filter.question === null || one.changes.includes(filter.question)))
    .toSorted((a, b) => Number(onlyCarried(a)) - Number(onlyCarried(b)));

/** `5 fixed, 2 new, 1 worse`: what moved, in one sentence for the head of the screen. */
export const sayHeadline = ({ counts }: Comparison): string => {
  const told = (['fixed', 'better', 'new', 'worse'] as const).flatMap((change) =>
    counts[change] === 0 ? [] : [`${String(counts[change])} ${findingWords[change]}`],
  );
  return told.length === 0 ? 'No finding was fixed, none is new, none is better or worse' : capitalize(told.join(', '));
};

/** How much of it rests on claims: a finding may be called fixed on somebody's word. */
export const sayCaution = ({ findings, counts, toReverify }: Comparison): string => {
  const fixed = findings.filter((one) => one.change === 'fixed');
  const claimed = fixed.filter((one) => one.after.question?.basis !== 'observed').length;
  const parts = [
    ...(claimed === 0
      ? []
      : [
          `${claimed === fixed.length ? (claimed === 1 ? 'The fixed one is' : `All ${String(claimed)} fixed are`) : `${String(claimed)} of the fixed ${claimed === 1 ? 'is' : 'are'}`} claimed, not observed.`,
        ]),
    ...(counts['not-known-now'] === 0
      ? []
      : [`${capitalize(count(counts['not-known-now'], 'finding'))} of before ${counts['not-known-now'] === 1 ? 'is' : 'are'} not known now.`]),
    ...(toReverify === 0 ? [] : [`${capitalize(count(toReverify, 'answer'))} still ${toReverify === 1 ? 'has' : 'have'} to be verified again.`]),
  ];
  return parts.join(' ');
};

export const sayHead = (head: Comparison['before']): string => `${head.title}, as of ${sayDate(head.evaluatedOn)}`;
