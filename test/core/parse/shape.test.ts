import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checked,
  date,
  either,
  flag,
  instant,
  integer,
  list,
  mapped,
  object,
  oneOf,
  optional,
  parseWith,
  quote,
  record,
  sayProblem,
  text,
  type Shape,
} from '#core/parse/shape.ts';

const problemsOf = <T>(shape: Shape<T>, input: unknown): readonly string[] => {
  const parsed = parseWith(shape, input);
  return parsed.ok ? [] : parsed.problems.map(sayProblem);
};
const valueOf = <T>(shape: Shape<T>, input: unknown): T => {
  const parsed = parseWith(shape, input);
  if (!parsed.ok) throw new Error(parsed.problems.map(sayProblem).join('\n'));
  return parsed.value;
};

const cycle: Record<string, unknown> = {};
cycle['self'] = cycle;
const deep = (levels: number): unknown => {
  let value: unknown = 'end';
  for (let at = 0; at < levels; at += 1) value = [value];
  return value;
};
const strangers: readonly unknown[] = [
  undefined,
  null,
  true,
  7,
  Number.NaN,
  Infinity,
  10n,
  Symbol('s'),
  () => 1,
  'text',
  [],
  {},
  cycle,
  deep(20_000),
  new Date(0),
  new Map(),
];
const shapes: Readonly<Record<string, Shape<unknown>>> = {
  text: text({ max: 2 }),
  flag,
  integer: integer(100, 200),
  oneOf: oneOf(['a', 'b']),
  date,
  instant,
  list: list(flag),
  record: record(flag),
  object: object({ a: flag, b: optional(text()) }),
  checked: checked(object({ a: flag }), (value) => (value.a ? null : 'No.')),
  mapped: mapped(object({ a: object({ b: text() }) }), (value) => value.a.b.length),
  either: either((input) => Array.isArray(input), list(text()), flag),
};

test.each(Object.entries(shapes))('%s answers to anything at all with a value or with sentences, and never throws', (_name, shape) => {
  for (const stranger of strangers) {
    const parsed = parseWith(shape, stranger);
    if (!parsed.ok) expect(parsed.problems.every((problem) => /[.?]$/.test(problem.sentence))).toBe(true);
  }
  fc.assert(fc.property(fc.anything({ withBigInt: true, withMap: true, withDate: true }), (input) => void parseWith(shape, input)));
});

test('an object with a fault in it is given to nobody, and all of its faults are told', () => {
  let seen = 0;
  const counting = checked(object({ a: flag, b: text({ min: 1 }), c: optional(integer(1, 2)) }), () => {
    seen += 1;
    return null;
  });
  expect(problemsOf(counting, { a: 'x', c: 9, d: 1 })).toEqual([
    'a: Expected true or false, found text.',
    'b: The field “b” is missing; add it.',
    'c: Expected a whole number from 1 to 2, found “9”.',
    'The field “d” is not known to this version of Postern; remove it.',
  ]);
  expect(seen).toBe(0);
  expect(valueOf(counting, { a: true, b: 'x', c: null })).toEqual({ a: true, b: 'x' });
  expect(seen).toBe(1);
});

test('a field that is not known is only a warning where files are read', () => {
  const parsed = parseWith(object({ a: flag }, { strict: false }), { a: true, z: { deep: 1 } });
  expect(parsed).toMatchObject({ ok: true, value: { a: true }, warnings: [{ place: 'z' }] });
});

test('a date exists in the calendar', () => {
  const days = ['2026-11-23', '2024-02-29', '2000-02-29', '2026-12-31'];
  expect(days.map((day) => problemsOf(date, day))).toEqual(days.map(() => []));
  const none = [
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-1-1',
    '26-01-01',
    '2026-11-23T00:00',
    ' 2026-11-23',
    20261123,
  ];
  expect(none.filter((day) => problemsOf(date, day).length === 0)).toEqual([]);
});

test('an instant carries its offset', () => {
  expect(['2026-11-23T14:32Z', '2026-11-23T14:32:07+01:00', '2026-11-23T14:32:07.123456789-11:30'].flatMap((at) => problemsOf(instant, at))).toEqual(
    [],
  );
  expect(['2026-11-23T14:32', '2026-11-23 14:32Z', '14:32Z', ''].filter((at) => problemsOf(instant, at).length === 0)).toEqual([]);
});

test('text refuses control characters, half characters and what is too long, and keeps everything else as it is', () => {
  for (const code of [0, 7, 8, 11, 12, 27, 31, 127, 128, 155, 159])
    expect(problemsOf(text(), `a${String.fromCharCode(code)}b`)[0]).toMatch(/control characters; remove them/);
  expect(problemsOf(text(), 'a\ud83d')[0]).toMatch(/not valid Unicode/);
  expect(problemsOf(text({ max: 3 }), 'abcd')[0]).toBe('The text has 4 characters; shorten it to 3.');
  const kept = '<b>\t"\r\n\u2028=1+1 \u{1F6A2} e\u0301';
  expect(valueOf(text(), kept)).toBe(kept);
  expect(problemsOf(text({ lines: false }), 'a\tb')[0]).toMatch(/one line/);
});

test('a table keeps keys that are parts of every object as its own', () => {
  const table = valueOf(record(flag), JSON.parse('{"__proto__": true, "constructor": false, "hasOwnProperty": true}'));
  expect(Object.entries(table)).toEqual([
    ['__proto__', true],
    ['constructor', false],
    ['hasOwnProperty', true],
  ]);
  expect(Object.getPrototypeOf(table)).toBeNull();
});

test('lists and tables have an end', () => {
  expect(problemsOf(list(flag, 2), [true, true, true])).toEqual(['The list has 3 entries; at most 2 are taken.']);
  expect(problemsOf(record(flag, text(), 1), { a: true, b: true })).toEqual(['There are 2 entries; at most 1 are taken.']);
  expect(problemsOf(list(flag), new Array(10_000).fill(0)).length).toBe(50);
});

test('foreign text in a sentence is short, on one line and without control characters', () => {
  expect(quote('a\u001b[31m\r\nb')).toBe('“a\uFFFD[31m  b”');
  expect(quote(`${'x'.repeat(59)}\u{1F6A2}`)).toBe(`“${'x'.repeat(59)}\uFFFD…”`);
  expect([null, undefined, [], {}, 3, 10n, true].map(quote)).toEqual([
    '“nothing (null)”',
    '“nothing”',
    '“a list”',
    '“an object”',
    '“3”',
    '“10”',
    '“true”',
  ]);
  expect(problemsOf(record(flag), { 'a\nb': 1 })[0]).toBe('“a b”: The text “a b” must stay on one line; remove the line breaks and tabs.');
});

test('places are named from outside to inside', () => {
  const shape = object({ answers: record(object({ value: list(object({ a: flag })) })) });
  expect(problemsOf(shape, { answers: { 'Q-1': { value: [{ a: true }, { a: 3 }] } } })).toEqual([
    'answers / Q-1 / value / 2 / a: Expected true or false, found a number.',
  ]);
});
