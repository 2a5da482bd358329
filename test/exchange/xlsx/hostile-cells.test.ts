import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTable, text, type Table } from '#exchange/tables/table.ts';
import { escapeCellText, unescapeCellText } from '#exchange/xlsx/cell-text.ts';
import { mostCellCharacters } from '#exchange/xlsx/long-texts.ts';
import { readWorkbook } from '#exchange/xlsx/read-workbook.ts';
import { writeWorkbook } from '#exchange/xlsx/write-workbook.ts';
import { hostileCells } from '../hostile-cells.ts';
import { column, membersOf, openWorkbook } from './open-workbook.ts';

const tableOf = (texts: readonly string[]): Table => createTable('Hostile', [text<string>('text', 20, (one) => one)], texts);
const bytes = await writeWorkbook([{ table: tableOf(hostileCells) }]);

test('an independent reader gives every hostile text back unchanged', async () => {
  expect(hostileCells.length).toBeGreaterThan(250);
  const read = column((await openWorkbook(bytes)).get('Hostile')!, 'text');
  expect(read.filter((cell, at) => cell !== hostileCells[at])).toEqual([]);
  expect(read).toHaveLength(hostileCells.length);
});

test('our own reader gives every hostile text back unchanged, as text', async () => {
  const sheet = (await readWorkbook(bytes)).get('Hostile')!;
  expect(hostileCells.map((_, at) => sheet.get(at + 2)?.get(0))).toEqual(hostileCells.map((one) => ({ kind: 'text', text: one })));
});

test('none of them is a formula, a number or markup in the file', async () => {
  const members = await membersOf(bytes);
  const sheet = members.get('xl/worksheets/sheet1.xml')!;
  expect(sheet).not.toMatch(/<f[\s>/]/);
  expect([...sheet.matchAll(/<c r="A\d+"[^>]*>/g)].filter(([cell]) => !cell.includes('t="s"'))).toEqual([]);
  expect(members.get('xl/sharedStrings.xml')).not.toMatch(/<(?!\/?(?:sst|si|t)[\s>]|\?xml)/);
});

test('escapes are undone exactly, whatever the text', () => {
  const unit = fc.constantFrom('_', 'x', 'X', '0', '4', '1', 'F', '\u0001', '\r', '\ud800', '\udc00', '\ud83f', '\udfff', 'a', '\ufffe');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), (one) => unescapeCellText(escapeCellText(one)) === one),
    { numRuns: 10_000 },
  );
  // The control: without escaping the underscore, a text that looks like an escape would be taken for one.
  expect(unescapeCellText('_x0041_')).toBe('A');
});

test('a text beyond the limit of a cell is cut with a mark and stands whole in parts on a sheet of its own', async () => {
  const long = `${'Ünïcödé 👩‍👩‍👧‍👦 '.repeat(4_000)}_x0041_ end`;
  const escapes = '\u0001'.repeat(20_000);
  const fits = 'f'.repeat(mostCellCharacters);
  const over = 'o'.repeat(mostCellCharacters + 1);
  const sheets = await openWorkbook(await writeWorkbook([{ table: tableOf([long, 'short', escapes, fits, over]) }]));
  const cells = column(sheets.get('Hostile')!, 'text') as string[];
  expect(cells.map((cell) => cell.length <= mostCellCharacters)).toEqual([true, true, true, true, true]);
  expect([cells[1], cells[3]]).toEqual(['short', fits]);
  expect(cells[0]).toMatch(/… \[cut by Excel's limit of 32,767 characters; whole on sheet “Long texts”, entry 1\]$/);
  const parts = sheets.get('Long texts')!;
  const whole = (entry: number): string =>
    parts
      .slice(1)
      .filter((row) => row[0] === entry)
      .map((row) => row[6] as string)
      .join('');
  expect([whole(1) === long, whole(2) === escapes, whole(3) === over]).toEqual([true, true, true]);
  expect(parts[1]!.slice(0, 6)).toEqual([1, 'Hostile', 2, 'text', 1, expect.any(Number)]);
});
