/** Prints self-contained HTML to a tagged PDF with outline, in a Chromium of its own that may load nothing and run nothing. */
import type { BrowserContext } from 'playwright';
import { Trouble } from '#application/ports.ts';
import { findChromium, missingChromium } from './find-chromium.ts';
import { prepareChromium } from './prepare-chromium.ts';

/** A reserved name (RFC 2606): should a request ever slip through, it reaches nobody. */
const documentAddress = 'http://report.invalid/';
const mostMilliseconds = 120_000;

export interface PrintOptions {
  readonly paper: 'A4' | 'Letter';
  /** Content security policy under which the document is loaded. */
  readonly policy: string;
  /** Ends the printing and its browser. */
  readonly signal?: AbortSignal;
}

/** Answers the one address with the report and refuses every other request, navigations included. */
const serveOnly = async (context: BrowserContext, html: string, policy: string): Promise<void> => {
  let served = false;
  await context.route('**', (route) => {
    if (served || route.request().url() !== documentAddress) return route.abort();
    served = true;
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': policy },
      body: html,
    });
  });
};

/** Throws `Trouble('cannot-here')` where no Chromium is found or it does not start. */
export const printPdf = async (html: string, { paper, policy, signal }: PrintOptions): Promise<Uint8Array> => {
  const found = findChromium();
  if (!found) throw new Trouble('cannot-here', missingChromium);
  const { chromium } = await import('playwright');
  const { executablePath, env } = await prepareChromium(found);
  let browser;
  // Without hinting letters stand where the typeface puts them; with it, each is moved to a whole pixel of the screen.
  try {
    browser = await chromium.launch({
      executablePath,
      env,
      timeout: 30_000,
      args: ['--host-resolver-rules=MAP * ~NOTFOUND', '--font-render-hinting=none'],
    });
  } catch (error) {
    throw new Trouble('cannot-here', 'The Chromium that was found does not start. Export HTML instead, or set CHROMIUM to another one.', [], error);
  }
  const end = (): void => void browser.close();
  signal?.addEventListener('abort', end, { once: true });
  try {
    signal?.throwIfAborted();
    const context = await browser.newContext({ javaScriptEnabled: false, acceptDownloads: false, serviceWorkers: 'block' });
    context.setDefaultTimeout(mostMilliseconds);
    await serveOnly(context, html, policy);
    const page = await context.newPage();
    await page.goto(documentAddress, { waitUntil: 'load' });
    return await page.pdf({ format: paper, preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  } finally {
    signal?.removeEventListener('abort', end);
    await browser.close();
  }
};
