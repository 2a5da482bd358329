/** Arguments of one command; anything unknown is wrong usage, said in our words. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { date, parseWith } from '#core/parse/shape.ts';
import { UsageError } from './usage.ts';

/** Node's message up to its first full stop: what follows is advice for programmers. */
const reason = (error: unknown): string => (error instanceof Error ? (/^.*?(?=\.\s|\.?$)/.exec(error.message)?.[0] ?? error.message) : String(error));

export const readArguments = <const O extends ParseArgsOptionsConfig>(argv: readonly string[], options: O) => {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(`${reason(error)}.`);
  }
};

/** A date option, or null where it was not given. */
export const readDate = (name: string, given: string | undefined): string | null => {
  if (given === undefined) return null;
  const parsed = parseWith(date, given);
  if (!parsed.ok) throw new UsageError(`--${name}: ${parsed.problems[0]?.sentence ?? 'no date'}`);
  return parsed.value;
};

export const oneOfOption = <const T extends readonly string[]>(name: string, given: string | undefined, allowed: T): T[number] | null => {
  if (given === undefined) return null;
  const found = allowed.find((value) => value === given);
  if (found === undefined) throw new UsageError(`--${name} is “${given}”; it can be ${allowed.join(', ')}.`);
  return found;
};

/** Exactly one positional argument. */
export const onlyOne = (positionals: readonly string[], what: string): string => {
  const [first] = positionals;
  if (first === undefined || positionals.length > 1)
    throw new UsageError(`Name one ${what}${positionals.length > 1 ? `, not ${String(positionals.length)}` : ''}.`);
  return first;
};

export const noneOf = (positionals: readonly string[]): void => {
  if (positionals.length > 0) throw new UsageError(`“${positionals[0] ?? ''}” is not expected here.`);
};
