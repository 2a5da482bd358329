/** Dash patterns by name, the same on screen and in print. */
import type { Dash } from './drawing.ts';

export const dashPatterns: Readonly<Record<Dash, string>> = { dashed: '5 3.5', dotted: '1.4 2', fine: '2.2 1.6' };

/** Family lists by face; the first name is the typeface that the app and the report ship. */
export const families = {
  sans: "'IBM Plex Sans', sans-serif",
  condensed: "'IBM Plex Sans Condensed', 'Arial Narrow', sans-serif",
  mono: "'IBM Plex Mono', monospace",
} as const;
