import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Change } from '#core/assessment/entry.ts';
import { catalog, saved } from '../browser-host.ts';
import { kestrel } from '../kestrel.ts';
import { expectAccessible, press, showScreen } from '../show-screen.ts';

const { default: PlugInsScreen } = await import('../../../src-renderer/features/register-plug-ins/PlugInsScreen.svelte');
const open = (changes: readonly Change[] = kestrel) => showScreen(PlugInsScreen as never, { changes, route: { screen: 'plug-ins' } });
const names = () => Object.values(saved().plugIns).map((plugIn) => plugIn.name);

beforeEach(() => page.viewport(1228, 856));

describe('the register', () => {
  it('shows rating, reasons and what it decides, and breaks no rule of accessibility', async () => {
    await open();
    await expect.element(page.getByRole('heading', { name: 'Why high' })).toBeVisible();
    await expect.element(page.getByText(/3 registered, 1 high/)).toBeVisible();
    await expect.element(page.getByText(/answered “yes”. The register says “no”/)).toBeVisible();
    await expectAccessible();
  });

  it('is walked with J and K, and takes a new plug-in with N', async () => {
    await open();
    await press('j');
    await expect.element(page.getByRole('heading', { name: 'Update Manager' })).toBeVisible();
    await press('k');
    await expect.element(page.getByRole('heading', { name: 'Array Console for VC' })).toBeVisible();
    await press('n');
    await expect.element(page.getByLabelText('Name of the plug-in')).toHaveFocus();
    await press('Converter Enterprise{Enter}');
    await expect.poll(names).toContain('Converter Enterprise');
    await expect.element(page.getByRole('heading', { name: 'Converter Enterprise' })).toBeVisible();
  });

  it('records every field, and claimed and observed of each question', async () => {
    await open();
    await userEvent.fill(page.getByLabelText('Own authentication'), 'none');
    await userEvent.fill(page.getByLabelText('Talks to'), 'vc01, array-b; vc01');
    await press('{Tab}');
    await expect.poll(() => saved().plugIns['P-01']).toMatchObject({ authentication: 'none', peers: ['vc01', 'array-b'] });
    await userEvent.selectOptions(page.getByLabelText('observed').nth(3), 'yes');
    await expect.poll(() => saved().plugIns['P-01']?.observations['C-VIC-VC-23']).toMatchObject({ value: 'yes', by: 'R. Amsler', evidence: [] });
  });

  it('keeps notes and evidence of a question before it has a value, and takes evidence off again', async () => {
    await open([{ kind: 'plug-in', key: 'P-01', value: { id: 'P-01', name: 'Vault', enabled: true, peers: [], answers: {}, observations: {} } }]);
    const [asked] = catalog.plugInQuestions;
    const question = asked?.question ?? '';
    const check = question.replace('Q-', 'C-');
    await userEvent.fill(page.getByPlaceholder('What was said').first(), 'vendor will tell');
    await press('{Tab}');
    await expect.poll(() => saved().plugIns['P-01']?.answers[question]).toEqual({ value: null, note: 'vendor will tell' });
    await expect.element(page.getByRole('heading', { name: 'What is still open' })).toBeVisible();
    const data = new DataTransfer();
    data.items.add(new File(['log'], 'vault.log', { type: 'text/plain' }));
    const place = page.getByRole('group', { name: /^Evidence of/ }).first();
    place.element().dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    await expect.poll(() => saved().plugIns['P-01']?.observations[check]).toEqual({ value: null, evidence: ['E-01'] });
    await expectAccessible();
    await userEvent.click(page.getByRole('button', { name: 'Take off vault.log' }));
    await expect.poll(() => saved().plugIns['P-01']?.observations).toEqual({});
    expect(saved().plugIns['P-01']?.answers[question]?.note).toBe('vendor will tell');
  });

  it('keeps the row where it is, and the plug-in in view, while it is edited', async () => {
    await open();
    await userEvent.fill(page.getByLabelText('Approval'), 'CR 118');
    await press('{Tab}');
    await expect.poll(() => saved().plugIns['P-01']?.approval).toBe('CR 118');
    await expect.element(page.getByRole('heading', { name: 'Array Console for VC' })).toBeVisible();
    expect(document.querySelector('tbody tr')?.textContent).toContain('Array Console for VC');
  });

  it('keeps the old name when the new one is empty, and says so', async () => {
    await open();
    await userEvent.fill(page.getByLabelText(/^Name/), '  ');
    await press('{Tab}');
    await expect.element(page.getByText(/needs a name/)).toBeVisible();
    expect(names()).toContain('Array Console for VC');
  });

  it('takes the register’s word for the path’s answer when asked', async () => {
    await open();
    await userEvent.click(page.getByRole('button', { name: 'Answer from register' }));
    await expect.poll(() => saved().answers['Q-VIC-VC-21']).toMatchObject({ value: 'no', note: 'All ports are on the list.' });
    await expect.element(page.getByRole('button', { name: 'Answer from register' })).not.toBeInTheDocument();
  });

  it('removes a plug-in and brings it back whole', async () => {
    await open();
    const before = saved().plugIns['P-01'];
    await userEvent.click(page.getByRole('button', { name: 'Remove' }));
    await expect.poll(names).not.toContain('Array Console for VC');
    await userEvent.click(page.getByRole('button', { name: 'Undo' }));
    await expect.poll(() => saved().plugIns['P-01']).toEqual(before);
  });

  it('marks what is registered twice', async () => {
    const twin: Change = {
      kind: 'plug-in',
      key: 'P-09',
      value: { id: 'P-09', name: 'update manager', vendor: 'VMWARE', enabled: true, peers: [], answers: {}, observations: {} },
    };
    await open([...kestrel, twin]);
    await expect.poll(() => page.getByText('registered twice').elements().length).toBe(2);
  });
});

