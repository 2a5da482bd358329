/** The overview's opening sentence: the rating, then what lets people in. Reads the result, rates nothing. */
import { severities } from '#core/catalog/catalog.ts';
import type { Finding, Rating, Result } from '#core/evaluation/result.ts';
import { capitalize, count, ratingWords } from '#shared/format/words.ts';

export interface Headline {
  readonly rating: Rating;
  readonly sentence: string;
  /** What else is as bad, in a few words; empty where nothing is. */
  readonly more: string;
  /** What the sentence is about, where it is about one finding. */
  readonly finding: Finding | null;
}

/** Open findings, each once, worst first; observed before claimed before not verified, then in catalog order. */
export const openByWeight = (result: Result): readonly Finding[] => {
  const bases = ['observed', 'claimed', 'not-verified'];
  return result.findings
    .filter((finding) => finding.state === 'open' && finding.inheritedFrom === undefined)
    .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || bases.indexOf(a.basis) - bases.indexOf(b.basis));
};

export const headlineOf = (result: Result): Headline => {
  const { rating, applicable, decided } = result.overall;
  const open = openByWeight(result);
  const [first] = open;
  if (first) {
    const others = open.filter((finding) => finding.severity === first.severity).length - 1;
    const sentence = `${capitalize(ratingWords[rating])}: ${first.title.replace(/\.$/, '')}`;
    return { rating, sentence, more: others === 0 ? '' : `and ${String(others)} more ${ratingWords[first.severity]}`, finding: first };
  }
  if (rating === 'clear') return { rating, sentence: 'Clear: every question that applies is decided and nothing is open', more: '', finding: null };
  const missing = applicable - decided;
  const sentence =
    decided === 0
      ? `Nothing is assessed yet: ${count(missing, 'question')} ${missing === 1 ? 'waits' : 'wait'}`
      : `Nothing is open so far, and ${count(missing, 'answer')} ${missing === 1 ? 'is' : 'are'} missing`;
  return { rating, sentence, more: '', finding: null };
};
