/**
 * Turns unknown input into a typed value or a list of problems, each with its place and a remedy. Used for everything
 * that comes from outside: catalogs, answers files, operations of the contract. Own code because the domain may import
 * no package (docs/decisions/0002).
 */
import { own } from '#core/parse/own.ts';

export interface Problem {
  /** Where in the input: `answers / Q-SSH-04 / value`. Empty for the input as a whole. */
  readonly place: string;
  /** What is wrong and what to do about it, as one sentence. */
  readonly sentence: string;
}

export type Parsed<T> =
  { readonly ok: true; readonly value: T; readonly warnings: readonly Problem[] } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Collects what is wrong (`problems`) and what was left out but does no harm (`warnings`). */
export interface Report {
  readonly problems: Problem[];
  readonly warnings: Problem[];
}

/** Reads a value; on trouble adds a problem to the report and returns `undefined`, which the caller never keeps. */
export type Shape<T> = (input: unknown, place: string, report: Report) => T | undefined;

export type Shaped<S> = S extends Shape<infer T> ? T : never;

/** More problems than this help nobody; the rest is cut off. */
const mostProblems = 50;

const refuse = (report: Report, place: string, sentence: string): undefined => {
  if (report.problems.length < mostProblems) report.problems.push({ place, sentence });
  return undefined;
};

/** Foreign text for a sentence on one line: control characters become visible, line breaks and tabs blanks. */
const visible = (text: string): string =>
  text
    .toWellFormed()
    .replace(everyControl, '\u{FFFD}')
    .replace(/[\t\n\r\u2028\u2029]/g, ' ');

const inside = (place: string, key: string | number): string => {
  const name = typeof key === 'string' ? visible(key) : String(key);
  return place === '' ? name : `${place} / ${name}`;
};

const isPlainValue = (input: unknown): input is number | boolean | bigint =>
  typeof input === 'number' || typeof input === 'boolean' || typeof input === 'bigint';

/** Shortens foreign text for use inside a sentence. */
export const quote = (input: unknown): string => {
  // Never JSON.stringify: an input may be a cycle, or nest deeper than the stack.
  const text = typeof input === 'string' ? input : isPlainValue(input) ? String(input) : describe(input);
  return `“${visible(text.slice(0, 60))}${text.length > 60 ? '…' : ''}”`;
};

/** Control characters but tab, line feed and carriage return. */
// eslint-disable-next-line no-control-regex -- finding them is the purpose
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
const everyControl = new RegExp(control, 'g');

export const parseWith = <T>(shape: Shape<T>, input: unknown): Parsed<T> => {
  const report: Report = { problems: [], warnings: [] };
  const value = shape(input, '', report);
  if (report.problems.length > 0 || value === undefined) {
    if (report.problems.length === 0) refuse(report, '', 'Nothing was given.');
    return { ok: false, problems: report.problems };
  }
  return { ok: true, value, warnings: report.warnings };
};

export const describe = (input: unknown): string =>
  input === undefined
    ? 'nothing'
    : input === null
      ? 'nothing (null)'
      : Array.isArray(input)
        ? 'a list'
        : typeof input === 'object'
          ? 'an object'
          : typeof input === 'string'
            ? 'text'
            : `a ${typeof input}`;

/** Text of at most `max` characters. Control characters but tab and line breaks are refused: no report could print them. */
export const text =
  ({
    max = 20_000,
    min = 0,
    lines = true,
    pattern,
    remedy,
  }: { max?: number; min?: number; lines?: boolean; pattern?: RegExp; remedy?: string } = {}): Shape<string> =>
  (input, place, report) => {
    if (typeof input !== 'string') return refuse(report, place, `Expected text, found ${describe(input)}.`);
    if (input.length > max) return refuse(report, place, `The text has ${String(input.length)} characters; shorten it to ${String(max)}.`);
    if (input.trim().length < min) return refuse(report, place, 'The text is empty; write something or leave the field out.');
    if (!input.isWellFormed()) return refuse(report, place, 'The text is not valid Unicode; save it again as UTF-8.');
    if (control.test(input)) return refuse(report, place, `The text ${quote(input)} holds control characters; remove them.`);
    if (!lines && /[\r\n\t]/.test(input))
      return refuse(report, place, `The text ${quote(input)} must stay on one line; remove the line breaks and tabs.`);
    if (pattern && !pattern.test(input))
      return refuse(report, place, `${quote(input)} is not accepted here; ${remedy ?? `it must match ${String(pattern)}`}.`);
    return input;
  };

export const flag: Shape<boolean> = (input, place, report) =>
  typeof input === 'boolean' ? input : refuse(report, place, `Expected true or false, found ${describe(input)}.`);

/** True and nothing else: a mark that is either there or absent. */
export const mark: Shape<true> = (input, place, report) =>
  input === true ? true : refuse(report, place, `Expected true, found ${describe(input)}; leave the field out where it does not hold.`);

export const integer =
  (min: number, max: number): Shape<number> =>
  (input, place, report) =>
    Number.isInteger(input) && (input as number) >= min && (input as number) <= max
      ? (input as number)
      : refuse(report, place, `Expected a whole number from ${String(min)} to ${String(max)}, found ${quote(input)}.`);

