/** Which chapters a report has, in order, and under which number and anchor. */
import type { Area, ManagementPath, PathCode } from '#core/catalog/catalog.ts';
import { areaTitles } from '../words.ts';
import type { OptionalSection, ReportInput } from '../report-input.ts';

/** Chapters other than the single paths; also the keys under which the auditor's own texts are kept. */
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

export interface Chapter {
  /** Anchor and name of the printed page: `s-auth`, `p-VIC-VC`. */
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly level: 1 | 2;
  readonly key: ChapterKey | null;
  readonly area?: Area;
  readonly path?: PathCode;
}

export const chapterTitles: Readonly<Record<ChapterKey, string>> = {
  summary: 'Summary',
  'heat-map': 'Heat map: paths and areas',
  'estate-map': 'Estate map',
  ...areaTitles,
  paths: 'Management paths',
  plan: 'Remediation plan',
  contradictions: 'Contradictions and accepted risks',
  gaps: 'Scope and gaps',
  'plug-ins': 'Plug-in register',
  evidence: 'Evidence',
  method: 'Method',
};

const areaKeys: readonly string[] = Object.keys(areaTitles);
const isArea = (key: ChapterKey): key is ChapterKey & Area => areaKeys.includes(key);

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

export const chaptersOf = ({ options }: Pick<ReportInput, 'options'>, pathsInUse: readonly ManagementPath[]): readonly Chapter[] => {
  const left: readonly string[] = options.without;
  return chapterKeys
    .filter((key) => !left.includes(key))
    .flatMap((key, at): readonly Chapter[] => {
      const number = String(at + 1);
      const chapter: Chapter = { id: `s-${key}`, number, title: chapterTitles[key], level: 1, key, ...(isArea(key) ? { area: key } : {}) };
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
};
