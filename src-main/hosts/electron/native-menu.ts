/** The menu model as Electron's template. Nothing of Electron's standard menu remains: no reload, no developer tools. */
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#contract/contract.ts';
import { menuModel, type MenuEntry } from './menu.ts';

/** The page sees these keys first; were they registered here too, a key that it left to a text field would act twice. */
const handledByPage: readonly MenuCommand[] = ['undo', 'redo', 'palette'];

const toItem = (entry: MenuEntry, tell: (command: MenuCommand) => void): MenuItemConstructorOptions => {
  switch (entry.kind) {
    case 'line':
      return { type: 'separator' };
    case 'role':
      return { role: entry.role };
    case 'command':
      return {
        label: entry.label,
        click: () => tell(entry.command),
        ...(entry.keys === undefined ? {} : { accelerator: entry.keys, registerAccelerator: !handledByPage.includes(entry.command) }),
      };
  }
};

export const menuTemplate = (platform: string, tell: (command: MenuCommand) => void): MenuItemConstructorOptions[] =>
  menuModel(platform).map((part) => ({ label: part.label, submenu: part.entries.map((entry) => toItem(entry, tell)) }));
