/** F6: from one part of the screen to the next. Parts carry `data-pane`; focus goes to where it last was in them, else to their first stop. */

const reachable = 'button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"], a[href]';
const last = new WeakMap<HTMLElement, HTMLElement>();

const firstStop = (pane: HTMLElement): HTMLElement | undefined =>
  [...pane.querySelectorAll<HTMLElement>(reachable)].find((element) => element.tabIndex >= 0 && element.offsetParent !== null);

/** Moves focus by one part, backwards where `by` is -1. */
export const movePane = (by: 1 | -1): void => {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null);
  const active = document.activeElement;
  const at = panes.findLastIndex((pane) => pane.contains(active));
  const here = panes[at];
  if (here && active instanceof HTMLElement) last.set(here, active);
  const next = panes[(at + by + panes.length) % panes.length];
  if (!next) return;
  const before = last.get(next);
  (before && next.contains(before) ? before : firstStop(next))?.focus();
};
