/** The wall on the cover: one gate per path. Height, tone and letter give its rating; a walled gate is not in use. */
import type { Rating } from '#core/evaluation/result.ts';
import { html, type Markup } from '../html.ts';
import { markClass, markLetter } from '../marks.ts';
import { pathResult, type ReportModel } from '../report-model.ts';
import { ratingWords } from '../words.ts';

const width = 750;
const ground = 131;
const heights: Readonly<Record<Rating, number>> = {
  critical: 107,
  high: 86,
  medium: 66,
  low: 50,
  info: 40,
  incomplete: 34,
  clear: 34,
  'not-in-scope': 33,
};

const arch = (x: number, w: number, h: number): string =>
  `M${String(x)} ${String(ground)}v${String(w / 2 - h)}a${String(w / 2)} ${String(w / 2)} 0 0 1 ${String(w)} 0v${String(h - w / 2)}z`;

/** Three courses of bricks that fill the gate. */
const bricks = (x: number, w: number): string =>
  `M${String(x)} ${String(ground - 15)}h${String(w)}M${String(x)} ${String(ground - 8)}h${String(w)}M${String(x + w / 2)} ${String(ground - 15)}v7M${String(x + w / 4)} ${String(ground - 8)}v8M${String(x + (3 * w) / 4)} ${String(ground - 8)}v8`;

const gate = (code: string, rating: Rating, at: number, step: number): Markup => {
  const w = Math.min(33, step * 0.76);
  const x = at * step + (step - w) / 2;
  const middle = x + w / 2;
  const closed = rating === 'not-in-scope';
  return html`<path
      class="g g-${markClass[rating]}"
      d="${arch(x, w, heights[rating])}"
    />${closed ? html`<path class="bk" d="${bricks(x, w)}" />` : null}${
      rating === 'clear' ? html`<path class="tk" d="M${middle - 4} ${ground - 11}l3 3.4 5.4 -7" />` : null
    }${closed || rating === 'clear' ? null : html`<text class="gl gl-${markClass[rating]}" x="${middle}" y="${ground - 7}">${markLetter(rating)}</text>`}<text
      class="gc${closed ? ' off' : ''}"
      transform="translate(${middle + 3.4} ${ground + 7}) rotate(-90)"
      >${code}</text
    >`;
};

export const drawGates = (model: ReportModel): Markup => {
  const paths = model.catalog.paths.map((path) => ({ code: path.code, rating: pathResult(model, path.code).rating }));
  const step = width / Math.max(paths.length, 1);
  const sentence = `One gate per management path. ${paths.map((path) => `${path.code} ${ratingWords[path.rating]}`).join(', ')}.`;
  return html`<div class="gates">
    <svg viewBox="0 0 ${width} 190" role="img" aria-label="${sentence}">
      <rect class="wall" width="${width}" height="${ground}" />
      ${paths.map((path, at) => gate(path.code, path.rating, at, step))}
      <path class="s" d="M0 ${ground}h${width}" />
    </svg>
    <p>One gate per management path. Height, tone and letter give its rating; a walled gate is not in use.</p>
  </div>`;
};
