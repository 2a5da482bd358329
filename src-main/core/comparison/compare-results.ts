/** Two assessments of one edition in, what changed between them out. Pure: the same inputs give the same comparison. */
import { quote } from '#core/parse/shape.ts';
import { compareCatalogs } from './compare-catalogs.ts';
import { compareFindings, countChanges } from './compare-findings.ts';
import { compareHops } from './compare-hops.ts';
import { comparePlugIns } from './compare-plug-ins.ts';
import { compareQuestions } from './compare-questions.ts';
import { compareAreas, compareFigures, comparePaths, compareScopes } from './compare-standings.ts';
import type { Comparison, Head, Side } from './comparison.ts';

export type Compared =
  | { readonly ok: true; readonly value: Comparison }
  /** Why the two cannot be compared, for people. */
  | { readonly ok: false; readonly sentence: string };

const headOf = ({ result }: Side): Head => ({
  title: result.assessment.title,
  client: result.assessment.client,
  evaluatedOn: result.evaluatedOn,
  catalog: result.catalog,
});

/** Other versions of one edition are compared and their wording with them; two editions ask about different things. */
const refuse = (before: Side, after: Side): string | null => {
  const [was, is] = [before.catalog.edition, after.catalog.edition];
  return was === is
    ? null
    : `${quote(before.result.assessment.title)} is of edition ${was} and ${quote(after.result.assessment.title)} of edition ${is}. Their questions are not the same; choose an assessment of the same edition.`;
};

export const compareResults = (before: Side, after: Side): Compared => {
  const sentence = refuse(before, after);
  if (sentence !== null) return { ok: false, sentence };
  const findings = compareFindings(before, after);
  return {
    ok: true,
    value: {
      before: headOf(before),
      after: headOf(after),
      findings,
      counts: countChanges(findings),
      questions: compareQuestions(before, after),
      overall: compareFigures(before.result.overall, after.result.overall),
      areas: compareAreas(before.result.areas, after.result.areas),
      paths: comparePaths(before, after),
      scope: compareScopes(before, after),
      plugIns: comparePlugIns(before, after),
      hops: compareHops(before, after),
      catalog: compareCatalogs(before.catalog, after.catalog),
      toReverify: Object.values(after.result.questions).filter((question) => question.applicable && question.toReverify).length,
    },
  };
};

/** Whether nothing changed at all. */
export const isUnchanged = (comparison: Comparison): boolean =>
  comparison.findings.every((one) => one.change === 'unchanged') &&
  comparison.overall.direction === 'same' &&
  comparison.paths.every((path) => path.direction === 'same' && Object.values(path.areas).every((area) => area.direction === 'same')) &&
  [comparison.questions, comparison.scope, comparison.plugIns, comparison.hops, comparison.catalog].every((list) => list.length === 0);
