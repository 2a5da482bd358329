import { asked, failure, script } from '../scripted-host.ts';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Issue, SigningKey } from '#contract/contract.ts';
import { byText, expectAccessible, one, render } from '../render.ts';
import { openWorkspace } from '../show-app-screen.ts';
import { waitFor } from '../wait-for.ts';

const { default: SealBundle } = await import('../../../src-renderer/features/write-report/SealBundle.svelte');
const { default: IssueList } = await import('../../../src-renderer/features/write-report/IssueList.svelte');

const options = { paper: 'A4', without: [] } as const;
const key: SigningKey = { publicKey: 'MCow', fingerprint: '0123456789abcdef'.repeat(4) };
const last = (operation: string): unknown => asked.findLast((one) => one.operation === operation)?.input;
const shown = (): string => document.body.textContent.replace(/\s+/g, ' ');

test('without a key one is offered and made on request; then its fingerprint is shown', async () => {
  script({ readSigningKey: () => null, createSigningKey: () => key });
  render(SealBundle, { workspace: await openWorkspace(), options, noPrint: null }, 400);
  await waitFor(() => expect(shown()).toContain('Make a signing key'));
  expect(shown()).not.toContain('Seal and save');
  byText('Make a signing key').click();
  await waitFor(() => expect(shown()).toContain('0123 4567 89ab cdef 0123 4567 89ab cdef'));
  await expectAccessible();
});

test('what was chosen goes into the bundle, the passphrase once and no longer', async () => {
  script({ readSigningKey: () => key, exportReport: () => ({ kind: 'saved', name: 'Kestrel.postern', ref: 'r' }) });
  render(SealBundle, { workspace: await openWorkspace(), options, noPrint: 'No engine that prints was found.' }, 400);
  await waitFor(() => expect(shown()).toContain('Seal and save'));
  byText('Notes, reasons and texts', 'label').click();
  byText('Names of client', 'label').click();
  await waitFor(() => expect(shown()).toContain('Names inside notes and evidence stay'));
  expect(one('fieldset input[disabled]')).toBeTruthy();
  await page.getByLabelText('Passphrase').fill('four words in a row');
  byText('Seal and save').click();
  await waitFor(() => expect(shown()).toContain('Saved as Kestrel.postern'));
  expect(last('exportReport')).toEqual({
    id: 'kestrel',
    format: 'bundle',
    options,
    seal: { passphrase: 'four words in a row', reports: ['html'], without: ['notes', 'names'] },
  });
  expect((one('input[type=password]') as HTMLInputElement).value).toBe('');
  script({ exportReport: () => failure('bad-input', 'The passphrase has 5 characters.') });
  byText('Seal and save').click();
  await waitFor(() => expect(shown()).toContain('The passphrase has 5 characters.'));
  expect((last('exportReport') as { seal: object }).seal).not.toHaveProperty('passphrase');
});

test('issues are listed newest first with their hash, and each can be had again; how it was had is told', async () => {
  const issue = (revision: number): Issue => ({
    ...{ revision, at: '2026-11-23T12:00:00+01:00', by: 'I. Auditor', evaluatedOn: '2026-11-23', documentHash: String(revision).repeat(64) },
    ...{ htmlSha256: 'b'.repeat(64), edition: 'vi4', catalogVersion: '1.0.0', programVersion: '0.1.0', templateVersion: '2', options },
  });
  script({
    listIssues: () => [issue(2), issue(1)],
    exportIssue: () => ({ delivered: { kind: 'saved', name: 'x.html', ref: 'r' }, note: 'Issue 1, made anew and the same byte for byte.' }),
  });
  render(IssueList, { workspace: await openWorkspace(), noPrint: 'No engine.' }, 400);
  await waitFor(() => expect(shown()).toContain('Issue 2'));
  expect(shown()).toContain('11111111 11111111');
  await page.getByRole('button', { name: 'Export issue 1 again as HTML' }).click();
  await waitFor(() => expect(shown()).toContain('the same byte for byte'));
  expect(last('exportIssue')).toEqual({ id: 'kestrel', revision: 1, format: 'html' });
  await expect.element(page.getByRole('button', { name: 'Export issue 1 again as PDF' })).toBeDisabled();
  await expectAccessible();
});
