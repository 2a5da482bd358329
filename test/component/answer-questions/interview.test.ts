import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Change } from '#core/assessment/entry.ts';
import { saved } from '../browser-host.ts';
import { hosts, kestrel } from '../kestrel.ts';
import { expectAccessible, press, showScreen } from '../show-screen.ts';

const { default: PathScreen } = await import('../../../src-renderer/features/answer-questions/PathScreen.svelte');
const open = (path: string, question: string, changes: readonly Change[] = []) =>
  showScreen(PathScreen as never, { changes, route: { path, question, mode: 'interview' } });
const inFocus = () => document.querySelector('article h3')?.textContent ?? '';
const saidOf = (question: string) => saved().answers[question];

describe('answering by key', () => {
  it('records the option of a digit at once and stays on the question', async () => {
    await open('VIC-VC', 'Q-VIC-VC-17');
    const before = inFocus();
    await press('2');
    await expect.poll(() => saidOf('Q-VIC-VC-17')?.value).toBe('on some');
    await expect.element(page.getByRole('button', { name: /on some/, pressed: true })).toBeVisible();
    expect(inFocus()).toBe(before);
  });

  it('ignores a digit that is no option', async () => {
    await open('VIC-VC', 'Q-VIC-VC-17');
    await press('9');
    await press('1');
    await expect.poll(() => saidOf('Q-VIC-VC-17')?.value).toBe('enforced on all');
  });

  it('records unknown, and the finding it raises is marked as new with what moved it', async () => {
    await open('VIC-VC', 'Q-VIC-VC-17');
    await press('u');
    await expect.poll(() => saidOf('Q-VIC-VC-17')?.value).toBe('unknown');
    await expect.element(page.getByText('just now')).toBeVisible();
    await expect.element(page.getByText(/Q-VIC-VC-17: rating incomplete → medium/)).toBeVisible();
  });

  it('moves with J, K and the arrows, jumps to the next unanswered with N, and never past the ends', async () => {
    await open('VIC-VC', 'Q-VIC-VC-17', kestrel);
    const first = inFocus();
    await press('k');
    expect(inFocus()).toBe(first);
    await press('j');
    await expect.poll(inFocus).toContain('sign on');
    await press('{ArrowDown}');
    await expect.poll(inFocus).toContain('dedicated');
    await press('{ArrowUp}');
    await expect.poll(inFocus).toContain('sign on');
    await press('n');
    await expect.poll(inFocus).toContain('unencrypted overview pages');
  });

  it('takes a wrong answer away with Delete', async () => {
    await open('VIC-VC', 'Q-VIC-VC-17');
    await press('2');
    await expect.poll(() => saidOf('Q-VIC-VC-17')?.value).toBe('on some');
    (document.querySelector('article') as HTMLElement).focus();
    await press('{Delete}');
    await expect.poll(() => saidOf('Q-VIC-VC-17')).toBeUndefined();
  });

  it('types letters and digits into a note instead of answering', async () => {
    await open('VIC-VC', 'Q-VIC-VC-17', kestrel);
    (document.querySelector('article') as HTMLElement).focus();
    await press('{Tab}');
    await press(' u3');
    await expect.poll(() => saidOf('Q-VIC-VC-17')?.note).toMatch(/password\. u3$/);
    expect(saidOf('Q-VIC-VC-17')?.value).toBe('on some');
    await press('{Escape}');
    await press('3');
    await expect.poll(() => saidOf('Q-VIC-VC-17')?.value).toBe('on none');
  });

  it('remembers who said it for the next answer', async () => {
    await open('VIC-VC', 'Q-VIC-VC-17');
    await press('1');
    await userEvent.fill(page.getByLabelText('said by'), 'A. Admin');
    await press('{Enter}{Escape}');
    await expect.poll(() => saidOf('Q-VIC-VC-17')?.by).toBe('A. Admin');
    await press('j1');
    await expect.poll(() => saidOf('Q-VIC-VC-18')?.by).toBe('A. Admin');
  });
});

