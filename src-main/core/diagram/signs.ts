/** The signs of the diagram grammar, each drawn around its centre. Everything is outline, so no font has to have it. */
import type { Severity } from '#core/catalog/catalog.ts';
import type { Rating } from '#core/evaluation/result.ts';
import type { GroupMark, Mark, Tone } from './drawing.ts';
import { textWidth, type Font } from './measure-text.ts';
import { area, line, point, rect, text } from './shapes.ts';

/** Encrypted; encrypted with a peer that nobody verified; clear text; not known or could not be tested; no line at all. */
export const lockStates = ['closed', 'unverified', 'open', 'unknown', 'none'] as const;
export type LockState = (typeof lockStates)[number];

/** The least size at which the slashed lock is still readable. */
export const lockSize = 14;

const sign = (id: string, label: string, x: number, y: number, size: number, marks: readonly Mark[]): GroupMark => ({
  kind: 'group',
  role: 'sign',
  id,
  label,
  pick: false,
  hit: { x: x - size / 2, y: y - size / 2, width: size, height: size },
  marks,
});

export const lockWords: Readonly<Record<LockState, string>> = {
  closed: 'encrypted',
  unverified: 'encrypted, peer not verified',
  open: 'clear text',
  unknown: 'unknown',
  none: '',
};

const body = (x: number, y: number) => ({ x: x - 5, y: y - 1, width: 10, height: 7.5 });
const shackle = (x: number, y: number, d: string) => ({ kind: 'path' as const, d, box: { x: x - 8, y: y - 8, width: 14, height: 8 } });

const lockMarks = (state: Exclude<LockState, 'none' | 'unknown'>, x: number, y: number): readonly Mark[] => {
  const closed = `M${x - 3.2} ${y - 1}V${y - 3.4}A3.2 3.2 0 0 1 ${x + 3.2} ${y - 3.4}V${y - 1}`;
  if (state === 'closed') return [rect(body(x, y), { fill: 'ink2', radius: 1 }), { ...shackle(x, y, closed), stroke: 'ink2', strokeWidth: 1.7 }];
  if (state === 'unverified') {
    return [
      rect(body(x, y), { fill: 'sheet', stroke: 'word-critical', strokeWidth: 1.5, radius: 1 }),
      { ...shackle(x, y, closed), stroke: 'word-critical', strokeWidth: 1.5 },
      line([point(x - 6.5, y + 6.5), point(x + 6, y - 5.5)], 'sheet', 3.4),
      line([point(x - 6.5, y + 6.5), point(x + 6, y - 5.5)], 'word-critical', 1.6),
    ];
  }
  // The shackle is swung away to the left and no longer meets the body on that side.
  const open = `M${x - 3} ${y - 1}V${y - 4}A2.7 2.7 0 0 0 ${x - 8.2} ${y - 4}V${y - 2.6}`;
  return [
    rect(body(x, y), { fill: 'sheet', stroke: 'word-critical', strokeWidth: 1.5, radius: 1 }),
    { ...shackle(x, y, open), box: { x: x - 9, y: y - 7.5, width: 8, height: 7 }, stroke: 'word-critical', strokeWidth: 1.5 },
  ];
};

/** A lock about the line (the leaf is about the gate); null where there is no line that could be encrypted. */
export const lock = (id: string, state: LockState, x: number, y: number): GroupMark | null => {
  if (state === 'none') return null;
  const marks: readonly Mark[] =
    state === 'unknown'
      ? [
          { kind: 'circle', x, y, r: 6.6, fill: 'sheet', stroke: 'undecided', strokeWidth: 1.2, dash: 'fine' },
          text(x, y + 3.9, '?', { face: 'sans', weight: 600, size: 11 }, 'undecided', { anchor: 'middle' }),
        ]
      : lockMarks(state, x, y);
  return sign(id, lockWords[state], x, y, lockSize, marks);
};

/** Clears the road behind a sign. */
export const casing = (x: number, y: number): Mark => rect({ x: x - 9.5, y: y - 9, width: 19, height: 17 }, { fill: 'sheet' });

/** The colour of words and roads; marks have their own. */
export const severityTone: Readonly<Record<Severity, Tone>> = {
  critical: 'word-critical',
  high: 'word-high',
  medium: 'word-medium',
  low: 'word-low',
  info: 'word-info',
};

