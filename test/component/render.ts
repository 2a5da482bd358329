/** Puts one component into an empty page in the product's own styles, and takes it away after the test. */
import '../../src-renderer/shared/ui/base.css';
import axe from 'axe-core';
import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, beforeEach, expect } from 'vitest';
import { userEvent } from 'vitest/browser';

let shown: Record<string, unknown> | null = null;

export const remove = async (): Promise<void> => {
  if (shown) await unmount(shown);
  shown = null;
};

beforeEach(() => {
  localStorage.clear();
  document.documentElement.dataset.theme = 'light';
});
afterEach(remove);

/** Mounts the component with its props into a page of the given width. */
export const render = <Props extends Record<string, unknown>>(component: Component<Props>, props: Props, width = 1200): HTMLElement => {
  const place = document.createElement('div');
  place.style.width = `${String(width)}px`;
  place.style.height = '800px';
  place.style.display = 'flex';
  place.style.flexDirection = 'column';
  document.body.replaceChildren(place);
  shown = mount(component, { target: place, props });
  flushSync();
  return place;
};

export const press = (keys: string): Promise<void> => userEvent.keyboard(keys);
export const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
export const one = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`Nothing in the page matches ${selector}`);
  return found;
};
/** The button, link, tab or option whose text holds the words. */
export const byText = (words: string, selector = 'button, [role=option], [role=tab], a, label'): HTMLElement => {
  const found = all(selector).find((element) => element.textContent.includes(words));
  if (!found) throw new Error(`No ${selector} says “${words}”`);
  return found;
};

/** A component stands here without the window around it: no landmarks, no page heading. */
const offHere = {
  region: { enabled: false },
  'page-has-heading-one': { enabled: false },
  'landmark-one-main': { enabled: false },
  'heading-order': { enabled: false },
};

/** The rules that are broken in the page, with the places. */
export const violations = async (): Promise<readonly string[]> => {
  await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null)));
  const result = await axe.run(document.body, { rules: offHere });
  return result.violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join('; ')}`,
  );
};

export const themes = ['light', 'dark', 'contrast'] as const;
export const expectAccessible = async (): Promise<void> => {
  for (const theme of themes) {
    document.documentElement.dataset.theme = theme;
    expect(await violations(), theme).toEqual([]);
  }
};
