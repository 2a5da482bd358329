import { expect, test } from 'vitest';
import { RefusedFile } from '#exchange/refused-file.ts';
import { readArchive } from '#exchange/xlsx/read-archive.ts';
import { readWorkbook } from '#exchange/xlsx/read-workbook.ts';
import { writeWorkbook } from '#exchange/xlsx/write-workbook.ts';
import { createTable, text } from '#exchange/tables/table.ts';
import { craftArchive, type Member } from './craft-archive.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Parts {
  readonly sheet?: string;
  readonly strings?: string;
  readonly styles?: string;
  readonly workbook?: string;
  readonly more?: readonly Member[];
}

/** A workbook of one sheet, member by member. */
const members = ({ sheet = '', strings = '', styles = '', workbook = '', more = [] }: Parts = {}): readonly Member[] => [
  { name: '[Content_Types].xml', content: '<Types/>' },
  {
    name: 'xl/workbook.xml',
    content: workbook || `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  },
  { name: 'xl/_rels/workbook.xml.rels', content: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>' },
  { name: 'xl/worksheets/sheet1.xml', content: `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>` },
  ...(strings === '' ? [] : [{ name: 'xl/sharedStrings.xml', content: `<sst xmlns="${main}">${strings}</sst>` }]),
  ...(styles === '' ? [] : [{ name: 'xl/styles.xml', content: `<styleSheet xmlns="${main}">${styles}</styleSheet>` }]),
  ...more,
];
const craft = (parts: Parts = {}): Uint8Array => craftArchive(members(parts));

const cellsOf = async (parts: Parts): Promise<readonly unknown[]> =>
  [...(await readWorkbook(craft(parts))).get('S')!.values()].flatMap((row) => [...row.values()]);

/** Milliseconds of work of this process: what else the machine does has no say in it. */
const worked = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

const refusal = async (bytes: Uint8Array): Promise<string> => {
  const started = worked();
  try {
    await readWorkbook(bytes);
    return 'taken';
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    expect(worked() - started).toBeLessThan(1_000);
    return error.message;
  }
};

test('the crafted workbook itself is sound, so that a refusal has one reason', async () => {
  expect(await refusal(craft({ sheet: '<row r="1"><c r="A1"><v>1</v></c></row>' }))).toBe('taken');
});

test('every kind of cell is read as what it is', async () => {
  const styles =
    '<numFmts><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd;@"/><numFmt numFmtId="171" formatCode="[Red]0.00&quot;days&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>';
  const strings =
    '<si><t>shared</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t xml:space="preserve"> run</t></r><rPh sb="0" eb="1"><t>aside</t></rPh></si>';
  const cells = [
    '<c r="A1" t="s"><v>0</v></c>',
    '<c r="B1" t="s"><v>1</v></c>',
    '<c r="C1" t="inlineStr"><is><t>in_x000D_line</t></is></c>',
    '<c r="D1"><v>41.5</v></c>',
    '<c r="E1" s="1"><v>46349</v></c>',
    '<c r="F1" s="2"><v>46349.5</v></c>',
    '<c r="G1" s="3"><v>2</v></c>',
    '<c r="H1" t="b"><v>1</v></c>',
    '<c r="I1"><f>1+1</f><v>2</v></c>',
    '<c r="J1" t="e"><v>#REF!</v></c>',
    '<c r="K1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>',
    '<c r="L1"/>',
    '<c r="M1" s="1"><v>59</v></c>',
  ];
  expect(await cellsOf({ styles, strings, sheet: `<row r="1">${cells.join('')}</row>` })).toEqual([
    { kind: 'text', text: 'shared' },
    { kind: 'text', text: 'rich  run' },
    { kind: 'text', text: 'in\rline' },
    { kind: 'number', number: 41.5 },
    { kind: 'date', date: '2026-11-23' },
    { kind: 'date', date: '2026-11-23T12:00:00' },
    { kind: 'number', number: 2 },
    { kind: 'flag', flag: true },
    { kind: 'formula' },
    { kind: 'formula' },
    { kind: 'formula' },
    { kind: 'date', date: '1900-02-28' },
  ]);
});

test('a workbook that counts from 1904 gives the same dates', async () => {
  const workbook = `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  const sheet = '<row r="1"><c r="A1" s="1"><v>44887</v></c></row>';
  expect(await cellsOf({ workbook, sheet, styles: '<cellXfs><xf/><xf numFmtId="14"/></cellXfs>' })).toEqual([{ kind: 'date', date: '2026-11-23' }]);
});

