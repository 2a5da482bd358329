/**
 * A drawing as SVG text for the report. Colours, dashes and typefaces are classes of the one style sheet: the content
 * policy allows no inline styles, and the same attributes on two thousand marks were a sixth of the document.
 */
import { tones, type Box, type Dash, type Drawing, type Face, type Mark, type TextMark, type Tone } from '#core/diagram/drawing.ts';
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
  /^[\w .,:;()/+-]*$/.test(words)
    ? words
    : words
        .replace(/[&<>"']/g, (sign) => escapes[sign] ?? '')
        // Control characters, halves of surrogate pairs and non-characters would make the whole report unreadable to an XML parser.
        .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD');

const number = (value: number): string => String(Math.round(value * 10) / 10);

const faces: Readonly<Record<Face, string>> = { sans: 's', condensed: 'c', mono: 'm' };
const dashes: Readonly<Record<Dash, string>> = { dashed: 'da', dotted: 'do', fine: 'df' };
/** Class of a fill and of a line: the place of its tone in the list. */
const fillOf = Object.fromEntries(tones.map((tone, at) => [tone, `f${String(at)}`])) as Readonly<Record<Tone, string>>;
const strokeOf = Object.fromEntries(tones.map((tone, at) => [tone, `l${String(at)}`])) as Readonly<Record<Tone, string>>;

/** What the classes mean, for the style sheet. */
export const drawingStyles = (palette: Palette = printPalette): string =>
  [
    '.dw *{fill:none}',
    ...tones.map((tone) => `.dw .${fillOf[tone]}{fill:${palette[tone]}}.dw .${strokeOf[tone]}{stroke:${palette[tone]}}`),
    ...(Object.keys(dashes) as Dash[]).map((dash) => `.${dashes[dash]}{stroke-dasharray:${dashPatterns[dash]}}`),
    ...(Object.keys(faces) as Face[]).flatMap((face) =>
      [400, 600].map((weight) => `.dw .${faces[face]}${String(weight / 100)}{font-family:${families[face]};font-weight:${String(weight)}}`),
    ),
    '.dw .ct{text-anchor:middle;padding:0}.dw .et{text-anchor:end}.dw .sk{text-decoration:line-through}',
  ].join('');

const box = ({ x, y, width, height }: Box): string => ` x=${number(x)} y=${number(y)} width=${number(width)} height=${number(height)}`;

const paint = (mark: Exclude<Mark, { kind: 'text' | 'group' }>): string => {
  const classes = [mark.fill && fillOf[mark.fill], mark.stroke && strokeOf[mark.stroke], mark.dash && dashes[mark.dash]].filter(Boolean);
  const width = mark.stroke && mark.strokeWidth !== undefined && mark.strokeWidth !== 1 ? ` stroke-width=${number(mark.strokeWidth)}` : '';
  return `${classes.length === 0 ? '' : ` class=${classes.length === 1 ? (classes[0] ?? '') : `"${classes.join(' ')}"`}`}${width}${mark.opacity === undefined ? '' : ` opacity=${number(mark.opacity)}`}`;
};

const anchors: Readonly<Record<TextMark['anchor'], string>> = { start: '', middle: ' ct', end: ' et' };

const renderText = (mark: TextMark): string =>
  `<text x=${number(mark.x)} y=${number(mark.y)} class="${faces[mark.face]}${String(mark.weight / 100)} ${fillOf[mark.tone]}${anchors[mark.anchor]}${mark.struck ? ' sk' : ''}" font-size=${number(mark.size)}>${escape(mark.text)}</text>`;

/** A straight piece or an outline as path data, which is shorter than a list of points. */
const through = (points: readonly { readonly x: number; readonly y: number }[], closed: boolean): string =>
  `M${points.map(({ x, y }) => `${number(x)} ${number(y)}`).join('L')}${closed ? 'z' : ''}`;

const renderMark = (mark: Mark): string => {
  switch (mark.kind) {
    case 'rect':
      return `<rect${box(mark)}${mark.radius === undefined ? '' : ` rx=${number(mark.radius)}`}${paint(mark)} />`;
    case 'circle':
      return `<circle cx=${number(mark.x)} cy=${number(mark.y)} r=${number(mark.r)}${paint(mark)} />`;
    case 'line':
      return `<path d="${through(mark.points, mark.closed === true)}"${paint(mark)} />`;
    case 'path':
      // Path data come from the drawing code; its numbers are rounded like all others.
      return `<path d="${escape(mark.d.replace(/-?\d+\.\d+/g, (digits) => number(Number(digits))))}"${paint(mark)} />`;
    case 'text':
      return renderText(mark);
    case 'group':
      return mark.marks.map(renderMark).join('');
  }
};

/**
 * One `svg` element that scales with its container, named by the drawing's title. Its words are not repeated in it: beside
 * every drawing of the report stands a table that says the same.
 */
export const renderDrawing = (drawing: Drawing): string =>
  `<svg class=dw role=img aria-label="${escape(drawing.title)}" viewBox="0 0 ${number(drawing.width)} ${number(drawing.height)}">${drawing.marks.map(renderMark).join('')}</svg>`;
