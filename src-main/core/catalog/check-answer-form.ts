/** Whether an answer form can decide anything: distinct options, a good one and a bad one, none that the rules reserve. */
import { notApplicable, unknown } from '#core/assessment/assessment.ts';
import type { Problem } from '#core/parse/shape.ts';
import type { AnswerForm, Option } from './catalog.ts';
import { findDuplicates } from './find-trouble.ts';

const reserved: readonly string[] = [unknown, notApplicable];

const checkOptions = (options: readonly Option[], place: string): Problem[] => {
  const at = `${place} / options`;
  const values = options.map((option) => option.value);
  const problems = [
    ...findDuplicates(values).map((value) => ({ place: at, sentence: `The option “${value}” occurs twice; keep one.` })),
    ...values
      .filter((value) => reserved.includes(value))
      .map((value) => ({ place: at, sentence: `“${value}” may be answered everywhere and is never an option; remove it.` })),
  ];
  if (!options.some((option) => option.bad))
    problems.push({ place: at, sentence: 'No option is bad, so the finding could never be raised; mark one with “bad”: true.' });
  if (options.every((option) => option.bad))
    problems.push({ place: at, sentence: 'Every option is bad, so no answer could clear the question; add a good one.' });
  return problems;
};

/** Problems of one answer form; `place` says where it stands. */
export const checkAnswerForm = (form: AnswerForm, place: string): readonly Problem[] => {
  if (form.kind !== 'number') return checkOptions(form.options, place);
  if (form.min <= form.badAbove && form.badAbove < form.max) return [];
  const range = `${String(form.min)} to ${String(form.max)}`;
  return [
    { place, sentence: `With values from ${range}, “badAbove” ${String(form.badAbove)} leaves no bad value or no good one; choose a number inside.` },
  ];
};
