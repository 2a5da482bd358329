import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { showHidden } from '#report/html.ts';
import { renderReport } from '#report/render-report.ts';
import { listAttempts } from '../browser-attempts.ts';
import { testChromium } from '../chromium.ts';
import { fillEveryField } from './every-field.ts';
import { fourAtATime, hostileSource, hostileTexts } from '../exchange/hostile/texts.ts';
import { createInput } from './fixture.ts';
import { hostile } from './hostile.ts';
import { decode } from './read-html.ts';
import { smallCatalog } from './small-catalog.ts';

const at = (index: number): string => hostile[index % hostile.length] ?? '';

/** Every field filled with hostile text; another `turn` moves the texts on by one field. */
const renderTurn = (turn: number): string => renderReport(createInput(smallCatalog, fillEveryField((n) => at(n + turn)).assessment));

/** The same with what a careless template would do: the texts put in raw. */
const renderRaw = (turn: number): string => {
  const html = renderReport(createInput(smallCatalog, fillEveryField((n) => `@@${String(n)}@@`).assessment));
  return html.replace(/@@(\d+)@@/g, (_, n: string) => at(Number(n) + turn));
};

const tags = new Set(
  'html head meta title style body div span header main nav section p h1 h2 h3 h4 h5 ul blockquote pre hr a strong b i em small code bdi br wbr time dl dt dd ol li table caption colgroup col thead tbody tr th td figure figcaption svg defs symbol g path rect circle text use polyline polygon desc'.split(
    ' ',
  ),
);
const attributes = new Set(
  'lang charset http-equiv content name class id href rel start role aria-label aria-hidden aria-level scope colspan rowspan datetime viewBox width height x y d cx cy r transform stroke-width data-l data-long data-state xmlns text-rendering points rx fill stroke stroke-dasharray opacity font-family font-size font-weight text-anchor text-decoration'.split(
    ' ',
  ),
);

/** Reads a document strictly: every `<` must open a tag that the report uses, with attributes that it uses. Returns what does not belong. */
const findForeign = (html: string): readonly string[] => {
  const body = html.replace(/^<!doctype html>/, '').replace(/<style>[^]*?<\/style>/g, '');
  const token = /<\/?([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z-]+(?:=(?:"[^"<]*"|[^\s"'<>=`]+))?)*)\s*\/?>|<|>/g;
  const foreign: string[] = [];
  for (const [whole, name, list] of body.matchAll(token)) {
    if (name === undefined || !tags.has(name)) foreign.push(whole.slice(0, 60));
    for (const [, attribute, value] of (list ?? '').matchAll(/\s([a-zA-Z-]+)(?:=("[^"]*"|\S+))?/g)) {
      if (!attributes.has(attribute ?? '')) foreign.push(`${whole.slice(0, 60)} has ${attribute ?? ''}`);
      if (attribute === 'href' && !/^"?(?:#[A-Za-z0-9-]+|(?:https?:\/\/|mailto:)[^\s<>']+)"?$/.test(value ?? '')) foreign.push(`href ${value ?? ''}`);
    }
  }
  return foreign;
};

describe('hostile text', () => {
  it('stays text in every field, whichever text it is', { timeout: 60_000 }, () => {
    expect(hostileTexts.length).toBeGreaterThan(500);
    const four = fourAtATime(hostileTexts);
    const foreign: string[] = [];
    for (let turn = 0; turn < four.length; turn += 4) {
      const { source } = hostileSource(four, turn, false);
      foreign.push(...findForeign(renderReport(createInput(source.catalog, source.assessment))).map((what) => `${String(turn)}: ${what}`));
    }
    expect(foreign).toEqual([]);
  });

  it('would be seen by the same check if one template forgot to escape', () => {
    const caught = hostile.filter((text, turn) => /[<>]/.test(text) && findForeign(renderRaw(turn)).length > 0);
    expect(caught.length).toBe(hostile.filter((text) => /[<>]/.test(text)).length);
  });

  it('is shown unchanged, with hidden characters named', () => {
    const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
    const shown = words(
      decode(
        renderTurn(0)
          .replace(/<span class=cc>(U\+[0-9A-F]+)<\/span>/g, '[$1]')
          .replace(/<[^>]*>/g, ' '),
      ),
    );
    // What is written for sections is Markdown: its signs become headings, lists and links, so it is looked at by itself below.
    const typed = fillEveryField((n, field) => (field.startsWith('text of ') ? 'plain' : at(n))).marks.map((text) => words(showHidden(text)));
    const paragraphs = typed.flatMap((text) => text.split(' third')).filter((text) => text.length < 1000);
    expect(paragraphs.filter((text) => !shown.includes(text))).toEqual([]);
  });

  it('has only a few places where finished markup is taken over', () => {
    const folder = join(import.meta.dirname, '../../src-main/report');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && file !== 'html.ts');
    const users = files.filter((file) => /trustMarkup\(|new Markup\(/.test(readFileSync(join(folder, file), 'utf8')));
    // The style sheet, and the drawings, whose texts `renderDrawing` escapes.
    expect(users).toEqual(['render-report.ts', 'sections/estate-map.ts', 'sections/hops.ts']);
  });
});

describe('in a real browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    const { executablePath, env } = await testChromium();
    browser = await chromium.launch({ executablePath, env });
  });
  afterAll(() => browser.close());

  const withoutPolicy = (html: string): string => html.replace(/<meta http-equiv=Content-Security-Policy[^>]*>/, '');

  it('nothing runs and nothing is asked for, even without the policy', async () => {
    for (const turn of [0, 29, 58, 87]) {
      const html = renderTurn(turn);
      expect(await listAttempts(browser, html)).toEqual([]);
      expect(withoutPolicy(html)).not.toBe(html);
      expect(await listAttempts(browser, withoutPolicy(html))).toEqual([]);
    }
  });

  it('would be caught running if the texts were put in raw', async () => {
    const attempts = await listAttempts(browser, withoutPolicy(renderRaw(0)));
    expect(attempts).toContain('script');
    expect(attempts.some((one) => one.startsWith('request http://canary.test'))).toBe(true);
  });
});
