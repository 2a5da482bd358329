/** The report's sections as the auditor knows them: what may be left out, what always stays, and where own words go. */
import type { Catalog, PathCode } from '#core/catalog/catalog.ts';
import type { Result } from '#core/evaluation/result.ts';
import type { OptionalSection, ReportKind } from '#contract/contract.ts';
import { chapterTitles } from '#shared/format/words.ts';

export interface ReportSection {
  readonly title: string;
  /** Null where the section always stays in. */
  readonly optional: OptionalSection | null;
}

export const reportSections: readonly ReportSection[] = [
  { title: 'Cover and summary', optional: null },
  { title: 'Headlines and heat map', optional: null },
  { title: chapterTitles['estate-map'], optional: 'estate-map' },
  { title: chapterTitles.auth, optional: null },
  { title: chapterTitles.tls, optional: null },
  { title: chapterTitles['plug-in'], optional: null },
  { title: chapterTitles.roles, optional: 'roles' },
  { title: chapterTitles.exposure, optional: 'exposure' },
  { title: chapterTitles.availability, optional: 'availability' },
  { title: 'One section per path', optional: 'paths' },
  { title: chapterTitles.plan, optional: null },
  { title: chapterTitles.contradictions, optional: null },
  { title: chapterTitles.gaps, optional: null },
  { title: chapterTitles['plug-ins'], optional: 'plug-ins' },
  { title: chapterTitles.evidence, optional: 'evidence' },
  { title: chapterTitles.method, optional: null },
];

export const kindTitles: Readonly<Record<ReportKind, string>> = {
  full: 'Full report',
  executive: 'Executive summary',
  findings: 'Findings to mend',
  delta: 'What changed',
  questionnaire: 'Questionnaire for paper',
  checklist: 'Checklist for paper',
};

export const kindPurposes: Readonly<Record<ReportKind, string>> = {
  full: 'For the client: everything that was asked, said, seen and found.',
  executive: 'For those who decide: cover, summary and heat map, four pages at most.',
  findings: 'For the team that has to mend: of one owner or a single finding, each with its evidence and its fix.',
  delta: 'For the follow-up: this assessment beside an earlier one.',
  questionnaire: 'To be filled in by hand: questions with their ids, boxes to tick, lines for notes. Nothing recorded is on it.',
  checklist: 'To take along on site: checks with their ids, legs to capture, lines for what was seen.',
};

/** A place for the auditor's own words: the key under which they are kept, and the anchor in the report. */
export interface OwnText {
  readonly key: string;
  readonly title: string;
  readonly anchor: string;
}

export const ownTexts = (catalog: Catalog, result: Result): readonly OwnText[] => [
  ...Object.entries(chapterTitles).map(([key, title]) => ({ key, title, anchor: `s-${key}` })),
  ...catalog.paths
    .filter((path) => result.paths[path.code]?.scope.counts)
    .map((path): { key: PathCode; title: string; anchor: string } => ({
      key: path.code,
      title: `${path.code}: ${path.name}`,
      anchor: `p-${path.code}`,
    })),
];
