/** What a respondent wrote in a cell, as a value of the question's form. Generous in case and space, never in meaning. */
import { notApplicable, unknown, type AnswerValue } from '#core/assessment/assessment.ts';
import type { AnswerForm } from '#core/catalog/catalog.ts';
import type { ReadCell } from '../xlsx/read-sheet.ts';

const folded = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** The option as the catalog writes it; the text as it is where it is none, for the sentence that refuses it. */
const optionOf = (form: AnswerForm, text: string): string => {
  const wanted = folded(text);
  if (wanted === 'not applicable' || wanted === 'n/a') return notApplicable;
  const options = [...(form.kind === 'number' ? [] : form.options.map(({ value }) => value)), unknown, notApplicable];
  return options.find((option) => folded(option) === wanted) ?? text.trim();
};

const isOption = (form: AnswerForm, text: string): boolean =>
  form.kind !== 'number' && (form.options.some(({ value }) => value === text) || text === unknown || text === notApplicable);

const pieces = (text: string, separator: RegExp): readonly string[] =>
  text
    .split(separator)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

/** `name: option` per line; the name may hold colons, so the last one before an option divides. Null where a line does not read so. */
const parseEach = (form: AnswerForm, text: string): AnswerValue | null => {
  const entries: [string, string][] = [];
  for (const line of pieces(text, /[\n;]/)) {
    const at = [...line.matchAll(/:/g)].map((match) => match.index).findLast((index) => isOption(form, optionOf(form, line.slice(index + 1))));
    if (at === undefined || line.slice(0, at).trim() === '') return null;
    entries.push([line.slice(0, at).trim(), optionOf(form, line.slice(at + 1))]);
  }
  const names = new Set(entries.map(([name]) => name));
  if (entries.length === 0 || names.size !== entries.length) return null;
  return Object.assign(Object.create(null) as Record<string, string>, Object.fromEntries(entries));
};

const parseText = (form: AnswerForm, text: string): AnswerValue => {
  const option = optionOf(form, text);
  if (option === unknown || option === notApplicable) return option;
  switch (form.kind) {
    case 'choice':
      return option;
    case 'number':
      return /^\d{1,7}$/.test(option) ? Number(option) : option;
    case 'several':
      return pieces(text, /[\n;]/).map((piece) => optionOf(form, piece));
    case 'each':
      return isOption(form, option) ? option : (parseEach(form, text) ?? option);
  }
};

/** The value, or the sentence that says why the cell cannot be read as one. */
export const parseGivenValue = (form: AnswerForm, cell: ReadCell): { readonly value: AnswerValue } | { readonly problem: string } => {
  switch (cell.kind) {
    case 'text':
      return { value: parseText(form, cell.text) };
    case 'number':
      return { value: form.kind === 'number' ? cell.number : parseText(form, String(cell.number)) };
    case 'date':
      return { problem: `The answer became a date (${cell.date}) in the spreadsheet. Ask what was meant, or type it as text.` };
    case 'flag':
      return { problem: 'The answer became a truth value in the spreadsheet. Ask what was meant, or type it as text.' };
    case 'formula':
      return { problem: 'The answer is a formula, and formulas are not read. It must be typed.' };
  }
};
