/** Cuts the text around the first hit and marks the hits in it. */

const before = 60;
const after = 140;

/** Written as a string, so that a start does not pay for the tables of letters that it stands for. */
const tokenPattern = String.raw`[\p{L}\p{N}\p{M}\p{Co}]+`;
const accents = String.raw`\p{M}`;

const plain = /^[\n\x20-\x7e]*$/;

/** As the index folds: no case, no accents. */
const fold = (word: string): string => (plain.test(word) ? word : word.normalize('NFD').replace(new RegExp(accents, 'gu'), '')).toLowerCase();

interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}
type Hit = Pick<Token, 'start' | 'end'>;

const tokens = (text: string): readonly Token[] =>
  [...text.matchAll(new RegExp(tokenPattern, 'gu'))].map((match) => ({
    word: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));

/** Moves a cut to the nearest blank on the right, so that no word and no character is cut in two. */
const atBlank = (text: string, from: number, limit: number): number => {
  const blank = text.slice(from, limit).search(/\s/u);
  return blank === -1 ? limit : from + blank;
};

/** Finds the hits of a text in their order. */
type HitFinder = (text: string) => Iterable<Hit>;

/** By looking at every word as the index does. */
const findByTokens = (parts: readonly string[]): HitFinder => {
  const beginning = parts.at(-1);
  const whole = new Set(parts);
  return (text) => tokens(text).filter(({ word }) => whole.has(word) || (beginning !== undefined && word.startsWith(beginning)));
};

/** The same for texts and words of plain letters, which most are: one pattern for all words, and it stops where nobody reads on. */
const findByPattern = (parts: readonly string[]): HitFinder => {
  const pattern = new RegExp(`(?<![a-z0-9])(?:${parts.at(-1) ?? ''}[a-z0-9]*|(?:${parts.join('|')})(?![a-z0-9]))`, 'gi');
  return function* (text) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      yield { start: match.index, end: pattern.lastIndex };
    }
  };
};

/**
 * What cuts texts for a search: the text around the first hit in pieces; every second piece, starting with the second, is a hit.
 * The last word searched for counts as a beginning. Without a hit in sight (it may be in an accent's spelling) the beginning of the text.
 */
export const excerptCutter = (words: readonly string[]): ((text: string) => readonly string[]) => {
  const parts = words.flatMap((word) => tokens(word).map((token) => token.word));
  const byTokens = findByTokens(parts);
  const byPattern = parts.length > 0 && parts.every((part) => /^[a-z0-9]+$/.test(part)) ? findByPattern(parts) : byTokens;
  return (text) => cutAround(text, (plain.test(text) ? byPattern : byTokens)(text));
};

const cutAround = (text: string, hits: Iterable<Hit>): readonly string[] => {
  const pieces: string[] = [];
  let [start, end, place] = [0, -1, 0];
  for (const hit of hits) {
    if (end < 0) {
      start = hit.start <= before ? 0 : atBlank(text, hit.start - before, hit.start);
      end = endOf(text, hit.start);
      place = start;
    }
    if (hit.end > end) break;
    pieces.push(text.slice(place, hit.start), text.slice(hit.start, hit.end));
    place = hit.end;
  }
  if (end < 0) end = endOf(text, 0);
  pieces.push(text.slice(place, end));
  if (start > 0) pieces[0] = `…${pieces[0] ?? ''}`;
  if (end < text.length) pieces[pieces.length - 1] = `${pieces.at(-1) ?? ''}…`;
  return pieces;
};

const endOf = (text: string, first: number): number => {
  const from = Math.min(text.length, first + after);
  return Math.min(text.length, atBlank(text, from, text.length));
};
