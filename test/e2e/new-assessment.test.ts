import { describe, it } from 'vitest';
import { useApp } from './app.ts';
import { expect, fillAndLeave, goToScreen, rail, saved, startNew, titleField } from './screens.ts';

const app = useApp();
const scopeOf = (path: string) => app.page.getByRole('radiogroup', { name: `Scope of ${path}`, exact: true });
const say = (path: string, state: 'In use' | 'Not in use' | 'Undecided') => scopeOf(path).getByText(state, { exact: true }).click();
const line = (path: string) => app.page.getByRole('listitem').filter({ has: scopeOf(path) });

describe('A new assessment', () => {
  it('asks for a title before anything else, and for nothing else.', async () => {
    const { page } = app;
    await startNew(page);
    await expect(titleField(page)).toBeFocused();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.getByText('Give the assessment a title.')).toBeVisible();
    await expect(titleField(page)).toBeFocused();
    await expect(titleField(page)).toHaveAttribute('aria-invalid', 'true');
  });

  it('says which paths are pulled into use, and by what (rule 1).', async () => {
    const { page } = app;
    await say('SDK-VC', 'Not in use');
    await expect(line('SDK-VC'), 'undecided counts as in use, and pulls').toContainText(
      'Counts as in use: RCLI-VC, LAB, SITE, LCM, APPS, CIQ are built on it.',
    );
    for (const path of ['RCLI-VC', 'SITE', 'LCM', 'APPS', 'CIQ', 'LAB']) await say(path, 'Not in use');
    await expect(line('SDK-VC')).not.toContainText('Counts as in use');
    await say('LAB', 'In use');
    await expect(line('SDK-VC')).toContainText('Counts as in use: LAB is built on it.');
    await say('VIC-VC', 'Not in use');
    await expect(line('VIC-VC')).not.toContainText('Counts as in use');
    await fillAndLeave(page.getByRole('textbox', { name: 'Why not in use, VIC-VC' }), 'The thick client was withdrawn in March.');
  });

  it('keeps what was typed when the screen is left and come back to.', async () => {
    const { page } = app;
    await titleField(page).fill('Kestrel Freight');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await startNew(page);
    await expect(titleField(page)).toHaveValue('Kestrel Freight');
    await expect(page.getByRole('textbox', { name: 'Why not in use, VIC-VC' })).toHaveValue('The thick client was withdrawn in March.');
  });

  it('takes client, site, team, dates and hosts, and refuses an end before the start in words.', async () => {
    const { page } = app;
    await fillAndLeave(page.getByRole('textbox', { name: 'Client', exact: true }), 'Kestrel Freight Ltd');
    await fillAndLeave(page.getByRole('textbox', { name: 'Site', exact: true }), 'Basel');
    await fillAndLeave(page.getByRole('textbox', { name: 'Team' }), 'I. Auerbach, T. Wirth');
    await fillAndLeave(page.getByLabel('Starts on'), '2026-11-23');
    await fillAndLeave(page.getByLabel('Ends on'), '2026-11-20');
    await expect(page.getByLabel('Ends on')).toHaveAttribute('aria-invalid', 'true');
    await fillAndLeave(page.getByLabel('Ends on'), '2026-11-27');
    await expect(page.getByLabel('Ends on')).not.toHaveAttribute('aria-invalid', 'true');
    await fillAndLeave(page.getByLabel('Evaluated as of'), '2026-11-27');
    await page.getByRole('checkbox', { name: 'ESX', exact: true }).check();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Estate map' })).toBeVisible();
    await expect(page.getByRole('banner')).toContainText('Evaluated as of 27 Nov 2026');
  });

  it('has all of it on scope and details after a reload, where it can be changed.', async () => {
    const { page } = app;
    await goToScreen(page, 'Scope and details');
    await page.reload();
    await expect(titleField(page)).toHaveValue('Kestrel Freight');
    await expect(page.getByRole('textbox', { name: 'Client', exact: true })).toHaveValue('Kestrel Freight Ltd');
    await expect(page.getByRole('textbox', { name: 'Team' })).toHaveValue('I. Auerbach, T. Wirth');
    await expect(page.getByLabel('Ends on')).toHaveValue('2026-11-27');
    await expect(page.getByRole('checkbox', { name: 'ESX', exact: true })).toBeChecked();
    await expect(line('SDK-VC')).toContainText('Counts as in use: LAB is built on it.');
    await expect(scopeOf('WEB-VC').getByRole('radio', { name: 'Undecided' })).toBeChecked();
    await expect(rail(page).getByRole('button', { name: /SDK-VC, / })).toBeVisible();
    await expect(rail(page).getByRole('button', { name: /VIC-VC, / })).toHaveCount(0);
    await say('VIC-VC', 'In use');
    await saved(page);
    await expect(rail(page).getByRole('button', { name: /VIC-VC, / })).toBeVisible();
  });

  it('leaves the ESXi questions out while the estate has none (rule 6), and asks them once it has.', async () => {
    const { page } = app;
    const ssh = rail(page).getByRole('button', { name: /SSH, / });
    const before = await ssh.textContent();
    await page.getByRole('checkbox', { name: 'ESXi' }).check();
    await saved(page);
    await expect(ssh).not.toHaveText(before ?? '');
  });

  it('names the systems that the paths lead to, and takes one back.', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Add target' }).click();
    const targets = page.getByRole('region', { name: 'Targets' });
    await fillAndLeave(targets.getByRole('textbox', { name: 'Name' }), 'vc01.kestrel.example');
    await fillAndLeave(targets.getByRole('textbox', { name: 'Address' }), '192.0.2.10');
    await saved(page);
    await page.reload();
    await expect(targets.getByRole('textbox', { name: 'Name' })).toHaveValue('vc01.kestrel.example');
    await targets.getByRole('button', { name: /^Remove/ }).click();
    await expect(targets.getByRole('textbox', { name: 'Name' })).toHaveCount(0);
    await targets.getByRole('button', { name: 'Undo' }).click();
    await expect(targets.getByRole('textbox', { name: 'Address' })).toHaveValue('192.0.2.10');
    await saved(page);
  });
});
