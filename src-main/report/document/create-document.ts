/** The report as plain structure, in the order of the printed one: what the formats for words are written from. */
import type { Block, ReportDocument } from '#core/document/document.ts';
import { shortHash } from '#core/words/figures.ts';
import { keysOf, optionalTitles } from '../model/chapters.ts';
import { purposeOf } from '../model/cover-words.ts';
import { kindOf, kindTitles, type AnyChapterKey } from '../model/kinds.ts';
import type { ReportInput } from '../report-input.ts';
import { createReportModel, type ReportModel } from '../report-model.ts';
import { dateSpan, list, longDate, stateWords } from '../words.ts';
import {
  documentAuthentication,
  documentAvailability,
  documentExposure,
  documentPlugInRisk,
  documentRoles,
  documentVerification,
} from './chapters.ts';
import { documentChangedFindings, documentChangedRecords, documentChanges } from './changes.ts';
import { documentContradictions, documentPlan } from './decisions.ts';
import { documentEvidence } from './evidence.ts';
import { documentEstate, documentHeatMap, documentSummary } from './front.ts';
import { documentGaps } from './gaps.ts';
import { documentMethod, keyText } from './method.ts';
import { chapter } from './parts.ts';
import { documentPaths } from './paths.ts';
import { documentRegister, plugInRanking, plugInVerification } from './plug-ins.ts';
import { documentTasks } from './tasks.ts';

type DocumentKey = Exclude<AnyChapterKey, 'forms'>;

/** Every chapter has its words; a new one without does not compile. */
const chapters: Readonly<Record<DocumentKey, (model: ReportModel) => readonly Block[]>> = {
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
  tasks: documentTasks,
  changes: documentChanges,
  'changed-findings': documentChangedFindings,
  'changed-records': documentChangedRecords,
};

const onSite = ({ startsOn, endsOn }: ReportModel['assessment']['details']): string => {
  if (startsOn !== undefined) return dateSpan(startsOn, endsOn ?? startsOn);
  return endsOn === undefined ? 'dates not recorded' : `until ${longDate(endsOn)}`;
};

/** What was left out by choice is said before anything else. */
const leftOut = ({ options }: ReportModel): string => (kindOf(options) === 'full' ? list(options.without.map((one) => optionalTitles[one])) : '');

const factsOf = (model: ReportModel): ReportDocument['facts'] => {
  const { details } = model.assessment;
  const { catalog, programVersion, documentHash, issue, signer } = model;
  return [
    ['Client', details.client ?? 'not recorded'],
    ['Site', details.site ?? 'not recorded'],
    ['On site', onSite(details)],
    ['Auditors', (details.team ?? []).length === 0 ? 'not recorded' : (details.team ?? []).join('\n')],
    ['State', details.state === 'issued' ? stateWords.issued : `${stateWords[details.state]}: not issued, may still change`],
    ['Issue', issue === null ? '' : `${String(issue.revision)}, of ${longDate(issue.at.slice(0, 10))}`],
    ['Evaluated as of', longDate(model.result.evaluatedOn)],
    ['Hosts', details.hosts.length === 0 ? 'kinds of host not recorded' : list(details.hosts)],
    ['Made with', `catalog ${catalog.edition} ${catalog.version}, Postern ${programVersion}`],
    ['Document', shortHash(documentHash)],
    ['Signing key', signer === null ? '' : keyText(signer)],
    ['Left out of this copy by choice', leftOut(model)],
  ]
    .map(([word = '', text = '']) => ({ word, text }))
    .filter(({ text }) => text !== '');
};

const subtitleOf = (model: ReportModel): string => {
  const kind = kindOf(model.options);
  if (kind === 'full') return 'Management path assessment: authentication, certificate verification, plug-in risk';
  const words = purposeOf(model, { pages: false }).map((word) => (typeof word === 'string' ? word : 'said' in word ? word.said : word.code));
  return `${kindTitles[kind]}. ${words.join('')}`;
};

export type DocumentInput = Omit<ReportInput, 'fonts' | 'options' | 'look'> & { readonly options?: ReportInput['options'] };

/** The plain document of a report, the full one where nothing is said; never of a form. Pure: the same input gives the same document. */
export const createDocument = (input: DocumentInput): ReportDocument => {
  const options = input.options ?? { paper: 'A4', without: [] };
  const model = createReportModel({ ...input, fonts: {}, options });
  const { details } = model.assessment;
  return {
    title: details.title,
    subtitle: subtitleOf(model),
    facts: factsOf(model),
    authors: details.team ?? [],
    client: details.client ?? '',
    language: 'en',
    paper: options.paper,
    foot: `${details.state === 'issued' ? 'Confidential' : `${stateWords[details.state]}, not issued. Confidential`}. Document ${shortHash(model.documentHash)}`,
    // The sections on single paths bring their own headings after the chapter's.
    blocks: keysOf(options).flatMap((key) => (key === 'forms' ? [] : chapter(model, `s-${key}`, chapters[key](model)))),
  };
};
