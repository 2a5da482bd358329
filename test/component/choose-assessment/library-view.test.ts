import { expect, test } from 'vitest';
import { lookOf, parseView, wholeView } from '../../../src-renderer/features/choose-assessment/library-view.ts';

test('What narrows nothing is not asked for, and the rest is.', () => {
  expect(lookOf(wholeView)).toEqual({ order: 'changed' });
  expect(lookOf({ order: 'title', state: 'issued', rating: 'high', edition: '' })).toEqual({ order: 'title', state: 'issued', rating: 'high' });
});

test('What was remembered comes back, and a malformed memory shows everything.', () => {
  const view = { order: 'score', state: 'draft', rating: 'clear', edition: 'vi4' } as const;
  expect(parseView(JSON.parse(JSON.stringify(view)))).toEqual(view);
  for (const wrong of [null, 'x', { order: 'size' }, { state: 3 }, { state: 'lost' }, { rating: 'worse' }, { edition: 'a b' }, { edition: 7 }])
    expect(parseView(wrong)).toEqual(wholeView);
});
