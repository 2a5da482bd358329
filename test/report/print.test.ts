import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyAssessment } from '#core/assessment/entry.ts';
import { showHidden } from '#report/html.ts';
import { renderReport, type ReportInput } from '#report/render-report.ts';
import { vi4 } from '../catalog.ts';
import { testChromium } from '../chromium.ts';
import { fillEveryField } from './every-field.ts';
import { createInput, fonts, fullAssessment, withLongTexts } from './fixture.ts';
import { decode, visibleText } from './read-html.ts';
import { smallCatalog } from './small-catalog.ts';

let browser: Browser;
beforeAll(async () => {
  const { executablePath, env } = await testChromium();
  browser = await chromium.launch({ executablePath, env });
});
afterAll(() => browser.close());

const print = async (input: ReportInput): Promise<{ readonly html: string; readonly pdf: PDFDocumentProxy }> => {
  const html = renderReport({ ...input, fonts });
  const page = await browser.newPage();
  await page.setContent(html);
  await page.evaluate('document.fonts.ready');
  const bytes = await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true });
  await page.close();
  return { html, pdf: await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise };
};

interface Line {
  readonly text: string;
  readonly size: number;
  readonly y: number;
}

const linesOf = async (pdf: PDFDocumentProxy, number: number): Promise<readonly Line[]> => {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  return items
    .filter((item): item is TextItem => 'str' in item && item.str.trim() !== '')
    .map((item) => ({ text: item.str, size: item.height, y: Number(item.transform[5]) }));
};

const textOf = async (pdf: PDFDocumentProxy): Promise<string> => {
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, n) => linesOf(pdf, n + 1)));
  return pages
    .flat()
    .map((line) => line.text)
    .join('')
    .replace(/\s+/g, '');
};

interface Entry {
  readonly title: string;
  readonly items: readonly Entry[];
}
const flatten = (entries: readonly Entry[]): readonly string[] => entries.flatMap((entry) => [entry.title, ...flatten(entry.items)]);
const outlineOf = async (pdf: PDFDocumentProxy): Promise<readonly string[]> =>
  flatten((await pdf.getOutline()) as unknown as readonly Entry[]).map((title) => title.trim());
const headingsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<h([1-4])[^>]*>([^]*?)<\/h\1>/g)].map((match) => decode((match[2] ?? '').replace(/<[^>]*>/g, '')).trim());

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly children?: readonly Node[];
}
/** Every element of the tree of tags, over all pages. */
const elementsOf = async (pdf: PDFDocumentProxy): Promise<readonly Node[]> => {
  const open = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(open)];
  const trees = await Promise.all(Array.from({ length: pdf.numPages }, async (_, n) => (await pdf.getPage(n + 1)).getStructTree()));
  return trees.flatMap((tree) => open(tree as Node));
};
const rolesIn = (node: Node): readonly string[] => [node.role ?? '', ...(node.children ?? []).flatMap(rolesIn)];

/** Text that belongs to no tag and is not marked as decoration. */
const untagged = async (pdf: PDFDocumentProxy, number: number): Promise<readonly string[]> => {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const [, , , height = 0] = page.view;
  let depth = 0;
  const found: string[] = [];
  for (const item of items) {
    if ('type' in item) depth += item.type === 'endMarkedContent' ? -1 : 1;
    else if (depth === 0 && item.str.trim() !== '' && Number(item.transform[5]) > 62 && Number(item.transform[5]) < height - 66) found.push(item.str);
  }
  return found;
};

describe('the tags of a printed report', () => {
  let pdf: PDFDocumentProxy;
  let elements: readonly Node[];
  beforeAll(async () => {
    pdf = (await print(createInput(vi4, fullAssessment(vi4)))).pdf;
    elements = await elementsOf(pdf);
  }, 60_000);

  it('give every table head cells and every figure words', () => {
    const tables = elements.filter((one) => one.role === 'Table');
    expect(tables.length).toBeGreaterThan(60);
    expect(tables.filter((one) => !rolesIn(one).includes('TH'))).toEqual([]);
    const figures = elements.filter((one) => one.role === 'Figure');
    expect(figures.length).toBeGreaterThan(60);
    expect(figures.filter((one) => (one.alt ?? '').trim() === '')).toEqual([]);
  });

  it('put headings in order: no level is left out on the way down', () => {
    const levels = elements.flatMap((one) => (/^H[1-6]$/.test(one.role ?? '') ? [Number(one.role?.slice(1))] : []));
    expect(levels.length).toBeGreaterThan(80);
    expect(levels.filter((level, at) => at > 0 && level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
  });

  it('hold all text between the running heads, but for letters that repeat the word beside them', async () => {
    const allowed = /^(?:[CHMLI?–]|±)$/;
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, n) => untagged(pdf, n + 1)));
    const months = /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$/;
    expect(pages.flat().filter((text) => !allowed.test(text.trim()) && !months.test(text.trim()))).toEqual([]);
    // The check sees what is not tagged: those letters are such text.
    expect(pages.flat().length).toBeGreaterThan(20);
  });

  it('stand in a file with language, title and only the typefaces of the report', async () => {
    const { info } = (await pdf.getMetadata()) as { info: { Language?: string; Title?: string } };
    expect(info).toMatchObject({ Language: 'en', Title: 'Kestrel Freight, vCenter 2026' });
    expect((await pdf.getMarkInfo()) as unknown as ReadonlyMap<string, boolean>).toEqual(
      new Map([
        ['Marked', true],
        ['UserProperties', false],
        ['Suspects', false],
      ]),
    );
  });
});

