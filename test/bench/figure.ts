/** One line of the table: what was wanted, what was reached. */
import type { Spread } from './measure.ts';

export interface Figure {
  /** Number of the target in performance.md. */
  readonly target: number;
  /** What the user feels. */
  readonly feel: string;
  readonly unit: 'ms' | 'KB' | 'MB' | 'calls' | 'pages';
  readonly ours: Spread;
  /** Measured in the same run, in turn with ours. */
  readonly floor?: { readonly what: string; readonly spread: Spread };
  /** At most `ratio` times the floor, or at most `most`, or `exactly`; with two of them, one is enough. None: told only. */
  readonly wanted: { readonly ratio?: number; readonly most?: number; readonly exactly?: number };
  /** What a peer needed on another day (performance.md), not measured here. */
  readonly cited?: string;
}

/** A part that could not be measured here, and why. */
export interface Skipped {
  readonly part: string;
  readonly reason: string;
}

export const ratioOf = ({ ours, floor }: Figure): number | null => (floor === undefined ? null : ours.median / floor.spread.median);

/** Null where nothing is wanted. */
export const isMet = (figure: Figure): boolean | null => {
  const { ratio, most, exactly } = figure.wanted;
  const { ours } = figure;
  if (exactly !== undefined) return ours.min === exactly && ours.max === exactly;
  if (ratio === undefined && most === undefined) return null;
  const reached = ratioOf(figure);
  return (ratio !== undefined && reached !== null && reached <= ratio) || (most !== undefined && ours.median <= most);
};
