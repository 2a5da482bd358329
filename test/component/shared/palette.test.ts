import { script } from '../scripted-host.ts';
import { describe, expect, test } from 'vitest';
import type { AssessmentRoute } from '#shared/route.svelte.ts';
import { place } from '#shared/route.svelte.ts';
import { assessmentEntries, commandGroup, markHits, matchEntries, wordsOf, type PaletteEntry } from '#shared/shell/palette-entries.ts';
import { kestrel } from '../kestrel.ts';
import { all, expectAccessible, one, press, render } from '../render.ts';
import { openWorkspace } from '../show-app-screen.ts';
import { waitFor } from '../wait-for.ts';

const { default: Palette } = await import('#shared/shell/Palette.svelte');
script({});
const workspace = await openWorkspace(kestrel);
const route: AssessmentRoute = { kind: 'assessment', id: 'kestrel', screen: 'path', path: 'SSH' };
const ran: string[] = [];
const commands: readonly PaletteEntry[] = [
  { id: 'report', group: commandGroup, text: 'Go to the report', keys: 'G R', run: () => ran.push('report') },
];
const entries = (): readonly PaletteEntry[] => [...assessmentEntries(workspace, route), ...commands];
const groups = (typed: string): readonly string[] => [...new Set(matchEntries(entries(), typed).map((entry) => entry.group))];

describe('what matches', () => {
  test('with nothing typed are the questions in sight and the commands', () => expect(groups('')).toEqual(['Questions on this path', commandGroup]));
  test('needs every word, in text or id, at most six of a group', () => {
    const found = matchEntries(entries(), 'cert vic');
    expect(found.length).toBeGreaterThan(0);
    for (const entry of found) for (const word of ['cert', 'vic']) expect(`${entry.text} ${entry.ref ?? ''}`.toLowerCase()).toContain(word);
    expect(
      Math.max(...[...Map.groupBy(matchEntries(entries(), 'e'), (entry) => entry.group).values()].map((group) => group.length)),
    ).toBeLessThanOrEqual(6);
  });
  test('after > is commands only, after # ids only', () => {
    expect(groups('>')).toEqual([commandGroup]);
    for (const entry of matchEntries(entries(), '#SSH-04')) expect(entry.ref).toContain('SSH-04');
  });
});

test('hits are cut out as text, wherever they overlap', () => {
  expect(markHits('How certificates are certified', ['cert', 'certi'])).toEqual(['How ', 'cert', 'ificates are certified']);
  expect(markHits('plain', wordsOf(''))).toEqual(['plain']);
});

test('is worked by keys alone: type, arrows, Enter; the place is reached and the window gone', async () => {
  render(Palette, { open: true, entries });
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('combobox'));
  await expectAccessible();
  await press('root login');
  await waitFor(() => expect(all('[role=option]').length).toBeGreaterThan(0));
  expect(one('[aria-selected=true]').id).toBe(document.activeElement?.getAttribute('aria-activedescendant'));
  await press('{Enter}');
  await waitFor(() => expect(place.route).toMatchObject({ screen: 'path', path: 'SSH', question: 'Q-SSH-04' }));
  await waitFor(() => expect(document.querySelector('[role=combobox]')).toBeNull());
});

test('runs a command, and says so where nothing matches', async () => {
  render(Palette, { open: true, entries });
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('combobox'));
  await press('zzzz');
  await waitFor(() => expect(one('[role=listbox]').textContent).toContain('Nothing matches.'));
  await press('{Control>}a{/Control}>report{Enter}');
  await waitFor(() => expect(ran).toEqual(['report']));
});
