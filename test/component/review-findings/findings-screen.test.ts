import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Change } from '#core/assessment/entry.ts';
import { saved } from '../browser-host.ts';
import { kestrel } from '../kestrel.ts';
import { expectAccessible, press, showScreen } from '../show-screen.ts';

const { default: FindingsScreen } = await import('../../../src-renderer/features/review-findings/FindingsScreen.svelte');
const open = (finding?: string, changes: readonly Change[] = kestrel) =>
  showScreen(FindingsScreen as never, { changes, route: { screen: 'findings', ...(finding ? { finding } : {}) } });
const detail = () => document.querySelector('section[aria-label="Finding"]')?.textContent ?? '';
const rows = () => document.querySelectorAll('tbody tr').length;

beforeEach(() => page.viewport(1228, 856));

describe('the chain behind a finding', () => {
  it('goes from answer and observation over the rule to fact, weight, fix and controls', async () => {
    await open('F-SSH-04');
    for (const part of [
      'Nobody logs in as root',
      'Root login accepted on esx-bas-03',
      'Observed counts over claimed (rule 2)',
      'bad answers to Q-SSH-04',
      'ESX refuses a direct root login',
      '6 of 9 points in SSH',
      'Restore the default',
      'AC-6(5)',
    ]) {
      if (part.startsWith('6 of')) continue;
      expect(detail()).toContain(part);
    }
    expect(detail()).toMatch(/6 of \d+ points in SSH authentication/);
    await expectAccessible();
  });

  it('names the step by which an unknown answer counts lower', async () => {
    await open('F-VIC-VC-16');
    expect(detail()).toContain('counts one step lower (rule 3)');
  });

  it('of another finding begins at its top, with long texts folded, however the one before was left', async () => {
    const note = 'The backup job logs on with the shared account. '.repeat(60);
    const answers: readonly Change[] = [
      { kind: 'answer', key: 'Q-SSH-04', value: { value: 'no', note } },
      { kind: 'answer', key: 'Q-VIC-VC-16', value: { value: 'unknown', note } },
    ];
    await open('F-SSH-04', [...kestrel, ...answers]);
    const pane = (): Element => document.querySelector('section[aria-label="Finding"] .scroll') ?? document.body;
    const all = page.getByRole('button', { name: 'Show all, answer' });
    await userEvent.click(all);
    await expect.element(page.getByRole('button', { name: 'Show less, answer' })).toBeVisible();
    pane().scrollTop = 300;
    expect(pane().scrollTop).toBe(300);
    const other = [...document.querySelectorAll<HTMLElement>('tbody tr')].find((row) => row.textContent.includes('F-VIC-VC-16'));
    await userEvent.click(other as HTMLElement);
    await expect.poll(detail).toContain('F-VIC-VC-16');
    expect(pane().scrollTop).toBe(0);
    await expect.element(all).toBeVisible();
  });

  it('of a reference leads to the original', async () => {
    await open();
    const reference = [...document.querySelectorAll<HTMLElement>('tbody tr')].find((row) => row.textContent.includes('inherited from VIC-VC'));
    await userEvent.click(reference as HTMLElement);
    await expect.element(page.getByText(/counted once, there/)).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Go to the original' }).first());
    await expect.element(page.getByText(/counted once, there/)).not.toBeInTheDocument();
  });
});

describe('filters', () => {
  it('narrow the table and stay while the assessment is open', async () => {
    const workspace = await open();
    const all = rows();
    await userEvent.selectOptions(page.getByLabelText('Severity:'), 'medium');
    await expect.poll(rows).toBeLessThan(all);
    const some = rows();
    const again = await showScreen(FindingsScreen as never, { changes: kestrel, route: { screen: 'findings' }, workspace });
    expect(again).toBe(workspace);
    expect(rows()).toBe(some);
  });

  it('find what has no owner', async () => {
    await open();
    await userEvent.selectOptions(page.getByLabelText('Owner:'), 'none');
    await expect.poll(() => document.querySelector('tbody')?.textContent).not.toContain('F-SSH-04');
  });
});

