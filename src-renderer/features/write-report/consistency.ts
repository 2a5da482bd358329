/** What should be settled before a report is issued, each with the place where it can be. Reads assessment and result, rates nothing. */
import type { Assessment } from '#core/assessment/assessment.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { OutputOf } from '#contract/contract.ts';
import type { Finding, Result } from '#core/evaluation/result.ts';
import { sayDate } from '#shared/format/dates.ts';
import { count } from '#shared/format/words.ts';
import type { Place, Screen } from '#shared/route.svelte.ts';

export interface OpenEnd {
  readonly label: string;
  readonly id: string;
  readonly screen: Screen;
  readonly target: Place;
}

export interface ConsistencyPoint {
  readonly id: 'tier-a' | 'owner' | 'expired' | 'reason' | 'scope' | 'confirm' | 'evidence' | 'summary';
  readonly sentence: string;
  readonly places: readonly OpenEnd[];
}

export interface ConsistencyInput {
  readonly catalog: Catalog;
  readonly assessment: Assessment;
  readonly result: Result;
  /** Evidence whose stored bytes are gone or no longer have their SHA-256, as `checkEvidence` gave it. */
  readonly damaged?: OutputOf<'checkEvidence'>['damaged'];
}

const toQuestion = ({ catalog }: ConsistencyInput, id: string): OpenEnd => {
  const item = indexCatalog(catalog).itemByQuestion.get(id);
  return { id, label: item?.question.text ?? id, screen: 'path', target: { path: item?.path ?? '', question: id } };
};

const toFinding = (finding: Finding, more = ''): OpenEnd => ({
  id: finding.id,
  label: `${finding.title}${more}`,
  screen: 'findings',
  target: { finding: finding.id },
});

const ownFindings = ({ result }: ConsistencyInput): readonly Finding[] => result.findings.filter((finding) => finding.inheritedFrom === undefined);

const unansweredTierA = (input: ConsistencyInput): ConsistencyPoint => {
  const missing = indexCatalog(input.catalog).items.filter(({ question }) => {
    const state = input.result.questions[question.id];
    return question.tier === 'A' && state?.applicable === true && !state.decided && !state.reasonMissing;
  });
  return {
    id: 'tier-a',
    sentence: `${count(missing.length, 'core question')} ${missing.length === 1 ? 'is' : 'are'} not answered.`,
    places: missing.map(({ question }) => toQuestion(input, question.id)),
  };
};

const withoutOwner = (input: ConsistencyInput): ConsistencyPoint => {
  const { remediation } = input.assessment;
  const hasOwner = (id: string): boolean => Object.hasOwn(remediation, id) && (remediation[id]?.owner ?? '').trim() !== '';
  const found = ownFindings(input).filter((finding) => finding.state === 'open' && finding.severity !== 'info' && !hasOwner(finding.id));
  return {
    id: 'owner',
    sentence: `${count(found.length, 'open finding')} ${found.length === 1 ? 'has' : 'have'} no owner.`,
    places: found.map((finding) => toFinding(finding)),
  };
};

const expired = (input: ConsistencyInput): ConsistencyPoint => {
  const found = ownFindings(input).filter((finding) => finding.acceptanceExpired);
  const when = (finding: Finding): string => `. Accepted until ${sayDate(input.assessment.acceptances[finding.id]?.expiresOn ?? '')}.`;
  return {
    id: 'expired',
    sentence: `${count(found.length, 'acceptance')} ${found.length === 1 ? 'has' : 'have'} expired.`,
    places: found.map((finding) => toFinding(finding, when(finding))),
  };
};

const withoutReason = (input: ConsistencyInput): ConsistencyPoint => {
  const found = Object.values(input.result.questions).filter((question) => question.reasonMissing);
  return {
    id: 'reason',
    sentence: `${count(found.length, 'answer')} “not applicable” ${found.length === 1 ? 'gives' : 'give'} no reason.`,
    places: found.map(({ question }) => toQuestion(input, question)),
  };
};

