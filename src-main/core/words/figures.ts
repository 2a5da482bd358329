/** Scores and shares as people read them, the same on screen, in print and on the command line. None claims more than is true. */

/** 100 only for exactly 100 and 0 only for exactly 0: a rounded 100 would hide that something is open. */
const roundInside = (figure: number): number => {
  const whole = Math.round(figure);
  if (whole >= 100 && figure < 100) return 99;
  if (whole <= 0 && figure > 0) return 1;
  return whole;
};

/** Whole points, 0 to 100; an en dash where there is no score (rule 9). */
export const sayScore = (score: number | null): string => (score === null ? '–' : String(roundInside(score)));

/** A share of 0 to 1 as `82 %`; an en dash where there is nothing to share (rule 10). */
export const sayShare = (share: number | null): string => (share === null ? '–' : `${String(roundInside(share * 100))} %`);

/** The first sixteen digits of a SHA-256 in two groups: enough to tell two documents or files apart by eye. */
export const shortHash = (sha256: string): string => `${sha256.slice(0, 8)} ${sha256.slice(8, 16)}`;
