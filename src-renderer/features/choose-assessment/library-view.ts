/** In which order the library is listed and what of it; remembered on this laptop. */
import type { AssessmentState } from '#core/assessment/assessment.ts';
import type { Rating } from '#core/evaluation/result.ts';
import type { AssessmentRow } from '#contract/contract.ts';

export const orders = ['changed', 'title', 'client', 'rating', 'score'] as const;
export type Order = (typeof orders)[number];

/** Empty: any. */
export interface View {
  readonly order: Order;
  readonly state: AssessmentState | '';
  readonly rating: Rating | '';
  readonly edition: string;
}
export const wholeView: View = { order: 'changed', state: '', rating: '', edition: '' };

const worstFirst: readonly Rating[] = ['critical', 'high', 'medium', 'low', 'info', 'incomplete', 'clear', 'not-in-scope'];
const storageKey = 'postern.library-view';
const collator = new Intl.Collator('en', { numeric: true });

const sorters: Readonly<Record<Exclude<Order, 'changed'>, (a: AssessmentRow, b: AssessmentRow) => number>> = {
  title: (a, b) => collator.compare(a.title, b.title),
  client: (a, b) => collator.compare(a.client ?? '\uffff', b.client ?? '\uffff'),
  rating: (a, b) => worstFirst.indexOf(a.rating) - worstFirst.indexOf(b.rating),
  score: (a, b) => (a.score ?? 101) - (b.score ?? 101),
};

/** Rows come newest first; equal ones stay so. */
export const orderRows = (rows: readonly AssessmentRow[], order: Order): readonly AssessmentRow[] =>
  order === 'changed' ? rows : rows.toSorted(sorters[order]);

export const filterRows = (rows: readonly AssessmentRow[], { state, rating, edition }: View): readonly AssessmentRow[] =>
  state === '' && rating === '' && edition === ''
    ? rows
    : rows.filter(
        (row) => (state === '' || row.state === state) && (rating === '' || row.rating === rating) && (edition === '' || row.edition === edition),
      );

export const isFiltered = ({ state, rating, edition }: View): boolean => state !== '' || rating !== '' || edition !== '';

/** What was remembered is only a wish: anything malformed gives the whole library, newest first. */
export const parseView = (input: unknown): View => {
  if (typeof input !== 'object' || input === null) return wholeView;
  const given = { ...wholeView, ...input };
  return orders.includes(given.order) && [given.state, given.rating, given.edition].every((part) => typeof part === 'string') ? given : wholeView;
};

export const readView = (): View => {
  try {
    return parseView(JSON.parse(localStorage.getItem(storageKey) ?? 'null'));
  } catch {
    return wholeView;
  }
};

export const keepView = (view: View): void => {
  try {
    localStorage.setItem(storageKey, JSON.stringify(view));
  } catch {
    // No storage in this window: it holds until the window is closed.
  }
};
