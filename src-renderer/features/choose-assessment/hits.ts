/** What a search found, looked at by kind and by assessment. */
import type { EntryKind } from '#core/assessment/entry.ts';
import type { FoundAssessment } from '#contract/contract.ts';

/** How many hits each assessment has. */
export const countHits = (found: readonly FoundAssessment[]): ReadonlyMap<string, number> => new Map(found.map(({ id, hits }) => [id, hits.length]));

/** Only the hits of one kind, and only the assessments that have such. */
export const hitsOfKind = (found: readonly FoundAssessment[], kind: EntryKind): readonly FoundAssessment[] =>
  found.map((one) => ({ ...one, hits: one.hits.filter((hit) => hit.kind === kind) })).filter(({ hits }) => hits.length > 0);
