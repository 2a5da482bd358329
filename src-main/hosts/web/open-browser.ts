/** Opens the auditor's browser at an address of ours. Where there is no display, the printed address has to do. */
import { spawn } from 'node:child_process';

export interface Opener {
  readonly command: string;
  readonly args: readonly string[];
}

/** The platform's own way to open an address, or null where nobody would see it. The address goes as one argument, past no shell. */
export const findOpener = (address: string, platform: string, env: Readonly<Record<string, string | undefined>>): Opener | null => {
  if ((env['POSTERN_NO_OPEN'] ?? '') !== '') return null;
  if (platform === 'darwin') return { command: 'open', args: [address] };
  if (platform === 'win32') return { command: 'rundll32', args: ['url.dll,FileProtocolHandler', address] };
  const hasDisplay = (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== '';
  return hasDisplay ? { command: 'xdg-open', args: [address] } : null;
};

/** Tries; a missing opener is no fault, the address is on the terminal. */
export const openBrowser = (address: string): void => {
  const opener = findOpener(address, process.platform, process.env);
  if (!opener) return;
  const child = spawn(opener.command, opener.args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
};
