/** Rule 12: every plug-in is rated by itself, and the register decides the path-level plug-in questions. */
import { unknown, type AnswerValue, type Assessment, type PlugIn } from '#core/assessment/assessment.ts';
import { stated } from '#core/assessment/stated.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { Catalog, Item, QuestionId, Severity } from '#core/catalog/catalog.ts';
import { own } from '#core/parse/own.ts';
import { sameValue, worstJudgement, type Judgement } from './judge-value.ts';
import { rate } from './rate.ts';
import type { Basis, Contradiction, PlugInFact, PlugInResult } from './result.ts';
import { lower, worst } from './severity.ts';
import { chooseStatement, isToReverify } from './statement.ts';

/** What the register as a whole says on one question. */
export interface RegisterValue {
  readonly value: AnswerValue;
  readonly observed: boolean;
  readonly judgement: Judgement;
  /** Something that decides it was carried forward and not verified since. */
  readonly toReverify: boolean;
}

export interface Register {
  readonly plugIns: readonly PlugInResult[];
  readonly values: ReadonlyMap<QuestionId, RegisterValue>;
  readonly contradictions: readonly Contradiction[];
}

interface Said {
  readonly plugIn: PlugIn;
  readonly value: AnswerValue;
  readonly observed: boolean;
  readonly judgement: Judgement;
  readonly toReverify: boolean;
}

/** The effective value of one plug-in on one question (rule 2). Peers that are listed are known peers. */
const sayOne = (plugIn: PlugIn, item: Item, listedPeersAnswer: boolean): Said | null => {
  const observation = stated(own(plugIn.observations, item.check.id));
  const listed = listedPeersAnswer && plugIn.peers.length > 0 ? goodValue(item) : undefined;
  const claim = stated(own(plugIn.answers, item.question.id)) ?? (listed === undefined ? undefined : { value: listed });
  const statement = chooseStatement(item.question.answer, claim, observation);
  return statement && { ...statement, plugIn, toReverify: isToReverify(claim, observation) };
};

const goodValue = (item: Item): string | undefined => {
  const form = item.question.answer;
  return form.kind === 'number' ? undefined : form.options.find((option) => !option.bad)?.value;
};

const rateFact = (item: Item, said: Said | null): PlugInFact => {
  const { severity } = item.finding;
  const raised: Severity | null = said?.judgement === 'bad' ? severity : said?.judgement === 'unknown' ? lower(severity) : null;
  const basis: Basis | null = said === null ? null : said.judgement === 'unknown' ? 'not-verified' : said.observed ? 'observed' : 'claimed';
  return { question: item.question.id, value: said?.value ?? null, basis, severity: raised, ...(said?.toReverify ? { toReverify: true } : {}) };
};

/** What the path itself says; it stands in for plug-ins of which nothing was said. */
const sayForRest = (item: Item, assessment: Assessment, plugIn: PlugIn): Said | null => {
  const claim = stated(own(assessment.answers, item.question.id));
  const observation = stated(own(assessment.observations, item.check.id));
  const statement = chooseStatement(item.question.answer, claim, observation);
  return statement === null || typeof statement.value !== 'string' ? null : { ...statement, plugIn, toReverify: isToReverify(claim, observation) };
};

/**
 * The register decides a question once one plug-in is bad, or something is known of all. Bad counts as observed when one
 * of the bad was observed; good only when all were.
 */
const combine = (
  item: Item,
  assessment: Assessment,
  said: readonly { readonly plugIn: PlugIn; readonly own: Said | null }[],
): RegisterValue | null => {
  if (said.every((one) => one.own === null)) return null;
  const known = said.flatMap((one) => one.own ?? sayForRest(item, assessment, one.plugIn) ?? []);
  const judgement = worstJudgement(known.map((one) => one.judgement));
  if (judgement === 'not-applicable' || (judgement !== 'bad' && known.length < said.length)) return null;
  const deciding = known.filter((one) => one.judgement === judgement);
  const observed = judgement === 'good' ? deciding.every((one) => one.observed) : deciding.some((one) => one.observed);
  const value: AnswerValue =
    item.question.answer.kind === 'each'
      ? Object.fromEntries(known.map((one) => [one.plugIn.name, typeof one.value === 'string' ? one.value : unknown]))
      : (deciding[0]?.value ?? unknown);
  return { value, observed, judgement, toReverify: deciding.some((one) => one.toReverify) };
};

