/** Answer values as text in a cell, in the words that files hold: option values, never labels, so that they can be read back. */
import type { AnswerValue } from '#core/assessment/assessment.ts';

const isList = (value: AnswerValue): value is readonly string[] => Array.isArray(value);

/** Several options and options per named thing stand one per line; nothing (also a note without a value) is null. */
export const valueText = (value: AnswerValue | null | undefined): string | null => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return isList(value)
    ? value.join('\n')
    : Object.entries(value)
        .map(([name, option]) => `${name}: ${option}`)
        .join('\n');
};
