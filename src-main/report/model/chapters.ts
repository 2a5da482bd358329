/** Which chapters a report has, in order, and under which number and anchor. */
import type { Area, ManagementPath, PathCode } from '#core/catalog/catalog.ts';
import { own } from '#core/parse/own.ts';
import { chapterTitles } from '#core/words/titles.ts';
import { areaTitles } from '../words.ts';
import type { OptionalSection, ReportInput, ReportOptions } from '../report-input.ts';
import { chaptersOfKind, kindOf, type AnyChapterKey, type ChapterKey } from './kinds.ts';

export { chapterKeys, type ChapterKey } from './kinds.ts';

export interface Chapter {
  /** Anchor and name of the printed page: `s-auth`, `p-VIC-VC`. */
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly level: 1 | 2;
  readonly key: AnyChapterKey | null;
  readonly area?: Area;
  readonly path?: PathCode;
  /** Nothing is recorded for it: a sentence says so, and it shares its printed page with its neighbours of the same sort. */
  readonly empty?: true;
}

const titles: Readonly<Record<AnyChapterKey, string>> = {
  ...chapterTitles,
  tasks: 'Findings to mend',
  changes: 'What changed',
  'changed-findings': 'Findings before and after',
  'changed-records': 'Answers, plug-ins, legs and scope',
  forms: 'Questions',
};

const areaKeys: readonly string[] = Object.keys(areaTitles);
const isArea = (key: AnyChapterKey): key is ChapterKey & Area => areaKeys.includes(key);

/** Words for a section that was left out, for the list in the contents. */
export const optionalTitles: Readonly<Record<OptionalSection, string>> = {
  'estate-map': chapterTitles['estate-map'],
  roles: chapterTitles.roles,
  exposure: chapterTitles.exposure,
  availability: chapterTitles.availability,
  paths: chapterTitles.paths,
  'plug-ins': chapterTitles['plug-ins'],
  evidence: chapterTitles.evidence,
};

export const pathTitle = (path: ManagementPath): string => `${path.code}: ${path.name}`;

/** Keys of the chapters that this report has: those of its kind, without what was left out. */
export const keysOf = (options: ReportOptions): readonly AnyChapterKey[] => {
  const left: readonly string[] = kindOf(options) === 'full' ? options.without : [];
  return chaptersOfKind[kindOf(options)].filter((key) => !left.includes(key));
};

/** Forms have one chapter per path. */
const formChapters = (paths: readonly ManagementPath[]): readonly Chapter[] =>
  paths.map((path, at) => ({ id: `p-${path.code}`, number: String(at + 1), title: pathTitle(path), level: 1, key: null, path: path.code }));

const isNothing = (records: Readonly<Record<string, unknown>>): boolean => Object.keys(records).length === 0;

/** Whether a chapter would be one sentence: that there is nothing. */
const isEmpty = (key: AnyChapterKey, { assessment, result }: Source): boolean => {
  if (own(assessment.texts, key) !== undefined) return false;
  switch (key) {
    case 'plan':
      return result.findings.length === 0 && isNothing(assessment.remediation);
    case 'contradictions':
      return result.contradictions.length === 0 && isNothing(assessment.acceptances) && isNothing(assessment.compensatingControls);
    case 'plug-ins':
      return isNothing(assessment.plugIns);
    case 'evidence':
      return isNothing(assessment.evidence);
    default:
      return false;
  }
};

type Source = Pick<ReportInput, 'options' | 'assessment' | 'result'>;

export const chaptersOf = (source: Source, pathsInUse: readonly ManagementPath[]): readonly Chapter[] =>
  keysOf(source.options).flatMap((key, at): readonly Chapter[] => {
    if (key === 'forms') return formChapters(pathsInUse);
    const number = String(at + 1);
    const chapter: Chapter = {
      id: `s-${key}`,
      number,
      title: titles[key],
      level: 1,
      key,
      ...(isArea(key) ? { area: key } : {}),
      ...(isEmpty(key, source) ? { empty: true } : {}),
    };
    if (key !== 'paths') return [chapter];
    const sections = pathsInUse.map((path, n): Chapter => ({
      id: `p-${path.code}`,
      number: `${number}.${String(n + 1)}`,
      title: pathTitle(path),
      level: 2,
      key: null,
      path: path.code,
    }));
    return [chapter, ...sections];
  });
