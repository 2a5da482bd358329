/** Rule 11: per asset and area, the worst path that reaches it and the questions that would improve the headline. */
import { areas, type Area, type Asset, type Catalog, type PathCode, type QuestionId } from '#core/catalog/catalog.ts';
import { compareRatings, rate } from './rate.ts';
import type { Finding, PathResult, Standing, WeakestPath } from './result.ts';
import { standing, type Counted } from './score.ts';
import { worst } from './severity.ts';

type Reach = Asset['reachedBy'][number];

/** The paths that reach an asset, those of the assets it includes among them; reaching it whole outweighs reaching it by one leg. */
const reachOf = (catalog: Catalog, asset: Asset): readonly Reach[] => {
  const all = [...asset.reachedBy, ...asset.includes.flatMap((id) => catalog.assets.find((other) => other.id === id)?.reachedBy ?? [])];
  const whole = new Set(all.filter((reach) => reach.only === undefined).map((reach) => reach.path));
  const kept = all.filter((reach, at) =>
    reach.only ? !whole.has(reach.path) : all.findIndex((other) => other.path === reach.path && !other.only) === at,
  );
  const order = new Map(catalog.paths.map((path, at) => [path.code, at]));
  return [...kept].sort((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0));
};

interface Candidate {
  readonly path: PathCode;
  readonly standing: Standing;
  readonly open: readonly Finding[];
  readonly undecided: readonly QuestionId[];
}

export interface Evaluated {
  readonly paths: Readonly<Record<PathCode, PathResult>>;
  readonly findings: ReadonlyMap<PathCode, readonly Finding[]>;
  readonly counted: ReadonlyMap<PathCode, readonly Counted[]>;
}

/** A path counts for an area when it has a question or an inherited finding there. */
const candidate = (evaluated: Evaluated, reach: Reach, area: Area): Candidate | null => {
  const path = evaluated.paths[reach.path];
  if (!path?.scope.counts) return null;
  const counted = (evaluated.counted.get(reach.path) ?? []).filter(
    ({ item }) => item.finding.area === area && (reach.only?.includes(item.fact.id) ?? true),
  );
  const findings = (evaluated.findings.get(reach.path) ?? []).filter(
    (finding) =>
      finding.area === area && (!reach.only || (finding.inheritedFrom === undefined && counted.some(({ item }) => item.finding.id === finding.id))),
  );
  if (counted.length === 0 && findings.length === 0) return null;
  return {
    path: reach.path,
    standing: reach.only ? standing(counted, findings, true) : path.areas[area],
    open: findings.filter((finding) => finding.state === 'open'),
    undecided: counted.filter(({ question }) => question.applicable && !question.decided).map(({ item }) => item.question.id),
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
  catalog.assets.flatMap((asset) => {
    const reach = reachOf(catalog, asset);
    return areas.map((area) =>
      headline(
        asset,
        area,
        reach.flatMap((one) => candidate(evaluated, one, area) ?? []),
      ),
    );
  });
