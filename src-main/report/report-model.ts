/**
 * The plain model of a report: everything that will be printed, in order, with its numbers and anchors. Sections read
 * this and turn it into markup; they look nothing up in the assessment by themselves that stands here.
 */
import type { Assessment, Evidence, PlugIn } from '#core/assessment/assessment.ts';
import { indexCatalog, type CatalogIndex } from '#core/catalog/find-in-catalog.ts';
import type { Area, Catalog, FindingId, ManagementPath, PathCode } from '#core/catalog/catalog.ts';
import { compareResults, type Compared } from '#core/comparison/compare-results.ts';
import type { Finding, PathResult, Rating, Result, Standing } from '#core/evaluation/result.ts';
import { documentText } from './canonical.ts';
import { charactersBeyond } from './fonts.ts';
import { chaptersOf, type Chapter } from './model/chapters.ts';
import { collectEvidenceUses, type EvidenceUse } from './model/evidence-uses.ts';
import { isForm, kindOf } from './model/kinds.ts';
import { evidenceOf, tasksOf } from './model/tasks.ts';
import type { Look, ReportInput } from './report-input.ts';

export interface ReportModel {
  readonly catalog: Catalog;
  readonly assessment: Assessment;
  readonly result: Result;
  readonly index: CatalogIndex;
  readonly options: ReportInput['options'];
  readonly programVersion: string;
  readonly look: Look;
  /** Set where the report is on changes and an earlier assessment was given. */
  readonly comparison: Compared | null;
  readonly issue: NonNullable<ReportInput['issue']> | null;
  readonly signer: NonNullable<ReportInput['signer']> | null;
  /** SHA-256 of what the report is made from, 64 hex digits. */
  readonly documentHash: string;
  /** Recorded characters that the embedded typefaces lack. */
  readonly beyondTypefaces: readonly string[];
  readonly chapters: readonly Chapter[];
  /** Paths that count as in use, in catalog order, the cross-cutting ones included. */
  readonly pathsInUse: readonly ManagementPath[];
  readonly findingsByPath: ReadonlyMap<PathCode, readonly Finding[]>;
  /** Own findings only, by id. */
  readonly findingById: ReadonlyMap<FindingId, Finding>;
  readonly evidence: readonly Evidence[];
  readonly evidenceUses: ReadonlyMap<string, readonly EvidenceUse[]>;
  readonly plugIns: readonly PlugIn[];
  /** Ids that exist in this report; a link to anything else becomes plain text. */
  readonly anchors: ReadonlySet<string>;
}

const none: Standing = {
  applicable: 0,
  decided: 0,
  observed: 0,
  decidedWeight: 0,
  openWeight: 0,
  questions: 0,
  rating: 'not-in-scope',
  score: null,
  completeness: null,
  verifiedShare: null,
  inheritedOnly: false,
};
const nothingAsked: Readonly<Record<Area, Standing>> = { auth: none, tls: none, 'plug-in': none, roles: none, exposure: none, availability: none };

/** The result of a path; a path that the result does not know was not asked for anything. */
export const pathResult = (model: Pick<ReportModel, 'result'>, code: PathCode): PathResult =>
  model.result.paths[code] ?? { ...none, scope: { state: 'undecided', counts: false, pulledBy: [], reason: null }, areas: nothingAsked };

export const evidenceAnchor = (model: Pick<ReportModel, 'evidence'>, id: string): string =>
  `e-${String(model.evidence.findIndex((one) => one.id === id) + 1)}`;
export const plugInAnchor = (model: Pick<ReportModel, 'plugIns'>, id: string): string =>
  `plug-in-${String(model.plugIns.findIndex((one) => one.id === id) + 1)}`;

const findAnchors = (model: Omit<ReportModel, 'anchors'>): ReadonlySet<string> => {
  const anchors = new Set(model.chapters.map((chapter) => chapter.id));
  const kind = kindOf(model.options);
  if (kind === 'findings') {
    const tasks = tasksOf(model);
    for (const finding of tasks) anchors.add(finding.id);
    for (const one of evidenceOf(model, tasks)) anchors.add(evidenceAnchor(model, one.id));
  }
  if (kind !== 'full') return anchors;
  if (!model.options.without.includes('paths')) {
    for (const path of model.pathsInUse) {
      for (const item of path.items) anchors.add(item.question.id);
      for (const finding of model.findingsByPath.get(path.code) ?? []) if (finding.inheritedFrom === undefined) anchors.add(finding.id);
    }
  }
  if (!model.options.without.includes('evidence')) model.evidence.forEach((_, at) => anchors.add(`e-${String(at + 1)}`));
  if (!model.options.without.includes('plug-ins')) model.plugIns.forEach((_, at) => anchors.add(`plug-in-${String(at + 1)}`));
  return anchors;
};

/** The model of a report. Pure: the same input gives the same model. */
export const createReportModel = (input: ReportInput): ReportModel => {
  const { catalog, assessment, result } = input;
  const findingsByPath = new Map<PathCode, Finding[]>(catalog.paths.map((path) => [path.code, []]));
  for (const finding of result.findings) findingsByPath.get(finding.path)?.push(finding);
  const whole = isForm(input.options) && input.options.wholeEdition === true;
  const pathsInUse = catalog.paths.filter((path) => whole || pathResult({ result }, path.code).scope.counts);
  const text = documentText(catalog, assessment, result.evaluatedOn, input.programVersion);
  const model = {
    catalog,
    assessment,
    result,
    index: indexCatalog(catalog),
    options: input.options,
    programVersion: input.programVersion,
    look: input.look ?? { logo: null, accent: null },
    issue: input.issue ?? null,
    signer: input.signer ?? null,
    comparison: input.earlier && kindOf(input.options) === 'delta' ? compareResults(input.earlier, { catalog, assessment, result }) : null,
    documentHash: input.sha256(text),
    beyondTypefaces: charactersBeyond(text),
    chapters: chaptersOf(input, pathsInUse),
    pathsInUse,
    findingsByPath,
    findingById: new Map(result.findings.filter((finding) => finding.inheritedFrom === undefined).map((finding) => [finding.id, finding])),
    evidence: Object.values(assessment.evidence),
    evidenceUses: collectEvidenceUses(catalog, assessment),
    plugIns: Object.values(assessment.plugIns),
  };
  return { ...model, anchors: findAnchors(model) };
};

/** Rating of a path or chapter for the contents; null where a chapter has none. */
export const chapterRating = (model: ReportModel, chapter: Chapter): Rating | null =>
  chapter.path !== undefined ? pathResult(model, chapter.path).rating : chapter.area !== undefined ? model.result.areas[chapter.area].rating : null;

export const has = (model: ReportModel, id: string): boolean => model.chapters.some((chapter) => chapter.id === id);
