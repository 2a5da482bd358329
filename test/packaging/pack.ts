/** Packs the built app into a folder with a stub in Electron's place: everything but the engine itself is the real thing. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** What @electron/fuses looks for in a binary: its sentinel, version 1, nine fuses, each 0 or 1. */
export const fuseWire = (states: string): Buffer =>
  Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, states.length]), Buffer.from(states)]);

/** `1011000101` is not what anybody wants: the packing has to set every one of them. */
const stubElectron = (program: string, content: Buffer): string => {
  const folder = mkdtempSync(join(tmpdir(), 'postern-stub-'));
  mkdirSync(join(folder, 'locales'));
  mkdirSync(join(folder, 'resources'));
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak', 'locales/de.pak']) writeFileSync(join(folder, name), '');
  writeFileSync(join(folder, 'version'), '45.4.1');
  writeFileSync(join(folder, program), Buffer.concat([content, fuseWire('101100010')]), { mode: 0o755 });
  return folder;
};

export interface Packed {
  readonly folder: string;
  readonly status: number | null;
  readonly output: string;
}

export const pack = (platform: 'linux' | 'win', program: string, content: Buffer, more: readonly string[] = []): Packed => {
  const output = mkdtempSync(join(tmpdir(), 'postern-packed-'));
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  const stub = stubElectron(program, content);
  const ran = spawnSync(
    process.execPath,
    [
      builder,
      `--${platform}`,
      'dir',
      '--x64',
      '--publish',
      'never',
      '--config',
      'electron-builder.config.ts',
      `-c.electronDist=${stub}`,
      `-c.directories.output=${output}`,
      ...more,
    ],
    { cwd: root, encoding: 'utf8', timeout: 120_000 },
  );
  return { folder: join(output, `${platform}-unpacked`), status: ran.status, output: `${ran.stdout}${ran.stderr}` };
};
