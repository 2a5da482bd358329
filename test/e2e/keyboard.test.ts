import type { Locator } from 'playwright';
import { describe, it } from 'vitest';
import { useApp } from './app.ts';
import { card, expect, fileDialog, rail, saved, titleField } from './screens.ts';

const app = useApp();
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await app.page.keyboard.press(key);
};
const type = (text: string) => app.page.keyboard.type(text);

/** Walks on with Tab, as somebody without a pointer must, until the keyboard is there. */
const tabTo = async (target: Locator, most = 60): Promise<void> => {
  await expect(target).toBeVisible();
  for (let count = 0; count < most; count += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await press('Tab');
  }
  throw new Error(`${String(most)} times Tab do not lead to ${String(target)}`);
};

/** Pointer events since the page was opened. */
const pointed = () => app.page.evaluate(() => Number(sessionStorage.getItem('pointed') ?? 0));

describe('A whole assessment without a pointer', () => {
  it('begins with a title and a scope.', async () => {
    const { page } = app;
    await page.evaluate(() => {
      for (const kind of ['pointerdown', 'mousedown', 'touchstart', 'wheel'])
        addEventListener(kind, () => sessionStorage.setItem('pointed', String(Number(sessionStorage.getItem('pointed') ?? 0) + 1)), true);
    });
    await tabTo(page.getByRole('button', { name: 'New', exact: true }));
    await press('Enter');
    await expect(titleField(page)).toBeFocused();
    await type('By keyboard alone');
    await tabTo(page.getByRole('textbox', { name: 'Client', exact: true }));
    await type('Kestrel Freight Ltd');
    const scope = page.getByRole('radiogroup', { name: 'Scope of VIC-VC', exact: true });
    await tabTo(scope.getByRole('radio', { name: 'Undecided' }));
    await press('ArrowRight');
    await expect(scope.getByRole('radio', { name: 'In use', exact: true })).toBeChecked();
    await press('Control+Enter');
    await expect(page.getByRole('region', { name: 'Estate map' })).toBeVisible();
    await expect(page.getByRole('banner')).toContainText('By keyboard alone');
  });

  it('takes twenty answers, one key each.', async () => {
    const { page } = app;
    await tabTo(page.getByRole('button', { name: 'Begin with VIC-VC' }));
    await press('Enter');
    await expect(card(page)).toBeVisible();
    for (let count = 0; count < 20; count += 1) await press(count % 3 === 0 ? '1' : '2', 'j');
    await saved(page);
    await expect(rail(page).getByRole('button', { name: /VIC-VC, VI Client to vCenter, 20 of 26 decided/ })).toBeVisible();
    await expect(card(page)).toBeFocused();
  });

  it('records an observation with a note and evidence.', async () => {
    const { page } = app;
    await press('k', 'v');
    await expect(card(page)).toContainText('C-VIC-VC-');
    const chooser = await fileDialog(page);
    await press('x', 'e');
    await (await chooser.opened).setFiles({ name: 'observed.txt', mimeType: 'text/plain', buffer: Buffer.from('seen with my own eyes') });
    await expect(card(page)).toContainText('observed.txt');
    await tabTo(card(page).getByRole('textbox', { name: 'What was seen' }));
    await type('No time on site.');
    await press('Escape');
    await expect(card(page)).toBeFocused();
    await saved(page);
  });

  it('accepts a finding.', async () => {
    const { page } = app;
    await press('g', 'f');
    const table = page.getByRole('grid', { name: 'Findings' });
    await expect(table).toBeVisible();
    await tabTo(table.getByRole('row', { selected: true }).first());
    await press('ArrowDown', 'ArrowUp', 'a');
    const form = page.getByRole('form', { name: /^Accept F-/ });
    await expect(form.getByRole('textbox', { name: 'Reason' })).toBeFocused();
    await type('Replaced next year.');
    await press('Tab');
    await type('C. Meister');
    await press('Tab');
    await type('12312099');
    await press('Enter');
    await expect(page.getByRole('region', { name: 'Acceptance' })).toContainText('Accepted until 31 Dec 2099');
    await saved(page);
  });

  it('words the summary and exports the PDF.', async () => {
    const { page } = app;
    await press('g', 'r');
    await tabTo(page.getByRole('textbox', { name: 'Summary' }));
    await type('Written without a mouse.');
    await press('Escape');
    await saved(page);
    const download = page.waitForEvent('download', { timeout: 60_000 });
    await press('Control+p');
    expect((await download).suggestedFilename()).toBe('By keyboard alone.pdf');
  });

  it('moves between the parts of a screen with F6, and never touched a pointer.', async () => {
    const { page } = app;
    await press('g', 'o');
    const heat = page.getByRole('region', { name: 'Heat map' });
    for (let count = 0; count < 6 && !(await heat.evaluate((element) => element.contains(document.activeElement))); count += 1) await press('F6');
    await tabTo(
      heat
        .getByRole('button', { name: 'VIC-VC', exact: true })
        .or(heat.getByRole('button', { name: /VIC-VC$/ }))
        .first(),
      3,
    );
    await press('ArrowRight', 'ArrowDown', 'Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await heat.evaluate((element) => element.contains(document.activeElement)), 'focus has come back').toBe(true);
    expect(await pointed()).toBe(0);
    await page.mouse.click(5, 5);
    expect(await pointed(), 'and a pointer would have been noticed').toBeGreaterThan(0);
  });
});
