import { asked, script } from '../scripted-host.ts';
import { describe, expect, test } from 'vitest';
import type { JournalRow, LogbookRow } from '#contract/contract.ts';
import { entryKinds } from '#core/assessment/entry.ts';
import { placeOfEntry } from '#shared/entry-place.ts';
import { go, place, type AssessmentRoute } from '#shared/route.svelte.ts';
import type { Workspace } from '#shared/workspace.svelte.ts';
import { inPlace } from '../../../src-renderer/features/see-history/in-place.ts';
import { changedFields } from '../../../src-renderer/features/see-history/say-entry.ts';
import { all, byText, expectAccessible, one, render } from '../render.ts';
import { changesAsked, commit, openWorkspace } from '../show-app-screen.ts';
import { catalog } from '../shared/catalog.ts';
import { waitFor } from '../wait-for.ts';

const { default: HistoryScreen } = await import('../../../src-renderer/features/see-history/HistoryScreen.svelte');

const row = (seq: number, more: Partial<JournalRow> = {}): JournalRow => ({
  seq, at: `2026-11-23T14:${String(seq % 60).padStart(2, '0')}:07+01:00`, by: 'R. Amsler', action: 'change', kind: 'answer', key: 'Q-VIC-VC-17', before: { value: 'on none' }, after: { value: 'on some', note: 'Two laptops.' }, ...more,
}); // prettier-ignore

const act = (seq: number, after: number, more: Partial<LogbookRow> = {}): LogbookRow => ({
  seq, at: `2026-11-23T15:${String(seq % 60).padStart(2, '0')}:07+01:00`, by: 'B. Lang', act: 'archived', assessmentId: 'kestrel', title: 'Kestrel', after, ...more,
}); // prettier-ignore

const show = async (rows: readonly JournalRow[], more: Partial<AssessmentRoute> = {}, acts: readonly LogbookRow[] = []): Promise<Workspace> => {
  script({
    change: commit,
    readHistory: ({ before = Infinity, limit = 100 }) => rows.filter((one) => one.seq < before).slice(0, limit),
    readLogbook: ({ before = Infinity, limit = 200 }) => acts.filter((one) => one.seq < before).slice(0, limit),
  });
  const workspace = await openWorkspace();
  const route: AssessmentRoute = { kind: 'assessment', id: 'kestrel', screen: 'history', ...more };
  go(route);
  render(HistoryScreen, { workspace, route });
  await waitFor(() => expect(asked.length).toBeGreaterThan(0));
  return workspace;
};

test('is accessible in every theme', async () => {
  await show([row(2), row(1, { kind: 'scope', key: 'SITE', before: null, after: { state: 'not-in-use', reason: 'not bought' } })]);
  await waitFor(() => expect(all('li')).toHaveLength(2));
  await expectAccessible();
});

describe('a row', () => {
  test('says who, when, what, and each touched field before and after', async () => {
    await show([row(7)]);
    await waitFor(() =>
      expect(one('li').textContent).toMatch(/14:07:07.*R\. Amsler.*Answer.*Q-VIC-VC-17.*before:\son none.*after:\son some.*Two laptops\./s),
    );
  });

  test('folds long values each by itself, so that what it became is in sight under what it was', async () => {
    const text = (word: string): string => `${word} `.repeat(600);
    await show([row(7, { before: { value: 'on none', note: text('before') }, after: { value: 'on none', note: text('after') } })]);
    await waitFor(() => expect(all('li .folded')).toHaveLength(2));
    const [old, now] = all('li .folded');
    expect([old?.textContent.trim().slice(-6), now?.textContent.includes('→')]).toEqual(['before', true]);
    byText('Show all').click();
    await waitFor(() => expect(all('li .folded')).toEqual([now]));
  });

  test('leads to the place of the entry', async () => {
    await show([row(1, { kind: 'observation', key: 'C-SSH-04' })]);
    await waitFor(() => byText('C-SSH-04').click());
    expect(place.route).toMatchObject({ screen: 'path', path: 'SSH', question: 'Q-SSH-04', mode: 'verification' });
  });

  test('brings back the value before it, as a change like any other', async () => {
    const workspace = await show([row(1)]);
    void workspace.change({ kind: 'answer', key: 'Q-VIC-VC-17', value: { value: 'on some' } });
    await waitFor(() => byText('Bring back').click());
    await waitFor(() => expect(changesAsked().at(-1)).toEqual({ kind: 'answer', key: 'Q-VIC-VC-17', value: { value: 'on none' } }));
  });

  test('of evidence, of an import or of the start offers nothing to bring back', async () => {
    await show([
      row(3, { action: 'import' }),
      row(2, { action: 'create' }),
      row(1, { kind: 'evidence', key: 'E-01', before: null, after: { name: 'a.txt' } }),
    ]);
    await waitFor(() => expect(all('li')).toHaveLength(3));
    expect(document.body.textContent).not.toContain('Bring back');
  });
});