export const oneOf =
  <const T extends readonly string[]>(allowed: T): Shape<T[number]> =>
  (input, place, report) =>
    typeof input === 'string' && allowed.includes(input) ? input : refuse(report, place, `${quote(input)} is not one of ${allowed.join(', ')}.`);

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
/** A calendar date, ISO 8601 (`2026-11-23`), that exists. */
export const date: Shape<string> = (input, place, report) => {
  const match = typeof input === 'string' ? dayPattern.exec(input) : null;
  if (match) {
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
    const days = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
    if (day >= 1 && day <= days) return input as string;
  }
  return refuse(report, place, `${quote(input)} is no date; write it as year-month-day, for example 2026-11-23.`);
};

/** An instant with offset (`2026-11-23T14:32:07+01:00`). */
export const instant = text({
  max: 40,
  lines: false,
  pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/,
  remedy: 'write it as 2026-11-23T14:32:07+01:00',
});

export const list =
  <T>(shape: Shape<T>, max = 10_000): Shape<readonly T[]> =>
  (input, place, report) => {
    if (!Array.isArray(input)) return refuse(report, place, `Expected a list, found ${describe(input)}.`);
    if (input.length > max) return refuse(report, place, `The list has ${String(input.length)} entries; at most ${String(max)} are taken.`);
    const values: T[] = [];
    input.forEach((entry, index) => {
      const value = shape(entry, inside(place, index + 1), report);
      if (value !== undefined) values.push(value);
    });
    return values;
  };

const isPlain = (input: unknown): input is Record<string, unknown> => typeof input === 'object' && input !== null && !Array.isArray(input);

/** An object used as a table. Keys stay data: the result has no prototype, so `__proto__` is a key like any other. */
export const record =
  <T>(shape: Shape<T>, key: Shape<string> = text({ max: 200, min: 1, lines: false }), max = 10_000): Shape<Readonly<Record<string, T>>> =>
  (input, place, report) => {
    if (!isPlain(input)) return refuse(report, place, `Expected an object, found ${describe(input)}.`);
    const keys = Object.keys(input);
    if (keys.length > max) return refuse(report, place, `There are ${String(keys.length)} entries; at most ${String(max)} are taken.`);
    const values = Object.create(null) as Record<string, T>;
    for (const name of keys) {
      const parsedName = key(name, inside(place, quote(name)), report);
      const value = shape(input[name], inside(place, name.slice(0, 80)), report);
      if (parsedName !== undefined && value !== undefined) values[parsedName] = value;
    }
    return values;
  };

type Fields = Readonly<Record<string, Shape<unknown> | OptionalShape<unknown>>>;
export interface OptionalShape<T> {
  readonly optional: Shape<T>;
}
export const optional = <T>(shape: Shape<T>): OptionalShape<T> => ({ optional: shape });

type Required<F> = { [K in keyof F as F[K] extends OptionalShape<unknown> ? never : K]: F[K] extends Shape<infer T> ? T : never };
type Omittable<F> = { [K in keyof F as F[K] extends OptionalShape<unknown> ? K : never]?: F[K] extends OptionalShape<infer T> ? T : never };
export type Fielded<F> = { readonly [K in keyof (Required<F> & Omittable<F>)]: (Required<F> & Omittable<F>)[K] };

/**
 * An object with known fields. A field that is not known is left out with a warning, or refused where `strict`. All faults
 * are told; an object with one is `undefined`, so that nobody works on half of it.
 */
export const object =
  <const F extends Fields>(fields: F, { strict = true }: { strict?: boolean } = {}): Shape<Fielded<F>> =>
  (input, place, report) => {
    if (!isPlain(input)) return refuse(report, place, `Expected an object, found ${describe(input)}.`);
    const value: Record<string, unknown> = {};
    let whole = true;
    for (const [name, field] of Object.entries(fields)) {
      const given = own(input, name);
      const needed = typeof field === 'function';
      if (!needed && (given === undefined || given === null)) continue;
      if (given === undefined) refuse(report, inside(place, name), `The field “${name}” is missing; add it.`);
      else value[name] = (needed ? field : field.optional)(given, inside(place, name), report);
      whole &&= value[name] !== undefined;
    }
    for (const name of Object.keys(input)) {
      if (Object.hasOwn(fields, name)) continue;
      const sentence = `The field ${quote(name)} is not known to this version of Postern`;
      whole &&= !strict;
      if (strict) refuse(report, place, `${sentence}; remove it.`);
      else report.warnings.push({ place: inside(place, name.slice(0, 80)), sentence: `${sentence} and was left out.` });
    }
    return whole ? (value as Fielded<F>) : undefined;
  };

/** A value read by `shape` and then tested; `complaint` gives the sentence, or null when all is well. */
export const checked =
  <T>(shape: Shape<T>, complaint: (value: T) => string | null): Shape<T> =>
  (input, place, report) => {
    const value = shape(input, place, report);
    if (value === undefined) return undefined;
    const sentence = complaint(value);
    return sentence === null ? value : refuse(report, place, sentence);
  };

/** Reads with the shape that fits what is there: a text, or something else. */
export const either =
  <A, B>(test: (input: unknown) => boolean, first: Shape<A>, second: Shape<B>): Shape<A | B> =>
  (input, place, report) =>
    test(input) ? first(input, place, report) : second(input, place, report);

export const mapped =
  <A, B>(shape: Shape<A>, change: (value: A) => B): Shape<B> =>
  (input, place, report) => {
    const value = shape(input, place, report);
    return value === undefined ? undefined : change(value);
  };

/** One line for people: place, then sentence. */
export const sayProblem = (problem: Problem): string => (problem.place === '' ? problem.sentence : `${problem.place}: ${problem.sentence}`);
