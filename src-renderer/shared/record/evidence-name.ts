/** Names of evidence: data, never a path. What a system gave is cleaned until the assessment accepts it. */
import { fileName } from '#core/assessment/parse-entry.ts';
import { parseWith } from '#core/parse/shape.ts';

const longest = 200;

export interface CleanName {
  readonly name: string;
  /** Whether the name differs from the one that was given. */
  readonly changed: boolean;
}

/** The name with slashes, backslashes, colons and control characters replaced, shortened before its ending. */
export const cleanName = (given: string): CleanName => {
  const plain = given
    .toWellFormed()
    .replace(/[/\\:\p{Cc}\p{Cf}\u2028\u2029]/gu, '_')
    .trim();
  const ending = /\.[^.]{1,12}$/.exec(plain)?.[0] ?? '';
  const short =
    plain.length > longest
      ? plain
          .slice(0, longest - ending.length)
          .toWellFormed()
          .replace(/\uFFFD$/, '') + ending
      : plain;
  const name = parseWith(fileName, short).ok ? short : 'unnamed';
  return { name, changed: name !== given };
};
