/** Target 13: the report printed by our own path (locked browser, policy, tags, outline) against a bare `page.pdf` of the same HTML. */
import { chromium } from 'playwright';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { printPolicy } from '#hosts/content-policy.ts';
import { finishPdf } from '#hosts/finish-pdf.ts';
import { printPdf } from '#printing/print-pdf.ts';
import { testChromium } from '../chromium.ts';
import type { Figure } from './figure.ts';
import { compare, spread, timed, type Spread } from './measure.ts';
import { readSample } from './sample-report.ts';

const rounds = 7;
const settings = { format: 'A4', preferCSSPageSize: true, printBackground: true, tagged: true, outline: true } as const;

const printBarely = async (html: string): Promise<Uint8Array> => {
  const browser = await chromium.launch(await testChromium());
  try {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.setContent(html, { waitUntil: 'load' });
    return await page.pdf(settings);
  } finally {
    await browser.close();
  }
};

/** The same in a browser that is already there, as Electron's is. */
const printWarm = async (html: string): Promise<Spread> => {
  const browser = await chromium.launch(await testChromium());
  const times: number[] = [];
  try {
    for (let round = 0; round <= rounds; round++) {
      const page = await browser.newPage({ javaScriptEnabled: false });
      times.push(
        await timed(async () => {
          await page.setContent(html, { waitUntil: 'load' });
          await page.pdf(settings);
        }),
      );
      await page.close();
    }
  } finally {
    await browser.close();
  }
  return spread(times.slice(1));
};

const countPages = async (pdf: Uint8Array): Promise<number> => {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const { numPages } = await task.promise;
  await task.destroy();
  return numPages;
};

export const measurePrint = async (): Promise<readonly Figure[]> => {
  const html = readSample().render();
  const ours = async (): Promise<Uint8Array> => finishPdf(await printPdf(html, { paper: 'A4', policy: printPolicy }), html);
  const times = await compare(rounds, { ours: () => timed(ours), floor: () => timed(() => printBarely(html)) });
  const pages = spread([await countPages(await ours())]);
  return [
    {
      target: 13,
      feel: 'PDF of the sample, tagged, outline; browser start included',
      unit: 'ms',
      ours: times.ours,
      floor: { what: 'browser start + bare page.pdf', spread: times.floor },
      wanted: { ratio: 1.15 },
      cited: 'cold headless-shell 507 ms; WeasyPrint 2565 ms (36 pages)',
    },
    { target: 13, feel: 'page.pdf alone in a browser that is running, as in Electron', unit: 'ms', ours: await printWarm(html), wanted: {} },
    { target: 13, feel: 'its pages', unit: 'pages', ours: pages, wanted: {} },
  ];
};
