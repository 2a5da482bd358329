/** Remembers where the window was. A display that is gone must not take the window with it. */
import { readFileSync } from 'node:fs';
import type { Rectangle } from 'electron';
import { writeWhole } from '../write-whole.ts';

export interface WindowState {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

const standard = { width: 1360, height: 900 };

const centred = (display: Rectangle): Rectangle => {
  const width = Math.min(standard.width, display.width);
  const height = Math.min(standard.height, display.height);
  return { x: display.x + Math.round((display.width - width) / 2), y: display.y + Math.round((display.height - height) / 2), width, height };
};

const overlap = (a: Rectangle, b: Rectangle): { readonly width: number; readonly height: number } => ({
  width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
  height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
});

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

/** The remembered bounds, moved and shrunk onto the display that shows most of them; centred on the first one if none shows enough to grab. */
export const fitBounds = (remembered: Rectangle | null, displays: readonly Rectangle[]): Rectangle => {
  const [first] = displays;
  const main = first ?? { x: 0, y: 0, ...standard };
  if (remembered === null) return centred(main);
  const areas = displays.map((display) => ({ display, ...overlap(remembered, display) })).filter(({ width, height }) => width >= 100 && height >= 40);
  const best = areas.sort((a, b) => b.width * b.height - a.width * a.height)[0]?.display;
  if (best === undefined) return centred(main);
  const width = Math.min(remembered.width, best.width);
  const height = Math.min(remembered.height, best.height);
  return {
    x: clamp(remembered.x, best.x, best.x + best.width - width),
    y: clamp(remembered.y, best.y, best.y + best.height - height),
    width,
    height,
  };
};

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 100_000;

/** What the file holds, or null where it holds no window state: it is a convenience and never worth a complaint. */
export const parseWindowState = (text: string): WindowState | null => {
  try {
    const { bounds, maximized } = JSON.parse(text) as { bounds?: Partial<Record<keyof Rectangle, unknown>>; maximized?: unknown };
    const { x, y, width, height } = bounds ?? {};
    if (!isCount(x) || !isCount(y) || !isCount(width) || !isCount(height) || width < 100 || height < 100) return null;
    return { bounds: { x, y, width, height }, maximized: maximized === true };
  } catch {
    return null;
  }
};

export const readWindowState = (file: string): WindowState | null => {
  try {
    return parseWindowState(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

export const writeWindowState = (file: string, state: WindowState): void => {
  try {
    writeWhole(file, JSON.stringify(state));
  } catch {
    // A full or read-only disk: the window opens where it did before.
  }
};
