import { expect, test } from 'vitest';
import type { Answer, Observation } from '#core/assessment/assessment.ts';
import { checkChange } from '#core/assessment/check-change.ts';
import { carryForward, settleChange } from '#core/assessment/carry-forward.ts';
import { emptyAssessment } from '#core/assessment/entry.ts';
import { changeShape } from '#core/assessment/parse-entry.ts';
import { holdsNothing, stated, withoutValue } from '#core/assessment/stated.ts';
import { parseWith } from '#core/parse/shape.ts';
import { vi4 } from '../../catalog.ts';

const noted: Answer = { value: null, note: 'asks the network team', by: 'A. Admin' };
const empty = emptyAssessment('vi4', { title: 'One', hosts: [], state: 'draft' });

test('An entry without a value states nothing; any value, unknown too, is a statement.', () => {
  expect(stated(noted)).toBeUndefined();
  expect(stated(undefined)).toBeUndefined();
  expect(stated({ ...noted, value: 'unknown' })).toEqual({ ...noted, value: 'unknown' });
  expect(stated({ ...noted, value: 0 })?.value).toBe(0);
});

test('A note, a reason, a person or evidence is worth keeping; blanks are not.', () => {
  for (const entry of [{ note: 'x' }, { reason: 'x' }, { by: 'x' }, { evidence: ['E-01'] }])
    expect(holdsNothing({ value: null, ...entry })).toBe(false);
  expect(holdsNothing({ value: null, note: ' ', reason: '\n', by: '', evidence: [] })).toBe(true);
  expect(holdsNothing({ value: 'no' })).toBe(false);
});

test('Taking a value away keeps note, person and evidence, and drops what belonged to the value.', () => {
  const seen: Observation = {
    value: 'not-applicable',
    reason: 'r',
    note: 'n',
    by: 'b',
    at: '2026-11-23T12:00:00Z',
    reverify: true,
    evidence: ['E-01'],
  };
  expect(withoutValue(seen)).toEqual({ value: null, note: 'n', by: 'b', evidence: ['E-01'] });
  expect(withoutValue({ value: 'no', by: 'b', at: '2026-11-23T12:00:00Z' })).toBeNull();
});

test.each([{ note: 'x' }, { value: null, by: 'x' }, { value: null, reason: 'x' }])('%j is read with a value of null', (value) => {
  const parsed = parseWith(changeShape, { kind: 'answer', key: 'Q-SSH-04', value });
  expect(parsed).toMatchObject({ ok: true, value: { value: { ...value, value: null } } });
});

test('An entry in which nothing is recorded is refused with a sentence that says what to do.', () => {
  for (const value of [{}, { value: null }, { note: '  ' }]) {
    const parsed = parseWith(changeShape, { kind: 'answer', key: 'Q-SSH-04', value });
    expect(parsed.ok ? [] : parsed.problems.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/^Nothing is recorded here.*take the entry out/),
    ]);
  }
  const observation = parseWith(changeShape, { kind: 'observation', key: 'C-SSH-04', value: { evidence: ['E-01'] } });
  expect(observation).toMatchObject({ ok: true, value: { value: { value: null, evidence: ['E-01'] } } });
});

test('The catalog has nothing against an entry without a value, but still knows its question and evidence.', () => {
  expect(checkChange(vi4, empty, { kind: 'answer', key: 'Q-SSH-04', value: noted })).toBeNull();
  expect(checkChange(vi4, empty, { kind: 'answer', key: 'Q-SSH-99', value: noted })).toMatch(/no question/);
  expect(checkChange(vi4, empty, { kind: 'observation', key: 'C-SSH-04', value: { value: null, evidence: ['E-01'] } })).toMatch(/no evidence E-01/);
  const plugIn = { id: 'P-01', name: 'B', enabled: true, peers: [], answers: { 'Q-VIC-VC-20': noted }, observations: {} };
  expect(checkChange(vi4, empty, { kind: 'plug-in', key: 'P-01', value: plugIn })).toBeNull();
});

test('A carried note stays marked until a value is said; then the mark is gone.', () => {
  const next = carryForward({ ...empty, answers: { 'Q-SSH-04': noted } }, { acceptances: [], compensatingControls: [] });
  const carried = next.answers['Q-SSH-04']!;
  expect(carried).toEqual({ ...noted, reverify: true });
  const change = (value: Answer) => settleChange(next, { kind: 'answer', key: 'Q-SSH-04', value }).value;
  expect(change({ ...carried, note: 'asked again' })).toMatchObject({ reverify: true });
  expect(change({ ...carried, value: 'yes' })).toEqual({ ...noted, value: 'yes' });
});
