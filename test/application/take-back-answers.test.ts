import { expect, test } from 'vitest';
import type { AnswerValue } from '#core/assessment/assessment.ts';
import { vi4 } from '../catalog.ts';
import { createSource } from '../exchange/source.ts';
import { fill, type Filled } from '../exchange/questionnaire/fill.ts';
import { craftArchive } from '../exchange/xlsx/craft-archive.ts';
import { now, openBench, type Bench } from './open-application.ts';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const start = async () => {
  const bench = openBench();
  const { id } = await bench.get('createAssessment', { edition: 'vi4', title: 'Kestrel', hosts: ['ESX', 'ESXi'], scope: {} });
  const answer = (question: string, value: AnswerValue, more: { note?: string; by?: string } = {}) =>
    bench.get('change', { id, change: { kind: 'answer', key: question, value: { value, ...more } } });
  await answer('Q-SSH-04', 'no', { note: 'told on the phone', by: 'M. Keller' });
  const send = async (filled: Readonly<Record<string, Filled>>) => {
    const { assessment } = await bench.get('openAssessment', { id });
    return { id, name: 'back.questions.xlsx', base64: base64(await fill(createSource(vi4, assessment), filled)) };
  };
  const answers = async () => (await bench.get('openAssessment', { id })).assessment.answers;
  return { bench, id, answer, send, answers };
};

const rowsBy = async (bench: Bench, input: { id: string; name: string; base64: string }) => {
  const { rows, warnings } = await bench.get('previewRespondentFile', input);
  return { rows, warnings, byKind: Map.groupBy(rows, (row) => row.kind) };
};

test('sent, filled in, looked at, taken: what was chosen is recorded with who and when, and nothing else', async () => {
  const { bench, id, send, answers } = await start();
  const sent = await send({
    'Q-SSH-04': { answer: 'yes', note: 'changed last week', by: 'A. Admin' },
    'Q-SSH-05': { answer: 'yes', note: 'since 2024', by: 'A. Admin' },
    'Q-SSH-06': { answer: 'not-applicable', note: 'no ESXi', by: 'A. Admin' },
    'Q-SSH-07': { answer: 'perhaps', by: 'A. Admin' },
  });
  const before = await bench.look();
  const { rows, byKind, warnings } = await rowsBy(bench, sent);
  expect(await bench.look()).toBe(before);
  expect(warnings).toEqual([]);
  expect([...byKind].map(([kind, of]) => [kind, of.map((row) => row.question)])).toEqual([
    ['conflict', ['Q-SSH-04']],
    ['new', ['Q-SSH-05', 'Q-SSH-06']],
    ['invalid', ['Q-SSH-07']],
  ]);
  const take = rows.filter((row) => row.kind === 'new');
  const result = await bench.get('acceptRespondentAnswers', {
    id,
    answers: take.map((row) => ({ question: row.question, value: row.given, note: row.note!, by: row.by!, replaces: row.current })),
  });
  expect(result.changes).toHaveLength(2);
  expect(await answers()).toEqual({
    'Q-SSH-04': { value: 'no', note: 'told on the phone', by: 'M. Keller' },
    'Q-SSH-05': { value: 'yes', note: 'since 2024', by: 'A. Admin', at: now },
    'Q-SSH-06': { value: 'not-applicable', reason: 'no ESXi', by: 'A. Admin', at: now },
  });
});

test('a conflict is taken only when named, keeps the note that stands, and can be undone', async () => {
  const { bench, id, answers } = await start();
  const accept = { question: 'Q-SSH-04', value: 'yes', note: 'changed last week', by: 'A. Admin', replaces: 'no' } as const;
  await bench.get('acceptRespondentAnswers', { id, answers: [accept] });
  expect((await answers())['Q-SSH-04']).toEqual({ value: 'yes', note: 'told on the phone\n\nchanged last week', by: 'A. Admin', at: now });
  await bench.get('undo', { id });
  expect((await answers())['Q-SSH-04']).toMatchObject({ value: 'no', note: 'told on the phone', by: 'M. Keller' });
});

test('a note alone is added to an answer and changes nothing else of it', async () => {
  const { bench, id, answers } = await start();
  await bench.get('acceptRespondentAnswers', {
    id,
    answers: [{ question: 'Q-SSH-04', value: null, note: 'and in writing', by: 'A. Admin', replaces: 'no' }],
  });
  expect((await answers())['Q-SSH-04']).toEqual({ value: 'no', note: 'told on the phone\n\nand in writing', by: 'M. Keller' });
});

