/**
 * Finds an engine that can print for the Node hosts: CHROMIUM from the environment, the one that comes with the
 * development packages, or the system's. The packaged app prints with its own engine and holds nothing of this room.
 */
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type FoundChromium = { readonly kind: 'executable'; readonly path: string } | { readonly kind: 'packed'; readonly nodeModules: string };

export const missingChromium =
  'No Chromium was found to print with. Export HTML instead, or install Chromium or Chrome, or set CHROMIUM to its program file.';

const systemPlaces: Readonly<Record<string, readonly string[]>> = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'].map((name) => `/usr/bin/${name}`),
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  win32: ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].flatMap((path) => [
    `C:/Program Files/${path}`,
    `C:/Program Files (x86)/${path}`,
  ]),
};

const canRun = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The folder of packages that holds the development Chromium, seen from `start` upwards. */
const packedNear = (start: string): string | null => {
  for (let folder = start; dirname(folder) !== folder; folder = dirname(folder)) {
    const nodeModules = join(folder, 'node_modules');
    if (existsSync(join(nodeModules, '@sparticuz/chromium/bin/chromium.br'))) return nodeModules;
  }
  return null;
};

export interface Machine {
  readonly chromium: string | undefined;
  readonly platform: string;
  readonly arch: string;
  readonly start: string;
}

const thisMachine = (): Machine => ({
  chromium: process.env['CHROMIUM'],
  platform: process.platform,
  arch: process.arch,
  start: import.meta.dirname,
});

/** Looks only; nothing is unpacked or started. Null where there is none. A CHROMIUM that cannot run is not replaced by another. */
export const findChromium = (machine: Machine = thisMachine()): FoundChromium | null => {
  if (machine.chromium !== undefined && machine.chromium !== '')
    return canRun(machine.chromium) ? { kind: 'executable', path: machine.chromium } : null;
  const nodeModules = machine.platform === 'linux' && machine.arch === 'x64' ? packedNear(machine.start) : null;
  if (nodeModules !== null) return { kind: 'packed', nodeModules };
  const path = (systemPlaces[machine.platform] ?? []).find(canRun);
  return path === undefined ? null : { kind: 'executable', path };
};
