/** What a document tries in a real browser: scripts run, dialogs, requests, frames, navigations. */
import type { Browser } from 'playwright';

export const listAttempts = async (browser: Browser, html: string): Promise<readonly string[]> => {
  const page = await browser.newPage();
  const attempts: string[] = [];
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => attempts.push('dialog')));
  await page.route('**', (route) => {
    const address = route.request().url();
    if (address === 'http://report.test/') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    attempts.push(`request ${address}`);
    return route.abort();
  });
  await page.goto('http://report.test/', { waitUntil: 'load' }).catch(() => attempts.push('left the page'));
  await page.waitForTimeout(200);
  const inside = await page
    .evaluate(() => ({
      address: location.href,
      hit: '__hit' in window,
      active: document.querySelectorAll('script,iframe,object,embed,img,form,base,link,video,audio,input,svg image').length,
    }))
    .catch(() => ({ address: '', hit: false, active: 1 }));
  // Where it goes to is refused, and the browser's own page about that has nothing in it.
  if (inside.address !== 'http://report.test/') attempts.push('left the page');
  if (inside.hit) attempts.push('script');
  if (inside.active > 0) attempts.push(`${String(inside.active)} active elements`);
  await page.close();
  return attempts;
};
