import { describe, it } from 'vitest';
import { useApp } from './app.ts';
import { expect, fillAndLeave, goToLibrary, openSample, rail } from './screens.ts';

const app = useApp();
const sheet = () => app.page.getByRole('dialog', { name: 'Settings' });
/** Every colour in use, as the browser resolves it. */
const colours = () =>
  app.page.evaluate(() =>
    [
      ...new Set(
        [...document.querySelectorAll('main *, nav *')].map((one) => `${getComputedStyle(one).color} ${getComputedStyle(one).backgroundColor}`),
      ),
    ]
      .sort()
      .join('; '),
  );

describe('Settings', () => {
  it('change the appearance at once and for good.', async () => {
    const { page } = app;
    await openSample(page);
    await page.getByRole('button', { name: 'Settings' }).click();
    const seen = new Set<string>();
    for (const theme of ['Dark', 'High contrast', 'Light']) {
      await sheet().getByText(theme, { exact: true }).click();
      await expect(sheet().getByRole('radio', { name: theme })).toBeChecked();
      seen.add(await colours());
    }
    expect(seen.size).toBe(3);
    await sheet().getByText('Dark', { exact: true }).click();
    const dark = await colours();
    await page.reload();
    await expect(rail(page)).toBeVisible();
    expect(await colours()).toBe(dark);
  });

  it('follow the system where asked to.', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Settings' }).click();
    await sheet().getByText('System', { exact: true }).click();
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await colours();
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await colours()).not.toBe(dark);
  });

  it('keep the auditor’s name, back up with proof, and examine what is stored.', async () => {
    const { page } = app;
    await fillAndLeave(sheet().getByRole('textbox', { name: 'Your name' }), 'I. Auerbach');
    await sheet().getByRole('button', { name: 'Back up now' }).click();
    await expect(sheet().getByRole('status')).toHaveText(/^Backed up and verified: postern-.*\.db, [\d.]+ [KM]B\.$/);
    await sheet().getByRole('button', { name: 'Verify' }).click();
    await expect(sheet().getByRole('status')).toContainText(/(sound|intact|in order|nothing is damaged)/i);
    await page.reload();
    await page.getByRole('button', { name: 'Settings' }).click();
    await expect(sheet().getByRole('textbox', { name: 'Your name' })).toHaveValue('I. Auerbach');
  });

  it('show what happened in the library, by keyboard too.', async () => {
    const { page } = app;
    await expect(sheet().getByRole('button', { name: 'Logbook' })).toHaveAttribute('aria-expanded', 'false');
    await sheet().getByRole('button', { name: 'Logbook' }).press('Enter');
    await expect(sheet()).toContainText('Nothing is noted yet.');
    await page.keyboard.press('Escape');
    await goToLibrary(page);
    await page.getByRole('grid', { name: 'Assessments' }).press('m');
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('grid', { name: 'Assessments' }).getByRole('row', { name: /\(copy\)/ })).toHaveCount(0);
    await page.getByRole('button', { name: 'Settings' }).click();
    await sheet().getByRole('button', { name: 'Logbook' }).press('Enter');
    const lines = sheet().getByRole('list', { name: 'Logbook' }).getByRole('listitem');
    await expect(lines).toHaveText([/^Deleted: .*\(copy\).*I\. Auerbach$/, /^Duplicated: .*\(copy\).*I\. Auerbach$/]);
    await page.keyboard.press('Escape');
    await page.getByRole('grid', { name: 'Assessments' }).press('Enter');
    await expect(rail(page)).toBeVisible();
    await page.getByRole('button', { name: 'Settings' }).click();
  });

  it('switch single letters off as shortcuts; combinations go on working (WCAG 2.1.4).', async () => {
    const { page } = app;
    await sheet()
      .getByRole('checkbox', { name: /^Single letters are shortcuts/ })
      .uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('f');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: 'Search or go to' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Critical/);
    await page.getByRole('button', { name: 'Settings' }).click();
    await sheet()
      .getByRole('checkbox', { name: /^Single letters are shortcuts/ })
      .check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('f');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Findings');
  });
});

describe('Keys', () => {
  it('lead to every screen, and the sheet lists those that work right now.', async () => {
    const { page } = app;
    for (const [key, heading] of [
      ['o', /^Critical/],
      ['p', 'Plug-ins'],
      ['r', 'Report'],
      ['h', 'History'],
      ['s', 'Scope and details'],
    ] as const) {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    }
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    await expect(keys).toContainText('Go to the findings');
    await expect(keys).not.toContainText('Unknown');
    await page.keyboard.press('Escape');
    await expect(keys).toHaveCount(0);
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Library');
    await goToLibrary(page);
  });
});
