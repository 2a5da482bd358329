import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { followHistory, go, goTo, lastPlaceIn, parseRoute, place } from '#shared/route.svelte.ts';
import { waitFor } from '../wait-for.ts';

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
  await waitFor(() => expect(place.route).toEqual({ kind: 'assessment', id: 'one', screen: 'overview' }));
});

test('an assessment is opened where it was left, one that was never open at its overview', () => {
  expect(lastPlaceIn('never')).toEqual({ kind: 'assessment', id: 'never', screen: 'overview' });
  go({ kind: 'assessment', id: 'one', screen: 'overview' });
  goTo('path', { path: 'SSH', question: 'Q-SSH-06' });
  go({ kind: 'library' });
  go({ kind: 'assessment', id: 'two', screen: 'findings' });
  go({ kind: 'library' });
  expect(lastPlaceIn('one')).toEqual({ kind: 'assessment', id: 'one', screen: 'path', path: 'SSH', question: 'Q-SSH-06' });
  expect(lastPlaceIn('two')).toMatchObject({ screen: 'findings' });
});

test('what was kept of places left and makes no sense is passed over', () => {
  for (const kept of ['{', '7', '[null, {"kind": "assessment", "id": "one", "screen": "nowhere"}]']) {
    localStorage.setItem('postern.left', kept);
    expect(lastPlaceIn('one')).toMatchObject({ screen: 'overview' });
  }
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
