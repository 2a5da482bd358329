/** How rows of a respondent file are told: in which order, under which heading, in which words. */
import type { AnswerValue } from '#core/assessment/assessment.ts';
import type { RespondentKind, RespondentRow } from '#core/assessment/respondent.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import { sayValue } from '#shared/format/values.ts';
import { count } from '#shared/format/words.ts';

export interface RowGroup {
  readonly kind: RespondentKind;
  readonly title: string;
  readonly hint: string;
  readonly rows: readonly RespondentRow[];
}

/** What needs a decision first. */
const order: readonly RespondentKind[] = ['conflict', 'new', 'invalid', 'same'];

const words: Readonly<Record<RespondentKind, { readonly title: string; readonly hint: string }>> = {
  conflict: {
    title: 'Different from what is recorded',
    hint: 'Not taken over unless you tick it. The new answer replaces the old one; notes are added, never replaced.',
  },
  new: { title: 'New', hint: 'Nothing is recorded yet, or it was carried forward and is confirmed.' },
  invalid: { title: 'Cannot be taken over', hint: 'Ask the respondent, or record it yourself at the question.' },
  same: { title: 'Already recorded', hint: 'The file says the same; there is nothing to take over.' },
};

export const groupRows = (rows: readonly RespondentRow[]): readonly RowGroup[] =>
  order.flatMap((kind) => {
    const of = rows.filter((row) => row.kind === kind);
    return of.length === 0 ? [] : [{ kind, ...words[kind], rows: of }];
  });

/** `2 different, 12 new, 1 cannot be taken over`. */
export const sayGroups = (groups: readonly RowGroup[]): string => {
  const short: Readonly<Record<RespondentKind, string>> = {
    conflict: 'different',
    new: 'new',
    invalid: 'not readable as an answer',
    same: 'the same',
  };
  return groups.map(({ kind, rows }) => `${String(rows.length)} ${short[kind]}`).join(', ');
};

/** The question as it is asked; empty where the edition has none of that id. */
export const questionText = (catalog: Catalog, id: string): string => indexCatalog(catalog).itemByQuestion.get(id)?.question.text ?? '';
export const pathOf = (catalog: Catalog, id: string): string | null => indexCatalog(catalog).itemByQuestion.get(id)?.path ?? null;

/** A value in words; an en dash where there is none. */
export const sayCell = (catalog: Catalog, id: string, value: AnswerValue | null): string =>
  value === null ? '–' : sayValue(value, indexCatalog(catalog).itemByQuestion.get(id)?.question.answer);

export const sayTaken = (taken: { readonly count: number; readonly name: string }): string =>
  `${count(taken.count, 'answer')} from “${taken.name}” ${taken.count === 1 ? 'is' : 'are'} recorded.`;
