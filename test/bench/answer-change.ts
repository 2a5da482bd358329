/** A changed answer for each round: another option than before, the note kept. */
import type { Assessment } from '#core/assessment/assessment.ts';
import type { Change } from '#core/assessment/entry.ts';
import type { Catalog } from '#core/catalog/catalog.ts';

/** Goes through the single-choice questions; round after round each answer is another one than the last time. */
export const answerChange = (catalog: Catalog, assessment: Assessment, round: number): Change => {
  const items = catalog.paths.flatMap((path) => path.items).filter((item) => item.question.answer.kind === 'choice');
  const { question } = items[round % items.length]!;
  const options = question.answer.kind === 'choice' ? question.answer.options.map((option) => option.value) : [];
  const before = assessment.answers[question.id]!;
  const said = typeof before.value === 'string' ? before.value : '';
  const shift = 1 + (Math.floor(round / items.length) % 2);
  const value = options[(options.indexOf(said) + shift) % options.length]!;
  return { kind: 'answer', key: question.id, value: { ...before, value } };
};