describe('the printed report', () => {
  it('is tagged, has language, title, outline, links and page numbers, and holds every mark', async () => {
    const filled = fillEveryField();
    const { html, pdf } = await print(createInput(smallCatalog, filled.assessment));
    const tree = (
      await Promise.all(Array.from({ length: pdf.numPages }, async (_, n) => JSON.stringify(await (await pdf.getPage(n + 1)).getStructTree())))
    ).join('');
    for (const role of ['H1', 'H2', 'H3', 'Table', 'TH', 'TD', 'Figure', 'Link', 'L'])
      expect([role, tree.includes(`"role":"${role}"`)]).toEqual([role, true]);
    expect(tree).toContain('"alt":"Estate map:');
    const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } };
    expect([info.Title, info.Language]).toEqual([filled.assessment.details.title, 'en']);
    expect(await outlineOf(pdf)).toEqual(headingsOf(html));
    const text = await textOf(pdf);
    expect(text).toContain(`${String(pdf.numPages)}/${String(pdf.numPages)}`);
    expect(filled.marks.filter((mark) => !text.includes(showHidden(mark).replace(/\s+/g, '')))).toEqual([]);
    const links = (await Promise.all(Array.from({ length: pdf.numPages }, async (_, n) => (await pdf.getPage(n + 1)).getAnnotations()))).flat() as {
      subtype: string;
      url?: string;
    }[];
    expect(links.filter((one) => one.subtype === 'Link').length).toBeGreaterThan(100);
    expect(links.filter((one) => one.url !== undefined)).toEqual([]);
  });

  it.each([
    ['A4', [595, 842]],
    ['Letter', [612, 792]],
  ] as const)('fits %s, with the plan across', async (paper, [width, height]) => {
    const { pdf } = await print(createInput(smallCatalog, fillEveryField().assessment, { options: { paper, without: [] } }));
    const sizes = await Promise.all(Array.from({ length: pdf.numPages }, async (_, n) => (await pdf.getPage(n + 1)).view.slice(2).map(Math.round)));
    const across = sizes.filter(([w]) => w === height);
    expect(across.length).toBeGreaterThan(0);
    expect(sizes.filter(([w, h]) => !(w === width && h === height) && !(w === height && h === width))).toEqual([]);
  });

  it.each([
    ['a full assessment', fullAssessment(vi4), 'full'],
    ['very long texts', withLongTexts(fullAssessment(vi4), 60), 'full'],
    ['findings to mend', fullAssessment(vi4), 'findings'],
    ['a questionnaire', fullAssessment(vi4), 'questionnaire'],
    ['a checklist', fullAssessment(vi4), 'checklist'],
  ] as const)(
    'of %s has every heading once in its outline, ends no page with one and leaves no page empty',
    async (_, assessment, kind) => {
      const { html, pdf } = await print(createInput(vi4, assessment, { options: { paper: 'A4', without: [], kind } }));
      const headings = headingsOf(html).filter((heading) => kind !== 'findings' || heading !== 'Contents');
      expect(await outlineOf(pdf)).toEqual(headings);
      const heading = 11; // points; body text and tables stay below, h3 stands at 12.5
      for (let number = 3; number <= pdf.numPages; number += 1) {
        const [, , , height = 0] = (await pdf.getPage(number)).view;
        const body = (await linesOf(pdf, number)).filter((line) => line.y > 62 && line.y < height - 66);
        expect([number, body.length > 0]).toEqual([number, true]);
        const last = body.reduce((low, line) => (line.y < low.y ? line : low));
        expect([number, last.text, last.size < heading]).toEqual([number, last.text, true]);
      }
    },
    120_000,
  );
});

describe('the first pages', () => {
  it.each([
    ['A4', 'full', withLongTexts(fullAssessment(vi4), 60)],
    ['Letter', 'full', withLongTexts(fullAssessment(vi4), 60)],
    ['Letter', 'full', emptyAssessment('vi4', { title: 'New assessment', hosts: [], state: 'draft' })],
  ] as const)(
    'on %s: the cover is one, and the contents are one, however long the names are and however many the chapters',
    async (paper, kind, assessment) => {
      const { pdf } = await print(createInput(vi4, assessment, { options: { paper, without: [], kind } }));
      const texts = await Promise.all([1, 2, 3].map(async (number) => (await linesOf(pdf, number)).map(({ text }) => text).join(' ')));
      expect(texts[1]).toContain('Contents');
      expect(texts[2]).toContain('Summary');
      expect(texts[2]).not.toContain('Contents');
    },
    60_000,
  );
});

describe('scripts beyond Latin', () => {
  const words = ['Ερμής', 'администратор', 'Příliš žluťoučký', 'Việt Nam', '報告書', 'تقرير', '🔒'];
  const written = { ...fullAssessment(vi4), texts: { summary: words.join(' ') } };
  const kind = { paper: 'A4', without: [] } as const;

  it('that the typefaces have are embedded and read back from the PDF', async () => {
    const { pdf } = await print(createInput(vi4, written, { options: kind }));
    const text = await textOf(pdf);
    for (const word of words.slice(0, 4)) expect([word, text.includes(word.replace(/\s+/g, ''))]).toEqual([word, true]);
  }, 60_000);

  it('that they lack are named with their numbers, so that none can vanish', () => {
    const shown = visibleText(renderReport(createInput(vi4, written)));
    for (const named of ['報 U+5831', '告 U+544A', 'ت U+062A', '🔒 U+1F512']) expect(shown).toContain(named);
    for (const word of words.slice(0, 4).join('')) expect(shown).not.toContain(`${word} U+`);
    const executive = visibleText(renderReport(createInput(vi4, written, { options: { ...kind, kind: 'executive' } })));
    expect(executive).toContain('Other scripts: 報 U+5831');
    expect(visibleText(renderReport(createInput(vi4, fullAssessment(vi4))))).not.toContain('Other scripts');
  });
});
