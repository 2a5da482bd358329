/**
 * `npm start`: finds out what this machine can run. Plain JavaScript, so that even a Node that is too old for Postern
 * reaches the sentence that says so.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { nodeApiComplaint } from './node-api.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const at = (/** @type {string} */ path) => join(root, path);

/** @param {string} sentence */
const say = (sentence) => process.stderr.write(`${sentence}\n`);

/** Newest change below a folder, in milliseconds. @param {string} folder @returns {number} */
const newestIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).reduce((newest, entry) => {
    const path = join(folder, entry.name);
    return Math.max(newest, entry.isDirectory() ? newestIn(path) : statSync(path).mtimeMs);
  }, 0);

const builtFiles = ['out/main/index.js', 'out/main/web.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
const sourceFiles = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'svelte.config.js'];

const isBuilt = () => {
  if (!builtFiles.every((file) => existsSync(at(file)))) return false;
  const built = Math.min(...builtFiles.map((file) => statSync(at(file)).mtimeMs));
  const changed = Math.max(
    ...['src-main', 'src-renderer', 'resources'].map((folder) => newestIn(at(folder))),
    ...sourceFiles.map((file) => statSync(at(file)).mtimeMs),
  );
  return built > changed;
};

const buildIfNeeded = () => {
  if (isBuilt()) return true;
  say('Building Postern …');
  const built = spawnSync(process.execPath, [at('node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return built.status === 0;
};

const home = at('node_modules/electron');

/** The Electron binary without loading the electron package, which would start its download. @returns {string | null} */
const findElectron = () => {
  const pathFile = join(home, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : process.platform === 'win32' ? 'electron.exe' : 'electron';
  const binary = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] || join(home, 'dist'), name);
  return existsSync(binary) ? binary : null;
};

/** Electron comes from GitHub on first use. Given up after 90 seconds, or at once without a network. */
const fetchElectron = () => {
  say('Fetching Electron for this machine …');
  spawnSync(process.execPath, [join(home, 'install.js')], { cwd: root, stdio: 'ignore', timeout: 90_000 });
  return findElectron();
};

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/** @returns {{ binary: string } | { reason: string }} */
const chooseElectron = () => {
  if (process.env['POSTERN_NO_ELECTRON']) return { reason: 'POSTERN_NO_ELECTRON is set' };
  if (!hasDisplay()) return { reason: 'there is no display for a window here' };
  if (process.platform === 'linux' && process.getuid?.() === 0) return { reason: 'Electron does not run as root' };
  const binary = findElectron() ?? fetchElectron();
  return binary === null ? { reason: 'Electron’s program file could not be fetched' } : { binary };
};

/** Runs the desktop app to its end. Dying within ten seconds means that it cannot run here. @param {string} binary @returns {Promise<string | null>} */
const runElectron = (binary) =>
  new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(binary, [root], { stdio: 'inherit' });
    // Ctrl+C reaches the child too; wait for its own end.
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
    child.on('error', () => resolve('Electron does not start'));
    child.on('exit', (code, signal) =>
      resolve(code === 0 || signal === 'SIGINT' || signal === 'SIGTERM' || Date.now() - started > 10_000 ? null : 'Electron does not run here'),
    );
  });

const start = async () => {
  if (!buildIfNeeded()) {
    say('Postern could not be built; the lines above say why. “npm ci” brings everything it needs.');
    process.exitCode = 1;
    return;
  }
  const choice = chooseElectron();
  const reason = 'binary' in choice ? await runElectron(choice.binary) : choice.reason;
  if (reason === null) return;
  say(`Postern opens in the browser, because ${reason}.`);
  await import(pathToFileURL(at('out/main/web.js')).href);
};

const complaint = nodeApiComplaint(process.versions);
if (complaint === null) await start();
else {
  say(complaint);
  process.exitCode = 1;
}