test('an answer that was changed in the meantime is not overwritten, and then nothing at all is taken', async () => {
  const { bench, id, answer } = await start();
  await answer('Q-SSH-05', 'no');
  const before = await bench.look();
  const failure = await bench.refused(
    'acceptRespondentAnswers',
    {
      id,
      answers: [
        { question: 'Q-SSH-07', value: 'unknown', replaces: null },
        { question: 'Q-SSH-05', value: 'yes', replaces: null },
      ],
    },
    'refused',
  );
  expect(failure.sentence).toMatch(/Q-SSH-05 was changed since/);
  expect(await bench.look()).toBe(before);
});

test.each([
  ['no answer', [], /nothing to take/],
  ['a strange question', [{ question: 'Q-NO-1', value: 'yes', replaces: null }], /no question “Q-NO-1”/],
  ['a strange value', [{ question: 'Q-SSH-05', value: 'perhaps', replaces: null }], /is no answer to Q-SSH-05/],
  ['not applicable without a reason', [{ question: 'Q-SSH-05', value: 'not-applicable', replaces: null }], /needs a reason/],
  [
    'a question twice',
    [
      { question: 'Q-SSH-05', value: 'yes', replaces: null },
      { question: 'Q-SSH-05', value: 'no', replaces: null },
    ],
    /twice/,
  ],
  ['nothing said at all', [{ question: 'Q-SSH-05', value: null, replaces: null }], /Nothing|nothing/],
] as const)('%s is refused and changes nothing', async (_, answers, sentence) => {
  const { bench, id } = await start();
  const before = await bench.look();
  expect((await bench.refused('acceptRespondentAnswers', { id, answers })).sentence).toMatch(sentence);
  expect(await bench.look()).toBe(before);
});

test('a file of another kind, of another edition, damaged or malicious is refused and the library stays as it was', async () => {
  const { bench, id } = await start();
  const before = await bench.look();
  const bad: readonly Uint8Array[] = [
    new TextEncoder().encode('hello'),
    new Uint8Array([0x50, 0x4b, 3, 4]),
    Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0),
    craftArchive([{ name: '../evil', content: 'x' }]),
    craftArchive([{ name: 'xl/workbook.xml', content: Buffer.alloc(100 * 1024 * 1024) }]),
  ];
  for (const bytes of bad) {
    const failure = await bench.refused('previewRespondentFile', { id, name: 'back.xlsx', base64: base64(bytes) }, 'file-invalid');
    expect(failure.sentence).toMatch(/^“back.xlsx” was not read\. /);
  }
  expect(await bench.look()).toBe(before);
  expect(bench.faults).toEqual([]);
});

test('a file made for another assessment is read with a warning that names both', async () => {
  const { bench, send } = await start();
  const sent = await send({ 'Q-SSH-05': { answer: 'yes' } });
  const other = await bench.get('createAssessment', { edition: 'vi4', title: 'Merlin', hosts: ['ESX'], scope: {} });
  expect((await rowsBy(bench, { ...sent, id: other.id })).warnings).toEqual([expect.stringMatching(/“Kestrel”.*“Merlin”/)]);
});

test('an issued assessment can be looked at and takes nothing', async () => {
  const { bench, id, send } = await start();
  const sent = await send({ 'Q-SSH-05': { answer: 'yes' } });
  await bench.get('change', {
    id,
    change: { kind: 'details', key: 'details', value: { title: 'Kestrel', hosts: ['ESX', 'ESXi'], state: 'issued' } },
  });
  expect((await rowsBy(bench, sent)).rows).toHaveLength(1);
  await bench.refused('acceptRespondentAnswers', { id, answers: [{ question: 'Q-SSH-05', value: 'yes', replaces: null }] }, 'refused');
});

test.each(['xlsx', 'questionnaire', 'findings-csv', 'plug-ins-csv', 'ports-csv'] as const)(
  '%s is listed with what it omits and is handed over',
  async (format) => {
    const { bench, id } = await start();
    const listed = (await bench.get('listFormats', {})).find((one) => one.format === format)!;
    expect(listed.omits.length).toBeGreaterThan(0);
    await bench.get('exportReport', { id, format, options: { paper: 'A4', without: [] } });
    expect(bench.delivered.at(-1)).toMatchObject({ name: `Kestrel${listed.extension}` });
    expect(bench.delivered.at(-1)!.bytes.byteLength).toBeGreaterThan(200);
  },
);