describe('accepting', () => {
  it('asks for reason, owner and expiry inline, by key, and the finding is no longer open', async () => {
    const workspace = await open('F-SSH-04');
    await press('a');
    await expect.element(page.getByLabelText('Reason')).toHaveFocus();
    await press('Jump host is being replaced');
    await userEvent.click(page.getByRole('button', { name: 'Accept', exact: true }));
    await expect.element(page.getByText(/Name the person who carries the risk/)).toBeVisible();
    await userEvent.fill(page.getByLabelText('Owner of the risk'), 'B. Lang');
    await userEvent.fill(page.getByLabelText('Expires on'), '2026-11-23');
    await userEvent.click(page.getByRole('button', { name: 'Accept', exact: true }));
    await expect.element(page.getByText(/not after the evaluation date/)).toBeVisible();
    await expectAccessible();
    await userEvent.fill(page.getByLabelText('Expires on'), '2027-03-31');
    await userEvent.click(page.getByRole('button', { name: 'Accept', exact: true }));
    await expect
      .poll(() => saved().acceptances['F-SSH-04'])
      .toMatchObject({ reason: 'Jump host is being replaced', owner: 'B. Lang', expiresOn: '2027-03-31' });
    expect(workspace.result.findings.find((finding) => finding.id === 'F-SSH-04')?.state).toBe('accepted');
    await expect.element(page.getByText(/Accepted until 31 Mar 2027/).first()).toBeVisible();
  });

  it('makes an expired acceptance stand out', async () => {
    await open('F-SSH-03');
    await expect.poll(() => page.getByText('acceptance expired').elements().length).toBeGreaterThanOrEqual(2);
    expect(detail()).toContain('ran out on 1 Oct 2026');
  });

  it('and assigning work for several findings at once, references counted once', async () => {
    await open();
    await userEvent.click(page.getByLabelText('Choose F-VIC-VC-17 on VIC-VC'));
    await userEvent.click(page.getByLabelText('Choose F-VIC-VC-02 on VIC-VC'));
    await userEvent.click(page.getByLabelText('Choose F-VIC-VC-02 on RCLI-VC'));
    await expect.element(page.getByText('2 findings chosen')).toBeVisible();
    const bar = page.getByRole('group', { name: 'Several findings' });
    await userEvent.fill(bar.getByLabelText('Owner'), 'A. Admin');
    await userEvent.fill(bar.getByLabelText('Due'), '2026-12-24');
    await userEvent.click(bar.getByRole('button', { name: 'Set' }));
    await expect.poll(() => saved().remediation['F-VIC-VC-02']).toEqual({ owner: 'A. Admin', dueOn: '2026-12-24' });
    await expect.poll(() => saved().remediation['F-VIC-VC-17']).toEqual({ owner: 'A. Admin', dueOn: '2026-12-24' });
    await userEvent.click(bar.getByRole('button', { name: 'Accept together…' }));
    await userEvent.fill(page.getByLabelText('Reason'), 'Moves with the new clients');
    await userEvent.fill(page.getByLabelText('Owner of the risk'), 'B. Lang');
    await userEvent.fill(page.getByLabelText('Expires on'), '2027-01-31');
    await userEvent.click(page.getByRole('button', { name: 'Accept', exact: true }));
    await expect.poll(() => Object.keys(saved().acceptances)).toEqual(expect.arrayContaining(['F-VIC-VC-02', 'F-VIC-VC-17']));
  });
});

describe('a compensating control', () => {
  it('is recorded with its rationale and lowers the finding by one step', async () => {
    const workspace = await open('F-SSH-04');
    await press('m');
    await press('Host firewall admits the jump host only');
    await userEvent.click(page.getByRole('button', { name: 'Record', exact: true }));
    await expect.poll(() => saved().compensatingControls['F-SSH-04']?.rationale).toBe('Host firewall admits the jump host only');
    expect(workspace.result.findings.find((finding) => finding.id === 'F-SSH-04')?.severity).toBe('medium');
    await userEvent.click(page.getByRole('button', { name: 'Withdraw the control' }));
    await expect.poll(() => saved().compensatingControls['F-SSH-04']).toBeUndefined();
  });
});

describe('remediation', () => {
  it('is written beside the finding it was typed for, even when another is chosen at once', async () => {
    await open('F-SSH-04');
    await userEvent.fill(page.getByLabelText('Remediation note'), 'change window 12');
    const other = [...document.querySelectorAll<HTMLElement>('tbody tr')].find((row) => row.textContent.includes('F-VIC-VC-17'));
    await userEvent.click(other as HTMLElement);
    await expect.poll(() => saved().remediation['F-SSH-04']).toEqual({ owner: 'T. Brandt', dueOn: '2026-12-04', note: 'change window 12' });
    expect(saved().remediation['F-VIC-VC-17']).toBeUndefined();
  });
});

describe('an issued assessment', () => {
  it('shows findings and offers nothing to change', async () => {
    await open('F-SSH-04', [...kestrel, { kind: 'details', key: 'details', value: { title: 'K', hosts: [], state: 'issued' } }]);
    await expect.element(page.getByText(/This assessment is issued/)).toBeVisible();
    await expect.element(page.getByRole('button', { name: /Accept with expiry/ })).not.toBeInTheDocument();
    await press('a');
    await expect.element(page.getByLabelText('Reason')).not.toBeInTheDocument();
  });
});