const contradict = (plugIn: PlugIn, item: Item): Contradiction | null => {
  const claimed = stated(own(plugIn.answers, item.question.id))?.value;
  const observation = stated(own(plugIn.observations, item.check.id));
  const observed = observation?.value;
  if (claimed === undefined || observed === undefined || sameValue(claimed, observed)) return null;
  return {
    question: item.question.id,
    path: item.path,
    claimed,
    observed,
    kind: 'observation',
    plugIn: plugIn.id,
    ...(observation?.reverify ? { toReverify: true } : {}),
  };
};

interface Asked {
  readonly item: Item;
  /** Whether the listed peers are an answer. */
  readonly peers: boolean;
}

const askedByCatalog = new WeakMap<Catalog, readonly Asked[]>();

/** The questions that are asked of every plug-in; found once per catalog. */
const askedOf = (catalog: Catalog): readonly Asked[] => {
  const index = indexCatalog(catalog);
  const asked =
    askedByCatalog.get(catalog) ??
    catalog.plugInQuestions.flatMap((entry) => {
      const item = index.itemByQuestion.get(entry.question);
      return item ? [{ item, peers: entry.field === 'peersKnown' }] : [];
    });
  askedByCatalog.set(catalog, asked);
  return asked;
};

interface Remembered {
  readonly plugIns: Assessment['plugIns'];
  /** What stands on the paths on the questions asked. */
  readonly onPaths: readonly unknown[];
  readonly register: Register;
}
/** By catalog, the last time: most answers are about something else. */
const remembered = new WeakMap<Catalog, Remembered>();

/** Rates every plug-in and combines the enabled ones into one value per plug-in question. The same entries, which never change, say the same. */
export const readRegister = (catalog: Catalog, assessment: Assessment): Register => {
  const { plugIns, answers, observations } = assessment;
  const asked = askedOf(catalog);
  const onPaths = asked.flatMap(({ item }) => [own(answers, item.question.id), own(observations, item.check.id)]);
  const last = remembered.get(catalog);
  if (last?.plugIns === plugIns && last.onPaths.every((one, at) => one === onPaths[at])) return last.register;
  const register = combineAll(asked, assessment);
  remembered.set(catalog, { plugIns, onPaths, register });
  return register;
};

const combineAll = (asked: readonly Asked[], assessment: Assessment): Register => {
  const plugIns = Object.values(assessment.plugIns).sort((a, b) => (a.id < b.id ? -1 : 1));
  const enabled = plugIns.filter((plugIn) => plugIn.enabled);
  const values = new Map<QuestionId, RegisterValue>();
  for (const { item, peers } of asked) {
    const said = enabled.map((plugIn) => ({ plugIn, own: sayOne(plugIn, item, peers) }));
    const combined = combine(item, assessment, said);
    if (combined) values.set(item.question.id, combined);
  }
  const results = plugIns.map((plugIn): PlugInResult => {
    const facts = asked.map(({ item, peers }) => rateFact(item, sayOne(plugIn, item, peers)));
    const severities = facts.flatMap((fact) => (fact.severity ? [fact.severity] : []));
    const rating = plugIn.enabled
      ? rate({ inScope: true, worst: worst(severities), undecided: facts.filter((fact) => fact.value === null).length })
      : 'not-in-scope';
    return { id: plugIn.id, name: plugIn.name, enabled: plugIn.enabled, rating, facts };
  });
  const contradictions = enabled.flatMap((plugIn) => asked.flatMap(({ item }) => contradict(plugIn, item) ?? []));
  return { plugIns: results, values, contradictions };
};
