/** Figures as people read them. */
export { sayScore, sayShare, shortHash } from '#core/words/figures.ts';

/** `3.2 KB`: bytes for people, in steps of 1000. */
export const sayBytes = (bytes: number): string => {
  if (bytes < 1000) return `${String(bytes)} bytes`;
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'KB'] : [bytes / 1_000_000, 'MB'];
  return `${size < 10 ? size.toFixed(1) : String(Math.round(size))} ${unit}`;
};
