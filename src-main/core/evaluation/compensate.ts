/** Rule 5: what lowers a finding by one step; never by two, never below `low`. */
import type { Assessment } from '#core/assessment/assessment.ts';
import { stated } from '#core/assessment/stated.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { Catalog, CompensationRule, Item, Severity } from '#core/catalog/catalog.ts';
import { own } from '#core/parse/own.ts';
import { sameValue } from './judge-value.ts';
import { lowerToLow } from './severity.ts';

/** The measure must have been observed, and in this assessment; that somebody says so, or saw it last year, lowers nothing. */
const isObserved = (catalog: Catalog, assessment: Assessment, rule: CompensationRule): boolean => {
  const check = indexCatalog(catalog).itemByQuestion.get(rule.question)?.check.id;
  const observation = stated(check === undefined ? undefined : own(assessment.observations, check));
  return observation !== undefined && !observation.reverify && sameValue(observation.value, rule.value);
};

/** The lowered severity and what lowered it, or null where nothing does. */
export const compensate = (
  catalog: Catalog,
  assessment: Assessment,
  item: Item,
  severity: Severity,
): { readonly severity: Severity; readonly by: 'compensation-rule' | 'compensating-control' } | null => {
  const lowered = lowerToLow(severity);
  if (lowered === severity) return null;
  const byRule = catalog.compensation.some(
    (rule) => rule.areas.includes(item.finding.area) && rule.paths.includes(item.path) && isObserved(catalog, assessment, rule),
  );
  if (byRule) return { severity: lowered, by: 'compensation-rule' };
  return Object.hasOwn(assessment.compensatingControls, item.finding.id) ? { severity: lowered, by: 'compensating-control' } : null;
};
