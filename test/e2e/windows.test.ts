import { describe, it } from 'vitest';
import { useApp } from './app.ts';
import { ask, openId } from './contract.ts';
import { card, createAssessment, expect, fillAndLeave, goToQuestion, goToLibrary, goToScreen, saved } from './screens.ts';

const app = useApp();
const option = (name: string) => card(app.page).getByRole('button', { name, exact: true });
const status = () => app.page.getByRole('banner').getByRole('status');
const said = (key: string, value: string) => ({ kind: 'answer', key, value: { value, at: '2026-11-23T10:00:00+01:00' } }) as const;

/** What another window of the same host commits meanwhile. */
const elsewhere = async (key: string, value: string): Promise<void> => {
  await ask(app.page, 'change', { id: await openId(app.page), change: said(key, value) });
};
const comeBack = () => app.page.evaluate(() => window.dispatchEvent(new Event('focus')));

describe('A window that comes back to the front', () => {
  it('shows what another one changed meanwhile, says so, and keeps what is being typed.', async () => {
    const { page } = app;
    await createAssessment(page, 'Two windows');
    await goToQuestion(page, 'Q-VIC-VC-17');
    await page.keyboard.press('1');
    await saved(page);
    await card(page).getByRole('textbox', { name: 'Note' }).fill('Half a sent');
    await elsewhere('Q-VIC-VC-17', 'on none');
    await comeBack();
    await expect(status()).toContainText('with changes from another window');
    await expect(option('on none')).toHaveAttribute('aria-pressed', 'true');
    await expect(card(page).getByRole('textbox', { name: 'Note' })).toHaveValue('Half a sent');
    await fillAndLeave(card(page).getByRole('textbox', { name: 'Note' }), 'Half a sentence, ended.');
    await saved(page);
    await expect(status()).not.toContainText('another window');
    const { assessment } = await ask(page, 'openAssessment', { id: await openId(page) });
    expect(assessment.answers['Q-VIC-VC-17']).toMatchObject({ value: 'on none', note: 'Half a sentence, ended.' });
  });

  it('says nothing when nothing was changed.', async () => {
    await comeBack();
    await app.page.waitForTimeout(300);
    await expect(status()).toHaveText(/^Saved \d\d:\d\d:\d\d$/);
  });

  it('notices with the next save as well, without losing either change.', async () => {
    const { page } = app;
    await elsewhere('Q-VIC-VC-18', 'shared account');
    await goToQuestion(page, 'Q-VIC-VC-19');
    await page.keyboard.press('1');
    await expect(status()).toContainText('with changes from another window');
    const { assessment } = await ask(page, 'openAssessment', { id: await openId(page) });
    expect(Object.keys(assessment.answers)).toEqual(expect.arrayContaining(['Q-VIC-VC-17', 'Q-VIC-VC-18', 'Q-VIC-VC-19']));
  });

  it('is not misled by changes of another assessment.', async () => {
    const { page } = app;
    await ask(page, 'addSample', {});
    await page.keyboard.press('2');
    await saved(page);
    await expect(status()).toHaveText(/^Saved \d\d:\d\d:\d\d$/);
  });
});

describe('After a restart of the window', () => {
  it('the same question of the same path is in focus.', async () => {
    const { page } = app;
    await goToQuestion(page, 'Q-SSH-06');
    await page.reload();
    await expect(card(page)).toContainText('-SSH-06');
  });

  it('the same finding is, with the filters and the order that were set; another assessment has its own.', async () => {
    const { page } = app;
    await goToLibrary(page);
    await page
      .getByRole('grid', { name: 'Assessments' })
      .getByRole('row', { name: /Harbour/ })
      .dblclick();
    await goToScreen(page, 'Findings');
    await page.getByRole('combobox', { name: 'Severity:' }).selectOption('medium');
    await page.getByRole('combobox', { name: 'by' }).selectOption('effect');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const heading = page.getByRole('region', { name: 'Finding', exact: true }).getByRole('heading', { level: 2 });
    const shown = await heading.textContent();
    await page.reload();
    await expect(heading).toHaveText(shown ?? '');
    await expect(page.getByRole('combobox', { name: 'Severity:' })).toHaveValue('medium');
    await expect(page.getByRole('combobox', { name: 'by' })).toHaveValue('effect');
    await goToLibrary(page);
    await page
      .getByRole('grid', { name: 'Assessments' })
      .getByRole('row', { name: /Two windows/ })
      .dblclick();
    await goToScreen(page, 'Findings');
    await expect(page.getByRole('combobox', { name: 'Severity:' })).toHaveValue('');
  });
});
