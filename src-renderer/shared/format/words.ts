/** The words of the product for ratings, areas, states and bases; every screen takes them from here. */
import type { AssessmentState } from '#core/assessment/assessment.ts';
import type { Area } from '#core/catalog/catalog.ts';
import type { Basis, Rating } from '#core/evaluation/result.ts';

export const ratingWords: Readonly<Record<Rating, string>> = {
  critical: 'critical',
  high: 'high',
  medium: 'medium',
  low: 'low',
  info: 'info',
  incomplete: 'incomplete',
  clear: 'clear',
  'not-in-scope': 'not in scope',
};

export const areaTitles: Readonly<Record<Area, string>> = {
  auth: 'Authentication',
  tls: 'Certificate verification',
  'plug-in': 'Plug-in risk',
  roles: 'Roles',
  exposure: 'Exposure',
  availability: 'Availability',
};

export const basisWords: Readonly<Record<Basis, string>> = { observed: 'observed', claimed: 'claimed', 'not-verified': 'not verified' };

export const stateWords: Readonly<Record<AssessmentState, string>> = { draft: 'draft', 'in-review': 'in review', issued: 'issued' };

/** First letter upper case, for the start of a sentence. */
export const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `1 finding`, `2 findings`; the plural is the singular with an s unless given. */
export const count = (number: number, one: string, many = `${one}s`): string => `${String(number)} ${number === 1 ? one : many}`;
