import { afterEach, expect, test } from 'vitest';
import { noFilter } from '../../../src-renderer/features/review-findings/finding-rows.ts';
import { FindingsView } from '../../../src-renderer/features/review-findings/findings-view.svelte.ts';

afterEach(() => localStorage.clear());

test('filters, order and focus are kept per assessment', () => {
  const view = new FindingsView('a');
  view.filter = { ...noFilter, severity: 'high', owner: '', inherited: false };
  view.sorting = { by: 'effect', down: true };
  view.focusKey = 'SSH/F-SSH-06';
  const again = new FindingsView('a');
  expect(again.filter).toEqual({ ...noFilter, severity: 'high', owner: '', inherited: false });
  expect(again.sorting).toEqual({ by: 'effect', down: true });
  expect(again.focusKey).toBe('SSH/F-SSH-06');
  const other = new FindingsView('b');
  expect([other.filter, other.focusKey]).toEqual([noFilter, null]);
});

test('what was remembered is only a wish: whatever is malformed filters nothing', () => {
  for (const text of [
    '',
    'null',
    '7',
    '[]',
    '{"filter":7}',
    '{"filter":{"severity":"worst","area":{},"owner":3,"inherited":"no"},"sorting":{"by":"luck"},"focus":1}',
  ]) {
    localStorage.setItem('postern.findings.a', text);
    const view = new FindingsView('a');
    expect([view.filter, view.sorting, view.focusKey]).toEqual([noFilter, { by: 'severity', down: false }, null]);
  }
});
