/** What becomes of a recorded value when an option is chosen. Pure: the entry before, the choice, the entry after. */
import { notApplicable, type Answer, type AnswerValue, type Observation } from '#core/assessment/assessment.ts';
import type { AnswerForm, Option } from '#core/catalog/catalog.ts';

const isList = (value: AnswerValue | null): value is readonly string[] => Array.isArray(value);
const isRecord = (value: AnswerValue | null): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null && !isList(value);

/** Several options: the option put in or taken out, in the order of the catalog; null when none is left. */
export const toggleOption = (options: readonly Option[], before: AnswerValue | null, option: string): readonly string[] | null => {
  const chosen = new Set(isList(before) ? before : []);
  if (!chosen.delete(option)) chosen.add(option);
  const after = options.map((one) => one.value).filter((value) => chosen.has(value));
  return after.length === 0 ? null : after;
};

/** The options chosen now, whatever form the question has; empty for numbers and values per thing. */
export const chosenOptions = (value: AnswerValue | null): readonly string[] => (typeof value === 'string' ? [value] : isList(value) ? value : []);

/** One option for one named thing. What was said of all alike is first spread over the things that are known. */
export const setOne = (before: AnswerValue | null, things: readonly string[], thing: string, option: string | null): AnswerValue | null => {
  const spread = typeof before === 'string' && before !== notApplicable ? Object.fromEntries(things.map((name) => [name, before])) : {};
  const { [thing]: _before, ...others } = isRecord(before) ? before : spread;
  const after = option === null ? others : { ...others, [thing]: option };
  const ordered = Object.fromEntries(
    [...things.filter((name) => Object.hasOwn(after, name)), ...Object.keys(after).filter((name) => !things.includes(name))].map((name) => [
      name,
      after[name] ?? '',
    ]),
  );
  return Object.keys(ordered).length === 0 ? null : ordered;
};

/** What was said of one thing, whether by its name or of all alike. */
export const optionFor = (value: AnswerValue | null, thing: string): string | null =>
  typeof value === 'string' ? value : isRecord(value) && Object.hasOwn(value, thing) ? (value[thing] ?? null) : null;

/** Names that a value speaks of. */
export const namesIn = (value: AnswerValue | null): readonly string[] => (isRecord(value) ? Object.keys(value) : []);

/** A whole number within the form's bounds, or the sentence that says why not. */
export const readNumber = (
  form: Extract<AnswerForm, { kind: 'number' }>,
  typed: string,
): { readonly ok: true; readonly value: number } | { readonly ok: false; readonly sentence: string } => {
  const value = Number(typed.trim());
  return typed.trim() !== '' && Number.isInteger(value) && value >= form.min && value <= form.max
    ? { ok: true, value }
    : { ok: false, sentence: `Type a whole number from ${String(form.min)} to ${String(form.max)}, or press U for unknown.` };
};

interface Stamp {
  readonly by: string;
  readonly at: string;
}

/** The answer with another value. Note and person stay; a reason stays only with not applicable. */
export const withValue = (before: Answer | null, value: AnswerValue, stamp: Stamp, reason?: string): Answer => {
  const { reason: _old, ...rest } = before ?? { value: null };
  const by = before?.by ?? (stamp.by === '' ? undefined : stamp.by);
  return { ...rest, value, at: stamp.at, ...(by === undefined ? {} : { by }), ...(reason === undefined ? {} : { reason }) };
};

/** The same for an observation, whose evidence stays. */
export const withObservedValue = (before: Observation | null, value: AnswerValue, stamp: Stamp, reason?: string): Observation => ({
  ...withValue(before, value, stamp, reason),
  evidence: before?.evidence ?? [],
});

/** A text field of an entry set, or taken away where the text is empty. */
export const withText = <T extends object>(before: T, field: keyof T & string, text: string): T => {
  const { [field]: _old, ...rest } = before;
  return (text.trim() === '' ? rest : { ...rest, [field]: text }) as T;
};
