/** Rules 3, 5 and 7: which finding a decided question raises, how severe it is, and whether it is open. */
import type { Assessment } from '#core/assessment/assessment.ts';
import type { Catalog, Item, Severity } from '#core/catalog/catalog.ts';
import { acceptanceOf } from './accept.ts';
import { compensate } from './compensate.ts';
import type { Weighed } from './effective-value.ts';
import type { Finding } from './result.ts';
import { lower } from './severity.ts';

/** The finding of one question, or null where it raises none. `on` is the evaluation date. */
export const raise = (catalog: Catalog, assessment: Assessment, item: Item, weighed: Weighed, on: string): Finding | null => {
  const { judgement, result } = weighed;
  if (result.basis === null || (judgement !== 'bad' && judgement !== 'unknown')) return null;
  const rule = item.finding;
  const steps: Finding['steps'][number][] = [];
  let severity: Severity = rule.severity;
  if (judgement === 'unknown' && lower(severity) !== severity) {
    severity = lower(severity);
    steps.push('unknown');
  }
  const compensation = compensate(catalog, assessment, item, severity);
  if (compensation) {
    severity = compensation.severity;
    steps.push(compensation.by);
  }
  const acceptance = acceptanceOf(assessment, rule.id, on);
  return {
    id: rule.id,
    path: item.path,
    area: rule.area,
    severity,
    catalogSeverity: rule.severity,
    basis: result.basis,
    state: acceptance === 'valid' ? 'accepted' : 'open',
    steps,
    title: rule.title,
    question: item.question.id,
    acceptanceExpired: acceptance === 'expired',
  };
};
