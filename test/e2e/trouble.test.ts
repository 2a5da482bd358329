import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { describe, it } from 'vitest';
import { useApp } from './app.ts';
import { newFolder, openWindow, startHost } from './host.ts';
import { card, createAssessment, expect, fillAndLeave, goToLibrary, goToQuestion, saved } from './screens.ts';

const app = useApp();
const state = () => app.page.getByRole('banner').getByRole('status');
const option = (name: string) => card(app.page).getByRole('button', { name, exact: true });

/** No file of the host may grow from now on, or any may again: what a full disk does, without filling one. */
const limitFiles = (bytes: '0' | 'unlimited') => spawnSync('prlimit', [`--fsize=${bytes}:unlimited`, '--pid', String(app.host.pid)]).status === 0;
const canLimit = spawnSync('prlimit', ['--version']).status === 0;

describe('A second Postern on the same folder', () => {
  it('ends at once with one sentence that says what to do.', async () => {
    await expect(startHost(app.host.folder)).rejects.toThrow(
      /ended with 1: Another Postern has these assessments open\. Go to its window, or close it and start Postern again\.\s*$/,
    );
  });
});

describe('Two windows on the same assessment', () => {
  it('both save; neither takes back what the other one wrote.', async () => {
    const { page, browser, host } = app;
    await createAssessment(page, 'Twice open');
    const other = await openWindow(browser, host);
    await other.page.getByRole('grid', { name: 'Assessments' }).press('Enter');
    await goToQuestion(page, 'Q-VIC-VC-17');
    await page.keyboard.press('3');
    await saved(page);
    await goToQuestion(other.page, 'Q-VIC-VC-18');
    await other.page.keyboard.press('2');
    await saved(other.page);
    await page.reload();
    await expect(option('on none')).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('j');
    await expect(card(page).getByRole('group', { name: 'Claimed value' }).getByRole('button', { pressed: true })).toHaveCount(1);
    expect(other.troubles).toEqual([]);
    await other.context.close();
  });
});

describe.skipIf(!canLimit)(`A save that fails${canLimit ? '' : ' (skipped: prlimit is not here)'}`, () => {
  it('is shown as not saved, with the reason, and keeps what was typed on screen.', async () => {
    const { page } = app;
    await goToQuestion(page, 'Q-VIC-VC-19');
    await page.keyboard.press('1');
    await saved(page);
    expect(limitFiles('0')).toBe(true);
    await page.keyboard.press('2');
    await expect(state()).toContainText('Not saved.');
    await expect(state()).toContainText('Your text is kept here.');
    await expect(option('no')).toHaveAttribute('aria-pressed', 'true');
    await fillAndLeave(card(page).getByRole('textbox', { name: 'Note' }), 'Written while the disk was full.');
    await expect(card(page).getByRole('textbox', { name: 'Note' })).toHaveValue('Written while the disk was full.');
    await state().getByRole('button', { name: 'Try again' }).click();
    await expect(state()).toContainText('Not saved.');
  });

  it('asks before the window is left with unsaved words.', async () => {
    const { page, troubles } = app;
    const asked = page.waitForEvent('dialog');
    await page.evaluate(() => setTimeout(() => location.reload(), 0));
    expect((await asked).type()).toBe('beforeunload');
    expect(troubles.splice(0)).toEqual(['dialog: beforeunload ']);
  });

  it('is saved by trying again once there is room, and only then called saved.', async () => {
    const { page } = app;
    await expect(card(page)).toBeVisible();
    await expect(option('yes'), 'what was never acknowledged is not there').toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('2');
    await expect(state()).toContainText('Not saved.');
    expect(limitFiles('unlimited')).toBe(true);
    await state().getByRole('button', { name: 'Try again' }).click();
    await saved(page);
    await page.reload();
    await expect(option('no')).toHaveAttribute('aria-pressed', 'true');
  });

  it('can be taken back instead.', async () => {
    const { page } = app;
    expect(limitFiles('0')).toBe(true);
    await page.keyboard.press('1');
    await expect(state()).toContainText('Not saved.');
    await state().getByRole('button', { name: 'Take the change back' }).click();
    await expect(option('no')).toHaveAttribute('aria-pressed', 'true');
    await saved(page);
    expect(limitFiles('unlimited')).toBe(true);
  });
});

describe('A host that is cut off', () => {
  it('is told as not saved; everything called saved is there after the next start.', async () => {
    const { browser } = app;
    const folder = newFolder();
    const first = await startHost(folder);
    const before = await openWindow(browser, first);
    await createAssessment(before.page, 'Cut off');
    await goToQuestion(before.page, 'Q-VIC-VC-17');
    await before.page.keyboard.press('3');
    await saved(before.page);
    await first.stop('SIGKILL');
    await before.page.keyboard.press('1');
    await expect(before.page.getByRole('banner').getByRole('status')).toContainText('Not saved. Postern does not answer.');
    await before.context.close();
    const second = await startHost(folder);
    const after = await openWindow(browser, second);
    await after.page.getByRole('grid', { name: 'Assessments' }).press('Enter');
    await goToQuestion(after.page, 'Q-VIC-VC-17');
    await expect(card(after.page).getByRole('button', { name: 'on none' })).toHaveAttribute('aria-pressed', 'true');
    expect(after.troubles).toEqual([]);
    await after.context.close();
    await second.stop();
    rmSync(folder, { recursive: true });
    await goToLibrary(app.page);
  });
});
