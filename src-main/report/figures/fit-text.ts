/** Text in figures has no line breaks of its own: it is measured by rule of thumb, wrapped or shortened. */
import { showHidden } from '../html.ts';

/** CJK, Hangul, full-width forms and emoji take about the width of two letters. */
const wide = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\p{Extended_Pictographic}]/u;

/** Width in letters. */
export const letters = (text: string): number => Array.from(text).reduce((sum, c) => sum + (wide.test(c) ? 2 : 1), 0);

/** At most `max` letters, with an ellipsis where something was cut. Figures repeat what stands in full in the words beside them. */
export const shorten = (text: string, max: number): string => {
  const clean = showHidden(text).replace(/\s+/g, ' ').trim();
  if (letters(clean) <= max) return clean;
  let kept = '';
  for (const c of clean) {
    if (letters(kept + c) > max - 1) break;
    kept += c;
  }
  return `${kept.trimEnd()}…`;
};

/** Lines of at most `width` letters; the last of `most` lines ends in an ellipsis where the rest did not fit. */
export const wrap = (text: string, width: number, most: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of showHidden(text).split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && letters(last) + 1 + letters(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const shown = lines.slice(0, most).map((line) => shorten(line, width));
  if (lines.length > most) shown[most - 1] = shorten(`${lines[most - 1] ?? ''}…`, width);
  return shown;
};
