/** What a search found, by assessment. */
import type { SearchHit } from '#contract/contract.ts';

/** Hits of one assessment, in the order in which they were found. */
export interface HitGroup {
  readonly id: string;
  readonly title: string;
  readonly hits: readonly SearchHit[];
}

/** Hits by assessment, the assessment of the newest hit first. */
export const groupHits = (hits: readonly SearchHit[]): readonly HitGroup[] =>
  [...Map.groupBy(hits, (hit) => hit.assessmentId)].map(([id, own]) => ({ id, title: own[0]?.title ?? '', hits: own }));

/** How many hits each assessment has. */
export const countHits = (hits: readonly SearchHit[]): ReadonlyMap<string, number> =>
  new Map(groupHits(hits).map((group) => [group.id, group.hits.length]));
