import { expect, test } from 'vitest';
import type { Assessment } from '#core/assessment/assessment.ts';
import { emptyAssessment } from '#core/assessment/entry.ts';
import type { RespondentRow } from '#core/assessment/respondent.ts';
import { itemsOf } from '#core/catalog/find-in-catalog.ts';
import { titles } from '#exchange/questionnaire/columns.ts';
import { judgeRows } from '#exchange/questionnaire/judge-rows.ts';
import { readRespondentFile } from '#exchange/questionnaire/read-respondent-file.ts';
import { vi4 } from '../../catalog.ts';
import { hostileCells } from '../hostile-cells.ts';
import { createSource } from '../source.ts';
import { fill, fillRows, sendOut, toCsv, toWorkbook, type Filled } from './fill.ts';

const formOf = (kind: string, of?: string) =>
  itemsOf(vi4).find(
    ({ question }) => question.answer.kind === kind && (of === undefined || (question.answer.kind === 'each' && question.answer.of === of)),
  )!.question;
const several = formOf('several');
const number = formOf('number');
const each = formOf('each', 'host');
const carried = itemsOf(vi4).find(({ question }) => question.id === 'Q-SSH-01')!.question;
const optionsOf = (question: typeof several): readonly string[] =>
  question.answer.kind === 'number' ? [] : question.answer.options.map((one) => one.value);

const bare = emptyAssessment('vi4', { title: 'Kestrel', hosts: ['ESX', 'ESXi'], state: 'draft' });
const recorded: Assessment = {
  ...bare,
  answers: {
    'Q-SSH-04': { value: 'no', note: 'told on the phone', by: 'M. Keller' },
    [carried.id]: { value: optionsOf(carried)[0]!, reverify: true },
    'Q-VIC-VC-01': { value: null, note: 'ask again' },
  },
};
const source = createSource(vi4, recorded);
const sent = await sendOut(source);

const judge = async (bytes: Uint8Array): Promise<Readonly<Record<string, RespondentRow>>> => {
  const { rows } = await readRespondentFile(bytes);
  return Object.fromEntries(judgeRows(vi4, recorded, rows).map((row) => [row.question, row]));
};
const back = async (filled: Readonly<Record<string, Filled>>): Promise<Readonly<Record<string, RespondentRow>>> => judge(await fill(source, filled));

test('a file that comes back empty changes nothing', async () => {
  expect(await back({})).toEqual({});
});

test('every form of answer is read, in any case and spacing', async () => {
  const [one, two] = optionsOf(several);
  const [host] = optionsOf(each);
  const rows = await back({
    'Q-SSH-05': { answer: ' YES ', by: 'L. Amstad' },
    [several.id]: { answer: `${one!}; ${two!.toUpperCase()}` },
    [number.id]: { answer: 7 },
    [each.id]: { answer: `esx01: 10.0.0.1: ${host!}\nesx02: unknown`, note: 'two hosts' },
    'Q-SSH-06': { answer: 'N/A', note: 'no ESXi' },
    'Q-SSH-07': { answer: 'Unknown' },
  });
  expect(rows['Q-SSH-05']).toMatchObject({ kind: 'new', given: 'yes', by: 'L. Amstad', problem: null });
  expect(rows[several.id]).toMatchObject({ kind: 'new', given: [one, two] });
  expect(rows[number.id]).toMatchObject({ kind: 'new', given: 7 });
  expect({ ...(rows[each.id]!.given as object) }).toEqual({ 'esx01: 10.0.0.1': host, esx02: 'unknown' });
  expect(rows['Q-SSH-06']).toMatchObject({ kind: 'new', given: 'not-applicable', note: 'no ESXi' });
  expect(rows['Q-SSH-07']).toMatchObject({ kind: 'new', given: 'unknown' });
});

test('what stands is told as same or conflict, and only another value, or a note that is not there yet, is one', async () => {
  expect((await back({ 'Q-SSH-04': { answer: 'no' } }))['Q-SSH-04']).toMatchObject({ kind: 'same', current: 'no' });
  expect((await back({ 'Q-SSH-04': { answer: 'no', note: 'told on the phone' } }))['Q-SSH-04']!.kind).toBe('same');
  expect((await back({ 'Q-SSH-04': { answer: 'no', note: 'and in writing' } }))['Q-SSH-04']!.kind).toBe('conflict');
  expect((await back({ 'Q-SSH-04': { answer: 'yes' } }))['Q-SSH-04']).toMatchObject({
    kind: 'conflict',
    current: 'no',
    given: 'yes',
    currentNote: 'told on the phone',
  });
  expect((await back({ 'Q-SSH-04': { note: 'one more thing' } }))['Q-SSH-04']).toMatchObject({ kind: 'conflict', given: null });
  expect((await back({ 'Q-VIC-VC-01': { answer: 'yes' } }))['Q-VIC-VC-01']!.kind).toBe('new');
  expect((await back({ [carried.id]: { answer: optionsOf(carried)[0]! } }))[carried.id]!.kind).toBe('new');
  expect((await back({ 'Q-SSH-05': { note: 'only a note' } }))['Q-SSH-05']).toMatchObject({ kind: 'new', given: null, note: 'only a note' });
});

