import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { followHistory, go, goTo, parseRoute, place } from '#shared/route.svelte.ts';

let stop: () => void;
beforeEach(() => {
  stop = followHistory();
  go({ kind: 'library' });
});
afterEach(() => stop());

test('a place is kept over a restart, and the address never shows it', () => {
  go({ kind: 'assessment', id: 'one', screen: 'path', path: 'SSH' });
  expect(parseRoute(JSON.parse(localStorage.getItem('postern.place') ?? ''))).toEqual(place.route);
  expect(location.href).not.toContain('SSH');
});

test('back leads to the place before; a replaced place is no step', async () => {
  go({ kind: 'assessment', id: 'one', screen: 'overview' });
  goTo('history', { entry: 'answer/' });
  goTo('history', { entry: 'scope/' }, { replace: true });
  history.back();
  await vi.waitFor(() => expect(place.route).toEqual({ kind: 'assessment', id: 'one', screen: 'overview' }));
});

describe('a remembered place that makes no sense leads to the library:', () => {
  test.each([
    null,
    7,
    'x',
    {},
    { kind: 'assessment' },
    { kind: 'assessment', id: 'a', screen: 'nowhere' },
    { kind: 'assessment', id: 'a', screen: 'path', path: 7 },
  ])('%j', (input) => {
    expect(parseRoute(input)).toEqual({ kind: 'library' });
  });
  test('and a path screen without a path leads to the overview', () => {
    expect(parseRoute({ kind: 'assessment', id: 'a', screen: 'path' })).toEqual({ kind: 'assessment', id: 'a', screen: 'overview' });
  });
});
