import Database from 'better-sqlite3';
import { join } from 'node:path';
import { rmSync } from 'node:fs';
import { describe, it } from 'vitest';
import { useApp } from './app.ts';
import { ask, openId } from './contract.ts';
import { newFolder, openWindow, startHost } from './host.ts';
import { card, expect, goToQuestion, goToScreen, openSample, saved } from './screens.ts';

const app = useApp();
const panel = () => app.page.getByRole('tabpanel');

const openCheck = async (page = app.page): Promise<void> => {
  await goToScreen(page, 'Report');
  await page.getByRole('tab', { name: /^Check/ }).click();
};
/** Opens the point that says so, if it is folded, and follows its first place that says `place`. */
const follow = async (sentence: RegExp, place: RegExp, page = app.page): Promise<void> => {
  const point = page.getByRole('tabpanel').locator('details').filter({ hasText: sentence });
  if ((await point.getAttribute('open')) === null) await point.locator('summary').click();
  await point.getByRole('button', { name: place }).first().click();
};

describe('The consistency check before issue', () => {
  it('names a core question that is not answered, and leads to it.', async () => {
    const { page } = app;
    await openSample(page);
    await goToQuestion(page, 'Q-SSH-06');
    const id = await openId(page);
    await ask(page, 'change', { id, change: { kind: 'answer', key: 'Q-SSH-06', value: null } });
    await ask(page, 'change', { id, change: { kind: 'observation', key: 'C-SSH-06', value: null } });
    await page.reload();
    await openCheck();
    await follow(/1 core question is not answered/, /Q-SSH-06/);
    await expect(card(page)).toContainText('-SSH-06');
  });

  it('names “not applicable” without a reason.', async () => {
    const { page } = app;
    const id = await openId(page);
    await ask(page, 'change', { id, change: { kind: 'answer', key: 'Q-SSH-06', value: { value: 'not-applicable' } } });
    await page.reload();
    await openCheck();
    await follow(/1 answer “not applicable” gives no reason/, /Q-SSH-06/);
    await expect(card(page)).toContainText('-SSH-06');
  });

  it('names an open finding without an owner, and an acceptance that has expired.', async () => {
    const { page } = app;
    const detail = page.getByRole('region', { name: 'Finding', exact: true });
    await openCheck();
    await follow(/open findings? ha(s|ve) no owner/, /F-VIC-VC-23/);
    await expect(detail).toContainText('F-VIC-VC-23');
    await openCheck();
    await follow(/1 acceptance has expired/, /F-RCLI-HOST-06/);
    await expect(detail.getByRole('region', { name: 'Acceptance' })).toContainText('acceptance expired');
  });

  it('says that all evidence was hashed once more and matches.', async () => {
    await openCheck();
    await expect(panel()).toContainText(/\d+ pieces of evidence hashed once more: all match their SHA-256\./);
    await saved(app.page);
  });

  it('names evidence whose bytes were altered on disk, and leads to the check beside which it stands.', async () => {
    const folder = newFolder();
    const first = await startHost(folder);
    const one = await openWindow(app.browser, first);
    await openSample(one.page);
    await one.context.close();
    await first.stop();
    const db = new Database(join(folder, 'postern.db'));
    db.exec(
      "DROP TRIGGER evidence_never_changes; UPDATE evidence_bytes SET bytes = CAST('what was SEEN' AS BLOB) WHERE number = (SELECT min(number) FROM evidence_bytes)",
    );
    db.close();
    const second = await startHost(folder);
    const { page, context } = await openWindow(app.browser, second);
    await page.getByRole('grid', { name: 'Assessments' }).press('Enter');
    await openCheck(page);
    await follow(/1 piece of evidence does not match its SHA-256/, /^E-\d+.*no longer has the SHA-256/, page);
    await expect(card(page)).toContainText(/C-/);
    await context.close();
    await second.stop();
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('A long export', () => {
  it('can be stopped: no file comes, and the next one is made.', async () => {
    const { page } = app;
    await goToScreen(page, 'Report');
    const settings = page.getByRole('region', { name: 'Report settings' });
    let files = 0;
    page.on('download', () => (files += 1));
    await page.getByRole('button', { name: 'Export PDF' }).click();
    await settings.getByRole('button', { name: 'Stop' }).click();
    await expect(settings.getByRole('button', { name: 'Stop' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Export PDF' })).toBeEnabled();
    await expect(settings).not.toContainText('Downloaded as');
    expect(files).toBe(0);
    const download = page.waitForEvent('download', { timeout: 60_000 });
    await page.getByRole('button', { name: 'Export PDF' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
  });
});