const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1024 * 1024);
const extra = (member: Member): Uint8Array => craft({ more: [member] });
const named = (name: string | Uint8Array, more: Partial<Member> = {}): Uint8Array => extra({ name, content: 'x', ...more });

/** What goes out of the archive, stands twice, or is not what it says. */
const attacks: readonly (readonly [string, () => Uint8Array] | readonly [string, () => Uint8Array, RegExp])[] = [
  ['a name that climbs', () => named('../evil')],
  ['a name that climbs inside', () => named('xl/../../evil')],
  ['a name that climbs and comes back', () => named('xl/../xl/evil')],
  ['a name that ends in two dots', () => named('xl/..')],
  ['a name with a dot as a folder', () => named('xl/./evil')],
  ['an absolute name', () => named('/etc/passwd')],
  ['an absolute name of two slashes', () => named('//server/share')],
  ['an empty folder name', () => named('xl//evil')],
  ['a backslash', () => named('xl\\evil')],
  ['a backslash that climbs', () => named('..\\..\\evil')],
  ['a share', () => named('\\\\server\\share\\evil')],
  ['a drive', () => named('C:/evil')],
  ['a drive without slash', () => named('c:evil')],
  ['a stream', () => named('xl/a.xml:stream')],
  ['a zero byte in the name', () => named('xl/a\0.xml')],
  ['a line break in the name', () => named('xl/a\n.xml')],
  ['an escape in the name', () => named('xl/\u001b[31m')],
  ['a star in the name', () => named('xl/*.xml')],
  ['a question mark in the name', () => named('xl/a?.xml')],
  ['a climbing name in the older letters', () => named(Buffer.from('../\xe9', 'latin1'), { flags: 0 })],
  ['a local name that differs', () => named('xl/good.xml', { localName: 'xl/evil.xml' })],
  ['a local name that climbs', () => named('xl/good.xml', { localName: '../evil.x' })],
  ['a local name of the same length', () => named('xl/good.xml', { localName: 'xl/evil.xml' })],
  ['the same name twice', () => named('xl/workbook.xml'), /twice/],
  ['the same name in other case', () => named('XL/Workbook.xml'), /twice/],
  ['the same name in wide letters', () => named('xl/ｗorkbook.xml'), /twice/],
  ['a link', () => named('xl/link', { mode: 0o120777, content: '/etc/passwd' }), /link/],
  ['a link that is stored', () => named('xl/link', { mode: 0o120777, stored: true }), /link/],
  ['an encrypted member', () => named('xl/secret', { flags: 0x801 }), /encrypted/],
  ['a strongly encrypted member', () => named('xl/secret', { flags: 0x841 })],
  ['an unknown way of packing', () => named('xl/odd', { method: 99 })],
  ['bzip2', () => named('xl/odd', { method: 12 })],
  ['Zstandard', () => named('xl/odd', { method: 93 })],
  ['a size that is too small', () => extra({ name: 'xl/a', content: zeros(1), size: 10 })],
  ['a size of zero', () => extra({ name: 'xl/a', content: zeros(1), size: 0 })],
  ['a size that is too large', () => extra({ name: 'xl/a', content: 'abc', size: 1_000 })],
  ['a size beyond all bounds', () => extra({ name: 'xl/a', content: 'abc', size: 0xffff_fffe })],
  ['a stored size that lies', () => extra({ name: 'xl/a', content: 'abc', size: 2, stored: true })],
  ['a packed size beyond the file', () => extra({ name: 'xl/a', content: 'abc', packedSize: 0x7fff_ffff })],
  ['a wrong check sum', () => extra({ name: 'xl/a', content: 'abc', crc: 1 })],
  ['a wrong check sum of a stored member', () => extra({ name: 'xl/a', content: 'abc', crc: 1, stored: true })],
  ['a bomb that says so', () => extra({ name: 'xl/a', content: zeros(100) }), /unpacks to more than 16 MB/],
  ['a bomb that says it is small', () => extra({ name: 'xl/a', content: zeros(100), size: 100 })],
  [
    'a bomb in three members',
    () =>
      craft({
        more: [
          { name: 'xl/a', content: zeros(15) },
          { name: 'xl/b', content: zeros(15) },
          { name: 'xl/c', content: zeros(15) },
        ],
      }),
    /unpacks to more than/,
  ],
  ['a bomb as the sheet', () => craft({ sheet: `<row r="1"><c r="A1" t="inlineStr"><is><t>${'a'.repeat(20 * 1024 * 1024)}</t></is></c></row>` })],
  ['six hundred members', () => craft({ more: Array.from({ length: 600 }, (_, at) => ({ name: `xl/m${at}`, content: '' })) }), /members/],
  ['a count that lies upwards', () => craftArchive(members(), { entries: 400 })],
  ['a count of 65,535', () => craftArchive(members(), { entries: 0xffff })],
  ['data that is no deflate stream', () => extra({ name: 'xl/a', content: Buffer.from('garbage!'), stored: true, method: 8 })],
];

