/** Ratings and scores before and after: overall, by area, by path, by cell; and which paths came into scope or left it. */
import { areas, type Area } from '#core/catalog/catalog.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import { compareRatings } from '#core/evaluation/rate.ts';
import type { PathScope, Standing } from '#core/evaluation/result.ts';
import { own } from '#core/parse/own.ts';
import type { ComparedFigure, ComparedPath, ComparedScope, Direction, Figure, Side } from './comparison.ts';
import { pairKeys } from './pair-keys.ts';

const figureOf = (standing: Standing | null): Figure | null =>
  standing && {
    rating: standing.rating,
    score: standing.score,
    completeness: standing.completeness,
    verifiedShare: standing.verifiedShare,
  };

/** Nothing may be concluded where a side is incomplete, or does not count: `other`. */
const isOpenEnded = (figure: Figure): boolean => figure.rating === 'incomplete' || figure.rating === 'not-in-scope';

const directionOf = (before: Figure | null, after: Figure | null): Direction => {
  if (!before || !after) return before === after ? 'same' : 'other';
  const sameFigures = before.rating === after.rating && before.score === after.score;
  if (sameFigures) return 'same';
  if (isOpenEnded(before) !== isOpenEnded(after) || (isOpenEnded(before) && before.rating !== after.rating)) return 'other';
  const step = compareRatings(after.rating, before.rating);
  if (step !== 0) return step < 0 ? 'worse' : 'better';
  if (before.score === null || after.score === null) return 'other';
  return after.score < before.score ? 'worse' : 'better';
};

export const compareFigures = (before: Standing | null, after: Standing | null): ComparedFigure => {
  const [was, is] = [figureOf(before), figureOf(after)];
  return { before: was, after: is, direction: directionOf(was, is) };
};

export const compareAreas = (
  before: Readonly<Record<Area, Standing>> | null,
  after: Readonly<Record<Area, Standing>> | null,
): Readonly<Record<Area, ComparedFigure>> =>
  Object.fromEntries(areas.map((area) => [area, compareFigures(before?.[area] ?? null, after?.[area] ?? null)])) as Record<Area, ComparedFigure>;

export const comparePaths = (before: Side, after: Side): readonly ComparedPath[] => {
  const codes = pairKeys(
    before.catalog.paths.map((path) => path.code),
    after.catalog.paths.map((path) => path.code),
  );
  return codes.map((code) => {
    const [was, is] = [own(before.result.paths, code) ?? null, own(after.result.paths, code) ?? null];
    const path = indexCatalog(after.catalog).pathByCode.get(code) ?? indexCatalog(before.catalog).pathByCode.get(code);
    return { path: code, name: path?.name ?? code, ...compareFigures(was, is), areas: compareAreas(was?.areas ?? null, is?.areas ?? null) };
  });
};

const sameScope = (a: PathScope, b: PathScope): boolean =>
  a.state === b.state && a.counts === b.counts && a.reason === b.reason && a.pulledBy.join() === b.pulledBy.join();

export const compareScopes = (before: Side, after: Side): readonly ComparedScope[] =>
  after.catalog.paths.flatMap(({ code }) => {
    const [was, is] = [own(before.result.paths, code)?.scope, own(after.result.paths, code)?.scope];
    return was && is && !sameScope(was, is) ? [{ path: code, before: was, after: is }] : [];
  });
