import { asked, failure, script } from '../scripted-host.ts';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Change } from '#core/assessment/entry.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import { changeAssessment, emptyAssessment } from '#core/assessment/entry.ts';
import { reportKinds, type Delivered, type HostDescription, type InputOf, type OutputOf } from '#contract/contract.ts';
import { place } from '#shared/route.svelte.ts';
import type { Workspace } from '#shared/workspace.svelte.ts';
import { checkConsistency } from '../../../src-renderer/features/write-report/consistency.ts';
import { kestrel } from '../kestrel.ts';
import { all, byText, expectAccessible, one, press, render } from '../render.ts';
import { changesAsked, commit, openWorkspace } from '../show-app-screen.ts';
import { catalog } from '../shared/catalog.ts';
import { waitFor } from '../wait-for.ts';

const { default: ReportScreen } = await import('../../../src-renderer/features/write-report/ReportScreen.svelte');
const { session } = await import('#shared/session.svelte.ts');
const { progress } = await import('#shared/progress.svelte.ts');

const hostWith = (abilities: Partial<HostDescription['abilities']>): HostDescription => ({
  kind: 'electron', version: '0', abilities: { print: true, saveDialog: true, showInFolder: true, ...abilities }, readOnly: null, notices: [],
}); // prettier-ignore
let deliver: () => Delivered | ReturnType<typeof failure> | Promise<Delivered> = () => ({ kind: 'cancelled' });

const show = async (changes: readonly Change[] = kestrel): Promise<Workspace> => {
  const issueAssessment = ({ options }: InputOf<'issueAssessment'>): OutputOf<'issueAssessment'> => {
    const { details } = workspace.assessment;
    return {
      ...commit(),
      change: { kind: 'details', key: 'details', value: { ...details, state: 'issued' } },
      issue: {
        ...{ revision: 1, at: '2026-11-23T14:32:07+01:00', by: 'R. Amsler', evaluatedOn: '2026-11-23', documentHash: 'a'.repeat(64) },
        ...{ htmlSha256: 'b'.repeat(64), edition: 'vi4', catalogVersion: '1.0.0', programVersion: '0', templateVersion: '2', options },
      },
    };
  };
  script({
    change: commit,
    issueAssessment,
    exportReport: () => deliver(),
    showInFolder: () => ({}),
    checkEvidence: () => ({ checked: 0, damaged: [] }),
    listFormats: () => [
      { format: 'html', title: 'Report (HTML)', purpose: 'For the team.', extension: '.html', omits: [], kinds: reportKinds },
      { format: 'json', title: 'Result (JSON)', purpose: 'For programs.', extension: '.result.json', omits: ['notes'], kinds: null },
      { format: 'docx', title: 'Report (Word)', purpose: 'For a template.', extension: '.docx', omits: [], kinds: ['full', 'executive'] },
    ],
    listIssues: () => [],
    readSigningKey: () => null,
  });
  const workspace = await openWorkspace(changes);
  render(ReportScreen, { workspace, route: { kind: 'assessment', id: 'kestrel', screen: 'report' } as const }, 1300);
  return workspace;
};
/** The button of a format, on the tab that lists them. */
const exportButton = async (title: string): Promise<HTMLElement> => {
  byText('Export', '[role=tab]').click();
  return waitFor(() => byText(`Export ${title}`));
};
const preview = (): URL => new URL(one('iframe').getAttribute('src') ?? '', location.href);
const input = (operation: string): unknown => asked.find((one) => one.operation === operation)?.input;

beforeEach(() => {
  session.host = hostWith({});
  deliver = () => ({ kind: 'cancelled' });
});

test('is accessible in every theme, on each of its tabs', async () => {
  await show();
  for (const tab of ['Your words', 'Sections', 'Check', 'Export']) {
    byText(tab, '[role=tab]').click();
    await expectAccessible();
  }
});

