import { describe, it } from 'vitest';
import { useApp } from './app.ts';
import { card, expect, goToScreen, openSample } from './screens.ts';

const app = useApp();
const map = () => app.page.getByRole('region', { name: 'Estate map' });
const heat = () => app.page.getByRole('table', { name: 'Heat map: paths and areas' });

describe('The overview', () => {
  it('shows every path in use by every area, with word and figure beside the colour.', async () => {
    await openSample(app.page);
    await expect(heat().getByRole('row')).toHaveCount(1 + 14 + 1);
    await expect(heat().getByRole('button', { name: /^SSH, exposure: critical, score \d+, weakest way to .*\. Explain$/ })).toContainText('critical');
    await expect(
      heat()
        .getByRole('button', { name: /^SDK-HOST, .*inherited only/ })
        .or(heat().getByRole('button', { name: /inherited only/ }))
        .first(),
    ).toBeVisible();
  });

  it('sorts the worst path to the top, and back.', async () => {
    await app.page.getByText('Worst first').click();
    await expect(heat().getByRole('row').nth(1)).toContainText(/^\s*C?\s*(SSH|X)/);
    await app.page.getByText('In order', { exact: true }).click();
    await expect(heat().getByRole('row').nth(1)).toContainText('VIC-VC');
  });

  it('sorts what was looked at least to the top.', async () => {
    await app.page.getByText('Least verified').click();
    const shares = await heat()
      .getByRole('row')
      .evaluateAll((all) =>
        all.slice(1, -1).map((row) => {
          const [, decided = 0, observed = 0] =
            /(\d+) of \d+ decided, (\d+) observed/.exec(row.querySelector('td:last-child')?.getAttribute('title') ?? '') ?? [];
          return Number(observed) / Number(decided);
        }),
      );
    expect(shares).toHaveLength(14);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    await app.page.getByText('In order', { exact: true }).click();
  });

  it('shows the weakest way in on the map and in the heat map alike.', async () => {
    await expect(map().getByText('Weakest to hosts C exposure')).toBeVisible();
    await expect(heat().getByRole('button', { name: /^SSH, exposure: critical.*weakest way to Hosts/ })).toBeVisible();
    await expect(heat().getByRole('button', { name: /^VIC-HOST, tls.*weakest way/ })).toHaveCount(0);
  });

  it('leaves room for the heat map below the map, and squeezes nothing where it is narrow.', async () => {
    const { page } = app;
    const firstRow = heat().getByRole('row').nth(3);
    await expect(firstRow).toBeInViewport({ ratio: 1 });
    await page.setViewportSize({ width: 916, height: 700 });
    const drawing = map().getByRole('group', { name: /^Estate map/ });
    await expect.poll(async () => (await drawing.boundingBox())?.width ?? 0).toBeGreaterThan(780);
    expect(await map().evaluate((region) => region.scrollWidth - region.clientWidth)).toBe(0);
    const names = await drawing.locator('text').evaluateAll((all) => all.map((one) => one.textContent));
    for (const name of ['Update Manager', 'Lab Manager', 'CapacityIQ', 'Web browser, console']) expect(names).toContain(name);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('lifts every road of a path out when one of them is pointed at or in focus, and lets it go again.', async () => {
    const { page } = app;
    const lifted = () => map().locator('.road.lifted');
    const road = map().getByRole('button', { name: /^VIC-VC, .*console to / });
    await road.hover();
    await expect(lifted()).toHaveCount(2);
    await expect(lifted().first().locator('polyline').first()).toHaveCSS('stroke-width', '3px');
    await heat().hover();
    await expect(lifted()).toHaveCount(0);
    await map()
      .getByRole('button', { name: /^CON, / })
      .first()
      .focus();
    await expect(lifted()).toHaveCount(2);
    await page.keyboard.press('ArrowDown');
    await expect(map().locator('.road:focus-within')).toHaveCount(1);
  });

  it('lists the contradictions with both values, each with the way to its question.', async () => {
    const { page } = app;
    const side = page.getByRole('region', { name: 'What lets people in' });
    await side
      .getByRole('button', { name: /SSH-06/ })
      .first()
      .click();
    await expect(page.getByRole('main')).toContainText('-SSH-06');
    await goToScreen(page, 'Overview');
  });

  it('explains a rating and a score down to the answers, and leads to them.', async () => {
    const { page } = app;
    await heat()
      .getByRole('button', { name: /^SSH, exposure/ })
      .click();
    const sheet = page.getByRole('dialog', { name: /^SSH, exposure/ });
    await expect(sheet).toContainText('F-SSH-06');
    await expect(sheet.getByRole('table')).toContainText('SSH-06');
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
    await expect(heat().getByRole('button', { name: /^SSH, exposure/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await sheet.getByRole('button', { name: 'F-SSH-06' }).click();
    await expect(card(page)).toContainText('-SSH-06');
    await goToScreen(page, 'Overview');
  });

  it('adds up: the points behind the overall score are those that it shows.', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Score 43 of 100. Explain' }).click();
    const sheet = page.getByRole('dialog', { name: /^Score 43/ });
    await sheet.getByRole('button', { name: /^Show all/ }).click();
    const cells = await sheet
      .getByRole('table')
      .getByRole('row')
      .evaluateAll((all) => all.slice(1).map((one) => [...one.querySelectorAll('td')].slice(-2).map((cell) => Number(cell.textContent) || 0)));
    const weight = cells.reduce((sum, [counts = 0]) => sum + counts, 0);
    const minus = cells.reduce((sum, [, off = 0]) => sum + off, 0);
    expect(Math.round(100 * (1 - minus / weight))).toBe(43);
    await expect(sheet).toContainText(String(weight));
    await page.keyboard.press('Escape');
  });

  it('draws every way in, and a click on one leads to its path.', async () => {
    const { page } = app;
    await expect(map().getByRole('button', { name: /rating (critical|high|medium|low|clear|incomplete)/ })).toHaveCount(17);
    await map()
      .getByRole('button', { name: /^CON, Browser to Remote access card/ })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Console access');
    await goToScreen(page, 'Overview');
  });

  it('colours the map by one area, and says the same in a list.', async () => {
    const { page } = app;
    await map().getByRole('combobox', { name: 'Area:' }).selectOption('auth');
    await expect(map().getByRole('group', { name: /^Estate map/ })).toBeVisible();
    await map().getByText('List', { exact: true }).click();
    await expect(map().getByRole('row')).toHaveCount(1 + 17);
    await map().getByRole('row').filter({ hasText: 'VUM' }).getByRole('button').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('VMware Update Manager');
    await goToScreen(page, 'Overview');
  });

  it('begins at its top, but stands as it was left when one comes back to it.', async () => {
    const { page } = app;
    await goToScreen(page, 'Overview');
    const last = heat().getByRole('rowheader', { name: 'All paths' });
    await last.scrollIntoViewIfNeeded();
    await heat().getByRole('button', { name: /SSH$/ }).click();
    await expect(card(page)).toBeInViewport();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(last).toBeInViewport();
    await goToScreen(page, 'Findings');
    await goToScreen(page, 'Overview');
    await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
    await expect(last).not.toBeInViewport();
  });

  it('names the weakest way to each asset, and what would improve it.', async () => {
    const { page } = app;
    const weakest = page.getByRole('table', { name: /^Weakest way in/ });
    await weakest
      .getByRole('button', { name: /exposure: SSH, critical/ })
      .first()
      .click();
    const sheet = page.getByRole('dialog', { name: /exposure: SSH, critical/ });
    await expect(sheet).toContainText('SSH is the weakest way in');
    await expect(sheet.getByRole('listitem').first()).toContainText('Q-SSH-06');
    await page.keyboard.press('Escape');
  });

  it('has no figure without a score: a new assessment is incomplete, not zero.', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Postern, to the library' }).click();
    await page.getByRole('button', { name: 'New assessment' }).click();
    await page.getByRole('textbox', { name: /^Title/ }).fill('Nothing yet');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Score – of 100. Explain' })).toBeVisible();
    await expect(page.getByText('questions wait on the paths in use')).toBeVisible();
    await expect(
      heat()
        .getByRole('button', { name: /incomplete, 3 answers missing/ })
        .first(),
    ).toBeVisible();
  });
});
