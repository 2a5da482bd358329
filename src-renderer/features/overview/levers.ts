/** What would lift the headlines most (rule 11), in the order in which it pays. */
import type { Area, Asset, Catalog, QuestionId } from '#core/catalog/catalog.ts';
import { ratings, type Rating, type Result, type WeakestPath } from '#core/evaluation/result.ts';

export interface Lever {
  readonly questions: readonly QuestionId[];
  readonly area: Area;
  readonly assets: readonly Asset[];
  readonly from: Rating;
  readonly to: Rating;
}

const lifts = (one: WeakestPath): boolean => one.path !== null && one.questions.length > 0 && one.improvesTo !== one.rating;

/** Headlines that the same questions move stand together; worst first, then those that need fewest changes. */
export const leversOf = (catalog: Catalog, result: Result): readonly Lever[] => {
  const groups = Map.groupBy(result.weakestPaths.filter(lifts), (one) => `${one.area} ${one.questions.join(' ')}`);
  return [...groups.values()]
    .flatMap((group): Lever[] => {
      const [first] = group;
      if (!first) return [];
      const assets = catalog.assets.filter((asset) => group.some((one) => one.asset === asset.id));
      return [{ questions: first.questions, area: first.area, assets, from: first.rating, to: first.improvesTo }];
    })
    .toSorted((a, b) => ratings.indexOf(a.from) - ratings.indexOf(b.from) || a.questions.length - b.questions.length);
};
