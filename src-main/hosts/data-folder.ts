/** Where the auditor's database lives when no Electron says so. */
import { join } from 'node:path';

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
}

const filled = (value: string | undefined): string | undefined => (value === undefined || value.trim() === '' ? undefined : value);

/** `POSTERN_DATA` if set, else the folder that programs of this platform use. */
export const dataFolder = ({ env, platform, home }: Surroundings): string => {
  const chosen = filled(env['POSTERN_DATA']);
  if (chosen !== undefined) return chosen;
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Postern');
  if (platform === 'win32') return join(filled(env['APPDATA']) ?? join(home, 'AppData', 'Roaming'), 'Postern');
  return join(filled(env['XDG_DATA_HOME']) ?? join(home, '.local', 'share'), 'postern');
};
