import { describe, expect, test } from 'vitest';
import { sayDate, sayTime, sayWhen } from '#shared/format/dates.ts';
import { sayBytes, sayScore, sayShare, shortHash } from '#shared/format/figures.ts';
import { sayValue } from '#shared/format/values.ts';

describe('a score', () => {
  test.each([
    [100, '100'],
    [99.97, '99'],
    [99.4, '99'],
    [76.98, '77'],
    [0.2, '1'],
    [0, '0'],
    [null, '–'],
  ])('of %s is shown as %s: 100 and 0 only where they are exact', (score, shown) => expect(sayScore(score)).toBe(shown));
});

test('a share claims neither all nor nothing where it is not so', () => {
  expect([sayShare(1), sayShare(0.999), sayShare(0.001), sayShare(0), sayShare(null)]).toEqual(['100 %', '99 %', '1 %', '0 %', '–']);
});

test('sizes and hashes are short enough to compare by eye', () => {
  expect([sayBytes(999), sayBytes(3_200), sayBytes(48_400), sayBytes(2_500_000)]).toEqual(['999 bytes', '3.2 KB', '48 KB', '2.5 MB']);
  expect(shortHash(`3f9a61c0${'0'.repeat(52)}b7e2`)).toBe('3f9a61c0 00000000');
});

test('dates are read as they were written, without a shift of time zone', () => {
  expect(sayDate('2026-11-23T23:59:00-11:00')).toBe('23 Nov 2026');
  expect(sayTime('2026-11-23T14:32:07+01:00')).toBe('14:32:07');
  expect(sayDate('soon')).toBe('soon');
});

test('a day is named as briefly as today allows', () => {
  expect(sayWhen('2026-11-23T14:32:07+01:00', '2026-11-23')).toBe('today 14:32');
  expect(sayWhen('2026-09-03T08:00:00Z', '2026-11-23')).toBe('3 Sep');
  expect(sayWhen('2025-11-12T08:00:00Z', '2026-11-23')).toBe('12 Nov 2025');
});

test('values of every form become one line, with the catalog’s labels', () => {
  const form = { kind: 'choice', options: [{ value: 'on none', label: 'enforced on none', bad: true }] } as const;
  expect(sayValue('on none', form)).toBe('enforced on none');
  expect(sayValue('not-applicable', form)).toBe('not applicable');
  expect(sayValue(7, { kind: 'number', unit: 'days', min: 0, max: 90, badAbove: 30 })).toBe('7 days');
  expect(sayValue(['a', 'b'])).toBe('a; b');
  expect(sayValue({ 'esx-01': 'yes', 'esx-02': 'no' })).toBe('esx-01: yes; esx-02: no');
});
