import { describe, it } from 'vitest';
import { useApp } from './app.ts';
import { card, createAssessment, expect, fillAndLeave, goToLibrary, goToQuestion, goToScreen, saved } from './screens.ts';

const app = useApp();
const changes = () => app.page.getByRole('region', { name: 'Changes' }).getByRole('listitem');

describe('The history', () => {
  it('has every change with before and after, the newest first, and who made it.', async () => {
    const { page } = app;
    await createAssessment(page, 'History');
    await page.getByRole('button', { name: 'Settings' }).click();
    await fillAndLeave(page.getByRole('textbox', { name: 'Your name' }), 'I. Auerbach');
    await page.keyboard.press('Escape');
    await goToQuestion(page, 'Q-VIC-VC-17');
    await page.keyboard.press('1');
    await page.keyboard.press('3');
    await fillAndLeave(card(page).getByRole('textbox', { name: 'Note' }), 'Nobody has a card.');
    await saved(page);
    await goToScreen(page, 'History');
    await expect(changes().nth(0)).toContainText('Nobody has a card.');
    await expect(changes().nth(0)).toContainText('I. Auerbach');
    await expect(changes().nth(1)).toContainText(/before:\s*enforced on all.*after:\s*on none/s);
    await expect(changes().nth(2)).toContainText(/after:\s*enforced on all/);
    await expect(changes().last()).toContainText('created');
  });

  it('tells undo and redo as what they are.', async () => {
    const { page } = app;
    await page.keyboard.press('Control+z');
    await expect(changes().first()).toContainText('undone');
    await page.keyboard.press('Control+y');
    await expect(changes().first()).toContainText('redone');
    await saved(page);
  });

  it('is filtered by question, also when only its number is typed, and by kind.', async () => {
    const { page } = app;
    await goToScreen(page, 'Scope and details');
    await fillAndLeave(page.getByRole('textbox', { name: 'Client', exact: true }), 'Kestrel');
    await saved(page);
    await goToScreen(page, 'History');
    await expect(changes().first()).toContainText('Kestrel');
    const all = await changes().count();
    await fillAndLeave(page.getByRole('textbox', { name: 'Question or other id' }), 'VIC-VC-17');
    await expect(changes().first()).toContainText('Q-VIC-VC-17');
    await expect(changes()).toHaveCount(5);
    await page.getByRole('combobox', { name: 'Kind:' }).selectOption('details');
    await expect(changes().first()).toContainText('Kestrel');
    await page.getByRole('button', { name: 'Show everything' }).click();
    await expect(changes()).toHaveCount(all);
  });

  it('tells what happened to the assessment as a whole, in its place and with who, and only that where it is asked for.', async () => {
    const { page } = app;
    const all = await changes().count();
    await goToLibrary(page);
    const list = page.getByRole('grid', { name: 'Assessments' });
    const fromMenu = async (item: string | RegExp): Promise<void> => {
      await list.press('m');
      await page.getByRole('menuitem', { name: item }).click();
      await expect(list.getByRole('row', { name: /History/ })).toHaveCount(0);
    };
    await fromMenu('Archive');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(list.getByRole('row', { name: /History/ })).toHaveCount(1);
    await fromMenu(/^Delete/);
    await page.getByRole('button', { name: 'Open the bin' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'History' })).toContainText(/deleted \d+ \w+ \d{4} \d\d:\d\d by I\. Auerbach/);
    await page.getByRole('button', { name: 'Restore History' }).click();
    await page.reload();
    await list.press('Enter');
    await goToScreen(page, 'History');
    for (const [at, words] of ['Brought back', 'Deleted', 'Taken out of the archive', 'Archived'].entries()) {
      await expect(changes().nth(at)).toContainText(words);
      await expect(changes().nth(at)).toContainText('I. Auerbach');
      await expect(changes().nth(at).getByRole('button')).toHaveCount(0);
    }
    await expect(changes().nth(4)).toContainText('Kestrel');
    await expect(changes()).toHaveCount(all + 4);
    await page.getByRole('combobox', { name: 'Kind:' }).selectOption('assessment');
    await expect(changes()).toHaveCount(4);
    await page.getByRole('combobox', { name: 'Kind:' }).selectOption('details');
    await expect(page.getByRole('region', { name: 'Changes' })).not.toContainText('Archived');
    await page.getByRole('button', { name: 'Show everything' }).click();
    await expect(changes()).toHaveCount(all + 4);
  });

  it('names a text of the report by its section, and leads there.', async () => {
    const { page } = app;
    await goToScreen(page, 'Report');
    await page.getByRole('combobox', { name: 'Write about' }).selectOption('Method');
    await fillAndLeave(page.getByRole('textbox', { name: 'Method' }), 'Two days on site.');
    await page.getByRole('combobox', { name: 'Write about' }).selectOption('Certificate verification');
    await fillAndLeave(page.getByRole('textbox', { name: 'Certificate verification' }), 'Nobody looks.');
    await expect(page.getByText('no section has this name')).toHaveCount(0);
    await saved(page);
    await goToScreen(page, 'History');
    await changes().first().getByRole('button', { name: 'Report text “Certificate verification”, go there', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Report');
    await goToScreen(page, 'History');
    await expect(changes().nth(1).getByRole('button', { name: 'Report text “Method”, go there', exact: true })).toBeVisible();
  });

  it('brings a value back, as a change of its own.', async () => {
    const { page } = app;
    await changes()
      .filter({ hasText: /before:\s*enforced on all/ })
      .getByRole('button', { name: /^Bring back/ })
      .click();
    await saved(page);
    await expect(changes().first()).toContainText(/before:\s*on none.*after:\s*enforced on all/s);
    await changes()
      .first()
      .getByRole('button', { name: /go there$/ })
      .click();
    await expect(card(page).getByRole('button', { name: 'enforced on all' })).toHaveAttribute('aria-pressed', 'true');
  });
});
