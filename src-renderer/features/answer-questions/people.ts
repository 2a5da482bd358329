/** Who said and saw things. */
import type { Answer } from '#core/assessment/assessment.ts';

/** Everybody named in some entries, once, in order. */
export const peopleIn = (entries: readonly Answer[]): readonly string[] =>
  [...new Set(entries.flatMap((entry) => (entry.by === undefined || entry.by === '' ? [] : [entry.by])))].sort();

/** Who is named in the newest entry; empty for nobody. */
export const latestName = (entries: readonly Answer[]): string => {
  const named = entries.filter((entry) => entry.by !== undefined && entry.at !== undefined);
  return named.toSorted((a, b) => (a.at ?? '').localeCompare(b.at ?? '')).at(-1)?.by ?? '';
};
