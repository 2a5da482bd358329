import { script } from '../scripted-host.ts';
import { beforeEach, expect, test } from 'vitest';
import type { AssessmentRow } from '#contract/contract.ts';
import { kestrel } from '../kestrel.ts';
import { all, byText, expectAccessible, one, render } from '../render.ts';
import { openWorkspace } from '../show-app-screen.ts';
import { waitFor } from '../wait-for.ts';

const { default: KindChooser } = await import('../../../src-renderer/features/write-report/KindChooser.svelte');
const { ReportChoice } = await import('../../../src-renderer/features/write-report/report-options.svelte.ts');

const row = (id: string, client: string, more: Partial<AssessmentRow> = {}): AssessmentRow => ({
  ...{ id, title: `Round of ${id}`, client, site: 'Basel', edition: 'vi4', state: 'issued', rating: 'high', score: 60, sample: false },
  ...{ completeness: 1, verifiedShare: 1, changedAt: '2025-11-24T10:00:00+01:00', deletedAt: null, archivedAt: null },
  ...more,
});

const show = async (rows: readonly AssessmentRow[], archived: readonly AssessmentRow[] = []) => {
  script({ listAssessments: (input) => (input.archived ? archived : rows) });
  const workspace = await openWorkspace(kestrel);
  const choice = new ReportChoice(workspace.id);
  choice.setKind('delta');
  render(KindChooser, { workspace, choice }, 420);
  return { choice, client: workspace.assessment.details.client ?? '' };
};
const offered = (): readonly string[] => all('select')[1]?.textContent.split('\n') ?? [];

beforeEach(() => localStorage.clear());

test('a report on changes takes the nearest assessment of the same client, from the archive too, and never one of another client', async () => {
  const { choice, client } = await show([row('stranger', 'Somebody else')]);
  await waitFor(() => byText('None in the library is of this client.', 'p'));
  expect(choice.options.earlier).toBeUndefined();
  expect(all('select')).toHaveLength(1);

  const again = await show([row('stranger', 'Somebody else')], [row('archived', client)]);
  await waitFor(() => expect(again.choice.options.earlier).toBe('archived'));
  expect(offered().join(' ')).not.toContain('stranger');
});

test('another client’s assessment is found by asking for it, and then stands among those offered', async () => {
  const { choice } = await show([row('stranger', 'Somebody else')]);
  await waitFor(() => byText('Find another assessment', 'button').click());
  await waitFor(() => byText('Round of stranger', 'li button').click());
  await waitFor(() => expect(choice.options.earlier).toBe('stranger'));
  await waitFor(() => expect(offered().join(' ')).toContain('Round of stranger'));
});

test('a finding or an owner that is no more stays in the list and says so; the list of assessments that comes late changes nothing', async () => {
  const { choice } = await show([]);
  choice.setKind('findings');
  choice.ask({ finding: 'F-GONE-01' });
  const chosen = (): string | undefined => (all('select')[1] as HTMLSelectElement | undefined)?.selectedOptions[0]?.textContent;
  await waitFor(() => expect(chosen()).toBe('F-GONE-01: no finding now'));
  choice.ask({ owner: 'Nobody' });
  await waitFor(() => expect(chosen()).toBe('Nobody: owns no finding now'));
  choice.ask({});
  await waitFor(() => expect(chosen()).toBe('all that stand open'));
  expect(offered().join(' ')).not.toContain('now');
});

test('is accessible with the list open, and says where the library holds nothing else', async () => {
  await show([row('stranger', 'Somebody else')]);
  await waitFor(() => byText('Find another assessment', 'button').click());
  await waitFor(() => one('[aria-label="Assessments to compare with"]'));
  await expectAccessible();
  document.body.replaceChildren();
  await show([]);
  await waitFor(() => byText('No other assessment of this edition', 'p'));
});
