import { describe, it } from 'vitest';
import { useApp } from './app.ts';
import { card, createAssessment, expect, fillAndLeave, goToLibrary, goToQuestion, goToScreen, openSample, saved } from './screens.ts';

const app = useApp();
const list = () => app.page.getByRole('grid', { name: 'Assessments' });
const row = (name: RegExp) => list().getByRole('row', { name });
const menu = () => app.page.getByRole('menu');
const item = (name: string | RegExp) => menu().getByRole('menuitem', { name });

/** The menu of one assessment by its button. */
const openMenu = async (name: string): Promise<void> => {
  await list()
    .getByRole('row', { name: new RegExp(name) })
    .hover();
  await app.page.getByRole('button', { name: `More for ${name}` }).click();
  await expect(menu()).toBeVisible();
};

describe('From the library, without opening it, an assessment', () => {
  it('offers everything in a menu that the keyboard reaches, and Esc gives the list back.', async () => {
    const { page } = app;
    await openSample(page);
    await createAssessment(page, 'Kestrel 2025');
    await goToQuestion(page, 'Q-VIC-VC-17');
    await page.keyboard.press('3');
    await fillAndLeave(card(page).getByRole('textbox', { name: 'Note' }), 'The quartermaster keeps the smart cards in a drawer.');
    await saved(page);
    await goToLibrary(page);
    await list().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('m');
    await expect(menu().getByRole('menuitem')).toHaveText([/^Open/, 'Copy forward…', 'Duplicate', 'Compare with…', 'Archive', /^Delete/]);
    await page.keyboard.press('Escape');
    await expect(menu()).toHaveCount(0);
    await expect(list()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(list().getByRole('row', { selected: true })).toContainText('Harbour Logistics');
  });

  it('is copied forward under the next title, no old decision confirmed unless ticked, and everything to be verified again.', async () => {
    const { page } = app;
    await openMenu('Harbour Logistics');
    await item('Copy forward…').click();
    const panel = page.getByRole('form', { name: /^Copy “Harbour Logistics.*” forward$/ });
    await expect(panel).toContainText('marked to be verified again');
    const title = panel.getByRole('textbox', { name: 'Title of the new assessment' });
    await expect(title).toBeFocused();
    await expect(title).not.toHaveValue(/^Harbour Logistics$/);
    const ticks = panel.getByRole('checkbox');
    await expect(ticks).not.toHaveCount(0);
    for (const tick of await ticks.all()) await expect(tick).not.toBeChecked();
    await title.fill('Harbour, the next round');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation', { name: 'You are here' })).toContainText('Harbour, the next round');
    await goToScreen(page, 'History');
    await expect(page.getByRole('region', { name: 'Changes' }).getByRole('listitem').first()).toContainText(/Copied forward from “Harbour Logistics/);
    await goToLibrary(page);
    await expect(row(/Harbour, the next round/)).toContainText('draft');
  });

  it('is duplicated as a draft, and undo takes the copy away.', async () => {
    const { page } = app;
    await openMenu('Kestrel 2025');
    await item('Duplicate').click();
    await expect(row(/Kestrel 2025 \(copy\)/)).toHaveCount(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(row(/Kestrel 2025 \(copy\)/)).toHaveCount(0);
    await expect(row(/Kestrel 2025/)).toHaveCount(1);
  });

  it('is put into the archive, off the list and out of the search until asked for, and taken out again.', async () => {
    const { page } = app;
    await openMenu('Kestrel 2025');
    await item('Archive').click();
    await expect(row(/Kestrel 2025/)).toHaveCount(0);
    await page.keyboard.press('/');
    await page.keyboard.type('quartermaster');
    await expect(page.getByText('Nothing typed anywhere holds “quartermaster”.')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Also in the archive' }).check();
    await expect(page.getByRole('region', { name: 'What was found' }).locator('mark')).toHaveText('quartermaster');
    await page.getByRole('searchbox').fill('');
    await page.getByRole('button', { name: 'Show archive, 1' }).click();
    await expect(row(/Kestrel 2025/)).toHaveCount(1);
    await expect(row(/Harbour Logistics/)).toHaveCount(0);
    await openMenu('Kestrel 2025');
    await item('Unarchive').click();
    await expect(page.getByText('The archive is empty.')).toBeVisible();
    await page.getByRole('button', { name: 'Back to the list' }).first().click();
    await expect(row(/Kestrel 2025/)).toHaveCount(1);
  });

  it('is compared with another, chosen on the next screen.', async () => {
    const { page } = app;
    await openMenu('Kestrel 2025');
    await item('Compare with…').click();
    await expect(page.getByRole('navigation', { name: 'You are here' })).toContainText('Kestrel 2025');
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toContainText(/Compare/);
    await goToLibrary(page);
  });

  it('is deleted, and undo brings it back.', async () => {
    const { page } = app;
    await openMenu('Kestrel 2025');
    await item(/^Delete/).click();
    await expect(row(/Kestrel 2025/)).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(row(/Kestrel 2025/)).toHaveCount(1);
  });
});

describe('The list', () => {
  it('is ordered and filtered, and remembers both.', async () => {
    const { page } = app;
    await page.getByLabel('Order:').selectOption({ label: 'title' });
    await expect(list().getByRole('row').nth(1)).toContainText('Harbour');
    await page.getByLabel('Rating:').selectOption('critical');
    await expect(row(/Kestrel 2025/)).toHaveCount(0);
    const before = await list().getByRole('row').count();
    expect(before).toBeGreaterThan(1);
    await page.reload();
    await expect(page.getByLabel('Order:')).toHaveValue('title');
    await expect(page.getByLabel('Rating:')).toHaveValue('critical');
    await expect(list().getByRole('row')).toHaveCount(before);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(list().getByRole('row')).toHaveCount(4);
  });

  it('leads from a hit to its very place; back leads to the same hits, and the assessment that was left is chosen.', async () => {
    const { page } = app;
    await page.keyboard.press('/');
    await page.keyboard.type('quartermaster');
    await page
      .getByRole('region', { name: 'What was found' })
      .getByRole('button', { name: /Q-VIC-VC-17/ })
      .click();
    await expect(card(page).getByRole('textbox', { name: 'Note' })).toHaveValue(/quartermaster/);
    await page.keyboard.press('Escape');
    await page.goBack();
    await expect(page.getByRole('searchbox')).toHaveValue('quartermaster');
    await page.getByRole('searchbox').fill('');
    await list().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation', { name: 'You are here' })).toBeVisible();
    await goToLibrary(page);
    await expect(list().getByRole('row').last()).toHaveAttribute('aria-selected', 'true');
  });
});
