import { describe, expect, it } from 'vitest';
import { planAfterWindowDeath, sentenceForHelperDeath } from '#hosts/electron/after-crash.ts';

describe('after the window died', () => {
  it('opens it again and says that nothing was lost', () => {
    expect(planAfterWindowDeath('crashed', 100_000, [])).toEqual({
      kind: 'reopen',
      sentence: expect.stringMatching(/opened again.*on disk/) as string,
    });
    expect(planAfterWindowDeath('oom', 100_000, [1_000])).toMatchObject({ kind: 'reopen', sentence: expect.stringContaining('memory') as string });
  });

  it('asks when it died a moment ago, rather than reopening for ever', () => {
    expect(planAfterWindowDeath('crashed', 100_000, [1_000, 70_000]).kind).toBe('ask');
  });

  it('does nothing when it ended on purpose', () => {
    expect(planAfterWindowDeath('clean-exit', 1, [])).toEqual({ kind: 'ignore' });
  });
});

it('tells of a dead helper only where the auditor may notice', () => {
  expect(sentenceForHelperDeath('Utility', 'crashed')).toMatch(/on disk/);
  expect(sentenceForHelperDeath('GPU', 'crashed')).toBeNull();
  expect(sentenceForHelperDeath('Utility', 'clean-exit')).toBeNull();
});
