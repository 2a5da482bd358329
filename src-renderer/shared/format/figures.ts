/** Scores and shares as people read them. A figure never claims more than is true: see each function. */

/** Whole points, 0 to 100. Shows 100 only for exactly 100 and 0 only for exactly 0; an en dash where there is no score. */
export const sayScore = (score: number | null): string => (score === null ? '–' : String(roundInside(score)));

/** A share of 0 to 1 as `82 %`, with the same care at both ends; an en dash where there is nothing to share. */
export const sayShare = (share: number | null): string => (share === null ? '–' : `${String(roundInside(share * 100))} %`);

const roundInside = (figure: number): number => {
  const whole = Math.round(figure);
  if (whole >= 100 && figure < 100) return 99;
  if (whole <= 0 && figure > 0) return 1;
  return whole;
};

/** `3.2 KB`: bytes for people, in steps of 1000. */
export const sayBytes = (bytes: number): string => {
  if (bytes < 1000) return `${String(bytes)} bytes`;
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'KB'] : [bytes / 1_000_000, 'MB'];
  return `${size < 10 ? size.toFixed(1) : String(Math.round(size))} ${unit}`;
};

/** `3f9a 61c0 … b7e2`: a SHA-256 short enough to compare by eye; the whole one belongs in the title. */
export const shortHash = (sha256: string): string => `${sha256.slice(0, 4)} ${sha256.slice(4, 8)} … ${sha256.slice(-4)}`;
