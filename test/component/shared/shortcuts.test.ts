import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nameKey, shortcuts } from '#shared/shortcuts.svelte.ts';
import { press } from '../render.ts';
import KeyHost from './KeyHost.svelte';

let pressed: string[] = [];
let shown: Record<string, unknown>;
let stop: () => void;

beforeEach(() => {
  pressed = [];
  document.body.replaceChildren();
  const keys = ['J', 'G O', 'G J', 'Ctrl K', '?', 'Esc', 'F6', 'Ctrl Z', 'N, ArrowDown'];
  const entries = keys.map((key) => ({ keys: key, label: key, run: () => pressed.push(key), ...(key === 'Ctrl Z' ? { typing: false } : {}) }));
  shown = mount(KeyHost, { target: document.body, props: { entries } });
  flushSync();
  stop = shortcuts.listen();
});
afterEach(async () => {
  stop();
  await unmount(shown);
  shortcuts.setLetters(true);
});

describe('keys', () => {
  test('are answered by what is on the screen', async () => {
    await press('j?{F6}{Escape}');
    await press('{Control>}k{/Control}');
    expect(pressed).toEqual(['J', '?', 'F6', 'Esc', 'Ctrl K']);
  });

  test('one after the other make a sequence, and a letter inside one does not count alone', async () => {
    await press('go');
    await press('gj');
    await press('j');
    expect(pressed).toEqual(['G O', 'G J', 'J']);
  });

  test('with two names work under both', async () => {
    await press('n{ArrowDown}');
    expect(pressed).toEqual(['N, ArrowDown', 'N, ArrowDown']);
  });

  test('end with the part of the screen that had them', async () => {
    await unmount(shown);
    await press('j');
    expect(pressed).toEqual([]);
    shown = mount(KeyHost, { target: document.body, props: { entries: [] } });
  });
});

describe('while somebody types', () => {
  test('letters are letters and undo is the field’s own; Ctrl K, F6 and Esc still work', async () => {
    document.querySelector('input')?.focus();
    await press('jgo?');
    await press('{Control>}z{/Control}');
    expect(pressed).toEqual([]);
    await press('{Control>}k{/Control}{F6}{Escape}');
    expect(pressed).toEqual(['Ctrl K', 'F6', 'Esc']);
  });
});

test('single letters can be switched off, and nothing else goes with them', async () => {
  shortcuts.setLetters(false);
  await press('jgo?{F6}');
  expect(pressed).toEqual(['F6']);
});

test('keys are named as they are shown', () => {
  const key = (name: string, more: object = {}) => nameKey({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });
  expect(key('k', { metaKey: true })).toBe('Ctrl K');
  expect(key('Z', { ctrlKey: true, shiftKey: true })).toBe('Ctrl Shift Z');
  expect(key('?', { shiftKey: true })).toBe('?');
  expect(key('F6', { shiftKey: true })).toBe('Shift F6');
});
