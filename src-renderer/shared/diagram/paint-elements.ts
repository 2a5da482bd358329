/**
 * Puts a tree of SVG elements into the page, and the next one over it: what has kept its key stays the same element and only
 * what differs is set, so that colours move instead of jumping and the focus stays. A drawing has a thousand elements; made
 * by hand they take a fifth of what they take as components.
 */
import type { SvgElement } from './mark-elements.ts';

/** An element in the page and what it was made from. */
interface Painted {
  readonly element: SVGElement;
  wanted: SvgElement;
  children: readonly Painted[];
}

const setAttributes = (element: SVGElement, before: SvgElement['attributes'], wanted: SvgElement['attributes']): void => {
  for (const [name, value] of Object.entries(wanted)) if (value !== undefined && before[name] !== value) element.setAttribute(name, String(value));
  for (const name of Object.keys(before)) if (wanted[name] === undefined) element.removeAttribute(name);
};

const make = (wanted: SvgElement): Painted => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', wanted.tag);
  setAttributes(element, {}, wanted.attributes);
  if (wanted.text !== undefined) element.textContent = wanted.text;
  return { element, wanted, children: paintElements(element, [], wanted.children ?? []) };
};

const repaint = (painted: Painted, wanted: SvgElement): Painted => {
  const { element, wanted: before } = painted;
  setAttributes(element, before.attributes, wanted.attributes);
  if (before.text !== wanted.text) element.textContent = wanted.text ?? '';
  painted.wanted = wanted;
  painted.children = paintElements(element, painted.children, wanted.children ?? []);
  return painted;
};

const isSame = (painted: Painted | undefined, wanted: SvgElement): painted is Painted =>
  painted !== undefined && painted.wanted.key === wanted.key && painted.wanted.tag === wanted.tag;

/** Paints `wanted` into `parent` over what was `painted` there; gives what is there now, for the next time. */
export const paintElements = (parent: Element, painted: readonly Painted[], wanted: readonly SvgElement[]): readonly Painted[] => {
  if (wanted.length === painted.length && wanted.every((one, at) => isSame(painted[at], one)))
    return wanted.map((one, at) => repaint(painted[at] as Painted, one));
  const known = new Map(painted.map((one) => [one.wanted.key, one]));
  const now = wanted.map((one) => {
    const before = known.get(one.key);
    return isSame(before, one) ? repaint(before, one) : make(one);
  });
  const kept = new Set(now);
  for (const one of painted) if (!kept.has(one)) one.element.remove();
  for (const [at, { element }] of now.entries()) {
    const there = parent.children[at];
    if (there !== element) parent.insertBefore(element, there ?? null);
  }
  return now;
};