describe('what happened to the assessment as a whole', () => {
  const acts = [act(4, 2, { act: 'restored' }), act(3, 2, { act: 'deleted' }), act(2, 1, { act: 'unarchived' }), act(1, 1)];

  test('stands in its place among the changes, with who and when, and cannot be brought back', async () => {
    await show([row(2), row(1)], {}, acts);
    await waitFor(() => expect(all('li')).toHaveLength(6));
    const texts = all('li').map((line) => line.textContent.replaceAll(/\s+/g, ' ').trim());
    expect(texts[0]).toMatch(/^15:04:07 B\. Lang Brought back$/);
    expect(texts[1]).toMatch(/^15:03:07 B\. Lang Deleted$/);
    expect(texts[2]).toContain('Q-VIC-VC-17');
    expect(texts[3]).toMatch(/^15:02:07 B\. Lang Taken out of the archive$/);
    expect(texts[4]).toMatch(/^15:01:07 B\. Lang Archived$/);
    expect(texts[5]).toContain('Q-VIC-VC-17');
    expect(all('li button').filter((button) => button.textContent === 'Bring back')).toHaveLength(2);
    await expectAccessible();
  });

  test('is a kind of its own in the filter; the host is then asked for nothing else', async () => {
    await show([row(2)], { entry: 'assessment/' }, acts);
    await waitFor(() => expect(all('li')).toHaveLength(4));
    expect(asked.map(({ operation }) => operation)).not.toContain('readHistory');
    expect(one('select').querySelector<HTMLOptionElement>('option:checked')?.textContent).toBe('assessment as a whole');
  });

  test('is left out by every other filter', async () => {
    await show([row(2)], { entry: 'answer/' }, acts);
    await waitFor(() => expect(all('li')).toHaveLength(1));
    expect(asked.map(({ operation }) => operation)).not.toContain('readLogbook');
  });

  test('waits for its place where that has not been read yet', () => {
    const kinds = (whole: boolean) => inPlace([row(9), row(7)], [act(3, 9), act(2, 6), act(1, 1)], whole).map(({ row: { seq } }) => seq);
    expect(kinds(false)).toEqual([3, 9, 7]);
    expect(kinds(true)).toEqual([3, 9, 7, 2, 1]);
    expect(inPlace([], [act(1, 5)], true)).toHaveLength(1);
  });

  test('is told in words where nothing is noted', async () => {
    await show([row(2)], { entry: 'assessment/' });
    await waitFor(() => expect(document.body.textContent).toContain('Nothing is noted here yet.'));
  });
});

describe('long histories', () => {
  test('come a hundred at a time, older ones when asked for', async () => {
    await show(Array.from({ length: 150 }, (_, at) => row(150 - at)));
    await waitFor(() => expect(all('li')).toHaveLength(100));
    byText('Show older changes').click();
    await waitFor(() => expect(all('li')).toHaveLength(150));
    expect(document.body.textContent).not.toContain('Show older changes');
  });

  test('are filtered by the host: by kind, and by one entry', async () => {
    await show([row(1)], { entry: 'answer/Q-VIC-VC-17' });
    expect(asked.find((one) => one.operation === 'readHistory')?.input).toMatchObject({ kind: 'answer', key: 'Q-VIC-VC-17' });
    byText('Show everything').click();
    expect(place.route).toEqual({ kind: 'assessment', id: 'kestrel', screen: 'history' });
  });
});

test('only fields that differ are told, and time stamps are not', () => {
  const fields = changedFields(
    catalog,
    row(1, { before: { value: 'on none', note: 'same', at: '1' }, after: { value: 'on some', note: 'same', at: '2' } }),
  );
  expect(fields).toEqual([{ field: 'value', before: 'on none', after: 'on some' }]);
});

test('every kind of entry has a place on the screens', () => {
  for (const kind of entryKinds) expect(placeOfEntry(kind, 'Q-SSH-04').screen, kind).toBeTruthy();
});
