import { describe, expect, it } from 'vitest';
import { menuCommands, type MenuCommand } from '#contract/contract.ts';
import { menuModel, menuRoles } from '#hosts/electron/menu.ts';
import { menuTemplate } from '#hosts/electron/native-menu.ts';

describe.each(['linux', 'win32', 'darwin'])('the menu on %s', (platform) => {
  const entries = menuModel(platform).flatMap((part) => part.entries);
  const commands = entries.filter((entry) => entry.kind === 'command');

  it('offers every command of the contract once', () => {
    expect(commands.map((entry) => entry.command).sort()).toEqual([...menuCommands].sort());
  });

  it('gives no two commands the same keys', () => {
    const keys = commands.map((entry) => entry.keys).filter((given) => given !== undefined);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('lets the auditor quit, copy, paste and zoom', () => {
    const roles = entries.filter((entry) => entry.kind === 'role').map((entry) => entry.role);
    expect(roles).toEqual(expect.arrayContaining(['quit', 'copy', 'paste', 'zoomIn']));
  });

  it('tells the screen which command was chosen', () => {
    const told: MenuCommand[] = [];
    const items = menuTemplate(platform, (command) => told.push(command)).flatMap(
      (part) => part.submenu as { label?: string; click?: () => void; role?: string }[],
    );
    for (const item of items) item.click?.();
    expect(told).toEqual(commands.map((entry) => entry.command));
    // Reloading, developer tools and the like come with Electron's standard menu and are not ours to offer.
    for (const item of items) if (item.role !== undefined) expect(menuRoles).toContain(item.role);
  });
});

it('leaves undo to the page, which must not see it twice', () => {
  const edit = menuTemplate('linux', () => undefined).find((part) => part.label === 'Edit')?.submenu as {
    label?: string;
    registerAccelerator?: boolean;
  }[];
  expect(edit.find((item) => item.label === 'Undo')?.registerAccelerator).toBe(false);
});
