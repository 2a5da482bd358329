/** Figures as people read them. */
export { sayScore, sayShare } from '#core/words/figures.ts';

/** `3.2 KB`: bytes for people, in steps of 1000. */
export const sayBytes = (bytes: number): string => {
  if (bytes < 1000) return `${String(bytes)} bytes`;
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'KB'] : [bytes / 1_000_000, 'MB'];
  return `${size < 10 ? size.toFixed(1) : String(Math.round(size))} ${unit}`;
};

/** `3f9a 61c0 … b7e2`: a SHA-256 short enough to compare by eye; the whole one belongs in the title. */
export const shortHash = (sha256: string): string => `${sha256.slice(0, 4)} ${sha256.slice(4, 8)} … ${sha256.slice(-4)}`;
