import { expect, test } from 'vitest';
import { workbook } from '#exchange/xlsx/workbook.ts';
import { vi4 } from '../../catalog.ts';
import { fillEveryField } from '../../report/every-field.ts';
import { smallCatalog } from '../../report/small-catalog.ts';
import { readBytes, sampleBytes, taken } from '../answers-file/files.ts';
import { createSource } from '../source.ts';
import { column, membersOf, openWorkbook, textsOf } from './open-workbook.ts';

const filled = fillEveryField();
const full = createSource(smallCatalog, filled.assessment);
const bytes = await workbook.render(full);
const sheets = await openWorkbook(bytes);
const members = await membersOf(bytes);
const sheetXml = [...members].filter(([name]) => name.startsWith('xl/worksheets/sheet')).map(([, xml]) => xml);

const missing = (texts: readonly string[], marks: readonly string[]): readonly string[] => {
  const all = texts.join('\u0001');
  return marks.filter((mark) => !new RegExp(`${mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\d)`).test(all));
};

test('an independent reader finds the mark of every field that an auditor can type', () => {
  expect(filled.marks.length).toBeGreaterThan(110);
  expect(missing(textsOf(sheets), filled.marks)).toEqual([]);
  expect(missing(textsOf(sheets), filled.instants)).toEqual([]);
});

test('a field that is left out would be noticed', () => {
  const without = textsOf(sheets).filter((cell) => !/mark 7 /.test(cell));
  expect(missing(without, filled.marks)).toEqual([filled.marks[6]]);
});

test('every value that is chosen is there: states, options, ports, hashes, kinds', () => {
  const chosen = [
    'in-use',
    'undecided',
    'not-in-use',
    'root\nnamed',
    'clear text',
    '8443',
    '9443',
    'handshake',
    'card',
    'certificate',
    'not-applicable',
    'unknown',
  ];
  expect(missing(textsOf(sheets), [...chosen, '0123456789abcdef'.repeat(4), 'fedcba9876543210'.repeat(4)])).toEqual([]);
});

test('dates and numbers are typed, and everything else is text', () => {
  const until = column(sheets.get('Findings')!, 'Accepted until').filter((cell) => cell !== null);
  expect(until.map((day) => (day as Date).toISOString())).toEqual(expect.arrayContaining(['2027-01-31T00:00:00.000Z', '2028-02-29T00:00:00.000Z']));
  expect(column(sheets.get('Remediation plan')!, 'Due').filter((cell) => cell instanceof Date)).toHaveLength(3);
  expect(column(sheets.get('Evidence')!, 'Bytes')).toEqual([12_345, 7]);
  expect(column(sheets.get('Scope')!, 'Applicable').every((cell) => typeof cell === 'number')).toBe(true);
  expect(column(sheets.get('Ports')!, 'Observed ports').filter((cell) => cell !== null)).toEqual(['8443', '9443']);
});

test('no sheet holds a formula, and nothing in the archive leads outside', () => {
  expect(sheetXml.length).toBe(11);
  expect(sheetXml.filter((xml) => /<f[\s>/]/.test(xml))).toEqual([]);
  expect([...members.keys()].filter((name) => /external|macro|vba|connection|query/i.test(name))).toEqual([]);
  expect([...members.values()].filter((xml) => /TargetMode\s*=\s*"External"/.test(xml))).toEqual([]);
});

test('heads stay in sight, filters stand on every register, every cell wraps', () => {
  const framed = sheetXml.filter((xml) => xml.includes('state="frozen"') && /ySplit="1"/.test(xml));
  expect(framed).toHaveLength(11);
  expect(sheetXml.filter((xml) => /<\/sheetData><autoFilter ref="A1:[A-Z]+\d+"\/>/.test(xml))).toHaveLength(10);
  expect(members.get('xl/styles.xml')).toContain('wrapText="1"');
  expect(members.get('xl/workbook.xml')).toContain("'Findings'!$A$1:");
});

test('rows are as high as the text that wraps in them, and what is too wide for a page goes on beside, its first column with it', async () => {
  const long = {
    ...filled.assessment,
    texts: { summary: 'word '.repeat(200), other: 'one\ntwo\nthree', short: 'short', endless: 'x\n'.repeat(500) },
  };
  const parts = await membersOf(await workbook.render(createSource(smallCatalog, long)));
  const heights = [...parts.get('xl/worksheets/sheet11.xml')!.matchAll(/<row r="\d+"(?: ht="(\d+)")?>/g)].map(([, height]) => Number(height ?? 15));
  // Excel knows no row above 409 points.
  expect(heights).toEqual([165, 45, 15, 409]);
  expect(parts.get('xl/worksheets/sheet1.xml')).toContain('fitToWidth="1" fitToHeight="0"');
  expect(Number(/fitToWidth="(\d+)"/.exec(parts.get('xl/worksheets/sheet2.xml')!)?.[1])).toBeGreaterThan(2);
  expect(parts.get('xl/workbook.xml')).toContain(">'About'!$1:$1<");
  expect(parts.get('xl/workbook.xml')).toContain(">'Findings'!$A:$A,'Findings'!$1:$1<");
});

test('the first sheet says what it is about and what is not in it', () => {
  const about = new Map(sheets.get('About')!.map((row) => [row[0], row[1]]));
  expect(about.get('Catalog')).toBe('small 1.2.3, A small catalog');
  expect(about.get('Made at')).toBe('2026-11-23T12:00:00+01:00');
  expect(column(sheets.get('About')!, 'Value')).toEqual(expect.arrayContaining([...workbook.omits]));
});

test('the plan has owner, due date and status for every finding of its own, and for decisions whose finding is not raised', () => {
  const plan = sheets.get('Remediation plan')!;
  const ids = column(plan, 'Weakness id');
  const raised = full.result.findings.filter((finding) => finding.inheritedFrom === undefined).map((finding) => finding.id);
  expect(ids.slice(0, raised.length)).toEqual(raised);
  expect(ids.slice(raised.length).sort()).toEqual(['F-A-03', 'F-H-03', 'F-X-02'].filter((id) => !raised.includes(id)));
  expect(column(plan, 'Status')).toEqual(expect.arrayContaining(['open', 'risk accepted', 'open, acceptance expired', 'not raised']));
});

test('the same assessment gives the same bytes, at any time of day', async () => {
  expect(Buffer.compare(Buffer.from(await workbook.render(full)), Buffer.from(bytes))).toBe(0);
});

test('a note without a value stands there with an empty value', async () => {
  const [first] = smallCatalog.paths[0]!.items;
  const noted = { ...filled.assessment, answers: { [first!.question.id]: { value: null, note: 'only a note' } } };
  const read = await openWorkbook(await workbook.render(createSource(smallCatalog, noted)));
  const answers = read.get('Answers')!;
  const row = answers.find((cells) => cells[0] === first!.question.id)!;
  expect([row[answers[0]!.indexOf('Claimed')], row[answers[0]!.indexOf('Note')]]).toEqual([null, 'only a note']);
});

test('the sample fills every sheet', async () => {
  const { assessment } = taken(readBytes(sampleBytes));
  const read = await openWorkbook(await workbook.render(createSource(vi4, assessment)));
  expect([...read.keys()]).toEqual([
    'About',
    'Findings',
    'Remediation plan',
    'Answers',
    'Ports',
    'Plug-ins',
    'Plug-in answers',
    'Scope',
    'Targets',
    'Evidence',
    'Texts',
  ]);
  expect([...read.values()].filter((rows) => rows.length < 2)).toEqual([]);
  expect(read.get('Answers')).toHaveLength(161);
});
