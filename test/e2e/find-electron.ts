/** The Electron binary if it is there; never by loading the electron package, which would start a download. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const findElectron = (): string | null => {
  const home = join(import.meta.dirname, '../../node_modules/electron');
  const pathFile = join(home, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : process.platform === 'win32' ? 'electron.exe' : 'electron';
  const binary = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(home, 'dist'), name);
  return existsSync(binary) ? binary : null;
};
