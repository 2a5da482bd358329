import { describe, it } from 'vitest';
import { useApp } from './app.ts';
import { createAssessment, expect, fillAndLeave, goToScreen, rail, saved } from './screens.ts';

const app = useApp();
const register = () => app.page.getByRole('grid', { name: 'Plug-ins' });
const row = (name: string | RegExp) => register().getByRole('row', { name });
const detail = () => app.page.getByRole('region', { name: 'Plug-in', exact: true });

describe('The plug-in register', () => {
  it('begins empty, says what belongs there, and takes a name with N.', async () => {
    const { page } = app;
    await createAssessment(page, 'Plug-ins');
    await goToScreen(page, 'Plug-ins');
    await expect(register()).toHaveCount(0);
    await page.keyboard.press('n');
    await page.keyboard.type('Array Console');
    await page.keyboard.press('Enter');
    await expect(detail().getByRole('heading', { level: 2 })).toHaveText('Array Console');
    await expect(row(/Array Console/)).toHaveAttribute('aria-selected', 'true');
    await saved(page);
  });

  it('rates a plug-in by its answers, with the reason, and decides the path’s questions (rule 12).', async () => {
    const { page } = app;
    await expect(detail().getByRole('heading', { name: 'What is still open' })).toBeVisible();
    const traffic = detail()
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: 'VIC-VC-24' }) });
    await traffic.getByRole('combobox', { name: 'claimed' }).selectOption({ label: 'clear text' });
    await expect(detail().getByRole('heading', { name: 'Why high' })).toBeVisible();
    await expect(row(/Array Console/)).toContainText('clear text');
    await expect(page.getByRole('region', { name: 'What the register decides' }).getByRole('button', { name: /VIC-VC-24/ })).toContainText(
      'Array Console: clear text',
    );
    await traffic.getByRole('combobox', { name: 'observed' }).selectOption({ label: 'SSL, certificate verified' });
    await expect(traffic).toContainText('claimed and observed differ');
    await saved(page);
  });

  it('keeps every field of the record over a reload.', async () => {
    const { page } = app;
    const fields: Readonly<Record<string, string>> = {
      'Talks to': 'vc01, array-a',
      Vendor: 'Halden Storage',
      Version: '2.1.4',
      Ports: '443, 8443',
      'Acts with whose credentials': 'an account of its own',
      'Own authentication': 'password',
      'Certificate verification': 'none',
      Owner: 'Storage team',
      Approval: 'CHG-1',
      Note: 'seen on nine workstations',
    };
    for (const [name, text] of Object.entries(fields)) await fillAndLeave(detail().getByRole('textbox', { name, exact: true }), text);
    await saved(page);
    await page.reload();
    for (const [name, text] of Object.entries(fields)) await expect(detail().getByRole('textbox', { name, exact: true })).toHaveValue(text);
    await expect(row(/Array Console/)).toContainText(/vc01.*array-a/);
  });

  it('reads a pasted list, shows what it read, and takes over only what is chosen.', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Paste a list…' }).click();
    const paste = page.getByRole('region', { name: 'Paste a list' });
    await paste
      .getByRole('textbox')
      .fill(
        'name,vendor,version,status\nArray Console,Halden Storage,2.1.4,enabled\n"Backup, remote",Meridian,6.1,enabled\nOld Helper,Nobody,0.9,disabled\n',
      );
    await expect(paste.getByRole('row')).toHaveCount(4);
    await expect(paste).toContainText('Nothing is taken over yet.');
    await expect(paste.getByRole('row', { name: /Array Console/ })).toContainText('already registered');
    await expect(paste.getByRole('checkbox', { name: 'Take over Array Console' })).not.toBeChecked();
    await expect(rail(page).getByRole('button', { name: 'Plug-ins 1' })).toBeVisible();
    await paste.getByRole('checkbox', { name: 'Take over Old Helper' }).uncheck();
    await paste.getByRole('button', { name: 'Take over 1 plug-in' }).click();
    await expect(row(/Backup, remote/)).toBeVisible();
    await expect(row(/Old Helper/)).toHaveCount(0);
    await expect(rail(page).getByRole('button', { name: 'Plug-ins 2' })).toBeVisible();
    await saved(page);
  });

  it('reads text as a plug-in manager gives it, column by column, and offers nothing twice.', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Paste a list…' }).click();
    const paste = page.getByRole('region', { name: 'Paste a list' });
    await paste
      .getByRole('textbox')
      .fill(
        'Plug-in Name\tVendor\tVersion\tStatus\nHealth View\tNorthlight\t3.0\tEnabled\nHealth View\tNorthlight\t3.0\tEnabled\nBackup, remote\tMeridian\t6.1\tEnabled\n',
      );
    await expect(paste.getByRole('row', { name: /Health View/ }).first()).toContainText('Northlight');
    await expect(paste.getByRole('checkbox', { name: 'Take over Health View' }).nth(1)).not.toBeChecked();
    await expect(paste.getByRole('checkbox', { name: 'Take over Backup, remote' })).not.toBeChecked();
    await paste.getByRole('button', { name: 'Take over 1 plug-in' }).click();
    await expect(row(/Health View/)).toHaveCount(1);
    await saved(page);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(row(/Health View/)).toHaveCount(0);
    await saved(page);
  });

  it('is as it was left after a restart of the window.', async () => {
    const { page } = app;
    await row(/Backup, remote/).click();
    await page.reload();
    await expect(detail().getByRole('heading', { level: 2 })).toHaveText('Backup, remote');
    await row(/Array Console/).click();
  });

  it('tells a plug-in that is registered twice, and removes one with a way back.', async () => {
    const { page } = app;
    await page.keyboard.press('n');
    await page.keyboard.type('Array Console');
    await page.keyboard.press('Enter');
    await fillAndLeave(detail().getByRole('textbox', { name: 'Vendor' }), 'Halden Storage');
    await expect(register()).toContainText('registered twice');
    await page.getByRole('button', { name: /^Remove/ }).click();
    await expect(row(/Array Console/)).toHaveCount(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(row(/Array Console/)).toHaveCount(2);
    await page.keyboard.press('Control+z');
    await expect(row(/Array Console/)).toHaveCount(1);
    await saved(page);
  });

  it('lists a disabled plug-in and rates nothing for it.', async () => {
    const { page } = app;
    await row(/Array Console/).click();
    await detail()
      .getByRole('checkbox', { name: /^Enabled/ })
      .uncheck();
    await expect(detail().getByRole('heading', { name: 'Disabled: listed, and rates nothing' })).toBeVisible();
    await expect(row(/Array Console/)).toContainText('disabled');
    await saved(page);
  });
});
