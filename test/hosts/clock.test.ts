import { describe, expect, it } from 'vitest';
import { dayOf, instantWithOffset } from '#hosts/clock.ts';

const moment = new Date('2026-11-23T23:30:00.120Z');

describe('the clock', () => {
  it.each([
    [0, '2026-11-23T23:30:00.120+00:00'],
    [60, '2026-11-24T00:30:00.120+01:00'],
    [-210, '2026-11-23T20:00:00.120-03:30'],
    [345, '2026-11-24T05:15:00.120+05:45'],
  ])('tells the time at an offset of %i minutes', (offset, told) => {
    expect(instantWithOffset(moment, offset)).toBe(told);
    expect(new Date(told).getTime()).toBe(moment.getTime());
  });

  it('takes the day where the machine is', () => {
    expect(dayOf(instantWithOffset(moment, 60))).toBe('2026-11-24');
  });
});
