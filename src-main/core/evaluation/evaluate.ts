/** Catalog, assessment and date in; result out. Pure: the same inputs give the same bytes (product.md §3). */
import type { Assessment } from '#core/assessment/assessment.ts';
import {
  areas,
  severities,
  type Area,
  type Catalog,
  type Item,
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
import { splitByArea, standing, type Cell, type CellsByArea, type Counted } from './score.ts';
import { findWeakestPaths } from './weakest-path.ts';

const rateCells = (
  whole: Cell,
  cells: CellsByArea,
  inScope: boolean,
): { readonly standing: Standing; readonly areas: Readonly<Record<Area, Standing>> } => {
  const ofAreas = {} as Record<Area, Standing>;
  for (const area of areas) ofAreas[area] = standing(cells[area], inScope);
  return { standing: standing(whole, inScope), areas: ofAreas };
};

/** What decides about questions beside their own entries. */
const surroundings = (catalog: Catalog, assessment: Assessment) => ({
  scopes: decideScope(catalog, assessment),
  platform: decidePlatform(catalog, assessment),
  register: readRegister(catalog, assessment),
});

/** Weighs the questions of one path (rules 1, 2, 6, 12) and raises its findings (rules 3, 5, 7); hands each question to `see`. */
const weighPath = (
  { catalog, assessment, on }: { readonly catalog: Catalog; readonly assessment: Assessment; readonly on: string },
  { scopes, platform, register }: ReturnType<typeof surroundings>,
  path: ManagementPath,
  see: (item: Item, weighed: Weighed, finding: Finding | null) => void,
): void => {
  const inUse = scopes[path.code]?.counts ?? false;
  for (const item of path.items) {
    const { id } = item.question;
    const one = weighQuestion(item, assessment, { inUse, platform: platform.get(id), register: register.values.get(id) });
    see(item, one, raise(catalog, assessment, item, one, on));
  }
};

const weighAll = (catalog: Catalog, assessment: Assessment, on: string) => {
  const around = surroundings(catalog, assessment);
  const weighed = new Map<QuestionId, Weighed>();
  const own = new Map<PathCode, readonly Finding[]>();
  const counted = new Map<PathCode, readonly Counted[]>();
  for (const path of catalog.paths) {
    const findings: Finding[] = [];
    const questions: Counted[] = [];
    weighPath({ catalog, assessment, on }, around, path, (item, one, finding) => {
      weighed.set(item.question.id, one);
      questions.push({ item, question: one.result });
      if (finding) findings.push(finding);
    });
    own.set(path.code, findings);
    counted.set(path.code, questions);
  }
  return { ...around, weighed, own, counted };
};

const countOpen = (findings: readonly Finding[]): Readonly<Record<Severity, number>> =>
  Object.fromEntries(
    severities.map((severity) => [severity, findings.filter((finding) => finding.state === 'open' && finding.severity === severity).length]),
  ) as Record<Severity, number>;

/**
 * What `evaluate` gives as `overall`, without the paths, areas and headlines: the library's line is renewed at every answer, and
 * somebody waits for it.
 */
export const evaluateOverall = (catalog: Catalog, assessment: Assessment, on: string): Standing => {
  const around = surroundings(catalog, assessment);
  const whole = { counted: [] as Counted[], findings: [] as Finding[] };
  for (const path of catalog.paths) {
    weighPath({ catalog, assessment, on }, around, path, (item, { result }, finding) => {
      whole.counted.push({ item, question: result });
      if (finding) whole.findings.push(finding);
    });
  }
  return standing(whole, true);
};

/** `on` is the evaluation date (ISO 8601); it decides which acceptances still hold. */
export const evaluate = (catalog: Catalog, assessment: Assessment, on: string): Result => {
  const { scopes, register, weighed, own, counted } = weighAll(catalog, assessment, on);
  const shown = new Map(catalog.paths.map((path) => [path.code, [...(own.get(path.code) ?? []), ...inherit(catalog, scopes, own, path.code)]]));
  const paths: Record<PathCode, PathResult> = {};
  const cells = new Map<PathCode, CellsByArea>();
  for (const { code } of catalog.paths) {
    const scope = scopes[code] ?? { state: 'undecided', counts: true, pulledBy: [], reason: null };
    const whole = { counted: counted.get(code) ?? [], findings: shown.get(code) ?? [] };
    const ofPath = splitByArea(whole);
    const rated = rateCells(whole, ofPath, scope.counts);
    cells.set(code, ofPath);
    paths[code] = { scope, ...rated.standing, areas: rated.areas };
  }
  const whole: Cell = { counted: [...counted.values()].flat(), findings: [...own.values()].flat() };
  const { standing: overall, areas: areaStandings } = rateCells(whole, splitByArea(whole), true);
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
    weakestPaths: findWeakestPaths(catalog, { paths, cells }),
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
      findings: countOpen(whole.findings),
      accepted: whole.findings.filter((finding) => finding.state === 'accepted').length,
      notApplicable: Object.values(questions).filter((question) => question.whyNot === 'not-applicable').length,
    },
  };
};
