/** What the menu holds, as data. Commands go to the screen as events; the screen does the rest. */
import type { MenuCommand } from '#contract/contract.ts';

export const menuRoles = [
  'cut',
  'copy',
  'paste',
  'selectAll',
  'resetZoom',
  'zoomIn',
  'zoomOut',
  'togglefullscreen',
  'minimize',
  'close',
  'quit',
  'hide',
  'hideOthers',
  'unhide',
] as const;
export type MenuRole = (typeof menuRoles)[number];

export type MenuEntry =
  | { readonly kind: 'command'; readonly label: string; readonly command: MenuCommand; readonly keys?: string }
  | { readonly kind: 'role'; readonly role: MenuRole }
  | { readonly kind: 'line' };

export interface MenuPart {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

const line: MenuEntry = { kind: 'line' };
const role = (name: MenuRole): MenuEntry => ({ kind: 'role', role: name });
const command = (label: string, name: MenuCommand, keys?: string): MenuEntry => ({
  kind: 'command',
  label,
  command: name,
  ...(keys === undefined ? {} : { keys }),
});

/** On macOS the first part belongs to the app itself. */
const appPart: MenuPart = {
  label: 'Postern',
  entries: [command('About Postern', 'about'), line, role('hide'), role('hideOthers'), role('unhide'), line, role('quit')],
};

export const menuModel = (platform: string): readonly MenuPart[] => {
  const mac = platform === 'darwin';
  return [
    ...(mac ? [appPart] : []),
    {
      label: 'File',
      entries: [
        command('Library', 'library', 'CmdOrCtrl+L'),
        command('New assessment…', 'new-assessment', 'CmdOrCtrl+N'),
        line,
        command('Import…', 'import', 'CmdOrCtrl+O'),
        command('Export PDF…', 'export-pdf', 'CmdOrCtrl+P'),
        ...(mac ? [] : [line, role('quit')]),
      ],
    },
    {
      label: 'Edit',
      entries: [
        command('Undo', 'undo', 'CmdOrCtrl+Z'),
        command('Redo', 'redo', mac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
        line,
        role('cut'),
        role('copy'),
        role('paste'),
        role('selectAll'),
      ],
    },
    {
      label: 'View',
      entries: [
        command('Command palette', 'palette', 'CmdOrCtrl+K'),
        line,
        role('resetZoom'),
        role('zoomIn'),
        role('zoomOut'),
        role('togglefullscreen'),
      ],
    },
    { label: 'Window', entries: [role('minimize'), role('close')] },
    { label: 'Help', entries: [command('Keyboard shortcuts', 'shortcuts', 'F1'), ...(mac ? [] : [line, command('About Postern', 'about')])] },
  ];
};
