import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neutralText, plainText } from '#exchange/csv/neutral-text.ts';
import { hostileCells } from '../hostile-cells.ts';

/** What a program sees that splits quoted cells at its own separators. */
const pieces = (cell: string): readonly string[] => [
  cell,
  ...cell.split(';'),
  ...cell.split(','),
  ...cell.split('\t'),
  ...cell.split(/[\r\n]/),
  ...cell.split(/[;,\t\r\n]/),
];
const startsFormula = (piece: string): boolean => /^[\p{Z}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n\0]/u.test(piece);

/** Separators are starters too, so a piece that is empty or another separator is none of ours. */
const dangerous = (cell: string): readonly string[] =>
  pieces(cell).filter((piece) => startsFormula(piece) && /[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u.test(piece.trimStart().charAt(0)));

test('no hostile text can start a formula, as a cell or as a piece of one', () => {
  expect(hostileCells.length).toBeGreaterThan(200);
  expect(hostileCells.filter((text) => dangerous(text).length > 0).length).toBeGreaterThan(40);
  expect(hostileCells.filter((text) => dangerous(neutralText(text)).length > 0)).toEqual([]);
  expect(hostileCells.filter((text) => /^[\t\r\n\0]/.test(neutralText(text)))).toEqual([]);
});

test('every text comes back unchanged', () => {
  expect(hostileCells.filter((text) => plainText(neutralText(text)) !== text)).toEqual([]);
  const alphabet = fc.constantFrom("'", '=', '+', '-', '@', ';', ',', '\t', '\r', '\n', '\0', ' ', '\u00a0', '\u200b', '"', 'a', '\uFF1D');
  fc.assert(
    fc.property(
      fc.string({ unit: alphabet, maxLength: 12 }),
      (text) => plainText(neutralText(text)) === text && dangerous(neutralText(text)).length === 0,
    ),
    { numRuns: 5_000 },
  );
});

test('ordinary text stays as it is', () => {
  for (const text of ['Basel', 'a-b', 'user@example.com', 'it is 5+5', "'quoted'", 'vCenter 4.1; ESX', '2026-11-23'])
    expect(neutralText(text)).toBe(text);
});
