/**
 * What Chromium cannot print in one go is added to the file it printed: the page numbers of the contents (it has no
 * `target-counter()`; a second print would double the time) and the titles of bookmarks, in which it joins the words of
 * two lines and repeats a heading that opens a page; and what two of its tags mean. The numbers stand where the links of the contents end.
 */
import { appendObjects, listed, pagesOf, readPdf, readTextString, referred, writeTextString, type PdfFile } from './pdf-objects.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", shy: '' };

/** The headings of the report, as people read them. */
const headingsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<h[1-6][^>]*>([^]*?)<\/h[1-6]>/g)].map((match) =>
    (match[1] ?? '')
      .replace(/<[^>]*>/g, '')
      .replace(/&(amp|lt|gt|quot|#39|shy);/g, (_, name: string) => entities[name] ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  );

const squeeze = (text: string): string => text.replace(/\s+/g, '');

/** Bookmarks whose words were joined or repeated, with the heading they stand for. */
const mendOutline = (file: PdfFile, html: string): ReadonlyMap<number, string> => {
  const known = new Map(
    headingsOf(html).flatMap((heading) => [[squeeze(heading), heading] as const, [squeeze(heading + heading), heading] as const]),
  );
  const mended = new Map<number, string>();
  const walk = (number: number | null): void => {
    for (let at = number; at !== null;) {
      const entry = file.object(at);
      const title = /\/Title (\((?:\\[^]|[^\\)])*\)|<[\dA-Fa-f\s]*>)/.exec(entry)?.[1];
      const heading = title === undefined ? undefined : known.get(squeeze(readTextString(title)));
      if (title !== undefined && heading !== undefined && readTextString(title) !== heading)
        mended.set(
          at,
          entry.replace(title, () => writeTextString(heading)),
        );
      walk(referred(entry, 'First'));
      at = referred(entry, 'Next');
    }
  };
  const outlines = referred(file.object(file.root), 'Outlines');
  if (outlines !== null) walk(referred(file.object(outlines), 'First'));
  return mended;
};

interface DigitFont {
  readonly name: string;
  readonly glyph: (digit: string) => string;
  /** Thousandths of the size; the figures of the report's typeface are all as wide. */
  readonly width: number;
}

const hex = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');

/** Which glyph stands for which of the ten digits; null unless the embedded part of the typeface has all of them. */
const readDigits = (map: string): ReadonlyMap<string, number> | null => {
  const digits = new Map<string, number>();
  for (const [, from, to, first] of map.matchAll(/<([\dA-F]{4})> <([\dA-F]{4})> <([\dA-F]{4})>/g)) {
    for (let glyph = Number.parseInt(from ?? '', 16); glyph <= Number.parseInt(to ?? '', 16); glyph += 1)
      digits.set(String.fromCharCode(Number.parseInt(first ?? '', 16) + glyph - Number.parseInt(from ?? '', 16)), glyph);
  }
  for (const [, glyph, code] of map.matchAll(/^<([\dA-F]{4})> <([\dA-F]{4})>$/gm))
    digits.set(String.fromCharCode(Number.parseInt(code ?? '', 16)), Number.parseInt(glyph ?? '', 16));
  return Array.from('0123456789').every((digit) => digits.has(digit)) ? digits : null;
};

/** The advance of one glyph, from the two forms in which widths are listed. */
const widthOf = (font: string, glyph: number): number => {
  const list = /\/W \[([^]*)\]\s*\/DW/.exec(font)?.[1] ?? '';
  for (const [, first, widths] of list.matchAll(/(\d+) \[([^\]]*)\]/g)) {
    const width = widths?.trim().split(/\s+/)[glyph - Number(first)];
    if (glyph >= Number(first) && width !== undefined) return Number(width);
  }
  return Number(/\/DW (\d+)/.exec(font)?.[1] ?? 600);
};

/** A typeface of the page that has every digit: the plain weight if it does. */
const findFont = (file: PdfFile, page: string): DigitFont | null => {
  const fonts = [...page.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, number]) => ({ name: name ?? '', font: file.object(Number(number)) }));
  const plain = fonts.filter(({ font }) => /\/BaseFont \/[A-Z]{6}\+IBMPlexSans\s/.test(font));
  for (const { name, font } of [...plain, ...fonts]) {
    const map = referred(font, 'ToUnicode');
    const digits = map === null ? null : readDigits(file.stream(map));
    const [descendant] = listed(font, 'DescendantFonts');
    const zero = digits?.get('0');
    if (digits && descendant !== undefined && zero !== undefined)
      return { name, glyph: (digit) => hex(digits.get(digit) ?? zero), width: widthOf(file.object(descendant), zero) };
  }
  return null;
};