describe('the preview', () => {
  test('is a frame without script of what is exported: same options, same assessment', async () => {
    await show();
    expect(one('iframe').getAttribute('sandbox')).toBe('');
    byText('Sections', '[role=tab]').click();
    await page.getByLabelText('Estate map').click();
    await page.getByText('Letter').click();
    await waitFor(() => expect(JSON.parse(preview().searchParams.get('options') ?? '')).toEqual({ paper: 'Letter', without: ['estate-map'] }));
    (await exportButton('Report (HTML)')).click();
    await waitFor(() =>
      expect(input('exportReport')).toEqual({ id: 'kestrel', format: 'html', options: { paper: 'Letter', without: ['estate-map'] } }),
    );
  });

  test('is drawn anew once words of the auditor are on disk, at the section they belong to', async () => {
    await show();
    const before = preview().searchParams.get('version');
    one('textarea').focus();
    await press('The gates beside the main one are less well kept.{Tab}');
    await waitFor(() =>
      expect(changesAsked()).toEqual([{ kind: 'text', key: 'summary', value: 'The gates beside the main one are less well kept.' }]),
    );
    await waitFor(() => expect(preview().searchParams.get('version')).not.toBe(before));
    expect(preview().hash).toBe('#s-summary');
  });
});

test('what always stays in the report has no switch', async () => {
  await show();
  byText('Sections', '[role=tab]').click();
  await waitFor(() => expect(all('input[type=checkbox]').length).toBe(7));
  for (const section of ['Contradictions and accepted risks', 'Scope and gaps', 'Method'])
    expect(document.body.textContent).toContain(`${section}, always in`);
});

describe('exporting', () => {
  test('shows progress while it runs and where the file lies afterwards', async () => {
    let finish: (delivered: Delivered) => void = () => undefined;
    deliver = () => new Promise((resolve) => (finish = resolve));
    await show();
    byText('Export PDF').click();
    await waitFor(() => expect(one('.told').textContent).toContain('Making the PDF'));
    progress.tell({ kind: 'progress', operation: 'exportReport', done: 18, total: 46, label: 'PDF, page 18 of 46' });
    await waitFor(() => expect(one('.told').textContent).toContain('PDF, page 18 of 46'));
    expect((await exportButton('Report (HTML)')).hasAttribute('disabled')).toBe(true);
    finish({ kind: 'saved', name: 'Kestrel Freight.pdf', ref: 'r-1' });
    await waitFor(() => expect(one('.told').textContent).toContain('Saved as Kestrel Freight.pdf'));
    byText('Show in folder').click();
    await waitFor(() => expect(input('showInFolder')).toEqual({ ref: 'r-1' }));
    progress.tell({ kind: 'progress', operation: 'exportReport', done: 46, total: 46, label: '' });
  });

  test('that fails says what to do; one that was called off says nothing', async () => {
    deliver = () => failure('storage-full', 'The file could not be written.');
    await show();
    (await exportButton('Report (HTML)')).click();
    await waitFor(() => expect(one('.told').textContent).toContain('The disk is full. The file could not be written. Free some space'));
    deliver = () => ({ kind: 'cancelled' });
    (await exportButton('Result (JSON)')).click();
    await waitFor(() => expect(one('.told').textContent.trim()).toBe(''));
  });

  test('of a form is off for a format that cannot be one, with what to take instead', async () => {
    localStorage.setItem('postern.report.kestrel', JSON.stringify({ paper: 'A4', without: [], kind: 'checklist' }));
    onTestFinished(() => localStorage.removeItem('postern.report.kestrel'));
    await show();
    expect((await exportButton('Report (Word)')).hasAttribute('disabled')).toBe(true);
    expect((await exportButton('Report (HTML)')).hasAttribute('disabled')).toBe(false);
    expect((await exportButton('Result (JSON)')).hasAttribute('disabled')).toBe(false);
    expect(document.body.textContent).toContain('A form for paper is made as PDF or HTML');
  });

  test('to PDF is off where the host cannot print, with the reason', async () => {
    session.host = hostWith({ print: 'No Chromium was found to print with.' });
    await show();
    expect(byText('Export PDF').hasAttribute('disabled')).toBe(true);
    expect(one('.told').textContent).toContain('No Chromium was found to print with.');
    expect((await exportButton('Report (HTML)')).hasAttribute('disabled')).toBe(false);
  });
});

