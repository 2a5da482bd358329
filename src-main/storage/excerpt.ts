/** Cuts the text around the first hit and marks the hits in it. */

const before = 60;
const after = 140;

const plain = /^[\x20-\x7e]*$/;

/** As the index folds: no case, no accents. */
const fold = (word: string): string => (plain.test(word) ? word : word.normalize('NFD').replace(/\p{M}/gu, '')).toLowerCase();

interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const tokens = (text: string): readonly Token[] =>
  [...text.matchAll(/[\p{L}\p{N}\p{M}\p{Co}]+/gu)].map((match) => ({ word: fold(match[0]), start: match.index, end: match.index + match[0].length }));

/** Moves a cut to the nearest blank on the right, so that no word and no character is cut in two. */
const atBlank = (text: string, from: number, limit: number): number => {
  const blank = text.slice(from, limit).search(/\s/u);
  return blank === -1 ? limit : from + blank;
};

/**
 * What cuts texts for a search: the text around the first hit in pieces; every second piece, starting with the second, is a hit.
 * The last word searched for counts as a beginning. Without a hit in sight (it may be in an accent's spelling) the beginning of the text.
 */
export const excerptCutter = (words: readonly string[]): ((text: string) => readonly string[]) => {
  const parts = words.flatMap((word) => tokens(word).map((token) => token.word));
  const beginning = parts.at(-1);
  const whole = new Set(parts);
  const isHit = ({ word }: { readonly word: string }): boolean => whole.has(word) || (beginning !== undefined && word.startsWith(beginning));
  return (text) => cutAround(text, tokens(text).filter(isHit));
};

const cutAround = (text: string, hits: readonly Token[]): readonly string[] => {
  const first = hits[0]?.start ?? 0;
  const start = first <= before ? 0 : atBlank(text, first - before, first);
  const end = Math.min(text.length, atBlank(text, Math.min(text.length, first + after), text.length));
  const shown = hits.filter((hit) => hit.end <= end);
  const pieces: string[] = [];
  let place = start;
  for (const hit of shown) {
    pieces.push(text.slice(place, hit.start), text.slice(hit.start, hit.end));
    place = hit.end;
  }
  pieces.push(text.slice(place, end));
  if (start > 0) pieces[0] = `…${pieces[0] ?? ''}`;
  if (end < text.length) pieces[pieces.length - 1] = `${pieces.at(-1) ?? ''}…`;
  return pieces;
};