const size = 8.4;
/** From the upper edge of a line of the contents to its base: chapters stand under a rule, paths do not. */
const drop = { chapter: 12.6, path: 10.4 };

const drawNumber = (font: DigitFont, rect: readonly number[], isPath: boolean, page: number): string => {
  const digits = String(page);
  const x = (rect[2] ?? 0) - (digits.length * font.width * size) / 1000;
  const y = (rect[3] ?? 0) - (isPath ? drop.path : drop.chapter);
  return `1 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)} Tm <${Array.from(digits, font.glyph).join('')}> Tj`;
};

/** Contents pages with a number at the end of every line. They are set beside the tags: a reader has the link itself. */
const numberContents = (file: PdfFile): ReadonlyMap<number, string> => {
  const changed = new Map<number, string>();
  const pages = pagesOf(file);
  const places = referred(file.object(file.root), 'Dests');
  const targets = new Map(
    [...(places === null ? '' : file.object(places)).matchAll(/\/([A-Za-z0-9-]+) \[(\d+) 0 R/g)].map(([, name, page]) => [
      name ?? '',
      pages.indexOf(Number(page)) + 1,
    ]),
  );
  const sections = [...targets].filter(([name]) => /^[sp]-/.test(name)).map(([, page]) => page);
  // On forms the paths are the chapters, and stand under a rule as those do.
  const nested = [...targets.keys()].some((name) => name.startsWith('s-'));
  const [from, to] = [targets.get('contents'), Math.min(...sections)];
  if (from === undefined) return changed;
  let next = file.size;
  for (const number of pages.slice(from - 1, to - 1)) {
    const page = file.object(number);
    const font = findFont(file, page);
    const content = referred(page, 'Contents');
    if (!font || content === null) continue;
    const numbers = listed(page, 'Annots').flatMap((annotation) => {
      const link = file.object(annotation);
      const name = /\/Dest \/([sp]-[A-Za-z0-9-]+)/.exec(link)?.[1];
      const target = name === undefined ? undefined : targets.get(name);
      const rect = (/\/Rect \[([^\]]*)\]/.exec(link)?.[1] ?? '').trim().split(/\s+/).map(Number);
      return name === undefined || target === undefined ? [] : [drawNumber(font, rect, nested && name.startsWith('p-'), target)];
    });
    const drawing = `Q /Artifact BMC q BT /${font.name} ${String(size)} Tf .0902 .1255 .1647 rg ${numbers.join(' ')} ET Q EMC`;
    changed.set(next, '<</Length 1>> stream\nq\nendstream');
    changed.set(next + 1, `<</Length ${String(drawing.length)}>> stream\n${drawing}\nendstream`);
    changed.set(number, page.replace(/\/Contents \d+ 0 R/, `/Contents [${String(next)} 0 R ${String(content)} 0 R ${String(next + 1)} 0 R]`));
    next += 2;
  }
  return changed;
};

/** Chromium tags `strong` and `em` by names of PDF 2.0 in a file of version 1.4; told what they stand for, every reader knows them. */
const mapRoles = (file: PdfFile): ReadonlyMap<number, string> => {
  const number = referred(file.object(file.root), 'StructTreeRoot');
  const root = number === null ? '' : file.object(number);
  return number === null || !root.startsWith('<<') || root.includes('/RoleMap')
    ? new Map()
    : new Map([[number, root.replace('<<', '<</RoleMap <</Strong /Span /Em /Span>>\n')]]);
};

/** The printed file with page numbers in its contents and its bookmarks mended; as it is where another writer made it. */
export const finishPdf = (bytes: Uint8Array, html: string): Uint8Array => {
  const file = readPdf(bytes);
  if (!file) return bytes;
  const objects = new Map([...mendOutline(file, html), ...numberContents(file), ...mapRoles(file)]);
  return objects.size === 0 ? bytes : appendObjects(bytes, file, objects);
};
