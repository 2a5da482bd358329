/**
 * Every screen in four sizes and three themes against the picture kept of it. A change that is meant is taken over with the
 * command below and looked at in the difference of the commit.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '#contract/contract.ts';
import { comparePicture, keepPicture } from './compare-pictures.ts';
import { launchBrowser, openWindow, startHost, type RunningHost } from './host.ts';
import { openSample } from './screens.ts';
import { returnToSample, views, type ViewName } from './views.ts';

const accept = 'UPDATE_GOLDEN=1 npx vitest run --project e2e test/e2e/pictures.test.ts';
const update = process.env['UPDATE_GOLDEN'] === '1';
const folder = join(import.meta.dirname, '../golden/pictures');
const aside = join(import.meta.dirname, '../../out/pictures');
const now = '2026-11-23T14:32:00Z';

const themes = ['light', 'dark', 'contrast'] as const satisfies readonly Settings['theme'][];
/** A small laptop, the usual one, a large screen, and the usual one at 200 %. */
const sizes = {
  '1024x700': { width: 1024, height: 700 },
  '1280x800': { width: 1280, height: 800 },
  '1920x1080': { width: 1920, height: 1080 },
  '1280x800-at-200': { width: 640, height: 400 },
};

const shown: Partial<Record<ViewName, string>> = {
  'the overview': 'overview',
  'scope and details': 'scope',
  'a path in interview mode': 'path-interview',
  'a path in verification mode, with evidence': 'path-verification',
  'the plug-ins': 'plug-ins',
  'the findings': 'findings',
  'the report': 'report',
  'the exports': 'exports',
  'the respondent file': 'respondent-file',
  'the choice of what to compare with': 'compare',
  'the history': 'history',
  'copying forward': 'copy-forward',
  'the palette': 'palette',
  'the library': 'library',
  'a search in the library': 'library-search',
  'a new assessment': 'new-assessment',
  'findings compared': 'compare-findings',
  'ratings compared': 'compare-ratings',
  'scope, plug-ins and legs compared': 'compare-estate',
  'a sealed bundle of what is here already': 'import-bundle',
};

let browser: Browser, host: RunningHost, context: BrowserContext, page: Page, painter: Page;

beforeAll(async () => {
  [browser, host] = await Promise.all([launchBrowser(), startHost(undefined, { now })]);
  ({ context, page } = await openWindow(browser, host, { timezoneId: 'UTC', locale: 'en-GB' }));
  painter = await browser.newPage();
  await page.clock.setFixedTime(now);
  await page.reload();
});
afterAll(async () => {
  await context.close();
  await browser.close();
  await host.stop();
  rmSync(host.folder, { recursive: true, force: true });
});

/** Typefaces there, nothing moving, no caret, no pointer over anything. */
const settle = async (): Promise<void> => {
  await page.mouse.move(0, 0);
  await page.evaluate(async () => {
    // Typefaces come when first needed, and a text may be painted in another one until then.
    await Promise.all([...document.fonts].map((face) => face.load()));
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    document.getAnimations().forEach((one) => one.finish());
  });
};

/** The screen as it stands in every size and theme: what differs, one line per picture. */
const look = async (name: string): Promise<readonly string[]> => {
  const differences: string[] = [];
  for (const [sizeName, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    for (const theme of themes) {
      await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
      await settle();
      const png = await page.screenshot({ caret: 'hide', animations: 'disabled' });
      const file = join(folder, name, `${sizeName}-${theme}.webp`);
      if (update) await keepPicture(painter, file, png);
      else {
        const difference = existsSync(file) ? await comparePicture(painter, file, png, join(aside, name, `${sizeName}-${theme}`)) : 'was never kept';
        if (difference !== null) differences.push(`${name} ${sizeName} ${theme} ${difference}`);
      }
    }
  }
  await page.setViewportSize(sizes['1280x800']);
  return differences;
};

describe(`Every screen looks as it did; what is meant to change is taken over with ${accept}`, () => {
  it('on the first start.', { timeout: 120_000 }, async () => {
    const differences = await look('first-start');
    await openSample(page);
    expect(differences).toEqual([]);
  });

  it.each(Object.entries(shown) as [ViewName, string][])('on %s.', { timeout: 120_000 }, async (view, name) => {
    await returnToSample(page);
    await views[view](page);
    expect(await look(name)).toEqual([]);
  });

  it('and one changed word is found.', async () => {
    if (update) return;
    await returnToSample(page);
    await views['scope and details'](page);
    await page.evaluate(() => {
      const heading = document.querySelector('main h1');
      if (heading) heading.textContent = `${heading.textContent}.`;
    });
    expect(await look('scope')).not.toEqual([]);
  });

  it('and no picture is kept of a screen that is not looked at.', () => {
    expect(readdirSync(folder).sort()).toEqual(['first-start', ...Object.values(shown)].sort());
  });
});
