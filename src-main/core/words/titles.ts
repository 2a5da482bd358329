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

/** The chapters of the full report; the auditor's own words for one are kept under its key (those for a path under the path's code). */
export const chapterTitles = {
  summary: 'Summary',
  'heat-map': 'Heat map: paths and areas',
  'estate-map': 'Estate map',
  ...areaTitles,
  paths: 'Management paths',
  plan: 'Remediation plan',
  contradictions: 'Contradictions and accepted risks',
  gaps: 'Scope and gaps',
  'plug-ins': 'Plug-in register',
  evidence: 'Evidence',
  method: 'Method',
} as const;

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
