/** What a report is for: which chapters each kind has, and what it is called. */
import type { ReportKind, ReportOptions } from '../report-input.ts';

/** Chapters of the full report other than the single paths; also the keys under which the auditor's own texts are kept. */
export const chapterKeys = [
  'summary',
  'heat-map',
  'estate-map',
  'auth',
  'tls',
  'plug-in',
  'roles',
  'exposure',
  'availability',
  'paths',
  'plan',
  'contradictions',
  'gaps',
  'plug-ins',
  'evidence',
  'method',
] as const;
export type ChapterKey = (typeof chapterKeys)[number];
/** Those of the other kinds of report as well. */
export type AnyChapterKey = ChapterKey | 'tasks' | 'changes' | 'changed-findings' | 'changed-records' | 'forms';

export const kindOf = (options: Pick<ReportOptions, 'kind'>): ReportKind => options.kind ?? 'full';

/** Chapters of each kind, in order. The forms have one section per path. */
export const chaptersOfKind: Readonly<Record<ReportKind, readonly AnyChapterKey[]>> = {
  full: chapterKeys,
  executive: ['summary', 'heat-map'],
  findings: ['tasks'],
  delta: ['changes', 'changed-findings', 'changed-records'],
  questionnaire: ['forms'],
  checklist: ['forms'],
};

/** Above the title on the cover, and in the name of the file. */
export const kindTitles: Readonly<Record<ReportKind, string>> = {
  full: 'Management path assessment',
  executive: 'Executive summary',
  findings: 'Findings to mend',
  delta: 'What changed',
  questionnaire: 'Questionnaire',
  checklist: 'Checklist',
};

/** Forms are filled in by hand: they show nothing that was recorded. */
export const isForm = (options: Pick<ReportOptions, 'kind'>): boolean => options.kind === 'questionnaire' || options.kind === 'checklist';

/** Kinds that are words and tables, for formats without drawings; a form is drawn to be filled in on paper. */
export const documentKinds: readonly ReportKind[] = ['full', 'executive', 'findings', 'delta'];

/** Short enough to be read without contents. */
export const hasContents = (options: Pick<ReportOptions, 'kind'>): boolean => ['full', 'questionnaire', 'checklist'].includes(kindOf(options));
