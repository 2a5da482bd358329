/**
 * What it would give to mend one open finding and nothing else: points of the overall score (rule 9) and ratings that get
 * better (rule 8), also on paths that inherit it (rule 4). Exactly what evaluating without the finding gives.
 */
import { areas, severities, type Area, type FindingId, type PathCode } from '#core/catalog/catalog.ts';
import { rate } from './rate.ts';
import { ratings, type Finding, type Rating, type Result, type Standing, type WeakestPath } from './result.ts';
import { weights, worst } from './severity.ts';

/** A rating that gets better: of a path, an area, a cell (both), or the whole (neither). */
export interface RatingLift {
  readonly path?: PathCode;
  readonly area?: Area;
  readonly from: Rating;
  readonly to: Rating;
}

export interface FixEffect {
  readonly finding: FindingId;
  /** Points that the overall score gains, 0 to 100. */
  readonly points: number;
  readonly lifts: readonly RatingLift[];
  /** Weakest ways in (rule 11) whose rating only this finding holds down. */
  readonly headlines: readonly WeakestPath[];
}

/** One rating on the heat map or beside it, with the open findings that make it. */
interface Rated {
  readonly where: Pick<RatingLift, 'path' | 'area'>;
  readonly standing: Standing;
  readonly open: readonly Finding[];
}

const ratedParts = (result: Result, open: readonly Finding[]): readonly Rated[] => [
  { where: {}, standing: result.overall, open },
  ...areas.map((area) => ({ where: { area }, standing: result.areas[area], open: open.filter((finding) => finding.area === area) })),
  ...Object.entries(result.paths).flatMap(([path, standing]): Rated[] => {
    if (!standing.scope.counts) return [];
    const here = open.filter((finding) => finding.path === path);
    const cells = areas.map((area) => ({ where: { path, area }, standing: standing.areas[area], open: here.filter((one) => one.area === area) }));
    return [{ where: { path }, standing, open: here }, ...cells];
  }),
];

const liftOf = ({ where, standing, open }: Rated, id: FindingId): readonly RatingLift[] => {
  const rest = open.filter((finding) => finding.id !== id);
  if (rest.length === open.length) return [];
  const undecided = standing.applicable - standing.decided;
  const to = rate({ inScope: true, worst: worst(rest.map((finding) => finding.severity)), undecided });
  return to === standing.rating ? [] : [{ ...where, from: standing.rating, to }];
};

/** Per finding that is open, references left out because they go with their original. */
export const effectsOfFixing = (result: Result): ReadonlyMap<FindingId, FixEffect> => {
  const open = result.findings.filter((finding) => finding.state === 'open');
  const parts = ratedParts(result, open);
  const { decidedWeight } = result.overall;
  const effectOf = (finding: Finding): FixEffect => ({
    finding: finding.id,
    points: decidedWeight === 0 ? 0 : (100 * weights[finding.severity]) / decidedWeight,
    lifts: parts.flatMap((part) => liftOf(part, finding.id)),
    headlines: result.weakestPaths.filter(
      (way) => severities.some((one) => one === way.rating) && way.questions.length === 1 && way.questions[0] === finding.question,
    ),
  });
  return new Map(open.filter((finding) => finding.inheritedFrom === undefined).map((finding) => [finding.id, effectOf(finding)]));
};

const steps = ({ lifts }: FixEffect): number => lifts.reduce((sum, { from, to }) => sum + ratings.indexOf(to) - ratings.indexOf(from), 0);

/** Negative where `a` gives more: points of the score first, then weakest ways in that get better, then ratings, counted in steps. */
export const compareEffects = (a: FixEffect, b: FixEffect): number =>
  b.points - a.points || b.headlines.length - a.headlines.length || steps(b) - steps(a);
