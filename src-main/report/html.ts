/**
 * Text becomes markup here and nowhere else. The `html` template escapes every value that is not markup already, so raw
 * text cannot slip into the report by being forgotten; markup is a class of its own that no data can imitate.
 */
import { hiddenCharacters, nameCharacter, showHidden } from '#core/words/hidden-characters.ts';

export { showHidden };

/** A piece of finished markup. Only this file and `trustMarkup` make one. */
export class Markup {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

export type Part = Markup | string | number | null | undefined | false | readonly Part[];

const special: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Whether a text needs a closer look: markup signs, or anything that `hiddenCharacters` may name. One quick pass; most texts end here. */
const remarkable = new RegExp(
  String.raw`[&<>"'\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]`,
);

const escapeText = (text: string): string => text.replace(/[&<>"']/g, (character) => special[character] ?? character);

const render = (part: Part): string => {
  if (part instanceof Markup) return part.source;
  if (typeof part === 'string') return remarkable.test(part) ? escapeText(showHidden(part)) : part;
  if (typeof part === 'number') return String(part);
  if (part === null || part === undefined || part === false) return '';
  let made = '';
  for (const one of part) made += render(one);
  return made;
};

const pieces = new WeakMap<TemplateStringsArray, readonly string[]>();

const blocks =
  'html|head|meta|title|body|main|nav|header|section|div|p|h[1-6]|dl|dt|dd|ol|ul|li|blockquote|pre|table|caption|colgroup|col|thead|tbody|tr|th|td|figure|figcaption|svg|g|path|rect|text|use|defs|symbol|circle';
const beforeBlock = new RegExp(` (?=</?(?:${blocks})[ >/])`, 'g');
const afterBlock = new RegExp(`(</?(?:${blocks})(?: [^<>]*)?>) `, 'g');

/** One fixed piece without line breaks of the source, blanks between blocks, end tags that HTML lets us leave out, and quotes round plain values. */
const slim = (piece: string): string =>
  piece
    .replace(/\s*<\/(?:td|th|tr|tbody|thead|dd|dt|li)\s*>/g, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/ (\/?>)/g, '$1')
    .replace(/<br\/>/g, '<br>')
    .replace(beforeBlock, '')
    .replace(afterBlock, '$1')
    .replace(/ ([a-z-]+)="([A-Za-z0-9_-]+)"(?=[ >])/g, ' $1=$2');

/** The fixed pieces of a template, slimmed once; values that come in are never touched. It saves a fifth of a report. */
const slimPieces = (strings: TemplateStringsArray): readonly string[] => {
  const known = pieces.get(strings);
  if (known) return known;
  const slimmed = strings.map(slim);
  pieces.set(strings, slimmed);
  return slimmed;
};

/** Markup from a template. Values in it are text, numbers, markup, or lists of these; in attributes they must stand in double quotes. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup => {
  const pieces = slimPieces(strings);
  let made = pieces[0] ?? '';
  for (let at = 0; at < parts.length; at += 1) made += render(parts[at]) + (pieces[at + 1] ?? '');
  return new Markup(made);
};

export const join = (parts: readonly Part[], separator: Part): Markup => new Markup(parts.map(render).join(render(separator)));

export const nothing: Markup = new Markup('');

/**
 * Takes over markup made elsewhere: the diagrams (`drawing-svg.ts`) and our own styles. Never for text of people; the
 * test `text-safety.test.ts` lists the files that may call it.
 */
export const trustMarkup = (source: string): Markup => new Markup(source);

/** Text of people inside something that stands apart already: hidden characters show as marked codes. */
export const shown = (text: string): Markup => {
  if (!remarkable.test(text)) return new Markup(text);
  const pieces: Markup[] = [];
  let from = 0;
  for (const match of text.matchAll(hiddenCharacters)) {
    pieces.push(html`${text.slice(from, match.index)}<span class="cc">${nameCharacter(match[0])}</span>`);
    from = match.index + match[0].length;
  }
  return html`${pieces}${text.slice(from)}`;
};

const longestPlainWord = 20;

/** One line of ASCII without a very long word reads the same with and without an element of its own, and most of what people type is that. */
const isPlain = (text: string): boolean => {
  let word = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x7e) return false;
    word = code === 0x20 ? 0 : word + 1;
    if (word > longestPlainWord) return false;
  }
  return true;
};

/** Text of people: keeps its lines, stands apart from its surroundings in direction, and shows hidden characters as marked codes. */
export const said = (text: string): Markup => (isPlain(text) ? shown(text) : new Markup(`<bdi>${shown(text).source}</bdi>`));

/** More text than this in one row of a table can be taller than a page is; with its markup it is longer than that. */
const longRow = { text: 1_200, source: 1_800 };

/** The element marked `data-long` where it holds so much text that it has to be split over pages; kept whole, it would leave the page before it empty. */
export const markLong = (element: Part): Part =>
  element instanceof Markup && element.source.length > longRow.source && element.source.replace(/<[^>]*>/g, '').length > longRow.text
    ? new Markup(element.source.replace(/^<t(?:r|body)/, '$& data-long'))
    : element;

/** Text inside a CSS string: every character that is not a plain letter, digit or space goes in as its number. */
export const cssString = (text: string): string =>
  `"${Array.from(showHidden(text).replace(/\s+/g, ' '))
    .map((c) => (/[A-Za-z0-9 ]/.test(c) ? c : `\\${(c.codePointAt(0) ?? 0xfffd).toString(16)} `))
    .join('')}"`;
