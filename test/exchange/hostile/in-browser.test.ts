/** What exports become on a web page of somebody else: Markdown in a wiki, OSCAL's prose in a viewer, Word turned into HTML. Nothing of it runs or asks. */
import mammoth from 'mammoth';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadFormat } from '#application/export-formats.ts';
import { renderReport } from '#report/render-report.ts';
import { listAttempts } from '../../browser-attempts.ts';
import { testChromium } from '../../chromium.ts';
import { createInput } from '../../report/fixture.ts';
import { filled } from '../marks.ts';
import { toHtml } from '../markdown/read-markdown.ts';
import { fourAtATime, hostileSource, hostileTexts } from './texts.ts';

let browser: Browser;
beforeAll(async () => {
  const { executablePath, env } = await testChromium();
  browser = await chromium.launch({ executablePath, env });
});
afterAll(() => browser.close());

/** Four texts in each of some 137 fields: in one turn every text stands somewhere, in the next somewhere else. */
const texts = fourAtATime(hostileTexts).filter((_, at) => at % 4 === 0);
const turns = [0, 60];
const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>${body}</body></html>`;
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
/** The policy would keep it from running; it must not even try. */
const withoutPolicy = (html: string): string => html.replace(/<meta http-equiv=Content-Security-Policy[^>]*>/, '');

const asProse = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([key, one]) => (['title', 'description', 'remarks', 'prose', 'statement'].includes(key) ? toHtml(String(one)) : asProse(one)))
        .join('')
    : '';

it('has every text in every turn', () => {
  expect(texts.length).toBeLessThanOrEqual(filled.marks.length);
});

it.each(['html', 'markdown', 'docx', 'oscal'] as const)('%s runs nothing and asks for nothing', { timeout: 120_000 }, async (format) => {
  for (const turn of turns) {
    const { source } = hostileSource(texts, turn, false);
    if (format === 'html') {
      const html = renderReport(createInput(source.catalog, source.assessment));
      expect(withoutPolicy(html)).not.toBe(html);
      expect(await listAttempts(browser, withoutPolicy(html))).toEqual([]);
      continue;
    }
    const bytes = await (await loadFormat[format]()).render(source);
    const body =
      format === 'docx'
        ? (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value
        : format === 'markdown'
          ? toHtml(decode(bytes))
          : asProse(JSON.parse(decode(bytes)));
    expect(body.length).toBeGreaterThan(40_000);
    expect(await listAttempts(browser, page(body))).toEqual([]);
  }
});

it('would be caught: the same texts on a page that trusts them run and ask', async () => {
  const raw = hostileTexts.filter((text) => text.includes('canary.test'));
  expect(raw.length).toBeGreaterThan(200);
  for (const trusting of [raw.join('<hr>'), toHtml(raw.join('\n\n'))]) {
    const attempts = await listAttempts(browser, page(trusting));
    expect(attempts.some((one) => one.startsWith('request http://canary.test'))).toBe(true);
    expect(attempts.some((one) => one === 'script' || one.endsWith('active elements') || one === 'left the page')).toBe(true);
  }
  expect(await listAttempts(browser, page('<script>window.__hit = 1</script>'))).toContain('script');
});
