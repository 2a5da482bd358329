/** Small constructors, so that drawings read as what they draw. */
import type { Anchor, Box, Dash, LineMark, Point, RectMark, TextMark, Tone } from './drawing.ts';
import type { Font } from './measure-text.ts';

export const names: Font = { face: 'sans', weight: 600, size: 13 };
export const narrowNames: Font = { face: 'condensed', weight: 600, size: 13 };
export const labels: Font = { face: 'condensed', weight: 400, size: 12 };
export const boldLabels: Font = { face: 'condensed', weight: 600, size: 12 };
export const captions: Font = { face: 'condensed', weight: 400, size: 11.5 };
export const ports: Font = { face: 'mono', weight: 600, size: 11.5 };
export const plainPorts: Font = { face: 'mono', weight: 400, size: 11.5 };
export const ids: Font = { face: 'mono', weight: 400, size: 11 };

export const point = (x: number, y: number): Point => ({ x, y });

export const text = (x: number, y: number, words: string, font: Font, tone: Tone, more: { anchor?: Anchor; struck?: boolean } = {}): TextMark => ({
  kind: 'text',
  x,
  y,
  text: words,
  ...font,
  tone,
  anchor: more.anchor ?? 'start',
  ...(more.struck ? { struck: true } : {}),
});

export const rect = (box: Box, paint: Omit<RectMark, 'kind' | keyof Box>): RectMark => ({
  kind: 'rect',
  x: box.x,
  y: box.y,
  width: box.width,
  height: box.height,
  ...paint,
});

export const line = (points: readonly Point[], stroke: Tone, strokeWidth: number, more: { dash?: Dash; opacity?: number } = {}): LineMark => ({
  kind: 'line',
  points,
  stroke,
  strokeWidth,
  ...more,
});

export const area = (points: readonly Point[], fill: Tone): LineMark => ({ kind: 'line', points, closed: true, fill });

/** The smallest box around some boxes. */
export const around = (boxes: readonly Box[]): Box => {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
};
