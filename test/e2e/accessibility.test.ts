import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { describe, it } from 'vitest';
import type { Settings } from '#contract/contract.ts';
import { useApp } from './app.ts';
import { openWindow } from './host.ts';
import { card, expect, goToLibrary, goToPath, goToQuestion, goToScreen, openSample, setMode, startNew, type ScreenName } from './screens.ts';

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

const toScreen = (name: ScreenName) => (page: Page) => goToScreen(page, name);
const dialog = async (page: Page, keys: string, name: string): Promise<void> => {
  await goToScreen(page, 'Overview');
  await page.keyboard.press(keys);
  await expect(page.getByRole('dialog', { name })).toBeVisible();
};

/** Every screen and everything that opens on one, in the sample. */
const views: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the overview': toScreen('Overview'),
  'the overview as a list': async (page) => {
    await goToScreen(page, 'Overview');
    await page.getByRole('region', { name: 'Estate map' }).getByText('List', { exact: true }).click();
  },
  'an explanation': async (page) => {
    await goToScreen(page, 'Overview');
    await page.getByRole('button', { name: /^Score \d+ of 100/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'scope and details': toScreen('Scope and details'),
  'a path in interview mode': async (page) => {
    await goToPath(page, 'VIC-VC');
    await setMode(page, 'Interview');
  },
  'a path in verification mode, with evidence': async (page) => {
    await goToQuestion(page, 'Q-SSH-06');
    await setMode(page, 'Verification');
    await expect(card(page)).toContainText('C-SSH-06');
  },
  'a leg being recorded': async (page) => {
    await goToPath(page, 'SDK-VC');
    await page.getByRole('button', { name: 'Record a hop' }).click();
    await expect(page.getByRole('group', { name: /^Observation of leg/ })).toBeVisible();
  },
  'a question for each host': (page) => goToQuestion(page, 'Q-SSH-01'),
  'the path across all paths': (page) => goToPath(page, 'X'),
  'the plug-ins': toScreen('Plug-ins'),
  'a pasted list of plug-ins': async (page) => {
    await goToScreen(page, 'Plug-ins');
    await page.getByRole('button', { name: 'Paste a list…' }).click();
    await page.getByRole('region', { name: 'Paste a list' }).getByRole('textbox').fill('name, vendor\nA, B\nC, D');
  },
  'the findings': toScreen('Findings'),
  'a finding being accepted': async (page) => {
    await goToScreen(page, 'Findings');
    await page.keyboard.press('a');
    await page.getByRole('form').getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
  },
  'the report': async (page) => {
    await goToScreen(page, 'Report');
    await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 }).first()).toBeVisible();
  },
  'the consistency check': async (page) => {
    await goToScreen(page, 'Report');
    await page.getByRole('tab', { name: /^Check/ }).click();
  },
  'the history': toScreen('History'),
  'the palette': (page) => dialog(page, 'Control+k', 'Search or go to'),
  'the sheet of keys': (page) => dialog(page, '?', 'Keys'),
  'the settings': async (page) => {
    await goToScreen(page, 'Overview');
    await page.getByRole('button', { name: 'Settings' }).click();
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  },
  'the library': goToLibrary,
  'a search in the library': async (page) => {
    await goToLibrary(page);
    await page.getByRole('searchbox').fill('certificate');
    await expect(page.getByRole('status')).toContainText('hits');
  },
  'a new assessment': startNew,
};

/** From any view back to the open sample. */
const returnToSample = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  if (await page.getByRole('navigation', { name: 'Assessment' }).isVisible()) return;
  await goToLibrary(page);
  await page.getByRole('searchbox').fill('');
  await page.getByRole('grid', { name: 'Assessments' }).press('Enter');
  await expect(page.getByRole('navigation', { name: 'Assessment' })).toBeVisible();
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
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'HTML', exact: true }).click();
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
    for (const name of ['Overview', 'Scope and details', 'Plug-ins', 'Findings', 'Report', 'History'] as const) {
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
