import { expect, test } from 'vitest';
import { sayProblem } from '#core/parse/shape.ts';
import { isOperation, parseInput } from '#contract/parse-input.ts';
import { goodInputs, malformed, operationNames } from './inputs.ts';

test.each(operationNames)('%s takes its input unchanged', (operation) => {
  expect(parseInput(operation, goodInputs[operation])).toEqual({ ok: true, value: goodInputs[operation], warnings: [] });
});

test.each(operationNames)('%s refuses every malformed input with a sentence', (operation) => {
  const cases = malformed(operation);
  expect(cases.length).toBeGreaterThan(14);
  for (const [what, input] of cases) {
    const parsed = parseInput(operation, input);
    if (parsed.ok) throw new Error(`${operation} took ${what}.`);
    expect(parsed.problems.length).toBeGreaterThan(0);
    expect(parsed.problems.length).toBeLessThanOrEqual(50);
    for (const problem of parsed.problems) expect(sayProblem(problem)).toMatch(/^[^\n\r\0]{5,1000}[.?]$/);
  }
});

test('only the operations of the contract are operations', () => {
  expect(operationNames.filter((name) => !isOperation(name))).toEqual([]);
  const strangers: readonly unknown[] = [
    '',
    'toString',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'CHANGE',
    'change ',
    null,
    undefined,
    1,
    {},
    ['change'],
    Symbol('change'),
  ];
  expect(strangers.filter(isOperation)).toEqual([]);
});

const changes: readonly (readonly [string, unknown, RegExp])[] = [
  ['no kind', { key: 'x', value: null }, /kind.*missing/],
  ['a kind that is none', { kind: 'toString', key: 'x', value: {} }, /“toString” is not one of/],
  ['no key', { kind: 'answer', key: ' ', value: null }, /key: The text is empty/],
  ['no value', { kind: 'answer', key: 'Q-SSH-04' }, /The field “value” is missing; add it/],
  ['a value of another kind', { kind: 'scope', key: 'SSH', value: { value: 'yes' } }, /state.*missing/],
  ['an unknown field', { kind: 'answer', key: 'Q-SSH-04', value: { value: 'yes', colour: 'red' } }, /“colour” is not known.*remove it/],
  ['an unknown field beside', { kind: 'answer', key: 'Q-SSH-04', value: null, force: true }, /“force” is not known.*remove it/],
  ['a text that is an object', { kind: 'text', key: 'summary', value: { html: '<b>' } }, /Expected text, found an object/],
  [
    'a plug-in whose id is a path',
    { kind: 'plug-in', key: '..', value: { id: '../x', name: 'x', enabled: true, peers: [], answers: {}, observations: {} } },
    /use letters, digits/,
  ],
];
test.each(changes)('a change with %s is refused', (_what, change, sentence) => {
  const parsed = parseInput('change', { id: 'a1', change });
  expect(parsed.ok ? '' : parsed.problems.map(sayProblem).join(' ')).toMatch(sentence);
});
