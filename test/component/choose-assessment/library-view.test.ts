import { expect, test } from 'vitest';
import type { AssessmentRow } from '#contract/contract.ts';
import { filterRows, orderRows, parseView, wholeView } from '../../../src-renderer/features/choose-assessment/library-view.ts';

const row = (id: string, more: Partial<AssessmentRow> = {}): AssessmentRow => ({
  id, title: id, client: null, site: null, edition: 'vi4', state: 'draft', rating: 'low', score: null, completeness: null, verifiedShare: null,
  changedAt: '2026-11-23T14:32:00+01:00', sample: false, deletedAt: null, archivedAt: null, ...more,
}); // prettier-ignore
const ids = (rows: readonly AssessmentRow[]): string => rows.map(({ id }) => id).join(' ');

test('Rows are ordered by title as people count, by rating worst first, by score with the missing last; equal ones stay newest first.', () => {
  const rows = [row('10', { rating: 'clear', score: 90 }), row('9', { rating: 'critical' }), row('2', { rating: 'critical', score: 40 })];
  expect(ids(orderRows(rows, 'changed'))).toBe('10 9 2');
  expect(ids(orderRows(rows, 'title'))).toBe('2 9 10');
  expect(ids(orderRows(rows, 'rating'))).toBe('9 2 10');
  expect(ids(orderRows(rows, 'score'))).toBe('2 10 9');
});

test('Filters narrow together, and a malformed memory shows everything.', () => {
  const rows = [row('a'), row('b', { state: 'issued' }), row('c', { state: 'issued', rating: 'high' })];
  expect(ids(filterRows(rows, { ...wholeView, state: 'issued' }))).toBe('b c');
  expect(ids(filterRows(rows, { ...wholeView, state: 'issued', rating: 'high' }))).toBe('c');
  expect(filterRows(rows, wholeView)).toBe(rows);
  for (const wrong of [null, 'x', { order: 'size' }, { state: 3 }]) expect(parseView(wrong)).toEqual(wholeView);
});