describe('a pasted list', () => {
  const list = 'name,vendor,version\nArray console FOR vc,halden storage,2.1.4\nBackup Agent,Corvid,4.0.2\nBackup Agent,Corvid,4.0.2\n';

  it('is shown before anything is taken over, with known ones left out', async () => {
    await open();
    await userEvent.click(page.getByRole('button', { name: 'Paste a list…' }));
    await userEvent.fill(page.getByRole('textbox', { name: /Paste a list/ }), list);
    await expect.element(page.getByText('already registered')).toBeVisible();
    await expect.element(page.getByText('twice in the list')).toBeVisible();
    expect(names()).toHaveLength(3);
    await expectAccessible();
    await userEvent.click(page.getByRole('button', { name: 'Take over 1 plug-in' }));
    await expect.poll(names).toEqual(['Array Console for VC', 'Update Manager', 'Guided Consolidation', 'Backup Agent']);
    await userEvent.click(page.getByRole('button', { name: 'Undo' }));
    await expect.poll(names).toHaveLength(3);
  });

  it('closes with Esc and takes nothing over', async () => {
    await open();
    await userEvent.click(page.getByRole('button', { name: 'Paste a list…' }));
    await userEvent.fill(page.getByRole('textbox', { name: /Paste a list/ }), list);
    await press('{Escape}');
    await expect.element(page.getByRole('textbox', { name: /Paste a list/ })).not.toBeInTheDocument();
    expect(names()).toHaveLength(3);
  });
});

describe('an empty or issued register', () => {
  it('says what to do', async () => {
    await open([]);
    await expect.element(page.getByText(/No plug-in is registered/)).toBeVisible();
    await expectAccessible();
  });

  it('cannot be changed once issued', async () => {
    await open([...kestrel, { kind: 'details', key: 'details', value: { title: 'K', hosts: [], state: 'issued' } }]);
    await expect.element(page.getByText(/This assessment is issued/)).toBeVisible();
    await expect.element(page.getByLabelText('Vendor')).toBeDisabled();
    await expect.element(page.getByRole('button', { name: 'Remove' })).not.toBeInTheDocument();
  });
});
