import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examineJson, mostDepth } from '#exchange/answers-file/examine-json.ts';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** JSON text with a few of its characters changed, so that about half of it is still JSON. */
const nearJson = fc
  .tuple(
    fc.json({ maxDepth: 4 }),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('', '"', '\\', ',', ':', '{', ']', '0', '-', '.', 'e', '\n', '\u0001', 'null', '\\u00')), {
      maxLength: 3,
    }),
  )
  .map(([text, edits]) =>
    edits.reduce((now, [at, put]) => now.slice(0, at % (now.length + 1)) + put + now.slice((at % (now.length + 1)) + (at % 2)), text),
  );

test('it finds a fault of syntax in exactly the texts that the engine’s parser refuses', () => {
  let refused = 0;
  fc.assert(
    fc.property(nearJson, (text) => {
      const fault = examineJson(text);
      if (!parses(text)) refused += 1;
      // A key that stands twice is told first, whatever follows it.
      if (fault?.kind !== 'twice') expect(fault === null).toBe(parses(text));
    }),
    { numRuns: 3_000 },
  );
  expect(refused).toBeGreaterThan(300);
});

test('everything that is written as JSON passes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      expect(examineJson(JSON.stringify(value, null, 1))).toBeNull();
    }),
  );
});

test('the place of a fault is the first character that cannot stand there', () => {
  const places = ['{"a": }', '[1 2]', '{"a":1,}', '{"a" 1}', 'tru', '"abc', '[1,]', '01', '1.', '{"a":"\\x"}', '  '];
  expect(places.map((text) => examineJson(text)?.at)).toEqual([6, 3, 7, 5, 0, 4, 3, 1, 1, 6, 2]);
});

test('nesting is allowed up to the limit and no further', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
  expect(examineJson(nested(mostDepth))).toBeNull();
  expect(examineJson(nested(mostDepth + 1))).toEqual({ kind: 'depth', at: mostDepth, key: '' });
  expect(examineJson('['.repeat(5_000_000))?.kind).toBe('depth');
  expect(examineJson(`"${'['.repeat(100)}"`)).toBeNull();
});

test('a key that stands twice in one object is found, however it is written; the same key in two objects is not', () => {
  expect(examineJson('{"a":{"b":1},"c":{"b":2,"\\u0062":3}}')).toEqual({ kind: 'twice', at: 24, key: 'b' });
  expect(examineJson('[{"b":1},{"b":2}]')).toBeNull();
  expect(examineJson('{"":1,"__proto__":2,"":3}')).toMatchObject({ kind: 'twice', key: '' });
});
