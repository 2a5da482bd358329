/** The report as plain structure, in the order of the printed one: what the formats for words are written from. */
import type { Block, ReportDocument } from '#core/document/document.ts';
import { chapterKeys, type ChapterKey } from '../model/chapters.ts';
import type { ReportInput } from '../report-input.ts';
import { createReportModel, type ReportModel } from '../report-model.ts';
import { shortHash } from '../sections/cover.ts';
import { dateSpan, list, longDate, stateWords } from '../words.ts';
import {
  documentAuthentication,
  documentAvailability,
  documentExposure,
  documentPlugInRisk,
  documentRoles,
  documentVerification,
} from './chapters.ts';
import { documentContradictions, documentPlan } from './decisions.ts';
import { documentEvidence } from './evidence.ts';
import { documentEstate, documentHeatMap, documentSummary } from './front.ts';
import { documentGaps } from './gaps.ts';
import { documentMethod } from './method.ts';
import { chapter } from './parts.ts';
import { documentPaths } from './paths.ts';
import { documentRegister, plugInRanking, plugInVerification } from './plug-ins.ts';

/** Every chapter of the full report has its words; a new one without does not compile. */
const chapters: Readonly<Record<ChapterKey, (model: ReportModel) => readonly Block[]>> = {
  summary: documentSummary,
  'heat-map': documentHeatMap,
  'estate-map': documentEstate,
  auth: documentAuthentication,
  tls: (model) => documentVerification(model, plugInVerification(model)),
  'plug-in': (model) => documentPlugInRisk(model, plugInRanking(model)),
  roles: documentRoles,
  exposure: documentExposure,
  availability: documentAvailability,
  paths: documentPaths,
  plan: documentPlan,
  contradictions: documentContradictions,
  gaps: documentGaps,
  'plug-ins': documentRegister,
  evidence: documentEvidence,
  method: documentMethod,
};

const onSite = ({ startsOn, endsOn }: ReportModel['assessment']['details']): string => {
  if (startsOn !== undefined) return dateSpan(startsOn, endsOn ?? startsOn);
  return endsOn === undefined ? 'dates not recorded' : `until ${longDate(endsOn)}`;
};

const factsOf = (model: ReportModel): ReportDocument['facts'] => {
  const { details } = model.assessment;
  const { catalog, programVersion, documentHash } = model;
  return [
    ['Client', details.client ?? 'not recorded'],
    ['Site', details.site ?? 'not recorded'],
    ['On site', onSite(details)],
    ['Auditors', (details.team ?? []).length === 0 ? 'not recorded' : (details.team ?? []).join('\n')],
    ['State', details.state === 'issued' ? stateWords.issued : `${stateWords[details.state]}: not issued, may still change`],
    ['Evaluated as of', longDate(model.result.evaluatedOn)],
    ['Hosts', details.hosts.length === 0 ? 'kinds of host not recorded' : list(details.hosts)],
    ['Made with', `catalog ${catalog.edition} ${catalog.version}, Postern ${programVersion}`],
    ['Document', shortHash(documentHash)],
  ].map(([word = '', text = '']) => ({ word, text }));
};

/** The plain document of the full report. Pure: the same input gives the same document. */
export const createDocument = (input: Omit<ReportInput, 'fonts' | 'options'>): ReportDocument => {
  const model = createReportModel({ ...input, fonts: {}, options: { paper: 'A4', without: [], kind: 'full' } });
  const { details } = model.assessment;
  return {
    title: details.title,
    subtitle: 'Management path assessment: authentication, certificate verification, plug-in risk',
    facts: factsOf(model),
    authors: details.team ?? [],
    client: details.client ?? '',
    language: 'en',
    foot: `${details.state === 'issued' ? 'Confidential' : `${stateWords[details.state]}, not issued. Confidential`}. Document ${shortHash(model.documentHash)}`,
    // The sections on single paths bring their own headings after the chapter's.
    blocks: chapterKeys.flatMap((key) => chapter(model, `s-${key}`, chapters[key](model))),
  };
};
