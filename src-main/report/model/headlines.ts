/** Which changes move a headline (rule 11). Read from the result's weakest paths; nothing is rated here. */
import type { QuestionId } from '#core/catalog/catalog.ts';
import type { Rating, WeakestPath } from '#core/evaluation/result.ts';
import type { ReportModel } from '../report-model.ts';
import { areaWords, list } from '../words.ts';

export interface HeadlineMove {
  readonly change: string;
  readonly questions: readonly QuestionId[];
  readonly moves: readonly { readonly words: string; readonly from: Rating; readonly to: Rating }[];
}

const order: readonly Rating[] = ['critical', 'high', 'medium', 'low', 'info', 'incomplete', 'clear', 'not-in-scope'];
const most = 3;

const canMove = (one: WeakestPath): boolean => one.questions.length > 0 && one.improvesTo !== one.rating;

export const assetName = (model: ReportModel, id: string): string => model.catalog.assets.find((asset) => asset.id === id)?.name ?? id;

/** Headlines that the same questions move stand together; worst first, then those that need fewest changes. */
export const headlineMoves = (model: ReportModel): readonly HeadlineMove[] => {
  const groups = new Map<string, WeakestPath[]>();
  for (const one of model.result.weakestPaths.filter(canMove)) {
    const key = `${one.area} ${[...one.questions].sort().join(' ')}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const sorted = [...groups.values()].sort(([a], [b]) =>
    a && b ? order.indexOf(a.rating) - order.indexOf(b.rating) || a.questions.length - b.questions.length : 0,
  );
  return sorted.slice(0, most).map((group): HeadlineMove => {
    const first = group[0];
    const questions = first?.questions ?? [];
    return {
      change: describeChange(model, questions, first),
      questions,
      moves: first
        ? [{ words: `${areaWords[first.area]}, ${list(group.map((one) => assetName(model, one.asset)))}`, from: first.rating, to: first.improvesTo }]
        : [],
    };
  });
};

/** The fix where there is one, the number of changes where there are several. */
const describeChange = (model: ReportModel, questions: readonly QuestionId[], one: WeakestPath | undefined): string => {
  const fixes = [...new Set(questions.flatMap((id) => model.index.itemByQuestion.get(id)?.finding.fix ?? []))];
  if (one?.rating === 'incomplete')
    return `Settle what is not decided: ${String(questions.length)} ${questions.length === 1 ? 'question' : 'questions'}`;
  const [first] = fixes;
  if (fixes.length === 1 && first !== undefined) return first.replace(/\.$/, '');
  return `${String(fixes.length)} changes together, the first: ${(first ?? '').replace(/\.$/, '')}`;
};
