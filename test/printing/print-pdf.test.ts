import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from 'playwright';
import { printPolicy } from '#hosts/content-policy.ts';
import { printPdf } from '#printing/print-pdf.ts';
import { testChromium } from '../chromium.ts';

/** A server that must never hear of us. */
let canary: Server;
let heard: string[] = [];
beforeAll(async () => {
  canary = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.setHeader('content-type', 'text/html');
    response.end('<p>from outside</p>');
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
});
afterAll(() => canary.close());

const hostile = (): string => {
  const at = `http://127.0.0.1:${String((canary.address() as AddressInfo).port)}`;
  return `<!doctype html><html lang="en"><head><title>Report</title>
    <meta http-equiv="refresh" content="0;url=${at}/meta">
    <link rel="stylesheet" href="${at}/style.css"><style>@import url(${at}/import.css); body { background: url(${at}/css.png) } @page { size: 100mm 100mm }</style>
    <script>document.title = 'ran'; new Image().src = '${at}/script'</script></head>
    <body><h1 id="top">Report</h1><h2>Chapter</h2><img src="${at}/img.png" onerror="new Image().src='${at}/onerror'">
    <iframe src="${at}/frame"></iframe><object data="${at}/object"></object><video src="${at}/video"></video>
    <svg><image href="${at}/svg.png"/></svg><form action="${at}/form"><input autofocus onfocus="this.form.submit()"></form><a href="#top">up</a></body></html>`;
};

describe('printing through a found Chromium', () => {
  it('gives a tagged PDF with outline and title, on the paper that the styles name', async () => {
    const pdf = Buffer.from(
      await printPdf('<!doctype html><html lang="en"><title>Kestrel</title><style>@page { size: 100mm 100mm }</style><h1>One</h1><h2>Two</h2>', {
        paper: 'A4',
        policy: printPolicy,
      }),
    ).toString('latin1');
    expect(pdf).toContain('/StructTreeRoot');
    expect(pdf).toContain('/Outlines');
    expect(pdf).toMatch(/\/MediaBox \[0 0 28\d(\.\d+)? 28\d/);
  });

  it('runs nothing and asks nobody, whatever the document wants', async () => {
    heard = [];
    const pdf = Buffer.from(await printPdf(hostile(), { paper: 'A4', policy: printPolicy })).toString('latin1');
    expect(heard).toEqual([]);
    expect(pdf).not.toMatch(/\/JavaScript|\/JS |\/Launch|\/EmbeddedFile/);
  });

  it('would be found out if it did: an ordinary page with the same document is heard', async () => {
    heard = [];
    const browser = await chromium.launch(await testChromium());
    const page = await browser.newPage();
    await page.setContent(hostile(), { waitUntil: 'commit' }).catch(() => undefined);
    await expect.poll(() => heard.length, { timeout: 5_000 }).toBeGreaterThan(3);
    await browser.close();
  });
});
