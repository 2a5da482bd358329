import { expect, test } from 'vitest';
import { findingsCsv, plugInsCsv, portsCsv } from '#exchange/csv/csv-formats.ts';
import { plainText } from '#exchange/csv/neutral-text.ts';
import { readCsv } from '#exchange/csv/read-csv.ts';
import { writeCsv } from '#exchange/csv/write-csv.ts';
import { RefusedFile } from '#exchange/refused-file.ts';
import { createTable, integer, text } from '#exchange/tables/table.ts';
import { fillEveryField } from '../../report/every-field.ts';
import { smallCatalog } from '../../report/small-catalog.ts';
import { hostileCells } from '../hostile-cells.ts';
import { createSource } from '../source.ts';

/** RFC 4180 and nothing else, written apart from the code under test. Gives each field with whether it was quoted. */
const parse = (csv: string): readonly (readonly { readonly quoted: boolean; readonly text: string }[])[] => {
  const rows: { quoted: boolean; text: string }[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  while (field.lastIndex < csv.length) {
    const from = field.lastIndex;
    const match = field.exec(csv);
    if (!match) throw new Error(`No RFC 4180 at ${from}: ${csv.slice(from, from + 40)}`);
    rows.at(-1)!.push({ quoted: match[1] !== undefined, text: match[1]?.replaceAll('""', '"') ?? match[2]! });
    if (match[3] === '\r\n' && field.lastIndex < csv.length) rows.push([]);
  }
  return rows;
};

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const sound = hostileCells.filter((one) => one.isWellFormed());
const table = createTable(
  'Hostile',
  [integer<string>('n', 5, (one) => one.length), text<string>('text', 20, (one) => one), text<string>('again', 20, (one) => one)],
  sound,
);
const csv = decode(writeCsv(table));

test('the file starts with a byte order mark, ends its lines with CR LF and is RFC 4180 throughout', () => {
  expect(csv.startsWith('\u{FEFF}"n","text","again"\r\n')).toBe(true);
  expect(csv.endsWith('\r\n')).toBe(true);
  const rows = parse(csv.slice(1));
  expect(rows).toHaveLength(sound.length + 1);
  expect(rows.filter((row) => row.length !== 3)).toEqual([]);
});

test('every hostile text is quoted, starts no formula and comes back unchanged', () => {
  const cells = parse(csv.slice(1))
    .slice(1)
    .map((row) => row[1]!);
  expect(cells.filter((cell) => !cell.quoted || /^\s*[=+\-@\t\r\0]/.test(cell.text))).toEqual([]);
  expect(cells.map((cell) => plainText(cell.text))).toEqual(sound);
});

test('our own reader gives the same texts back', () => {
  const allowed = sound.filter((one) => !one.includes('\0'));
  const rows = readCsv(writeCsv({ ...table, rows: allowed.map((one) => [1, one, one]) }));
  expect(rows.slice(1).map((row) => row[1])).toEqual(allowed);
});

const filled = fillEveryField();
const source = createSource(smallCatalog, filled.assessment);

test.each([
  ['findings', findingsCsv],
  ['plug-ins', plugInsCsv],
  ['ports', portsCsv],
] as const)('%s: the bytes are the golden file', async (name, format) => {
  await expect(decode(await format.render(source))).toMatchFileSnapshot(`../../golden/tables/${name}.csv`);
});

test.each([findingsCsv, plugInsCsv, portsCsv])(
  '$title: the heading of the last column says what is not in the file, and no row is the longer for it',
  async (format) => {
    const [head, ...rows] = parse(decode(await format.render(source)).slice(1));
    for (const clause of format.omits) expect(head!.at(-1)!.text).toContain(clause);
    expect(rows.map((row) => [row.length, row.at(-1)!.text])).toEqual(rows.map(() => [head!.length, '']));
  },
);

test('numbers and dates stand bare or as ISO dates, so that trackers read them', async () => {
  const [head, ...rows] = parse(decode(await findingsCsv.render(source)).slice(1));
  const at = head!.findIndex((cell) => cell.text === 'Accepted until');
  expect(rows.map((row) => row[at]!.text).filter(Boolean)).toEqual(expect.arrayContaining(['2027-01-31', '2028-02-29']));
});

const refusal = (bytes: Uint8Array): string => {
  try {
    readCsv(bytes);
  } catch (error) {
    if (error instanceof RefusedFile) return error.message;
    throw error;
  }
  return 'taken';
};
const encode = (csvText: string): Uint8Array => new TextEncoder().encode(csvText);

test('a CSV that is none is refused with its place', () => {
  expect(refusal(encode('a,b\r\n1,2\r\n'))).toBe('taken');
  expect(refusal(encode('a,b\r\n"1,2\r\n3,4\r\n'))).toMatch(/quotes of the table do not close in row 2/);
  expect(refusal(Uint8Array.of(0x61, 0xe9, 0x62))).toMatch(/not UTF-8.*CSV UTF-8/);
  expect(refusal(encode('a,b\0'))).toMatch(/zero bytes/);
  expect(refusal(new Uint8Array(11 * 1024 * 1024).fill(97))).toMatch(/10 MB/);
  expect(refusal(encode('a,b\r\n'.repeat(20_002)))).toMatch(/20000 rows/);
  expect(refusal(encode(`a,b\r\n${'x,'.repeat(300)}`))).toMatch(/Row 2 has more than 200 cells/);
});

test('semicolons and tabs divide as well, where the heading says so', () => {
  expect(readCsv(encode('a;b;c\n1;"2;3";4\n'))[1]).toEqual(['1', '2;3', '4']);
  expect(readCsv(encode('a\tb\tc\n1\t2\t3\n'))[1]).toEqual(['1', '2', '3']);
});

test('a thousand mutated tables are read or refused, never anything else', () => {
  let state = 11;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const whole = writeCsv({ ...table, rows: table.rows.slice(0, 20) });
  const outcomes = new Set<boolean>();
  for (let round = 0; round < 1_000; round += 1) {
    const bytes = Uint8Array.from(whole);
    for (let flips = next(4) + 1; flips > 0; flips -= 1) bytes[next(bytes.length)] = next(256);
    outcomes.add(refusal(bytes) === 'taken');
  }
  expect(outcomes).toEqual(new Set([true, false]));
});
