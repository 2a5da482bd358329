import { describe, it } from 'vitest';
import { useApp } from './app.ts';
import { card, createAssessment, expect, fillAndLeave, goToPath, goToQuestion, goToScreen, rail, saved } from './screens.ts';

const app = useApp();
const option = (name: string | RegExp) => card(app.page).getByRole('button', { name, exact: typeof name === 'string' });
const claimed = (name: string | RegExp) => expect(option(name)).toHaveAttribute('aria-pressed', 'true');

describe('Answering by keyboard', () => {
  it('takes one key per answer, and moves with J and K.', async () => {
    const { page } = app;
    await createAssessment(page, 'Answering');
    await page.getByRole('button', { name: /^Begin with VIC-VC$/ }).click();
    await expect(card(page)).toContainText('Q-VIC-VC-17');
    await page.keyboard.press('3');
    await claimed('on none');
    await saved(page);
    await page.keyboard.press('j');
    await expect(card(page)).not.toContainText('Q-VIC-VC-17');
    await page.keyboard.press('k');
    await expect(card(page)).toContainText('Q-VIC-VC-17');
    await claimed('on none');
    await expect(rail(page).getByRole('button', { name: /VIC-VC, VI Client to vCenter, 1 of 26 decided/ })).toBeVisible();
  });

  it('shows the finding as it arises, and which answer raised it.', async () => {
    const findings = app.page.getByRole('region', { name: 'Findings arising' });
    const own = findings.getByRole('listitem').filter({ hasText: 'F-VIC-VC-17' });
    await expect(own).toContainText('claimed');
    await app.page.keyboard.press('1');
    await claimed('enforced on all');
    await expect(own).toHaveCount(0);
    await expect(findings).toContainText(/Q-VIC-VC-17: rating high → incomplete; score 0 → 100; F-VIC-VC-17 no longer open/);
    await app.page.keyboard.press('3');
    await expect(own).toHaveCount(1);
  });

  it('takes “unknown” with U, one step less severe and not verified (rule 3).', async () => {
    const { page } = app;
    await page.keyboard.press('u');
    await claimed('unknown');
    const finding = page.getByRole('region', { name: 'Findings arising' }).getByRole('listitem').filter({ hasText: 'F-VIC-VC-17' });
    await expect(finding).toContainText('not verified');
    await saved(page);
  });

  it('takes “not applicable” with A, but only with a reason.', async () => {
    const { page } = app;
    await page.keyboard.press('a');
    const reason = page.getByRole('textbox', { name: 'Why does it not apply?' });
    await expect(reason).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveText(/only with a reason/);
    await page.keyboard.press('Escape');
    await claimed('unknown');
    await page.keyboard.press('a');
    await page.keyboard.type('No workstation runs the client.');
    await page.keyboard.press('Enter');
    await claimed('not applicable…');
    await saved(page);
  });

  it('takes a note and who said it without a pointer, and offers the name again.', async () => {
    const { page } = app;
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await page.keyboard.press('Tab');
    await expect(card(page).getByRole('textbox', { name: 'Note' })).toBeFocused();
    await page.keyboard.type('Asked twice; both times the same.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('A. Administrator');
    await page.keyboard.press('Escape');
    await saved(page);
    await page.keyboard.press('j');
    await expect(card(page).getByRole('combobox', { name: 'said by' })).toHaveValue('A. Administrator');
  });

  it('saves a note that is written before there is an answer, and says that there is none.', async () => {
    const { page } = app;
    await page.keyboard.press('n');
    await fillAndLeave(card(page).getByRole('textbox', { name: 'Note' }), 'They will look it up.');
    await expect(card(page)).toContainText('The note is kept; there is no answer yet.');
    await saved(page);
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('look it up');
    await page.reload();
    await expect(card(page).getByRole('textbox', { name: 'Note' })).toHaveValue('They will look it up.');
    await card(page).focus();
    await page.keyboard.press('2');
    await expect(card(page)).not.toContainText('there is no answer yet');
    await saved(page);
  });

  it('takes several options of a question that asks for several.', async () => {
    const { page } = app;
    await goToQuestion(page, 'Q-X-13');
    await page.keyboard.press('1');
    await page.keyboard.press('4');
    await page.keyboard.press('6');
    await page.keyboard.press('6');
    await claimed('ESX');
    await claimed('vCenter Server or VirtualCenter');
    await expect(option('Lab Manager')).toHaveAttribute('aria-pressed', 'false');
    await saved(page);
  });

  it('takes a number from its first digit on, and refuses what is none in words.', async () => {
    const { page } = app;
    await goToQuestion(page, 'Q-X-18');
    await page.keyboard.press('2');
    const number = card(page).getByRole('textbox').first();
    await expect(number).toBeFocused();
    await expect(number).toHaveValue('2');
    await number.fill('2000');
    await expect(page.getByRole('alert')).toContainText('1000');
    await number.fill('3');
    await page.keyboard.press('Enter');
    await saved(page);
  });

  it('takes one option for each host, named on the spot.', async () => {
    const { page } = app;
    await goToQuestion(page, 'Q-SSH-01');
    for (const name of ['esx01', 'esx02']) {
      await card(page).getByRole('textbox', { name: 'Name of one more host' }).fill(name);
      await page.keyboard.press('Enter');
      await expect(card(page).getByRole('group', { name, exact: true })).toBeFocused();
      await page.keyboard.press(name === 'esx01' ? '1' : '3');
    }
    await claimed('esx01: off');
    await claimed('esx02: on always');
    await expect(page.getByRole('region', { name: 'Findings arising' })).toContainText('F-SSH-01');
    await saved(page);
  });

  it('has every value, note and name after a reload.', async () => {
    const { page } = app;
    await page.reload();
    await claimed('esx01: off');
    await claimed('esx02: on always');
    await goToQuestion(page, 'Q-X-18');
    await expect(card(page).getByRole('textbox').first()).toHaveValue('3');
    await goToQuestion(page, 'Q-X-13');
    await claimed('vCenter Server or VirtualCenter');
    await goToPath(page, 'VIC-VC');
    await goToQuestion(page, 'Q-VIC-VC-17');
    await expect(page.getByRole('textbox', { name: 'Why does it not apply?' })).toHaveValue('No workstation runs the client.');
    await page.keyboard.press('j');
    await expect(card(page).getByRole('textbox', { name: 'Note', exact: true })).toHaveValue('Asked twice; both times the same.');
    await expect(card(page).getByRole('combobox', { name: 'said by' })).toHaveValue('A. Administrator');
  });
});

describe('Undo and redo', () => {
  it('take back the last answers and put them on again.', async () => {
    const { page } = app;
    await goToQuestion(page, 'Q-VIC-VC-19');
    await page.keyboard.press('1');
    await claimed('yes');
    await page.keyboard.press('2');
    await claimed('no');
    await page.keyboard.press('Control+z');
    await claimed('yes');
    await page.keyboard.press('Control+y');
    await claimed('no');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(option('yes')).toHaveAttribute('aria-pressed', 'false');
    await expect(option('no')).toHaveAttribute('aria-pressed', 'false');
    await saved(page);
    await page.keyboard.press('Control+Shift+z');
    await claimed('yes');
    await saved(page);
  });

  it('reach back over a reload.', async () => {
    const { page } = app;
    await page.reload();
    await claimed('yes');
    await page.keyboard.press('Control+z');
    await expect(option('yes')).toHaveAttribute('aria-pressed', 'false');
    await saved(page);
  });

  it('leave a field that is being typed in to its own undo.', async () => {
    const { page } = app;
    await page.keyboard.press('2');
    await claimed('no');
    const note = card(page).getByRole('textbox', { name: 'Note' });
    await note.fill('first');
    await note.press('Control+z');
    await claimed('no');
    await note.blur();
    await saved(page);
  });
});

describe('Filters', () => {
  it('show only what is unanswered, or of tier A, and keep the question in focus.', async () => {
    const { page } = app;
    await goToPath(page, 'SSH');
    await goToQuestion(page, 'Q-SSH-01');
    const rows = page.getByRole('region', { name: 'Questions' }).getByRole('listitem');
    const all = await rows.count();
    await page.getByRole('button', { name: /^unanswered/ }).click();
    // The one answered question stays, because it is in focus; moving on hides it.
    await expect(rows).toHaveCount(all);
    await card(page).press('j');
    await expect(rows).toHaveCount(all - 1);
    await page.getByRole('button', { name: 'tier A' }).click();
    expect(await rows.count()).toBeLessThan(all - 1);
    await page.getByRole('button', { name: 'tier A' }).click();
    await page.getByRole('button', { name: /^unanswered/ }).click();
    await expect(rows).toHaveCount(all);
  });
});

describe('Another path', () => {
  it('begins with its question in sight, wherever the list of the one before stood.', async () => {
    const { page } = app;
    await goToPath(page, 'WEB-VC');
    await goToPath(page, 'VIC-VC');
    await page
      .getByRole('region', { name: 'Questions' })
      .getByRole('listitem')
      .last()
      .evaluate((line) => line.scrollIntoView());
    await expect(card(page)).not.toBeInViewport();
    const pane = page.getByRole('complementary', { name: 'Data flow, findings and facts' });
    await pane.evaluate((element) => element.scrollTo(0, 10_000));
    expect(await pane.evaluate((element) => element.scrollTop)).toBeGreaterThan(50);
    await goToPath(page, 'WEB-VC');
    await expect(card(page)).toBeInViewport({ ratio: 0.9 });
    await expect.poll(() => pane.evaluate((element) => element.scrollTop)).toBe(0);
  });

  it('shows its question in one column too, as at 200 % zoom, and another screen begins at its top.', async () => {
    const { page } = app;
    await page.setViewportSize({ width: 640, height: 400 });
    const main = page.getByRole('main');
    await goToPath(page, 'VIC-VC');
    await main.evaluate((element) => element.scrollTo(0, 10_000));
    await goToPath(page, 'WEB-VC');
    await expect(card(page)).toBeInViewport();
    await main.evaluate((element) => element.scrollTo(0, 10_000));
    const title = main.getByRole('heading', { level: 1 });
    await expect(title).not.toBeInViewport();
    await goToScreen(page, 'Overview');
    await expect(title).toBeInViewport();
  });

  it('a card taller than the list begins at its top, and the window stays where it is.', async () => {
    const { page } = app;
    await page.setViewportSize({ width: 1280, height: 500 });
    await goToPath(page, 'VIC-VC');
    await goToQuestion(page, 'Q-VIC-VC-08');
    await fillAndLeave(card(page).getByRole('textbox').first(), 'one more line of a long note\n'.repeat(40));
    await saved(page);
    await goToQuestion(page, 'Q-VIC-VC-17');
    await goToQuestion(page, 'Q-VIC-VC-08');
    await expect(card(page).getByRole('heading')).toBeInViewport();
    await expect(page.getByRole('banner')).toBeInViewport({ ratio: 1 });
  });
});
