/** Answer values as one line of text. */
import { notApplicable, type AnswerValue } from '#core/assessment/assessment.ts';
import type { AnswerForm } from '#core/catalog/catalog.ts';

const label = (form: AnswerForm | undefined, value: string): string => {
  if (value === notApplicable) return 'not applicable';
  const option = form && form.kind !== 'number' ? form.options.find((one) => one.value === value) : undefined;
  return option?.label ?? value;
};

/** The whole value in words: several options joined by semicolons, one option per thing as `name: option`. */
export const sayValue = (value: AnswerValue, form?: AnswerForm): string => {
  if (typeof value === 'string') return label(form, value);
  if (typeof value === 'number') return form?.kind === 'number' ? `${String(value)} ${form.unit}` : String(value);
  const parts = isList(value) ? value.map((one) => label(form, one)) : Object.entries(value).map(([name, one]) => `${name}: ${label(form, one)}`);
  return parts.length === 0 ? 'none' : parts.join('; ');
};

const isList = (value: AnswerValue): value is readonly string[] => Array.isArray(value);
