/** What ratings and areas are called, one word per thing, wherever people read them (product.md §2). */
import type { Area } from '#core/catalog/catalog.ts';
import type { Rating } from '#core/evaluation/result.ts';

export const areaTitles: Readonly<Record<Area, string>> = {
  auth: 'Authentication',
  tls: 'Certificate verification',
  'plug-in': 'Plug-in risk',
  roles: 'Roles',
  exposure: 'Exposure',
  availability: 'Availability',
};

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