test.each(attacks.map(([what, make, sentence]) => ({ what, make, sentence })))('$what is refused', async ({ make, sentence }) => {
  const message = await refusal(make());
  expect(message).not.toBe('taken');
  expect(message.length).toBeLessThan(300);
  if (sentence) expect(message).toMatch(sentence);
});

/** What is an archive or a document, but not a workbook that is read. */
const ole = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600));
const strictMain = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const sound = await writeWorkbook([
  {
    table: createTable(
      'S',
      [text<string>('a', 9, (one) => one)],
      Array.from({ length: 500 }, (_, at) => `row ${at}`),
    ),
  },
]);
const others: readonly (readonly [string, () => Uint8Array, RegExp])[] = [
  ['an old workbook or one with a password', () => ole, /password or is of an old kind/],
  ['a binary workbook', () => craftArchive([{ name: 'xl/workbook.bin', content: 'x' }]), /binary workbook/],
  ['a Word document', () => craftArchive([{ name: 'word/document.xml', content: '<a/>' }]), /Word document/],
  ['a presentation', () => craftArchive([{ name: 'ppt/presentation.xml', content: '<a/>' }]), /presentation/],
  [
    'an OpenDocument file',
    () => craftArchive([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }]),
    /OpenDocument/,
  ],
  ['any archive', () => craftArchive([{ name: 'a.txt', content: 'x' }]), /holds no workbook/],
  ['an empty archive', () => craftArchive([]), /holds no workbook/],
  ['a strict workbook', () => craft({ workbook: `<workbook xmlns="${strictMain}"/>` }), /Strict Open XML/],
  ['another vocabulary', () => craft({ workbook: '<workbook xmlns="urn:other"/>' }), /no workbook that can be read/],
  [
    'a sheet that is not there',
    () => craft({ workbook: `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="S" r:id="rId9"/></sheets></workbook>` }),
    /sheet “S” is missing/,
  ],
  ['text', () => new TextEncoder().encode('hello'), /no Excel workbook/],
  ['a picture', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47), /no Excel workbook/],
  ['nothing', () => new Uint8Array(), /no Excel workbook/],
  ['eleven megabytes', () => new Uint8Array(11 * 1024 * 1024).fill(0x50), /10 MB/],
  ['half a workbook', () => sound.subarray(0, sound.length / 2), /no whole archive/],
  ['a workbook without its last byte', () => sound.subarray(0, -1), /no whole archive/],
  ['a workbook without its beginning', () => sound.subarray(30), /no whole archive|no Excel workbook/],
];

test.each(others)('%s is refused by name', async (_, make, sentence) => {
  expect(await refusal(make())).toMatch(sentence);
});

const row = (cells: string): Parts => ({ sheet: `<row r="1">${cells}</row>` });
const withHead = (head: string): Uint8Array =>
  craftArchive(members().map((one) => (one.name === 'xl/worksheets/sheet1.xml' ? { ...one, content: `${head}${one.content as string}` } : one)));
