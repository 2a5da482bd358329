/** What an answer that somebody sent back means beside the one that is recorded, and what becomes of it once the auditor takes it. */
import type { Item, QuestionId } from '#core/catalog/catalog.ts';
import { sameOrNothing, sameValue } from '#core/evaluation/judge-value.ts';
import { notApplicable, type Answer, type AnswerValue } from './assessment.ts';
import { checkValue } from './check-change.ts';

/** `same` changes nothing; `conflict` would replace what a person recorded; `invalid` cannot be taken. */
export const respondentKinds = ['new', 'same', 'conflict', 'invalid'] as const;
export type RespondentKind = (typeof respondentKinds)[number];

/** An answer as it came back. */
export interface Given {
  /** Null: only a note. */
  readonly value: AnswerValue | null;
  readonly note?: string;
  readonly by?: string;
}

/** One row of a respondent file beside what is recorded. */
export interface RespondentRow {
  readonly question: QuestionId;
  /** Where it stands in the file: `row 12`. */
  readonly place: string;
  readonly kind: RespondentKind;
  /** The claimed value that is recorded; null where nothing is. */
  readonly current: AnswerValue | null;
  readonly currentNote: string | null;
  readonly given: AnswerValue | null;
  readonly note: string | null;
  readonly by: string | null;
  /** Why the row cannot be taken, or what to know before taking it. */
  readonly problem: string | null;
}

/** An answer that the auditor takes, with the value that it replaces as the auditor saw it (null: none). */
export interface RespondentAnswer extends Given {
  readonly question: QuestionId;
  readonly replaces: AnswerValue | null;
}

/** Whether what stands is what the auditor saw when she decided. */
export const stillStands = (current: Answer | undefined, seen: AnswerValue | null): boolean => sameOrNothing(current?.value ?? null, seen);

const addsNote = (current: Answer | undefined, note: string | undefined): boolean =>
  note !== undefined && !(current?.note ?? '').includes(note) && !(current?.reason ?? '').includes(note);

/** Why this cannot be taken as an answer to the question; null where it can. */
export const checkGiven = (item: Item, { value, note }: Given): string | null => {
  const complaint = checkValue(item, value);
  if (complaint !== null) return complaint;
  const silent = (note ?? '').trim() === '';
  if (value === null && silent) return 'There is neither an answer nor a note; nothing can be recorded.';
  return value === notApplicable && silent ? 'Not applicable needs a reason; it must stand in the note.' : null;
};

/** How a sound answer stands to the recorded one. One carried forward from an earlier assessment is confirmed by the same value. */
export const compareGiven = (current: Answer | undefined, given: Given): Exclude<RespondentKind, 'invalid'> => {
  if (current === undefined) return 'new';
  const added = addsNote(current, given.note);
  if (given.value === null) return added ? 'conflict' : 'same';
  if (current.value === null) return 'new';
  if (!sameValue(current.value, given.value)) return 'conflict';
  if (added) return 'conflict';
  return current.reverify ? 'new' : 'same';
};

/**
 * The answer as it will be recorded. A note that stands already is kept, the given one follows it. Who said it is whoever said
 * the value last; a note alone leaves value and name as they are.
 */
export const takeGiven = (current: Answer | undefined, given: Given, at: string): Answer => {
  const isReason = given.value === notApplicable;
  const note = addsNote(current, given.note) && !isReason ? [current?.note, given.note].filter(Boolean).join('\n\n') : current?.note;
  const notes = note === undefined ? {} : { note };
  if (given.value === null && current !== undefined) return { ...current, ...notes };
  return {
    value: given.value,
    ...(isReason && given.note !== undefined ? { reason: given.note } : {}),
    ...notes,
    ...(given.by === undefined ? {} : { by: given.by }),
    at,
  };
};
