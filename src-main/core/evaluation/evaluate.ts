/** Catalog, assessment and date in; result out. Pure: the same inputs give the same bytes (product.md §3). */
import type { Assessment } from '#core/assessment/assessment.ts';
import {
  areas,
  severities,
  type Area,
  type Catalog,
  type ManagementPath,
  type PathCode,
  type QuestionId,
  type Severity,
} from '#core/catalog/catalog.ts';
import { weighQuestion, type Weighed } from './effective-value.ts';
import { findHopDifferences } from './hop-difference.ts';
import { inherit } from './inherit.ts';
import { decidePlatform } from './platform.ts';
import { raise } from './raise.ts';
import { readRegister } from './register.ts';
import type { Finding, PathResult, QuestionResult, Result, Standing } from './result.ts';
import { decideScope } from './scope.ts';
import { standing, type Counted } from './score.ts';
import { findWeakestPaths } from './weakest-path.ts';

const perArea = <T>(make: (area: Area) => T): Readonly<Record<Area, T>> =>
  Object.fromEntries(areas.map((area) => [area, make(area)])) as Record<Area, T>;

const ratePath = (
  counted: readonly Counted[],
  findings: readonly Finding[],
  inScope: boolean,
): Standing & { readonly areas: Readonly<Record<Area, Standing>> } => ({
  ...standing(counted, findings, inScope),
  areas: perArea((area) =>
    standing(
      counted.filter(({ item }) => item.finding.area === area),
      findings.filter((finding) => finding.area === area),
      inScope,
    ),
  ),
});

/** Weighs every question of every path (rules 1, 2, 6, 12) and raises the findings (rules 3, 5, 7). */
const weighAll = (catalog: Catalog, assessment: Assessment, on: string) => {
  const scopes = decideScope(catalog, assessment);
  const platform = decidePlatform(catalog, assessment);
  const register = readRegister(catalog, assessment);
  const weighed = new Map<QuestionId, Weighed>();
  const own = new Map<PathCode, readonly Finding[]>();
  const counted = new Map<PathCode, readonly Counted[]>();
  for (const path of catalog.paths) {
    const inUse = scopes[path.code]?.counts ?? false;
    const findings: Finding[] = [];
    const questions: Counted[] = [];
    for (const item of path.items) {
      const one = weighQuestion(item, assessment, {
        inUse,
        platform: platform.get(item.question.id),
        register: register.values.get(item.question.id),
      });
      weighed.set(item.question.id, one);
      questions.push({ item, question: one.result });
      const finding = raise(catalog, assessment, item, one, on);
      if (finding) findings.push(finding);
    }
    own.set(path.code, findings);
    counted.set(path.code, questions);
  }
  return { scopes, register, weighed, own, counted };
};

const countOpen = (findings: readonly Finding[]): Readonly<Record<Severity, number>> =>
  Object.fromEntries(
    severities.map((severity) => [severity, findings.filter((finding) => finding.state === 'open' && finding.severity === severity).length]),
  ) as Record<Severity, number>;

/** `on` is the evaluation date (ISO 8601); it decides which acceptances still hold. */
export const evaluate = (catalog: Catalog, assessment: Assessment, on: string): Result => {
  const { scopes, register, weighed, own, counted } = weighAll(catalog, assessment, on);
  const shown = new Map(catalog.paths.map((path) => [path.code, [...(own.get(path.code) ?? []), ...inherit(catalog, scopes, own, path.code)]]));
  const paths: Record<PathCode, PathResult> = {};
  for (const path of catalog.paths) paths[path.code] = resultOfPath(path);
  function resultOfPath(path: ManagementPath): PathResult {
    const scope = scopes[path.code] ?? { state: 'undecided', counts: true, pulledBy: [], reason: null };
    return { scope, ...ratePath(counted.get(path.code) ?? [], shown.get(path.code) ?? [], scope.counts) };
  }
  const allCounted = [...counted.values()].flat();
  const allOwn = [...own.values()].flat();
  const whole = ratePath(allCounted, allOwn, true);
  const { areas: areaStandings, ...overall } = whole;
  const questions: Record<QuestionId, QuestionResult> = {};
  for (const [id, one] of weighed) questions[id] = one.result;
  const { title, client, site } = assessment.details;
  return {
    format: 'postern-result',
    formatVersion: 1,
    catalog: { edition: catalog.edition, version: catalog.version },
    assessment: { title, client: client ?? null, site: site ?? null },
    evaluatedOn: on,
    overall,
    paths,
    areas: areaStandings,
    findings: catalog.paths.flatMap((path) => shown.get(path.code) ?? []),
    weakestPaths: findWeakestPaths(catalog, { paths, findings: shown, counted }),
    contradictions: [
      ...[...weighed.values()].flatMap((one) => one.contradictions),
      ...register.contradictions.filter((one) => scopes[one.path]?.counts),
    ],
    questions,
    plugIns: register.plugIns,
    hopDifferences: findHopDifferences(catalog, assessment),
    totals: {
      applicable: overall.applicable,
      decided: overall.decided,
      observed: overall.observed,
      findings: countOpen(allOwn),
      accepted: allOwn.filter((finding) => finding.state === 'accepted').length,
      notApplicable: Object.values(questions).filter((question) => question.whyNot === 'not-applicable').length,
    },
  };
};
