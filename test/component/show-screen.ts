/** Puts one screen into the page over an assessment in the browser's own host. */
import './browser-host.ts';
import '../../src-renderer/shared/ui/base.css';
import { mount, unmount, type Component } from 'svelte';
import { afterEach, beforeEach, expect } from 'vitest';
import { userEvent } from 'vitest/browser';
import axe from 'axe-core';
import type { Change } from '#core/assessment/entry.ts';
import { catalog, startHost } from './browser-host.ts';
import { session } from '#shared/session.svelte.ts';
import { shortcuts } from '#shared/shortcuts.svelte.ts';
import { Workspace } from '#shared/workspace.svelte.ts';

let stop: (() => void) | null = null;

beforeEach(() => {
  localStorage.clear();
});
afterEach(() => {
  stop?.();
  stop = null;
});

/** Opens the assessment made of `changes` and shows a screen of it; gives the workspace. */
export const showScreen = async (
  screen: Component<{ workspace: never; route: never }>,
  { changes = [], route = {}, workspace: opened }: { changes?: readonly Change[]; route?: object; workspace?: Workspace } = {},
): Promise<Workspace> => {
  stop?.();
  const assessment = opened?.assessment ?? startHost(changes);
  const workspace =
    opened ?? new Workspace(catalog, { id: 'kestrel', assessment, seq: 0, changedAt: '2026-11-23T08:00:00Z', canUndo: false, canRedo: false });
  document.documentElement.dataset.theme = 'light';
  await session.start();
  const place = document.createElement('div');
  place.id = 'app';
  place.style.height = '100vh';
  document.body.replaceChildren(place);
  const shown = mount(screen as Component<Record<string, unknown>>, {
    target: place,
    props: { workspace, route: { kind: 'assessment', id: 'kestrel', screen: 'path', ...route } },
  });
  const stopKeys = shortcuts.listen();
  stop = () => {
    stopKeys();
    void unmount(shown);
  };
  return workspace;
};

export const press = (keys: string): Promise<void> => userEvent.keyboard(keys);

/** A screen stands here without the window around it (landmarks), and a drawing's legs carry whole sentences as names, not what is painted on them. */
const offHere = {
  region: { enabled: false },
  'page-has-heading-one': { enabled: false },
  'landmark-one-main': { enabled: false },
};

/** The rules that the page breaks, and where. */
export const accessibilityFaults = async (): Promise<readonly string[]> => {
  // Colours in the middle of a transition are nobody's contrast.
  await Promise.all(document.getAnimations().map((animation) => animation.finished));
  const { violations } = await axe.run(document.body, { rules: offHere });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join('\n')}`);
};

export const expectAccessible = async (): Promise<void> => {
  expect(await accessibilityFaults()).toEqual([]);
};
