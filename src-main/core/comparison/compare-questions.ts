/** What changed in what was said and seen, question by question. */
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import { sameOrNothing } from '#core/evaluation/judge-value.ts';
import type { QuestionResult } from '#core/evaluation/result.ts';
import { own } from '#core/parse/own.ts';
import type { ComparedQuestion, QuestionChange, Side } from './comparison.ts';

const changesOf = (before: QuestionResult, after: QuestionResult): readonly QuestionChange[] => {
  const changes: QuestionChange[] = [];
  if (before.applicable !== after.applicable) changes.push(after.applicable ? 'applies' : 'applies-no-longer');
  else if (before.decided !== after.decided) changes.push(after.decided ? 'answered' : 'unanswered');
  const claimed = !sameOrNothing(before.claimed, after.claimed);
  const observed = !sameOrNothing(before.observed, after.observed);
  if (claimed) changes.push('claimed');
  if (observed) changes.push('observed');
  if (!claimed && !observed && !sameOrNothing(before.effective, after.effective)) changes.push('decided-otherwise');
  if (before.toReverify !== after.toReverify) changes.push(after.toReverify ? 'to-reverify' : 'reverified');
  return changes;
};

/** Questions that both catalogs ask and whose record differs; what only one catalog asks is a change of the catalog. */
export const compareQuestions = (before: Side, after: Side): readonly ComparedQuestion[] =>
  indexCatalog(after.catalog).items.flatMap(({ question: { id } }): readonly ComparedQuestion[] => {
    const [was, is] = [own(before.result.questions, id), own(after.result.questions, id)];
    const changes = was && is ? changesOf(was, is) : [];
    return was && is && changes.length > 0 ? [{ question: id, path: is.path, area: is.area, changes, before: was, after: is }] : [];
  });
