import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { printPolicy } from '#hosts/content-policy.ts';
import { finishPdf } from '#hosts/finish-pdf.ts';
import { readTextString, writeTextString } from '#hosts/pdf-objects.ts';
import { printPdf } from '#printing/print-pdf.ts';
import { renderReport } from '#report/render-report.ts';
import { vi4 } from '../catalog.ts';
import { createInput, fonts, fullAssessment } from '../report/fixture.ts';

/** A reader of PDF that is not the one that the other tests use, where one is installed. */
const checker =
  (
    [
      ['qpdf', '--check'],
      ['pdfinfo', '-struct'],
    ] as const
  ).find(([program]) => spawnSync(program, ['-v']).error === undefined) ?? null;

const full = fullAssessment(vi4);
const title = 'Kestrel Freight, the whole of its virtual infrastructure in Basel and Rotterdam, reviewed in the autumn of 2026';
const html = renderReport({ ...createInput(vi4, { ...full, details: { ...full.details, title } }), fonts });
const open = (bytes: Uint8Array): Promise<PDFDocumentProxy> => getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;

interface Entry {
  readonly title: string;
  readonly items: readonly Entry[];
}
const flatten = (entries: readonly Entry[]): readonly string[] => entries.flatMap((entry) => [entry.title, ...flatten(entry.items)]);

const linesOf = async (pdf: PDFDocumentProxy, page: number): Promise<readonly (readonly string[])[]> => {
  const { items } = await (await pdf.getPage(page)).getTextContent();
  const lines = new Map<number, { readonly x: number; readonly text: string }[]>();
  for (const item of items.filter((one): one is TextItem => 'str' in one && one.str.trim() !== '')) {
    const [x, y] = [Number(item.transform[4]), Math.round(Number(item.transform[5]) / 3)];
    const line = [...lines.keys()].find((at) => Math.abs(at - y) <= 1) ?? y;
    lines.set(line, [...(lines.get(line) ?? []), { x, text: item.str.trim() }]);
  }
  return [...lines.values()].map((line) => line.sort((a, b) => a.x - b.x).map(({ text }) => text));
};

describe('a printed report, finished', () => {
  let printed: Uint8Array;
  let pdf: PDFDocumentProxy;
  beforeAll(async () => {
    printed = await printPdf(html, { paper: 'A4', policy: printPolicy });
    pdf = await open(finishPdf(printed, html));
  }, 60_000);

  it('has in its contents the page on which each chapter and path begins', async () => {
    const contents = await linesOf(pdf, 2);
    const pageOf = async (name: string): Promise<number> => {
      const [page] = ((await pdf.getDestination(name)) ?? []) as readonly { num: number; gen: number }[];
      return page ? (await pdf.getPageIndex(page)) + 1 : 0;
    };
    let checked = 0;
    for (const [name, words] of [
      ['s-summary', 'Summary'],
      ['s-auth', 'Authentication'],
      ['p-SSH', 'SSH'],
      ['s-method', 'Method'],
    ] as const) {
      const page = await pageOf(name);
      const line = contents.find((one) => one.some((piece) => piece.startsWith(words)));
      expect([name, line?.at(-1)]).toEqual([name, String(page)]);
      expect((await linesOf(pdf, page)).flat().join(' ')).toContain(words);
      checked += 1;
    }
    expect(checked).toBe(4);
  });

  it('had no such numbers when it was printed', async () => {
    const bare = await linesOf(await open(printed), 2);
    expect(bare.find((one) => one.some((piece) => piece === 'Method'))?.at(-1)).toBe('Method');
  });

  it('has its headings as bookmarks, word by word', async () => {
    const titles = flatten(await pdf.getOutline());
    expect(titles[0]).toBe(title);
    expect(titles).toContain('Contents');
    expect(titles.filter((one) => /ContentsContents|[a-z]Logistics/.test(one))).toEqual([]);
    const before = flatten(await (await open(printed)).getOutline());
    expect(titles).toHaveLength(before.length);
  });

  it('is otherwise the file that was printed, byte for byte', () => {
    const finished = finishPdf(printed, html);
    expect(Buffer.from(finished.subarray(0, printed.byteLength)).equals(Buffer.from(printed))).toBe(true);
    expect(finished.byteLength - printed.byteLength).toBeLessThan(100_000);
  });

  it.skipIf(checker === null)(`is a sound file to another reader (${checker?.[0] ?? 'skipped: neither qpdf nor pdfinfo is installed'})`, () => {
    const [program, ...flags] = checker ?? [''];
    const check = (bytes: Uint8Array) => {
      const file = join(mkdtempSync(join(tmpdir(), 'postern-pdf-')), 'report.pdf');
      writeFileSync(file, bytes);
      const { status, stderr } = spawnSync(program, [...flags, file], { encoding: 'utf8' });
      return { status, stderr };
    };
    const finished = finishPdf(printed, html);
    expect(check(finished)).toEqual({ status: 0, stderr: '' });
    expect(check(finished.subarray(0, finished.byteLength - 900)).stderr).not.toBe('');
  });

  it('is left alone where it is built in another way', () => {
    for (const text of ['', 'no file', '%PDF-1.7\nstartxref\n3\n%%EOF\n', '%PDF-1.7\nxref\n0 1\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n']) {
      const bytes = new TextEncoder().encode(text);
      expect(finishPdf(bytes, html)).toBe(bytes);
    }
  });
});

it('writes titles in any script so that they read back', () => {
  for (const text of ['Ερμής', '報告書', 'a\\(b)', '👩‍💻', '']) expect(readTextString(writeTextString(text))).toBe(text);
  expect(readTextString('(a\\)b\\\\c\\101)')).toBe('a)b\\cA');
});
