/** The words of the product for ratings, areas, states and bases; every screen takes them from here. */
import type { AssessmentState } from '#core/assessment/assessment.ts';
import type { Basis } from '#core/evaluation/result.ts';

export { areaTitles, chapterTitles, ratingWords } from '#core/words/titles.ts';

export const basisWords: Readonly<Record<Basis, string>> = { observed: 'observed', claimed: 'claimed', 'not-verified': 'not verified' };

export const stateWords: Readonly<Record<AssessmentState, string>> = { draft: 'draft', 'in-review': 'in review', issued: 'issued' };

/** First letter upper case, for the start of a sentence. */
export const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `1 finding`, `2 findings`; the plural is the singular with an s unless given. */
export const count = (number: number, one: string, many = `${one}s`): string => `${String(number)} ${number === 1 ? one : many}`;
