/** From a drawing's words to SVG attributes of the screen. */
import type { Point, Tone } from '#core/diagram/drawing.ts';

/** The theme's colour of a tone (`shared/ui/tokens.css`). */
export const colour = (tone: Tone | undefined): string | undefined => (tone === undefined ? undefined : `var(--${tone})`);

export const linePoints = (points: readonly Point[]): string => points.map(({ x, y }) => `${x},${y}`).join(' ');
