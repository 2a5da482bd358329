import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defer } from '#storage/defer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('Deferred work is done once: soon after somebody was answered, at once before a change, never after it was given up.', () => {
  let done = 0;
  const work = defer(() => (done += 1));
  work.soon();
  expect(done).toBe(0);
  vi.advanceTimersByTime(100);
  expect(done).toBe(1);
  work.now();
  expect(done).toBe(1);
  const other = defer(() => (done += 1));
  other.now();
  expect(done).toBe(2);
  const dropped = defer(() => (done += 1));
  dropped.cancel();
  dropped.now();
  vi.advanceTimersByTime(10_000);
  expect(done).toBe(2);
});

test('Without anybody asking it is done two seconds later.', () => {
  let done = 0;
  defer(() => (done += 1));
  vi.advanceTimersByTime(1_900);
  expect(done).toBe(0);
  vi.advanceTimersByTime(200);
  expect(done).toBe(1);
});