const openScope = (input: ConsistencyInput): ConsistencyPoint => {
  const found = input.catalog.paths.filter((path) => {
    const scope = input.result.paths[path.code]?.scope;
    return scope?.state === 'undecided' || (scope?.state === 'not-in-use' && (scope.reason ?? '').trim() === '');
  });
  const say = (code: string, name: string): string =>
    `${name}: ${input.result.paths[code]?.scope.state === 'undecided' ? 'undecided' : 'not in use, without a reason'}`;
  return {
    id: 'scope',
    sentence: `${count(found.length, 'path')} ${found.length === 1 ? 'is' : 'are'} undecided, or not in use without a reason.`,
    places: found.map((path) => ({ id: path.code, label: say(path.code, path.name), screen: 'scope', target: {} })),
  };
};

const toConfirm = (input: ConsistencyInput): ConsistencyPoint => {
  const found = Object.values(input.result.questions).filter(
    (question) => question.applicable && question.needsConfirmation && question.basis !== 'observed',
  );
  return {
    id: 'confirm',
    sentence: `${count(found.length, 'answer')} on ESXi ${found.length === 1 ? 'needs' : 'need'} confirmation on site.`,
    places: found.map(({ question }) => toQuestion(input, question)),
  };
};

/** Where a piece of evidence is listed: at a check, a leg, a plug-in; else in the history. */
const placeOfEvidence = ({ catalog, assessment }: ConsistencyInput, id: string): Pick<OpenEnd, 'screen' | 'target'> => {
  const check = Object.entries(assessment.observations).find(([, { evidence }]) => evidence.includes(id))?.[0];
  const item = check === undefined ? undefined : indexCatalog(catalog).itemByCheck.get(check);
  if (item) return { screen: 'path', target: { path: item.path, question: item.question.id, mode: 'verification' } };
  const hop = Object.entries(assessment.hops).find(([, { evidence }]) => evidence.includes(id))?.[0];
  if (hop !== undefined) return { screen: 'path', target: { path: hop.split('/')[0] ?? hop } };
  const plugIn = Object.values(assessment.plugIns).find(({ observations }) => Object.values(observations).some((one) => one.evidence.includes(id)));
  return plugIn ? { screen: 'plug-ins', target: { plugIn: plugIn.id } } : { screen: 'history', target: { entry: `evidence/${id}` } };
};

const damagedEvidence = (input: ConsistencyInput): ConsistencyPoint => {
  const found = input.damaged ?? [];
  const problems = { missing: 'its content is gone', differs: 'its content no longer has the SHA-256 it was recorded with' } as const;
  return {
    id: 'evidence',
    sentence: `${count(found.length, 'piece')} of evidence ${found.length === 1 ? 'does' : 'do'} not match ${found.length === 1 ? 'its' : 'their'} SHA-256. Restore a backup.`,
    places: found.map(({ evidence, problem }) => ({
      id: evidence,
      label: `${input.assessment.evidence[evidence]?.name ?? evidence}: ${problems[problem]}`,
      ...placeOfEvidence(input, evidence),
    })),
  };
};

const summary = ({ assessment }: ConsistencyInput): ConsistencyPoint => {
  const missing = (assessment.texts.summary ?? '').trim() === '';
  return {
    id: 'summary',
    sentence: 'The summary has no words of yours yet.',
    places: missing ? [{ id: 'summary', label: 'Write the summary', screen: 'report', target: {} }] : [],
  };
};

/** Only points that hold something, in the order in which they matter. */
export const checkConsistency = (input: ConsistencyInput): readonly ConsistencyPoint[] =>
  [damagedEvidence, unansweredTierA, withoutReason, expired, withoutOwner, openScope, toConfirm, summary]
    .map((check) => check(input))
    .filter((point) => point.places.length > 0);
