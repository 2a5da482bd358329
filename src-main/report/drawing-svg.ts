/** A drawing as SVG text for the report: presentation attributes only, since its content policy allows no inline styles. */
import type { Box, Drawing, GroupMark, LineMark, Mark, PathMark, TextMark, Tone } from '#core/diagram/drawing.ts';
import { dashPatterns, families } from '#core/diagram/paint.ts';

export type Palette = Readonly<Record<Tone, string>>;

/** Print: severities fall in lightness from critical to low, so that their order survives grey and a bad toner. */
export const printPalette: Palette = {
  sheet: '#ffffff',
  raise: '#ffffff',
  sunk: '#eceef0',
  line: '#cfd5da',
  line2: '#8d979f',
  ink: '#17202a',
  ink2: '#3b4650',
  ink3: '#4f5b66',
  wall: '#17202a',
  accent: '#0c5467',
  clear: '#0c5467',
  undecided: '#4f5b66',
  'critical-mark': '#6b1024',
  'critical-on': '#ffffff',
  'critical-edge': '#6b1024',
  'high-mark': '#c63f1f',
  'high-on': '#ffffff',
  'high-edge': '#c63f1f',
  'medium-mark': '#f0a63a',
  'medium-on': '#17202a',
  'medium-edge': '#17202a',
  'low-mark': '#f8e3ae',
  'low-on': '#17202a',
  'low-edge': '#17202a',
  'word-critical': '#8a1430',
  'word-high': '#b53a1c',
  'word-medium': '#7a5200',
  'word-low': '#5c5424',
  'word-info': '#3b4650',
};

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as text: markup signs are escaped, and characters that XML forbids become a replacement sign. */
const escape = (words: string): string =>
  words
    .replace(/[&<>"']/g, (sign) => escapes[sign] ?? '')
    // Control characters, halves of surrogate pairs and non-characters would make the whole report unreadable to an XML parser.
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD');

const number = (value: number): string => String(Math.round(value * 100) / 100);

type Attributes = Readonly<Record<string, string | number | undefined>>;

const tag = (name: string, attributes: Attributes, content?: string): string => {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${typeof value === 'number' ? number(value) : escape(value)}"`]))
    .join('');
  return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
};

const paint = (mark: Exclude<Mark, TextMark | GroupMark>, palette: Palette): Attributes => ({
  fill: mark.fill ? palette[mark.fill] : 'none',
  stroke: mark.stroke && palette[mark.stroke],
  'stroke-width': mark.strokeWidth,
  'stroke-dasharray': mark.dash && dashPatterns[mark.dash],
  opacity: mark.opacity,
});

const box = ({ x, y, width, height }: Box): Attributes => ({ x, y, width, height });

const linePoints = (mark: LineMark): string => mark.points.map(({ x, y }) => `${number(x)},${number(y)}`).join(' ');

/** Path data come from the drawing code; its numbers are rounded like all others. */
const pathData = (mark: PathMark): string => mark.d.replace(/-?\d+\.\d+/g, (digits) => number(Number(digits)));

const renderText = (mark: TextMark, palette: Palette): string =>
  tag(
    'text',
    {
      x: mark.x,
      y: mark.y,
      fill: palette[mark.tone],
      'font-family': families[mark.face],
      'font-size': mark.size,
      'font-weight': mark.weight,
      'text-anchor': mark.anchor === 'start' ? undefined : mark.anchor,
      'text-decoration': mark.struck ? 'line-through' : undefined,
    },
    escape(mark.text),
  );

const renderMark = (mark: Mark, palette: Palette): string => {
  switch (mark.kind) {
    case 'rect':
      return tag('rect', { ...box(mark), rx: mark.radius, ...paint(mark, palette) });
    case 'circle':
      return tag('circle', { cx: mark.x, cy: mark.y, r: mark.r, ...paint(mark, palette) });
    case 'line':
      return tag(mark.closed ? 'polygon' : 'polyline', { points: linePoints(mark), ...paint(mark, palette) });
    case 'path':
      return tag('path', { d: pathData(mark), ...paint(mark, palette) });
    case 'text':
      return renderText(mark, palette);
    case 'group':
      return tag(
        'g',
        {},
        `${mark.label === '' ? '' : tag('title', {}, escape(mark.label))}${mark.marks.map((one) => renderMark(one, palette)).join('')}`,
      );
  }
};

/** One `svg` element that scales with its container, named by the drawing's title and described by its text. */
export const renderDrawing = (drawing: Drawing, palette: Palette = printPalette): string =>
  tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      role: 'img',
      'aria-label': drawing.title,
      // Glyphs as wide as their font says, which is what the layout counts on.
      'text-rendering': 'geometricPrecision',
      viewBox: `0 0 ${number(drawing.width)} ${number(drawing.height)}`,
      width: drawing.width,
      height: drawing.height,
    },
    `${tag('desc', {}, escape(drawing.description))}${drawing.marks.map((mark) => renderMark(mark, palette)).join('')}`,
  );
