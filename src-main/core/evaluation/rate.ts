/** Rule 8: the rating of a cell, a path, an area or the whole. */
import type { Severity } from '#core/catalog/catalog.ts';
import { ratings, type Rating } from './result.ts';

/** Highest open severity; with nothing open `incomplete` while something is undecided, else `clear`. */
export const rate = (of: { readonly inScope: boolean; readonly worst: Severity | null; readonly undecided: number }): Rating => {
  if (!of.inScope) return 'not-in-scope';
  return of.worst ?? (of.undecided > 0 ? 'incomplete' : 'clear');
};

/** Negative where `a` is worse than `b`. */
export const compareRatings = (a: Rating, b: Rating): number => ratings.indexOf(a) - ratings.indexOf(b);
