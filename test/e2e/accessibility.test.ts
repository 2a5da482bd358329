import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { describe, it } from 'vitest';
import type { Settings } from '#contract/contract.ts';
import { useApp } from './app.ts';
import { openWindow } from './host.ts';
import { expect, goToPath, goToScreen, openSample } from './screens.ts';
import { returnToSample, views } from './views.ts';

const app = useApp();
const themes = ['light', 'dark', 'contrast'] as const satisfies readonly Settings['theme'][];

/** What axe finds, in words. The preview is left out: its frame runs no script, axe's included; the report is looked at by itself below. */
const problems = async (page: Page): Promise<readonly string[]> => {
  // Axe measures what is on screen; nothing may be half-way.
  await page.evaluate(() =>
    document
      .getAnimations()
      .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime))
      .forEach((one) => one.finish()),
  );
  const { violations } = await new AxeBuilder({ page })
    .exclude('iframe')
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`.replace(/\s+/g, ' ')),
  );
};

describe('axe finds nothing', () => {
  it('on the first start.', async () => {
    await expect(app.page.getByRole('button', { name: 'Open sample' })).toBeVisible();
    expect(await problems(app.page)).toEqual([]);
    await openSample(app.page);
  });

  it.each(Object.entries(views))('on %s, in every theme.', async (_name, show) => {
    const { page } = app;
    await returnToSample(page);
    await show(page);
    const found: string[] = [];
    for (const theme of themes) {
      // As the settings do it; a test of its own chooses them there.
      await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
      found.push(...(await problems(page)).map((problem) => `${theme}: ${problem}`));
    }
    expect(found).toEqual([]);
  });

  it('and would find a field without a name and grey words on grey.', async () => {
    const { page } = app;
    await page.evaluate(() => {
      const input = document.createElement('input');
      const words = document.createElement('p');
      words.textContent = 'hard to read';
      words.style.color = '#999999';
      words.style.backgroundColor = '#888888';
      document.querySelector('main')?.prepend(input, words);
    });
    const found = (await problems(page)).map((problem) => problem.split(':')[0]);
    expect(found).toEqual(expect.arrayContaining(['label', 'color-contrast']));
  });
});

describe('The report by itself', () => {
  it('is clean for axe, as a reader opens the exported file.', { timeout: 120_000 }, async () => {
    const { page, browser } = app;
    await returnToSample(page);
    await goToScreen(page, 'Report');
    await page.getByRole('tab', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export Report (HTML)', exact: true }).click();
    const context = await browser.newContext();
    const reader = await context.newPage();
    await reader.setContent(readFileSync(await (await download).path(), 'utf8'));
    expect(await problems(reader)).toEqual([]);
    await context.close();
  });
});

describe('At 200 % zoom on a small laptop', () => {
  it('no screen scrolls sideways, and axe finds nothing.', { timeout: 120_000 }, async () => {
    const { browser, host } = app;
    const small = await openWindow(browser, host, { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 });
    await small.page.getByRole('grid', { name: 'Assessments' }).press('Enter');
    for (const name of ['Overview', 'Scope and details', 'Plug-ins', 'Findings', 'Respondent file', 'Report', 'History', 'Compare'] as const) {
      await goToScreen(small.page, name);
      const over = await small.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(over, name).toBeLessThanOrEqual(0);
      expect(await problems(small.page), name).toEqual([]);
    }
    await goToPath(small.page, 'VIC-VC');
    expect(await problems(small.page), 'path').toEqual([]);
    expect(small.troubles).toEqual([]);
    await small.context.close();
  });
});
