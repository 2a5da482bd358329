/** What the palette, the keys and the menu can do everywhere. One list; each door picks from it. */
import type { MenuCommand } from '#contract/contract.ts';
import { api } from './api.ts';
import { sayFailure } from './error-texts.ts';
import { importing } from './import-file.svelte.ts';
import { go, goTo, place, type Screen } from './route.svelte.ts';
import { session } from './session.svelte.ts';
import type { PaletteEntry } from './shell/palette-entries.ts';
import type { Shortcut } from './shortcuts.svelte.ts';

interface Command {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  /** Only with an open assessment. */
  readonly open?: boolean;
  readonly run: () => void;
}

const screenKeys: readonly (readonly [Screen, string, string])[] = [
  ['overview', 'G O', 'Go to the overview'],
  ['plug-ins', 'G P', 'Go to the plug-ins'],
  ['findings', 'G F', 'Go to the findings'],
  ['report', 'G R', 'Go to the report'],
  ['history', 'G H', 'Go to the history'],
  ['compare', 'G D', 'Compare with another assessment'],
  ['scope', 'G S', 'Go to scope and details'],
  ['respondents', 'G A', 'Respondent file: send questions, take answers back'],
];

const addSample = async (): Promise<void> => {
  const outcome = await api.invoke('addSample', {});
  if (outcome.ok) go({ kind: 'assessment', id: outcome.value.id, screen: 'overview' });
  else session.tell(sayFailure(outcome.error));
};

export const commands: readonly Command[] = [
  ...screenKeys.map(([screen, keys, label]): Command => ({ id: screen, label, keys, open: true, run: () => goTo(screen) })),
  { id: 'library', label: 'Go to the library', keys: 'G L', run: () => go({ kind: 'library' }) },
  { id: 'new', label: 'New assessment', run: () => go({ kind: 'new' }) },
  { id: 'import', label: 'Import an answers file or a sealed bundle', run: () => importing.choose() },
  { id: 'sample', label: 'Add the sample assessment', run: () => void addSample() },
  { id: 'undo', label: 'Undo the last change', keys: 'Ctrl Z', open: true, run: () => void session.workspace?.undo() },
  { id: 'redo', label: 'Redo', keys: 'Ctrl Y', open: true, run: () => void session.workspace?.redo() },
  { id: 'light', label: 'Light theme', run: () => void session.changeSettings({ theme: 'light' }) },
  { id: 'dark', label: 'Dark theme', run: () => void session.changeSettings({ theme: 'dark' }) },
  { id: 'contrast', label: 'High contrast theme', run: () => void session.changeSettings({ theme: 'contrast' }) },
  { id: 'system', label: 'Theme of the system', run: () => void session.changeSettings({ theme: 'system' }) },
];

const offered = (): readonly Command[] => commands.filter((command) => !command.open || place.route.kind === 'assessment');

export const commandEntries = (): readonly PaletteEntry[] =>
  offered().map(({ id, label, keys, run }) => ({ id, group: 'Commands', text: label, run, ...(keys === undefined ? {} : { keys }) }));

const isGoing = (keys: string): boolean => keys.startsWith('G ');

/** The commands that have keys: those that lead somewhere, or all others. Undo and redo inside a field stay the field's own. */
export const commandShortcuts = (going: boolean): readonly Shortcut[] =>
  offered().flatMap(({ label, keys, run, id }) =>
    keys === undefined || isGoing(keys) !== going
      ? []
      : [{ keys: id === 'redo' ? 'Ctrl Y, Ctrl Shift Z' : keys, label, run, ...(id === 'undo' || id === 'redo' ? { typing: false } : {}) }],
  );

/** A command of the native menu; false where the screen itself must act (palette, shortcuts, about). */
export const runMenuCommand = (command: MenuCommand): boolean => {
  const id = { library: 'library', 'new-assessment': 'new', import: 'import', 'export-pdf': 'report', undo: 'undo', redo: 'redo' }[command as string];
  const found = offered().find((one) => one.id === id);
  found?.run();
  return found !== undefined;
};
