/**
 * Entries without a value (docs/decisions/0008): a note, a name or evidence may be recorded before anything was said or seen.
 * Here, and nowhere else, is told whether an entry says something; whoever judges values asks `stated` first.
 */
import type { Answer, AnswerValue } from './assessment.ts';

/** An entry whose value was said or seen. */
export type Stated<T extends Answer> = T & { readonly value: AnswerValue };

const isStated = <T extends Answer>(entry: T): entry is Stated<T> => entry.value !== null;

/** The entry where it has a value; an entry without one is, to every rule, no entry at all. */
export const stated = <T extends Answer>(entry: T | null | undefined): Stated<T> | undefined => (entry && isStated(entry) ? entry : undefined);

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

/** Whether an entry holds nothing at all: no value, no note, no reason, no person, no evidence. Such an entry is not kept. */
export const holdsNothing = (entry: Answer & { readonly evidence?: readonly string[] }): boolean =>
  entry.value === null && isBlank(entry.note) && isBlank(entry.reason) && isBlank(entry.by) && (entry.evidence ?? []).length === 0;

/**
 * The entry with its value taken away: note and evidence stay, and whose they are. Reason and time belonged to the value.
 * Null where no note and no evidence is left.
 */
export const withoutValue = <T extends Answer & { readonly evidence?: readonly string[] }>(entry: T): T | null => {
  const { reason: _reason, at: _at, reverify: _mark, ...rest } = entry;
  const kept = { ...rest, value: null } as T;
  return isBlank(kept.note) && (kept.evidence ?? []).length === 0 ? null : kept;
};