test.each([
  [{ answer: 'perhaps' }, /“perhaps” is no answer to Q-SSH-05; use “yes”/],
  [{ answer: '=1+1' }, /is no answer to Q-SSH-05/],
  [{ answer: 'not-applicable' }, /needs a reason/],
  [{ answer: new Date('2026-11-23T00:00:00Z') }, /became a date \(2026-11-23\)/],
  [{ answer: true }, /truth value/],
  [{ answer: 'yes', note: 'x'.repeat(20_001) }, /The note cannot be kept: The text has 20001 characters/],
  [{ answer: 'yes', by: 'two\nlines' }, /The by cannot be kept: .* one line/],
] as const)('%j is refused with a sentence', async (given, sentence) => {
  const row = (await back({ 'Q-SSH-05': given }))['Q-SSH-05'];
  expect(row).toMatchObject({ kind: 'invalid' });
  expect(row!.problem).toMatch(sentence);
});

test('a number out of range, an unknown question and one answered twice are refused by name', async () => {
  expect((await back({ [number.id]: { answer: -1 } }))[number.id]).toMatchObject({ kind: 'invalid' });
  const rows = fillRows(sent, { 'Q-SSH-05': { answer: 'yes' } });
  const made = await judge(
    await toWorkbook(sent, [...rows, ['Q-NO-99', '', '', '', '', '', 'yes', null, null], ['Q-SSH-05', '', '', '', '', '', 'no', null, null]]),
  );
  expect(made['Q-NO-99']!.problem).toMatch(/no question “Q-NO-99” in edition vi4/);
  expect(made['Q-SSH-05']!.problem).toMatch(/answered more than once/);
});

test.each([',', ';', '\t'])('the same table as CSV, divided by %j, reads the same', async (separator) => {
  const filled = { 'Q-SSH-05': { answer: 'yes', note: 'a "quoted"\nnote, with; all\tof it', by: 'A. Admin' }, 'Q-SSH-04': { answer: 'yes' } };
  const rows = fillRows(sent, filled);
  expect(await judge(toCsv(rows, separator))).toEqual(await judge(await toWorkbook(sent, rows)));
});

test('columns may be moved and others added; titles decide', async () => {
  const rows = fillRows(sent, { 'Q-SSH-05': { answer: 'yes' } });
  const moved = rows.map((row) => ['extra', ...[...row].reverse()]);
  expect((await judge(toCsv(moved)))['Q-SSH-05']).toMatchObject({ kind: 'new', given: 'yes' });
});

test('every hostile text in a note comes back unchanged or is refused with a sentence; none is taken otherwise', async () => {
  const ids = itemsOf(vi4)
    .filter(({ question }) => question.answer.kind === 'choice')
    .map(({ question }) => question.id);
  const usable = ids.filter((id) => source.result.questions[id]!.applicable && recorded.answers[id] === undefined);
  let taken = 0;
  for (let from = 0; from < hostileCells.length; from += usable.length) {
    const texts = hostileCells.slice(from, from + usable.length);
    const filled = Object.fromEntries(texts.map((note, at) => [usable[at]!, { answer: 'unknown', note }]));
    const bytes = await fill(source, filled);
    for (const row of Object.values(await judge(bytes))) {
      if (row.kind === 'invalid') continue;
      expect(row.note ?? '').toBe(filled[row.question]!.note.trim());
      taken += 1;
    }
  }
  expect(taken).toBeGreaterThan(150);
});

const refusal = async (bytes: Uint8Array): Promise<string> => {
  try {
    await readRespondentFile(bytes);
    return 'taken';
  } catch (error) {
    expect((error as Error).name).toBe('RefusedFile');
    return (error as Error).message;
  }
};

test('a table that is no respondent file is refused by what is missing', async () => {
  const rows = fillRows(sent, {});
  const without = (title: string) => {
    const at = rows[0]!.indexOf(title);
    return rows.map((row) => row.filter((_, column) => column !== at));
  };
  expect(await refusal(new Uint8Array())).toMatch(/empty/);
  expect(
    await refusal(
      toCsv([
        ['a', 'b'],
        ['1', '2'],
      ]),
    ),
  ).toMatch(/no column “Question id”/);
  expect(await refusal(toCsv(without(titles.answer)))).toMatch(/no column “Answer”/);
  expect(await refusal(await toWorkbook(sent, without(titles.by)))).toMatch(/no column “Answered by”/);
  expect(await refusal(toCsv(rows.map((row) => [...row, row[6]])))).toMatch(/column “Answer” twice/);
  expect(await refusal(toCsv([rows[0]!, ['', '', '', '', '', '', 'yes', '', '']]))).toMatch(/Row 2 has an answer or a note and no question id/);
  const renamed = new Map([...sent].map(([name, data]) => [name === 'Questions' ? 'Fragen' : name, data]));
  expect(await refusal(await toWorkbook(renamed, rows))).toMatch(/no sheet “Questions”/);
  const newer = new Map(
    [...sent].map(([name, data]) => [name, data.map((row) => (row[0] === 'Format' ? ['Format', 'postern-questionnaire 2'] : row))]),
  );
  expect(await refusal(await toWorkbook(newer, rows))).toMatch(/newer Postern/);
});