describe('coming to the page', () => {
  it('puts the keyboard on the question when nothing else has it, so that the first digit answers', async () => {
    (document.activeElement as HTMLElement | null)?.blur();
    await open('VIC-VC', 'Q-VIC-VC-17');
    await expect.poll(() => document.activeElement?.tagName).toBe('ARTICLE');
    await press('2');
    await expect.poll(() => saidOf('Q-VIC-VC-17')?.value).toBe('on some');
  });
});

describe('a note before there is an answer', () => {
  it('is saved at once, counts as no answer, and stands with the answer that follows', async () => {
    const workspace = await open('VIC-VC', 'Q-VIC-VC-17');
    await userEvent.fill(page.getByLabelText('Note'), 'ask again on Monday');
    await press('{Escape}');
    await expect.poll(() => saidOf('Q-VIC-VC-17')).toMatchObject({ value: null, note: 'ask again on Monday' });
    await expect.element(page.getByText('The note is kept; there is no answer yet.')).toBeVisible();
    expect(workspace.result.questions['Q-VIC-VC-17']).toMatchObject({ decided: false, claimed: null });
    await expectAccessible();
    await press('2');
    await expect.poll(() => saidOf('Q-VIC-VC-17')).toMatchObject({ value: 'on some', note: 'ask again on Monday' });
  });

  it('survives taking the answer away, with undo bringing it back; a note that is emptied leaves nothing', async () => {
    const workspace = await open('VIC-VC', 'Q-VIC-VC-17');
    await userEvent.fill(page.getByLabelText('Note'), 'their words');
    await press('{Escape}2');
    await expect.poll(() => saidOf('Q-VIC-VC-17')).toMatchObject({ value: 'on some', note: 'their words' });
    await press('{Delete}');
    await expect.poll(() => saidOf('Q-VIC-VC-17')).toMatchObject({ value: null, note: 'their words' });
    await workspace.undo();
    await expect.poll(() => saidOf('Q-VIC-VC-17')).toMatchObject({ value: 'on some', note: 'their words' });
    await press('{Delete}');
    await userEvent.fill(page.getByLabelText('Note'), '');
    await press('{Escape}');
    await expect.poll(() => saidOf('Q-VIC-VC-17')).toBeUndefined();
  });

  it('is there again when the assessment is opened anew, and so is a name', async () => {
    await open('VIC-VC', 'Q-VIC-VC-17', [{ kind: 'answer', key: 'Q-VIC-VC-17', value: { value: null, note: 'early', by: 'A. Admin' } }]);
    await expect.element(page.getByLabelText('Note')).toHaveValue('early');
    await expect.element(page.getByLabelText('said by')).toHaveValue('A. Admin');
  });

  it('stands with its own question even when focus moves on before the pause is over', async () => {
    await open('VIC-VC', 'Q-VIC-VC-17', kestrel);
    await userEvent.fill(page.getByLabelText('Note'), 'changed words');
    await userEvent.click(page.getByRole('button', { name: /VIC-VC-19/ }).first());
    await expect.poll(() => saidOf('Q-VIC-VC-17')?.note).toBe('changed words');
    expect(saidOf('Q-VIC-VC-19')?.note).toBeUndefined();
  });
});

describe('not applicable', () => {
  it('asks for the reason inline and records both', async () => {
    await open('VIC-VC', 'Q-VIC-VC-17');
    await press('a');
    await expect.element(page.getByLabelText('Why does it not apply?')).toHaveFocus();
    await press('{Enter}');
    await expect.element(page.getByText(/only with a reason/)).toBeVisible();
    expect(saidOf('Q-VIC-VC-17')).toBeUndefined();
    await press('the client is not installed{Enter}');
    await expect.poll(() => saidOf('Q-VIC-VC-17')).toMatchObject({ value: 'not-applicable', reason: 'the client is not installed' });
    await expectAccessible();
  });

  it('goes back with Esc and records nothing', async () => {
    await open('VIC-VC', 'Q-VIC-VC-17');
    await press('a');
    await press('{Escape}');
    await expect.element(page.getByLabelText('Why does it not apply?')).not.toBeInTheDocument();
    expect(saidOf('Q-VIC-VC-17')).toBeUndefined();
  });
});

