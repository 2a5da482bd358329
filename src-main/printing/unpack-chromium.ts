/** Unpacks the development Chromium once into node_modules/.cache; several processes may try at the same time. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { presentVariables, type RunnableChromium } from './runnable-chromium.ts';

const archives = ['chromium.br', 'swiftshader.tar.br', 'fonts.tar.br', 'al2023.tar.br'] as const;

/** Its own fonts.conf names folders of another machine, which prints blank text. */
const fontsConfig = (folder: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`;

/** The package unpacks to the temporary folder of the environment and takes whatever lies there already; so it gets a fresh one. */
const inflateInto = async (folder: string, bin: string): Promise<void> => {
  const { inflate } = await import('@sparticuz/chromium');
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    await Promise.all(archives.map((name) => inflate(join(bin, name))));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
};

const unpack = async (nodeModules: string, folder: string, bin: string): Promise<void> => {
  const cache = join(nodeModules, '.cache');
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(join(cache, 'chromium-unpacking-'));
  try {
    await inflateInto(fresh, bin);
    writeFileSync(join(fresh, 'fonts.conf'), fontsConfig(folder));
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another process was first; its copy is as good.
    if (!existsSync(join(folder, 'fonts.conf'))) throw error;
  }
};

const ownVariables = (folder: string): Readonly<Record<string, string>> => ({
  ...presentVariables(),
  LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
  FONTCONFIG_FILE: join(folder, 'fonts.conf'),
});

/** About three seconds the first time, nothing after that. */
export const unpackChromium = async (nodeModules: string): Promise<RunnableChromium> => {
  const home = join(nodeModules, '@sparticuz', 'chromium');
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const folder = join(nodeModules, '.cache', `chromium-${version}`);
  if (!existsSync(join(folder, 'fonts.conf'))) await unpack(nodeModules, folder, join(home, 'bin'));
  return { executablePath: join(folder, 'chromium'), env: ownVariables(folder) };
};