export const letters: Readonly<Record<Severity, string>> = { critical: 'C', high: 'H', medium: 'M', low: 'L', info: 'i' };
export const isSeverity = (rating: Rating): rating is Severity => Object.hasOwn(letters, rating);

const silhouette = (severity: Severity, x: number, y: number, r: number): Mark => {
  if (severity === 'critical')
    return {
      ...area([point(x, y - r * 1.2), point(x + r * 1.2, y), point(x, y + r * 1.2), point(x - r * 1.2, y)], 'critical-mark'),
      stroke: 'critical-edge',
      strokeWidth: 1,
    };
  if (severity === 'high')
    return rect({ x: x - r, y: y - r, width: 2 * r, height: 2 * r }, { fill: 'high-mark', stroke: 'high-edge', strokeWidth: 1, radius: 1 });
  if (severity === 'info') return { kind: 'circle', x, y, r, stroke: 'word-info', strokeWidth: 1.1, dash: 'dotted' };
  return {
    kind: 'circle',
    x,
    y,
    r,
    fill: severity === 'medium' ? 'medium-mark' : 'low-mark',
    stroke: severity === 'medium' ? 'medium-edge' : 'low-edge',
    strokeWidth: 1.2,
  };
};

export const onMark: Readonly<Record<Severity, Tone>> = {
  critical: 'critical-on',
  high: 'high-on',
  medium: 'medium-on',
  low: 'low-on',
  info: 'word-info',
};

const ratingMarks = (rating: Rating, x: number, y: number, r: number): readonly Mark[] => {
  if (isSeverity(rating)) {
    const font: Font = { face: 'sans', weight: 600, size: r * 1.45 };
    return [silhouette(rating, x, y, r), text(x, y + r * 0.52, letters[rating], font, onMark[rating], { anchor: 'middle' })];
  }
  if (rating === 'clear') return [line([point(x - r * 0.7, y), point(x - r * 0.15, y + r * 0.6), point(x + r * 0.8, y - r * 0.65)], 'clear', 1.8)];
  const dash = line([point(x - r * 0.45, y), point(x + r * 0.45, y)], rating === 'incomplete' ? 'undecided' : 'ink3', 1.5);
  return rating === 'incomplete' ? [{ kind: 'circle', x, y, r, stroke: 'undecided', strokeWidth: 1.2, dash: 'fine' }, dash] : [dash];
};

/** Colour, silhouette and letter of a rating; `size` is the height of the square mark. */
export const ratingMark = (id: string, rating: Rating, x: number, y: number, size: number): GroupMark =>
  sign(id, rating.replaceAll('-', ' '), x, y, size, ratingMarks(rating, x, y, size / 2));

/** ≠, drawn: not every font has it. */
export const notEqual = (x: number, y: number, tone: Tone): readonly Mark[] => [
  line([point(x - 3.2, y - 1.6), point(x + 3.2, y - 1.6)], tone, 1.3),
  line([point(x - 3.2, y + 1.6), point(x + 3.2, y + 1.6)], tone, 1.3),
  line([point(x - 2.1, y + 4), point(x + 2.1, y - 4)], tone, 1.2),
];

/** The tip of a road, pointing right (1) or left (-1); `x` is where it starts. */
export const arrowHead = (x: number, y: number, direction: 1 | -1, tone: Tone): Mark =>
  area([point(x, y - 4.2), point(x + 7 * direction, y), point(x, y + 4.2)], tone);

/** The arrow in a proxy's chip. */
export const smallArrow = (x: number, y: number, tone: Tone): readonly Mark[] => [
  line([point(x, y), point(x + 8, y)], tone, 1.2),
  line([point(x + 5, y - 2.8), point(x + 8, y), point(x + 5, y + 2.8)], tone, 1.2),
];

const ringFont: Font = { face: 'mono', weight: 600, size: 11 };
/** How wide the ring around a leg's number is. */
export const ringWidth = (id: string): number => Math.max(17, Math.min(44, textWidth(id, ringFont) + 9));

/** The leg's number in a ring, from `x` on. */
export const ring = (shown: string, x: number, y: number, tone: Tone): readonly Mark[] => {
  const width = ringWidth(shown);
  return [
    rect({ x, y: y - 8.5, width, height: 17 }, { fill: 'sheet', stroke: tone, strokeWidth: 1.3, radius: 8.5 }),
    text(x + width / 2, y + 3.9, shown, ringFont, 'ink', { anchor: 'middle' }),
  ];
};
