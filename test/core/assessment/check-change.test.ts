/** What the catalog says of changes; the faults themselves are tested through answers files and the application. */
import { expect, test } from 'vitest';
import type { Assessment } from '#core/assessment/assessment.ts';
import { checkChange, checkValue } from '#core/assessment/check-change.ts';
import { entriesOf } from '#core/assessment/entry.ts';
import { changeShape } from '#core/assessment/parse-entry.ts';
import { itemsOf } from '#core/catalog/find-in-catalog.ts';
import { parseWith } from '#core/parse/shape.ts';
import { vi4 } from '../../catalog.ts';
import { readBytes, sampleBytes, taken } from '../../exchange/answers-file/files.ts';

const sample: Assessment = taken(readBytes(sampleBytes)).assessment;
const items = itemsOf(vi4);

test('every entry of the sample may be kept, and passes the door as a change', () => {
  for (const entry of entriesOf(sample)) {
    expect(checkChange(vi4, sample, entry)).toBeNull();
    expect(parseWith(changeShape, JSON.parse(JSON.stringify(entry)))).toEqual({ ok: true, value: entry, warnings: [] });
  }
});

test('every option of every question is taken in each way in which it may be given, unknown and not applicable too', () => {
  for (const item of items) {
    const form = item.question.answer;
    const options = form.kind === 'number' ? [form.min, form.max] : form.options.map((option) => option.value);
    for (const option of [...options, 'unknown', 'not-applicable']) expect(checkValue(item, option)).toBeNull();
    if (form.kind === 'several')
      expect(
        checkValue(
          item,
          form.options.map((option) => option.value),
        ),
      ).toBeNull();
    if (form.kind === 'each')
      expect(
        checkValue(item, Object.fromEntries([...form.options.map((option) => option.value), 'unknown'].map((value, at) => [`thing ${at}`, value]))),
      ).toBeNull();
  }
});

test('what is no option is refused by every question, with the options that are', () => {
  const wrong = [
    '',
    'Yes!',
    'yes ',
    '__proto__',
    'constructor',
    -1,
    1_001,
    0.5,
    [],
    [''],
    ['yes', 'yes'],
    {},
    { host: 'nothing of the sort' },
    { host: 'not-applicable' },
  ];
  for (const item of items) {
    for (const value of wrong) {
      const sentence = checkValue(item, value);
      expect(`${item.question.id} ${JSON.stringify(value)} ${sentence ?? 'was taken'}`).not.toContain('was taken');
      expect(sentence).toMatch(/[.]$/);
    }
    const form = item.question.answer;
    if (form.kind === 'choice') expect(checkValue(item, 'Yes!')).toContain(`“${form.options[0]!.value}”, `);
  }
});

test('what is removed needs no value, but a place that exists', () => {
  expect(checkChange(vi4, sample, { kind: 'answer', key: 'Q-SSH-04', value: null })).toBeNull();
  expect(checkChange(vi4, sample, { kind: 'answer', key: 'Q-NO-01', value: null })).toMatch(/no question/);
  expect(checkChange(vi4, sample, { kind: 'details', key: 'details', value: null })).toMatch(/cannot be removed/);
});

test('the auditor’s words stand under a chapter or the code of a path', () => {
  const keep = (key: string) => checkChange(vi4, sample, { kind: 'text', key, value: 'x' });
  expect(['summary', 'plug-in', 'gaps', 'VIC-VC', 'SSH', 'X'].map(keep)).toEqual([null, null, null, null, null, null]);
  for (const key of ['NOPE', 'Summary', 'a b', '__proto__', '../x', 'a'.repeat(80)])
    expect(keep(key)).toMatch(/no section of the report; use the name of a chapter/);
});
