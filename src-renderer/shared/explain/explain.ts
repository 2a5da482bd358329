/** The arithmetic behind a rating and a score in words, down to the answers (rules 8 to 10). Reads the result, computes no rating. */
import type { Area, Catalog, Item, PathCode } from '#core/catalog/catalog.ts';
import { severities } from '#core/catalog/catalog.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { Finding, QuestionResult, Result, Standing } from '#core/evaluation/result.ts';
import { weights } from '#core/evaluation/severity.ts';
import { sayScore, sayShare } from '#shared/format/figures.ts';
import { areaTitles, count, ratingWords } from '#shared/format/words.ts';

/** What a rating or score stands on: the whole, an area over all paths, a path, or one cell of the heat map. */
export interface Subject {
  readonly path?: PathCode;
  readonly area?: Area;
}

/** One of many plain buttons, and what it asks to have explained. */
export interface Asked {
  readonly of: Subject;
  /** Heading of the sheet: what the button shows. */
  readonly name: string;
  readonly button: HTMLElement;
}

export interface ExplainedQuestion {
  readonly item: Item;
  readonly question: QuestionResult;
  /** Points that the question weighs once decided (rule 9). */
  readonly weight: number;
  /** Points that its open finding takes away. */
  readonly minus: number;
  readonly finding: Finding | null;
}

export interface Explanation {
  readonly title: string;
  readonly standing: Standing;
  /** Why this rating. */
  readonly rating: string;
  /** The open findings that decide the rating; inherited ones with `inheritedFrom`. */
  readonly deciding: readonly Finding[];
  /** How the score comes about, sentence by sentence. */
  readonly score: readonly string[];
  /** Completeness and verified share. */
  readonly shares: string;
  /** Every applicable question: what takes most away first, then by weight, the undecided last. */
  readonly questions: readonly ExplainedQuestion[];
}

const standingOf = (result: Result, { path, area }: Subject): Standing | undefined => {
  if (path === undefined) return area === undefined ? result.overall : result.areas[area];
  return area === undefined ? result.paths[path] : result.paths[path]?.areas[area];
};

/** Findings that count here. Over all paths each counts once, so references are left out (rule 4). */
const findingsOf = (result: Result, { path, area }: Subject): readonly Finding[] =>
  result.findings.filter(
    (finding) => (path === undefined ? finding.inheritedFrom === undefined : finding.path === path) && (area === undefined || finding.area === area),
  );

const titleOf = (catalog: Catalog, { path, area }: Subject): string => {
  const parts = [path === undefined ? 'All paths' : (indexCatalog(catalog).pathByCode.get(path)?.name ?? path)];
  if (area !== undefined) parts.push(areaTitles[area].toLowerCase());
  return parts.join(', ');
};

const sayRating = (standing: Standing, open: readonly Finding[]): string => {
  const { rating, applicable, decided } = standing;
  if (rating === 'not-in-scope') return 'The path is not in use: it raises nothing and is not rated.';
  if (rating === 'clear')
    return applicable === 0 ? 'No question applies here, and nothing is inherited.' : 'Every applicable question is decided and nothing is open.';
  if (rating === 'incomplete')
    return `Nothing is open, but ${count(applicable - decided, 'answer')} of ${applicable} ${applicable - decided === 1 ? 'is' : 'are'} missing: nothing may be concluded yet.`;
  const inherited = open.filter((finding) => finding.inheritedFrom !== undefined).length;
  const from = standing.inheritedOnly
    ? ' The worst is inherited, and what is inherited weighs nothing in the score here.'
    : inherited > 0
      ? ` ${inherited} of them inherited.`
      : '';
  return `${count(open.length, 'finding')} ${open.length === 1 ? 'is' : 'are'} open here; the worst is ${ratingWords[rating]}.${from}`;
};

const sayWeights = (): string => severities.map((severity) => `${severity} ${weights[severity]}`).join(', ');

const sayScoreSum = ({ score, decided, decidedWeight, openWeight }: Standing): readonly string[] => {
  if (score === null)
    return [decided === 0 ? 'Nothing is decided yet, so there is no score.' : 'What is decided weighs nothing, so there is no score.'];
  const shown = sayScore(score);
  const exact = Number(score.toFixed(1));
  return [
    `${count(decided, 'decided question')} ${decided === 1 ? 'weighs' : 'weigh'} ${count(decidedWeight, 'point')}; open findings take away ${openWeight}.`,
    `100 × (${decidedWeight} − ${openWeight}) ÷ ${decidedWeight} = ${exact}${String(exact) === shown ? '' : `, shown as ${shown}`}.`,
    `Weights: ${sayWeights()}.`,
  ];
};

const sayShares = ({ applicable, decided, observed, completeness, verifiedShare, questions }: Standing): string => {
  const left = questions - applicable;
  const aside = left > 0 ? ` ${count(left, 'question')} ${left === 1 ? 'does' : 'do'} not apply.` : '';
  return `${decided} of ${applicable} decided (${sayShare(completeness)}), ${observed} of ${decided} observed (${sayShare(verifiedShare)}).${aside}`;
};

const rank = (one: ExplainedQuestion): number => (one.question.decided ? one.minus * 100 + one.weight : -1);

/** Null where the result holds nothing under the subject. */
export const explain = (catalog: Catalog, result: Result, subject: Subject): Explanation | null => {
  const standing = standingOf(result, subject);
  if (!standing) return null;
  const open = findingsOf(result, subject).filter((finding) => finding.state === 'open');
  const highest = severities.find((severity) => open.some((finding) => finding.severity === severity));
  const own = new Map(open.filter((finding) => finding.inheritedFrom === undefined).map((finding) => [finding.question, finding]));
  const questions = indexCatalog(catalog).items.flatMap((item): ExplainedQuestion[] => {
    const question = result.questions[item.question.id];
    const here = (subject.path === undefined || item.path === subject.path) && (subject.area === undefined || item.finding.area === subject.area);
    if (!here || !question?.applicable) return [];
    const finding = own.get(item.question.id) ?? null;
    return [{ item, question, weight: weights[item.finding.severity], minus: finding ? weights[finding.severity] : 0, finding }];
  });
  return {
    title: titleOf(catalog, subject),
    standing,
    rating: sayRating(standing, open),
    deciding: open.filter((finding) => finding.severity === highest),
    score: sayScoreSum(standing),
    shares: sayShares(standing),
    questions: questions.toSorted((a, b) => rank(b) - rank(a)),
  };
};
