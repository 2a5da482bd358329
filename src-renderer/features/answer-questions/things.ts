/** The named things that a per-thing question is asked of. */
import type { Assessment } from '#core/assessment/assessment.ts';
import type { AnswerForm, Item } from '#core/catalog/catalog.ts';
import type { Result } from '#core/evaluation/result.ts';
import { namesIn } from './record-value.ts';

type EachForm = Extract<AnswerForm, { kind: 'each' }>;

const byName = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

const known: Readonly<Record<EachForm['of'], (assessment: Assessment, result: Result) => readonly string[]>> = {
  host: (assessment) =>
    Object.values(assessment.targets)
      .filter((target) => target.kind === 'hosts')
      .map((target) => target.name)
      .sort(byName),
  path: (_assessment, result) =>
    Object.entries(result.paths)
      .filter(([code, path]) => path.scope.counts && code !== 'X')
      .map(([code]) => code),
  'plug-in': (assessment) =>
    Object.values(assessment.plugIns)
      .filter((plugIn) => plugIn.enabled)
      .map((plugIn) => plugIn.name)
      .sort(byName),
};

/** Names from the estate, then names that only the recorded values know; each once. */
export const thingsFor = (form: EachForm, item: Item, assessment: Assessment, result: Result): readonly string[] => {
  const claimed = assessment.answers[item.question.id]?.value ?? null;
  const observed = assessment.observations[item.check.id]?.value ?? null;
  return [...new Set([...known[form.of](assessment, result), ...namesIn(claimed), ...namesIn(observed)])];
};

/** What one of them is called, and several. */
export const thingWords: Readonly<Record<EachForm['of'], { readonly one: string; readonly many: string }>> = {
  host: { one: 'host', many: 'hosts' },
  path: { one: 'path', many: 'paths' },
  'plug-in': { one: 'plug-in', many: 'plug-ins' },
};