describe('issuing', () => {
  test('asks in place while something is not settled, and goes ahead only when told', async () => {
    const workspace = await show();
    byText('Issued', 'label').querySelector('input')?.click();
    await waitFor(() => expect(one('[role=alert]').textContent).toContain('not settled yet'));
    expect(workspace.assessment.details.state).toBe('draft');
    byText('Issue all the same').click();
    await waitFor(() => expect(workspace.assessment.details.state).toBe('issued'));
    await waitFor(() => expect(all('textarea:not(:disabled)')).toEqual([]));
  });

  test('each unsettled thing leads to its place', async () => {
    await show();
    byText('Check', '[role=tab]').click();
    const details = await waitFor(() => byText('acceptance', 'details'));
    details.querySelector('summary')?.click();
    byText('F-SSH-03', 'li button').click();
    expect(place.route).toMatchObject({ screen: 'findings', finding: 'F-SSH-03' });
  });
});

describe('the consistency check', () => {
  const base = emptyAssessment('vi4', { title: 'One', hosts: ['ESX', 'ESXi'], state: 'draft' });
  const check = (...changes: readonly Change[]) => {
    const assessment = changes.reduce(changeAssessment, base);
    return checkConsistency({ catalog, assessment, result: evaluate(catalog, assessment, '2026-11-23') });
  };
  const placesOf = (id: string, ...changes: readonly Change[]): readonly string[] =>
    check(...changes)
      .find((point) => point.id === id)
      ?.places.map((one) => one.id) ?? [];
  const bad: Change = { kind: 'answer', key: 'Q-SSH-04', value: { value: 'no' } };

  test('counts every core question that applies and has no answer, and no other', () => {
    const core = catalog.paths.flatMap((path) => path.items).filter((item) => item.question.tier === 'A');
    expect(placesOf('tier-a')).toHaveLength(core.length);
    expect(placesOf('tier-a', { kind: 'answer', key: core[0]?.question.id ?? '', value: { value: 'unknown' } })).toHaveLength(core.length - 1);
  });

  test('finds open findings without an owner', () => {
    expect(placesOf('owner', bad)).toEqual(['F-SSH-04']);
    expect(placesOf('owner', bad, { kind: 'remediation', key: 'F-SSH-04', value: { owner: 'T. Brandt' } })).toEqual([]);
  });

  test('finds acceptances that have expired on the evaluation date', () => {
    const accepted = (expiresOn: string): Change => ({
      kind: 'acceptance',
      key: 'F-SSH-04',
      value: { reason: 'known', owner: 'B. Lang', expiresOn },
    });
    expect(placesOf('expired', bad, accepted('2026-11-23'))).toEqual(['F-SSH-04']);
    expect(placesOf('expired', bad, accepted('2026-11-24'))).toEqual([]);
  });

  test('finds “not applicable” without a reason, and does not count it twice', () => {
    const core = catalog.paths.find((path) => path.code === 'SSH')?.items.find((item) => item.question.tier === 'A')?.question.id ?? '';
    const bare: Change = { kind: 'answer', key: core, value: { value: 'not-applicable' } };
    expect(placesOf('reason', bare)).toEqual([core]);
    expect(placesOf('tier-a', bare)).not.toContain(core);
    expect(placesOf('reason', { ...bare, value: { value: 'not-applicable', reason: 'no such host' } })).toEqual([]);
  });

  test('finds paths left undecided or ruled out without a reason, but not those that are always in use', () => {
    expect(placesOf('scope')).toEqual(catalog.paths.filter((path) => !path.alwaysInUse).map((path) => path.code));
    expect(placesOf('scope', { kind: 'scope', key: 'SITE', value: { state: 'not-in-use', reason: 'not bought' } })).not.toContain('SITE');
    expect(placesOf('scope', { kind: 'scope', key: 'SITE', value: { state: 'not-in-use' } })).toContain('SITE');
  });

  test('asks for the summary', () => {
    expect(placesOf('summary')).toEqual(['summary']);
    expect(placesOf('summary', { kind: 'text', key: 'summary', value: 'Well kept.' })).toEqual([]);
  });
});
