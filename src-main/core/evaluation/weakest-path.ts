/** Rule 11: per asset and area, the worst path that reaches it and the questions that would improve the headline. */
import { areas, type Area, type Asset, type Catalog, type PathCode, type QuestionId } from '#core/catalog/catalog.ts';
import { compareRatings, rate } from './rate.ts';
import type { Finding, PathResult, Standing, WeakestPath } from './result.ts';
import { standing, type Cell, type CellsByArea } from './score.ts';
import { worst } from './severity.ts';

type Reach = Asset['reachedBy'][number];

/** The paths that reach an asset, those of the assets it includes among them; reaching it whole outweighs reaching it by one leg. */
const findReach = (catalog: Catalog, asset: Asset): readonly Reach[] => {
  const all = [...asset.reachedBy, ...asset.includes.flatMap((id) => catalog.assets.find((other) => other.id === id)?.reachedBy ?? [])];
  const whole = new Set(all.filter((reach) => reach.only === undefined).map((reach) => reach.path));
  const kept = all.filter((reach, at) =>
    reach.only ? !whole.has(reach.path) : all.findIndex((other) => other.path === reach.path && !other.only) === at,
  );
  const order = new Map(catalog.paths.map((path, at) => [path.code, at]));
  return [...kept].sort((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0));
};

const known = new WeakMap<Catalog, readonly (readonly [Asset, readonly Reach[]])[]>();

/** Every asset with what reaches it; found once per catalog. */
const reachOfAssets = (catalog: Catalog): readonly (readonly [Asset, readonly Reach[]])[] => {
  const found = known.get(catalog) ?? catalog.assets.map((asset) => [asset, findReach(catalog, asset)] as const);
  known.set(catalog, found);
  return found;
};

interface Candidate {
  readonly path: PathCode;
  readonly standing: Standing;
  readonly open: readonly Finding[];
  readonly undecided: readonly QuestionId[];
}

export interface Evaluated {
  readonly paths: Readonly<Record<PathCode, PathResult>>;
  readonly cells: ReadonlyMap<PathCode, CellsByArea>;
}

/** What of a cell belongs to a reach: a single leg takes the questions on it and their own findings. */
const partOf = (cell: Cell, only: Reach['only']): Cell => {
  if (!only) return cell;
  const counted = cell.counted.filter(({ item }) => only.includes(item.fact.id));
  const ids = counted.map(({ item }) => item.finding.id);
  return { counted, findings: cell.findings.filter((finding) => finding.inheritedFrom === undefined && ids.includes(finding.id)) };
};

/** A path counts for an area when it has a question or an inherited finding there. */
const candidate = (evaluated: Evaluated, { path: code, only }: Reach, area: Area): Candidate | null => {
  const path = evaluated.paths[code];
  const cell = evaluated.cells.get(code)?.[area];
  if (!path?.scope.counts || !cell) return null;
  const part = partOf(cell, only);
  if (part.counted.length === 0 && part.findings.length === 0) return null;
  return {
    path: code,
    standing: only ? standing(part, true) : path.areas[area],
    open: part.findings.filter((finding) => finding.state === 'open'),
    undecided: part.counted.filter(({ question }) => question.applicable && !question.decided).map(({ item }) => item.question.id),
  };
};

/** Worst rating first, then the lower score, then the catalog's order (the sort is stable). */
const worstFirst = (a: Candidate, b: Candidate): number =>
  compareRatings(a.standing.rating, b.standing.rating) || (a.standing.score ?? 101) - (b.standing.score ?? 101);

const headline = (asset: Asset, area: Area, candidates: readonly Candidate[]): WeakestPath => {
  const weakest = [...candidates].sort(worstFirst)[0];
  if (!weakest) return { asset: asset.id, area, path: null, rating: 'not-in-scope', score: null, questions: [], improvesTo: 'not-in-scope' };
  const open = candidates.flatMap((one) => one.open);
  const highest = worst(open.map((finding) => finding.severity));
  const undecided = candidates.flatMap((one) => one.undecided);
  const questions = highest === null ? undecided : open.filter((finding) => finding.severity === highest).map((finding) => finding.question);
  const rest = worst(open.filter((finding) => finding.severity !== highest).map((finding) => finding.severity));
  return {
    asset: asset.id,
    area,
    path: weakest.path,
    rating: weakest.standing.rating,
    score: weakest.standing.score,
    questions: [...new Set(questions)],
    improvesTo: rate({ inScope: true, worst: rest, undecided: highest === null ? 0 : undecided.length }),
  };
};

export const findWeakestPaths = (catalog: Catalog, evaluated: Evaluated): readonly WeakestPath[] =>
  reachOfAssets(catalog).flatMap(([asset, reach]) =>
    areas.map((area) =>
      headline(
        asset,
        area,
        reach.flatMap((one) => candidate(evaluated, one, area) ?? []),
      ),
    ),
  );
