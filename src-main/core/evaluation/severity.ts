/** The scale of severities and what a step on it is. */
import { severities, type Severity } from '#core/catalog/catalog.ts';

/** Rule 9: what a finding, or a question whose finding is open, weighs. */
export const weights: Readonly<Record<Severity, number>> = { critical: 10, high: 6, medium: 3, low: 1, info: 0 };

/** One step lower; `info` stays `info` (rule 3). */
export const lower = (severity: Severity): Severity => severities[severities.indexOf(severity) + 1] ?? 'info';

/** Rule 5: one step lower, never below `low`; `info` stays `info`. */
export const lowerToLow = (severity: Severity): Severity => (severity === 'low' || severity === 'info' ? severity : lower(severity));

/** The worst of some severities, or null of none. */
export const worst = (of: readonly Severity[]): Severity | null =>
  of.length === 0 ? null : (severities.find((severity) => of.includes(severity)) ?? null);
