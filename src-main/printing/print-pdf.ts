/** Prints self-contained HTML to a tagged PDF with outline, in a Chromium of its own that may load nothing and run nothing. */
import type { BrowserContext } from 'playwright';
import { Trouble } from '#application/ports.ts';
import { findChromium, missingChromium, type FoundChromium } from './find-chromium.ts';
import { unpackChromium, type RunnableChromium } from './unpack-chromium.ts';

/** A reserved name (RFC 2606): should a request ever slip through, it reaches nobody. */
const documentAddress = 'http://report.invalid/';
const mostMilliseconds = 120_000;

export const prepareChromium = (found: FoundChromium): Promise<RunnableChromium> =>
  found.kind === 'packed'
    ? unpackChromium(found.nodeModules)
    : Promise.resolve({ executablePath: found.path, env: Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined)) as Record<string, string> });

/** Answers the one address with the report and refuses every other request, navigations included. */
const serveOnly = async (context: BrowserContext, html: string): Promise<void> => {
  let served = false;
  await context.route('**', (route) => {
    if (served || route.request().url() !== documentAddress) return route.abort();
    served = true;
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'" },
      body: html,
    });
  });
};

/** Throws `Trouble('cannot-here')` where no Chromium is found or it does not start. */
export const printPdf = async (html: string, { paper }: { readonly paper: 'A4' | 'Letter' }): Promise<Uint8Array> => {
  const found = findChromium();
  if (!found) throw new Trouble('cannot-here', missingChromium);
  const { chromium } = await import('playwright');
  const { executablePath, env } = await prepareChromium(found);
  let browser;
  try {
    browser = await chromium.launch({ executablePath, env, timeout: 30_000, args: ['--host-resolver-rules=MAP * ~NOTFOUND'] });
  } catch (error) {
    throw new Trouble('cannot-here', 'The Chromium that was found does not start. Export HTML instead, or set CHROMIUM to another one.', [], error);
  }
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, acceptDownloads: false, serviceWorkers: 'block' });
    context.setDefaultTimeout(mostMilliseconds);
    await serveOnly(context, html);
    const page = await context.newPage();
    await page.goto(documentAddress, { waitUntil: 'load' });
    return await page.pdf({ format: paper, preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  } finally {
    await browser.close();
  }
};
