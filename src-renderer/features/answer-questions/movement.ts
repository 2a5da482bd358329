/** What one change moved on a path: findings that came, went or changed, rating and score. */
import type { Change } from '#core/assessment/entry.ts';
import type { Catalog, FindingId, PathCode, Severity } from '#core/catalog/catalog.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { Finding, Rating, Result } from '#core/evaluation/result.ts';
import { sayScore } from '#shared/format/figures.ts';
import { ratingWords } from '#shared/format/words.ts';

export interface Movement {
  /** The question, plug-in or finding whose change moved it; null after undo of something that is not on screen. */
  readonly by: string | null;
  readonly came: readonly FindingId[];
  readonly went: readonly FindingId[];
  readonly changed: readonly FindingId[];
  readonly rating: { readonly from: Rating; readonly to: Rating } | null;
  readonly score: { readonly from: number | null; readonly to: number | null } | null;
}

const openOn = (result: Result, path: PathCode): ReadonlyMap<FindingId, Severity> =>
  new Map(
    result.findings.filter((finding: Finding) => finding.path === path && finding.state === 'open').map((finding) => [finding.id, finding.severity]),
  );

/** The difference between two results on one path, or null where the path stands as it stood. */
export const compareResults = (before: Result, after: Result, path: PathCode, by: string | null): Movement | null => {
  const [was, is] = [before.paths[path], after.paths[path]];
  if (!was || !is) return null;
  const [old, now] = [openOn(before, path), openOn(after, path)];
  const movement: Movement = {
    by,
    came: [...now.keys()].filter((id) => !old.has(id)),
    went: [...old.keys()].filter((id) => !now.has(id)),
    changed: [...now].filter(([id, severity]) => old.has(id) && old.get(id) !== severity).map(([id]) => id),
    rating: was.rating === is.rating ? null : { from: was.rating, to: is.rating },
    score: sayScore(was.score) === sayScore(is.score) ? null : { from: was.score, to: is.score },
  };
  const still = movement.came.length + movement.went.length + movement.changed.length === 0 && movement.rating === null && movement.score === null;
  return still ? null : movement;
};

/** What a change was about, as an id that the reader can find on the page. */
export const nameOfChange = (catalog: Catalog, change: Change | null): string | null => {
  if (change === null) return null;
  if (change.kind === 'observation') return indexCatalog(catalog).itemByCheck.get(change.key)?.question.id ?? change.key;
  if (change.kind === 'plug-in') return change.value?.name ?? 'a removed plug-in';
  return change.kind === 'details' ? 'the details' : change.key;
};

/** One sentence: what moved, and which change moved it. */
export const sayMovement = (movement: Movement): string => {
  const parts = [
    movement.rating && `rating ${ratingWords[movement.rating.from]} → ${ratingWords[movement.rating.to]}`,
    movement.score &&
      (movement.score.from === null
        ? `first score ${sayScore(movement.score.to)}`
        : `score ${sayScore(movement.score.from)} → ${sayScore(movement.score.to)}`),
    movement.came.length > 0 && `${movement.came.join(', ')} raised`,
    movement.went.length > 0 && `${movement.went.join(', ')} no longer open`,
    movement.changed.length > 0 && `${movement.changed.join(', ')} changed severity`,
  ].filter((part): part is string => typeof part === 'string');
  return `${movement.by ?? 'The last change'}: ${parts.join('; ')}.`;
};
