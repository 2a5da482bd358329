/**
 * How wide text will be, estimated on the safe side: Plex's own widths for plain Latin, a whole em for everything
 * else (other scripts, signs and emoji come from fonts that nobody knows), and a little air for hinting.
 */
import type { Box, Face, TextMark, Weight } from './drawing.ts';
import { condensedRegular, condensedSemibold, mono, sansRegular, sansSemibold, type GlyphWidths } from './glyph-widths.ts';

export interface Font {
  readonly face: Face;
  readonly weight: Weight;
  readonly size: number;
}

const air = 1.02;
const tables: Readonly<Record<Face, Readonly<Record<Weight, GlyphWidths>>>> = {
  sans: { 400: sansRegular, 600: sansSemibold },
  condensed: { 400: condensedRegular, 600: condensedSemibold },
  mono: { 400: mono, 600: mono },
};

const glyphWidth = (table: GlyphWidths, code: number): number => {
  if (code >= 0x20 && code <= 0x7e) return table.ascii[code - 0x20] ?? 1000;
  if (code === 0x2019 || code === 0x2018) return table.ascii[7] ?? 1000; // typographic apostrophe, as wide as the plain one at most
  return code >= 0xa0 && code < 0x250 ? table.widest : 1000;
};

const isPair = (code: number | undefined): boolean => code !== undefined && code > 0xffff;

/** Width of a text in pixels, never too small for the shipped typefaces. */
export const textWidth = (text: string, font: Font): number => {
  const table = tables[font.face][font.weight];
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // The second half of a pair belongs to the sign before it.
    if (unit < 0xdc00 || unit > 0xdfff || !isPair(text.codePointAt(at - 1))) sum += glyphWidth(table, unit);
  }
  return (sum * font.size * air) / 1000;
};

/** Words of ASCII with one blank between them: nearly every text, and then nothing is to be done. */
const plainLine = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** Control characters and line ends become spaces: a drawing has one line where its author put one. */
export const singleLine = (text: string): string => (plainLine.test(text) ? text : text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim());

/** Signs as people see them, so that shortening never cuts one in two. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The text, or as much of its start as fits, with an ellipsis; the whole stands in the group's label. */
export const fitText = (text: string, font: Font, width: number): string => {
  const line = singleLine(text);
  if (textWidth(line, font) <= width) return line;
  const characters = Array.from(graphemes.segment(line.slice(0, 400)), ({ segment }) => segment);
  let kept = characters.length;
  while (kept > 0 && textWidth(`${characters.slice(0, kept).join('').trimEnd()}…`, font) > width) kept -= 1;
  return kept === 0 ? '' : `${characters.slice(0, kept).join('').trimEnd()}…`;
};

/** Words as lines break between them; a lone slash stays with the word before it. */
const wordsOf = (text: string): readonly string[] => singleLine(text).split(/ (?!\/ )/);

/** The width of the longest word. */
export const longestWord = (text: string, font: Font): number => Math.max(0, ...wordsOf(text).map((word) => textWidth(word, font)));

/** Where a word may be broken when a line of its own is too short for it. */
const pieces = (word: string): readonly string[] => word.match(/[/-]*[^/-]+[/-]*|[/-]+/gu) ?? [];

/** Breaks at spaces, in long words after slashes and hyphens; at most `lines` lines, the last one shortened where the text goes on. */
export const wrapText = (text: string, font: Font, width: number, lines: number): readonly string[] => {
  const parts = wordsOf(text).flatMap((word) =>
    textWidth(word, font) <= width ? [`${word} `] : [...pieces(word).slice(0, -1), `${pieces(word).at(-1) ?? ''} `],
  );
  const out: string[] = [];
  let line = '';
  for (const [at, part] of parts.entries()) {
    if (line === '' || textWidth((line + part).trimEnd(), font) <= width) {
      line += part;
      continue;
    }
    if (out.length === lines - 1) {
      line += parts.slice(at).join('');
      break;
    }
    out.push(line);
    line = part;
  }
  return [...out, line].filter((one) => one.trim() !== '').map((one) => fitText(one, font, width));
};

/** The widest piece that wrapping cannot break. */
export const longestPiece = (text: string, font: Font): number =>
  Math.max(
    0,
    ...singleLine(text)
      .split(' ')
      .flatMap(pieces)
      .map((piece) => textWidth(piece, font)),
  );

/** The box that a text mark fills, from ascender to descender. */
export const textBox = (mark: TextMark): Box => {
  const width = textWidth(mark.text, mark);
  const x = mark.anchor === 'start' ? mark.x : mark.anchor === 'end' ? mark.x - width : mark.x - width / 2;
  return { x, y: mark.y - mark.size * 0.78, width, height: mark.size };
};
