import { describe, it } from 'vitest';
import { useApp } from './app.ts';
import { card, expect, goToLibrary, goToPath, rail } from './screens.ts';

const app = useApp();

describe('The first start', () => {
  it('says what Postern is for, offers three ways to begin, and has the keyboard on the first of them.', async () => {
    const { page } = app;
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Every way in, and how well it is kept');
    await expect(page.getByRole('button', { name: 'Open sample' })).toBeFocused();
    await expect(page.getByRole('button', { name: 'New', exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Import…' })).toBeVisible();
    expect(page.url(), 'the token has left the address bar').toBe(`${app.host.address}/`);
  });

  it('opens the sample with Enter: rated, mapped, every figure there.', async () => {
    const { page } = app;
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Critical: SSH was enabled on ESXi/);
    await expect(page.getByRole('button', { name: '144 of 144 decided. Explain' })).toBeVisible();
    await expect(rail(page).getByRole('button', { name: /decided$/ })).toHaveCount(14);
    await expect(page).toHaveTitle(/^Harbour Logistics/);
  });

  it('keeps the place over a reload, and the sample in the library.', async () => {
    const { page } = app;
    await goToPath(page, 'CON');
    await page.reload();
    await expect(card(page)).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Console access');
    await goToLibrary(page);
    const row = page.getByRole('row', { name: /Harbour Logistics/ });
    await expect(row).toContainText('sample, in review');
    await expect(page.getByRole('row')).toHaveCount(2);
  });

  it('adds the sample once more each time it is asked for.', async () => {
    const { page } = app;
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or go to' }).fill('>sample');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Estate map' })).toBeVisible();
    await goToLibrary(page);
    await expect(page.getByRole('row', { name: /Harbour Logistics/ })).toHaveCount(2);
  });

  it('goes back and forward with the window’s own keys.', async () => {
    const { page } = app;
    await page.goBack();
    await expect(page.getByRole('region', { name: 'Estate map' })).toBeVisible();
    await page.goForward();
    await expect(page.getByRole('heading', { level: 1, name: 'Library' })).toBeVisible();
  });
});

describe('A browser that was not let in', () => {
  it('is refused without a word about what is there.', async () => {
    const stranger = await app.browser.newContext();
    const page = await stranger.newPage();
    const response = await page.goto(`${app.host.address}/`);
    expect(response?.status()).toBe(401);
    await expect(page.locator('body')).toHaveText('Open Postern with the address that it printed when it started.');
    await stranger.close();
  });
});
