/** The shipped sample as it is printed: how full its pages are, and whether its smallest words can be read. */
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { chromium } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSample } from '../bench/sample-report.ts';
import { renderReport } from '#report/render-report.ts';
import { vi4 } from '../catalog.ts';
import { testChromium } from '../chromium.ts';
import { barelyBegun, createInput, fonts } from './fixture.ts';

interface Word {
  readonly text: string;
  /** Points, from the matrix, so that turned words count too. */
  readonly size: number;
  readonly y: number;
}

interface Page {
  readonly number: number;
  readonly words: readonly Word[];
  /** How far down its text goes, of what it could. */
  readonly fill: number;
}

/** Points that running head and foot take. */
const head = 76;
const foot = 64;

const readPage = async (pdf: PDFDocumentProxy, number: number): Promise<Page> => {
  const page = await pdf.getPage(number);
  const [, , , height = 0] = page.view;
  const words = (await page.getTextContent()).items
    .filter((item): item is TextItem => 'str' in item && item.str.trim() !== '')
    .map((item) => ({ text: item.str, size: Math.hypot(Number(item.transform[2]), Number(item.transform[3])), y: Number(item.transform[5]) }));
  const lowest = Math.min(...words.filter(({ y }) => y > foot && y < height - head).map(({ y }) => y));
  return { number, words, fill: (height - head - lowest) / (height - head - foot) };
};

const printed = async (html: string): Promise<readonly Page[]> => {
  const browser = await chromium.launch(await testChromium());
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.setContent(html, { waitUntil: 'load' });
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  await browser.close();
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  return Promise.all(Array.from({ length: pdf.numPages }, (_, n) => readPage(pdf, n + 1)));
};

let pages: readonly Page[] = [];
beforeAll(async () => {
  pages = await printed(readSample().render());
}, 120_000);

describe('the pages of the sample, printed', () => {
  it('are full: four fifths on average, and few hold only what ran over from the page before', () => {
    const fills = pages.map(({ fill }) => fill);
    expect(pages.length).toBeLessThan(100);
    expect(fills.reduce((sum, fill) => sum + fill, 0) / pages.length).toBeGreaterThan(0.8);
    expect(pages.filter(({ fill }) => fill < 0.3).length).toBeLessThanOrEqual(5);
  });

  it('have no word smaller than 6.3 points; a letter on a mark may be, its colour and shape say the same', () => {
    const small = pages.flatMap(({ number, words }) =>
      words.filter(({ text, size }) => size < 6.3 && !/^[CHMLI?–]$/.test(text.trim())).map(({ text, size }) => [number, text, size]),
    );
    expect(small).toEqual([]);
    expect(pages.flatMap(({ words }) => words).length).toBeGreaterThan(5_000);
  });
});

it.each(['questionnaire', 'checklist'] as const)(
  'no path begins with a page of the blank %s that holds little more than its title',
  { timeout: 120_000 },
  async (kind) => {
    const blank = createInput(vi4, barelyBegun(vi4), { fonts, options: { paper: 'A4', without: [], kind } });
    const [, ...forms] = await printed(renderReport(blank));
    const opening = forms.filter(({ words }) => words.some(({ text, size }) => size > 15 && /^[A-Z-]+: /.test(text)));
    expect(opening.length).toBeGreaterThan(15);
    expect(opening.filter(({ fill }) => fill < 0.4).map(({ number }) => number)).toEqual([]);
  },
);
