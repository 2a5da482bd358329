/** Recorded values in words for screens. */
import { notApplicable, unknown, type AnswerValue } from '#core/assessment/assessment.ts';
import type { AnswerForm } from '#core/catalog/catalog.ts';

/** One option as a screen shows it: its label where the value alone would be ambiguous. */
export const sayOption = (form: AnswerForm, value: string): string => {
  if (value === unknown) return 'unknown';
  if (value === notApplicable) return 'not applicable';
  return form.kind === 'number' ? value : (form.options.find((option) => option.value === value)?.label ?? value);
};

const isList = (value: AnswerValue): value is readonly string[] => Array.isArray(value);

/** Named things grouped by what was said of them, in the order of the options: `allowed on esx-03, esx-04`. */
const sayEach = (form: AnswerForm, value: Readonly<Record<string, string>>): string => {
  const names = Object.keys(value);
  const texts = [...new Set(Object.values(value))];
  if (texts.length === 1 && texts[0] !== undefined) return `${sayOption(form, texts[0])} (${names.join(', ')})`;
  return texts.map((text) => `${sayOption(form, text)}: ${names.filter((name) => value[name] === text).join(', ')}`).join('; ');
};

/** A claimed or observed value in full. */
export const sayValue = (form: AnswerForm, value: AnswerValue): string => {
  if (typeof value === 'string') return sayOption(form, value);
  if (typeof value === 'number') return form.kind === 'number' && form.unit !== '' ? `${String(value)} ${form.unit}` : String(value);
  return isList(value) ? value.map((one) => sayOption(form, one)).join(', ') : sayEach(form, value);
};
