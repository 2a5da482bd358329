import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Assessment } from '#core/assessment/assessment.ts';
import { assembleAssessment, changeAssessment, emptyAssessment, entriesOf, entryKinds, entryValue, type Change } from '#core/assessment/entry.ts';
import { assessments } from '../evaluation/arbitrary.ts';
import { readBytes, sampleBytes, taken } from '../../exchange/answers-file/files.ts';

const sample = taken(readBytes(sampleBytes)).assessment;
const empty = emptyAssessment('vi4', { title: 'Empty', hosts: [], state: 'draft' });

test('an assessment is its entries, and its entries are the assessment', () => {
  expect(assembleAssessment('vi4', entriesOf(sample))).toEqual(sample);
  fc.assert(
    fc.property(assessments, (assessment) => {
      expect(assembleAssessment('vi4', entriesOf(assessment))).toEqual(assessment);
    }),
    { numRuns: 30, endOnFailure: true },
  );
});

test('the sample has entries of every kind', () => {
  expect(new Set(entriesOf(sample).map((entry) => entry.kind))).toEqual(new Set(entryKinds));
});

test('putting every entry one by one makes the assessment, in whatever order; taking them off empties it', () => {
  const entries = entriesOf(sample);
  const put = (order: readonly Change[]): Assessment => order.reduce(changeAssessment, empty);
  expect(put(entries)).toEqual(sample);
  expect(put([...entries].reverse())).toEqual(sample);
  const off = entries.reduce<Assessment>((now, { kind, key }) => changeAssessment(now, { kind, key, value: null }), sample);
  expect(off).toEqual({ ...empty, details: sample.details });
});

test('a change leaves the assessment before it as it was', () => {
  const before = JSON.stringify(sample);
  for (const { kind, key } of entriesOf(sample)) changeAssessment(sample, { kind, key, value: null });
  changeAssessment(sample, { kind: 'text', key: 'roles', value: 'x' });
  expect(JSON.stringify(sample)).toBe(before);
});

test('the value before a change, put back, undoes it', () => {
  for (const { kind, key } of entriesOf(sample).filter((entry) => entry.kind !== 'details')) {
    const back = { kind, key, value: entryValue(sample, kind, key) } as Change;
    expect(back.value).not.toBeNull();
    expect(changeAssessment(changeAssessment(sample, { kind, key, value: null }), back)).toEqual(sample);
  }
});

test('keys that are parts of every object are keys like any other', () => {
  for (const key of ['__proto__', 'constructor', 'toString']) {
    expect(entryValue(sample, 'answer', key)).toBeNull();
    const put = changeAssessment(empty, { kind: 'text', key, value: 'kept' });
    expect(Object.entries(put.texts)).toEqual([[key, 'kept']]);
    expect(entryValue(put, 'text', key)).toBe('kept');
    expect(assembleAssessment('vi4', entriesOf(put))).toEqual(put);
    expect(changeAssessment(put, { kind: 'text', key, value: null })).toEqual(empty);
  }
});

test('an assessment without details is none', () => {
  expect(
    assembleAssessment(
      'vi4',
      entriesOf(sample).filter((entry) => entry.kind !== 'details'),
    ),
  ).toBeNull();
});
