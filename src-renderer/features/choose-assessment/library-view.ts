/** In which order the library is listed and what of it; remembered on this laptop. */
import { assessmentStates, type AssessmentState } from '#core/assessment/assessment.ts';
import { ratings, type Rating } from '#core/evaluation/result.ts';
import { libraryOrders, type LibraryLook, type LibraryOrder } from '#contract/contract.ts';

/** Empty: any. */
export interface View {
  readonly order: LibraryOrder;
  readonly state: AssessmentState | '';
  readonly rating: Rating | '';
  readonly edition: string;
}
export const wholeView: View = { order: 'changed', state: '', rating: '', edition: '' };

const storageKey = 'postern.library-view';
/** What is asked of the host for this view. */
export const lookOf = ({ order, state, rating, edition }: View): Pick<LibraryLook, 'order' | 'state' | 'rating' | 'edition'> => ({
  order,
  ...(state === '' ? {} : { state }),
  ...(rating === '' ? {} : { rating }),
  ...(edition === '' ? {} : { edition }),
});

export const isFiltered = ({ state, rating, edition }: View): boolean => state !== '' || rating !== '' || edition !== '';

const isOneOf = (list: readonly string[], value: unknown): boolean => list.includes(value as string);

/** What was remembered is only a wish: anything malformed gives the whole library, newest first. */
export const parseView = (input: unknown): View => {
  if (typeof input !== 'object' || input === null) return wholeView;
  const given: Readonly<Record<keyof View, unknown>> = { ...wholeView, ...input };
  const isView =
    isOneOf(libraryOrders, given.order) &&
    isOneOf(['', ...assessmentStates], given.state) &&
    isOneOf(['', ...ratings], given.rating) &&
    typeof given.edition === 'string' &&
    /^[a-z0-9]{0,40}$/.test(given.edition);
  return isView ? (given as View) : wholeView;
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