describe('the other forms of answer', () => {
  it('takes one option per host, by name or for all alike', async () => {
    await open('SSH', 'Q-SSH-01', hosts);
    await press('1');
    await expect.poll(() => saidOf('Q-SSH-01')?.value).toBe('off');
    await userEvent.click(page.getByRole('button', { name: 'esx-bas-02: on always' }));
    await expect.poll(() => saidOf('Q-SSH-01')?.value).toEqual({ 'esx-bas-01': 'off', 'esx-bas-02': 'on always', 'esx-bas-03': 'off' });
    await expectAccessible();
  });

  it('takes digits for the line in focus, moves between lines with the arrows, and takes a typed name', async () => {
    await open('SSH', 'Q-SSH-01', hosts);
    await userEvent.click(page.getByRole('button', { name: 'esx-bas-01: off' }));
    (document.querySelector('[data-line="esx-bas-01"]') as HTMLElement).focus();
    await press('{ArrowDown}3');
    await expect.poll(() => saidOf('Q-SSH-01')?.value).toEqual({ 'esx-bas-01': 'off', 'esx-bas-02': 'on always' });
    await userEvent.fill(page.getByLabelText('Name of one more host'), 'esx-zrh-09');
    await press('{Enter}');
    await press('2');
    await expect.poll(() => saidOf('Q-SSH-01')?.value).toEqual({ 'esx-bas-01': 'off', 'esx-bas-02': 'on always', 'esx-zrh-09': 'on for named use' });
  });

  it('takes one option per path in use', async () => {
    await open('X', 'Q-X-16', kestrel);
    await userEvent.click(page.getByRole('button', { name: /^VIC-VC: .*workstation/ }));
    await expect.poll(() => saidOf('Q-X-16')?.value).toEqual({ 'VIC-VC': 'workstation' });
    await expect.element(page.getByRole('button', { name: /^SITE: / })).not.toBeInTheDocument();
  });

  it('toggles several options and keeps the order of the catalog', async () => {
    await open('X', 'Q-X-13');
    await press('2');
    await press('1');
    await expect.poll(() => saidOf('Q-X-13')?.value).toEqual(['ESX', 'ESXi']);
    await press('2');
    await expect.poll(() => saidOf('Q-X-13')?.value).toEqual(['ESX']);
    await press('1');
    await expect.poll(() => saidOf('Q-X-13')).toBeUndefined();
  });

  it('takes a number, typed straight on the question, and says why something is no number', async () => {
    await open('X', 'Q-X-18');
    await press('4');
    await press('{Enter}');
    await expect.poll(() => saidOf('Q-X-18')?.value).toBe(4);
    await userEvent.fill(page.getByRole('textbox', { name: /direct paths/ }), 'four');
    await expect.element(page.getByText(/Type a whole number from/)).toBeVisible();
    await press('{Enter}');
    expect(saidOf('Q-X-18')?.value).toBe(4);
  });
});

describe('filters', () => {
  it('show only what is unanswered, and keep the answered question until focus moves on', async () => {
    await open('VIC-VC', 'Q-VIC-VC-06', kestrel);
    await userEvent.click(page.getByRole('button', { name: /^unanswered/ }));
    await expect.element(page.getByRole('button', { name: /VIC-VC-19 Are/ }).first()).not.toBeInTheDocument();
    await press('1');
    expect(inFocus()).toContain('overview pages');
    await press('j');
    await expect.element(page.getByRole('button', { name: /VIC-VC-06 Can/ }).first()).not.toBeInTheDocument();
  });
});

describe('an issued assessment', () => {
  it('can be read and not changed, and says so', async () => {
    const issued: Change = { kind: 'details', key: 'details', value: { title: 'Kestrel', hosts: [], state: 'issued' } };
    await open('VIC-VC', 'Q-VIC-VC-17', [...kestrel, issued]);
    await expect.element(page.getByText(/This assessment is issued/)).toBeVisible();
    await press('3');
    await expect.element(page.getByRole('button', { name: /on none/ })).toBeDisabled();
    expect(saidOf('Q-VIC-VC-17')?.value).toBe('on some');
  });
});
