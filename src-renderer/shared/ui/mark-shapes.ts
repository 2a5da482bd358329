/**
 * What the sign of each rating is made of. A screen has two hundred signs, so each is drawn once and then copied: a copy
 * takes a fifth of what the same takes as a tree of template blocks.
 */
import type { Rating } from '#core/evaluation/result.ts';

type Shape = readonly [tag: 'path' | 'rect' | 'circle' | 'text', attributes: Readonly<Record<string, string>>, text?: string];

const ring = { cx: '12', cy: '12', r: '10.4' };
const letter = (text: string): Shape => ['text', { x: '12', y: '16.6', 'text-anchor': 'middle' }, text];
const stroke = (d: string): Shape => ['path', { class: 'stroke', d }];

const shapes: Readonly<Record<Rating, readonly Shape[]>> = {
  critical: [['path', { class: 'shape', d: 'M12 .8 23.2 12 12 23.2 .8 12Z' }], letter('C')],
  high: [['rect', { class: 'shape', x: '1.8', y: '1.8', width: '20.4', height: '20.4', rx: '1.2' }], letter('H')],
  medium: [['circle', { class: 'shape', ...ring }], letter('M')],
  low: [['circle', { class: 'shape', ...ring }], letter('L')],
  info: [['circle', { class: 'ring dotted', ...ring }], letter('i')],
  clear: [stroke('M4.5 12.6 9.8 18 20 6.6')],
  incomplete: [['circle', { class: 'ring dashed', ...ring }], stroke('M8 12h8')],
  'not-in-scope': [stroke('M6 12h12')],
};

const draw = (rating: Rating): DocumentFragment => {
  const drawn = document.createDocumentFragment();
  for (const [tag, attributes, text] of shapes[rating]) {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (text !== undefined) element.textContent = text;
    drawn.append(element);
  }
  return drawn;
};

const drawn = new Map<Rating, DocumentFragment>();

/** Puts the shapes of a rating's sign into `svg` (view box 24 by 24), over what is there. */
export const drawMark = (svg: SVGSVGElement, rating: Rating): void => {
  const known = drawn.get(rating) ?? draw(rating);
  drawn.set(rating, known);
  svg.replaceChildren(known.cloneNode(true));
};