const xml: readonly (readonly [string, () => Uint8Array, RegExp])[] = [
  ['a document type', () => withHead('<!DOCTYPE worksheet>'), /document type/],
  ['an external entity', () => withHead('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), /document type/],
  ['a parameter entity', () => withHead('<!DOCTYPE a [<!ENTITY % x SYSTEM "http://canary.test/">%x;]>'), /document type/],
  ['an external document type', () => withHead('<!DOCTYPE a SYSTEM "http://canary.test/a.dtd">'), /document type/],
  ['a billion laughs', () => withHead('<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'), /document type/],
  ['an entity that nobody declared', () => craft(row('<c r="A1" t="inlineStr"><is><t>&x;</t></is></c>')), /not well-formed/],
  ['markup that does not close', () => craft({ sheet: '<row r="1"><c>' }), /not well-formed/],
  ['an attribute twice', () => craft(row('<c r="A1" r="A2"/>')), /not well-formed/],
  ['a prefix that nobody declared', () => craft(row('<x:c r="A1"/>')), /not well-formed/],
  ['a control character', () => craft(row('<c r="A1" t="inlineStr"><is><t>a\u0001</t></is></c>')), /not well-formed/],
  ['a control character as reference', () => craft(row('<c r="A1" t="inlineStr"><is><t>&#1;</t></is></c>')), /not well-formed/],
  [
    'other letters than UTF-8',
    () => craftArchive(members().map((one) => (one.name === 'xl/workbook.xml' ? { ...one, content: Buffer.from('<a>\xe9</a>', 'latin1') } : one))),
    /not UTF-8/,
  ],
  [
    'UTF-16',
    () => craftArchive(members().map((one) => (one.name === 'xl/workbook.xml' ? { ...one, content: Buffer.from('\ufeff<a/>', 'utf16le') } : one))),
    /not UTF-8/,
  ],
  ['nesting without end', () => craft({ sheet: '<row>'.repeat(1) + '<x>'.repeat(100_000) }), /nests deeper|not well-formed/],
  ['a text that is not there', () => craft(row('<c r="A1" t="s"><v>7</v></c>')), /row 1, column 1 refers to a text/],
  ['a text called __proto__', () => craft(row('<c r="A1" t="s"><v>__proto__</v></c>')), /refers to a text/],
  ['a cell twice', () => craft(row('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>')), /row 1, column 1: the cell stands there twice/],
  ['a row twice', () => craft({ sheet: '<row r="2"/><row r="2"/>' }), /row 2: it stands there twice/],
  ['a row of no number', () => craft({ sheet: '<row r="1e9"/>' }), /row number/],
  ['a row below nought', () => craft({ sheet: '<row r="-1"/>' }), /row number/],
  ['an address of another row', () => craft(row('<c r="A2"><v>1</v></c>')), /cell address “A2” does not fit/],
  ['an address that is none', () => craft(row('<c r="$A$1"><v>1</v></c>')), /cell address/],
  ['a number that is none', () => craft(row('<c r="A1"><v>1 or 2</v></c>')), /no value of a known kind/],
  ['a number beyond all bounds', () => craft(row('<c r="A1"><v>1e999</v></c>')), /no value of a known kind/],
  ['a kind of cell that is none', () => craft(row('<c r="A1" t="zz"><v>1</v></c>')), /no value of a known kind/],
  ['a far column', () => craft(row('<c r="ZZ1"><v>1</v></c>')), /more than 200 columns/],
  ['too many rows', () => craft({ sheet: '<row/>'.repeat(20_001) }), /more than 20000 rows/],
  ['a text of 100,001 characters', () => craft(row(`<c r="A1" t="inlineStr"><is><t>${'a'.repeat(100_001)}</t></is></c>`)), /100001 characters/],
];

test.each(xml)('%s is refused with its place', async (_, make, sentence) => {
  expect(await refusal(make())).toMatch(sentence);
});

test('a million numeric references are read in time', async () => {
  const started = worked();
  expect(await refusal(craft({ strings: `<si><t>${'&#65;'.repeat(1_000_000)}</t></si>` }))).toBe('taken');
  expect(worked() - started).toBeLessThan(1_000);
});

test('the whole set is refused before any byte would be written: reading has no place to write to', async () => {
  const read = await readArchive(craft());
  expect([...read.keys()].sort()).toEqual(['[Content_Types].xml', 'xl/_rels/workbook.xml.rels', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml']);
  expect(attacks.length + others.length + xml.length).toBeGreaterThan(60);
});

test('a thousand mutated workbooks are read or refused, never anything else, each in time', async () => {
  let state = 7;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const small = await writeWorkbook([{ table: createTable('S', [text<string>('a', 9, (one) => one)], ['one', 'two']) }]);
  const outcomes = new Set<string>();
  for (let round = 0; round < 1_000; round += 1) {
    const bytes = Uint8Array.from(small);
    for (let flips = next(4) + 1; flips > 0; flips -= 1) bytes[next(bytes.length)] = next(256);
    outcomes.add((await refusal(next(10) === 0 ? bytes.subarray(0, next(bytes.length)) : bytes)) === 'taken' ? 'taken' : 'refused');
  }
  expect(outcomes).toEqual(new Set(['taken', 'refused']));
}, 60_000);
