import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runPostern } from '../hosts/cli/run-postern.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'postern-start-'));

interface Running {
  readonly child: ChildProcess;
  readonly address: string;
  readonly said: () => string;
}

let running: ChildProcess | undefined;
afterEach(() => void running?.kill('SIGKILL'));

/** `npm start` without npm, on a machine described by `env`; resolves when the address is printed. */
const start = (env: Readonly<Record<string, string>>): Promise<Running> =>
  new Promise((resolve, reject) => {
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...without } = process.env;
    const child = spawn(process.execPath, ['src-main/hosts/launch.mjs'], { cwd: root, env: { ...without, POSTERN_NO_OPEN: '1', ...env } });
    running = child;
    let said = '';
    let printed = '';
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (said += piece));
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      printed += piece;
      const address = /http:\/\/127\.0\.0\.1:\d+\/open\?t=\S+/.exec(printed)?.[0];
      if (address !== undefined) resolve({ child, address, said: () => said });
    });
    child.on('exit', (code) => reject(new Error(`ended with ${String(code)}: ${said}`)));
  });

describe('npm start where there is no display', () => {
  it('says in one sentence why, serves the app, and closes the library when it is ended', async () => {
    const data = join(folder, 'data');
    const { child, address, said } = await start({ POSTERN_DATA: data });
    expect(said()).toMatch(/^(Building Postern …\n)?Postern opens in the browser, because there is no display for a window here\.\n$/);
    const opened = await fetch(address, { redirect: 'manual' });
    const page = await fetch(new URL('/', address), { headers: { cookie: opened.headers.getSetCookie()[0]?.split(';')[0] ?? '' } });
    expect(await page.text()).toContain('<div id="app">');

    const second = await runPostern(['list'], { env: { POSTERN_DATA: data } });
    expect(second.code, 'the library has one writer').toBe(1);
    expect(second.stderr.trim().split('\n')).toHaveLength(1);

    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(await runPostern(['verify'], { env: { POSTERN_DATA: data } })).toMatchObject({ code: 0, stderr: '' });
  });

  it('names a wrong port on one line', async () => {
    await expect(start({ POSTERN_DATA: join(folder, 'other'), POSTERN_PORT: 'eighty' })).rejects.toThrow(/ended with 1: .*POSTERN_PORT is “eighty”/s);
  });
});

describe('npm start where Electron does not start', () => {
  it.skipIf(process.platform !== 'linux' || process.getuid?.() === 0)('serves the app instead and says so', async () => {
    writeFileSync(join(folder, 'electron'), '#!/bin/sh\nexit 1\n');
    chmodSync(join(folder, 'electron'), 0o755);
    const { child, said } = await start({ POSTERN_DATA: join(folder, 'third'), DISPLAY: ':99', ELECTRON_OVERRIDE_DIST_PATH: folder });
    expect(said()).toContain('because Electron does not run here');
    child.kill('SIGTERM');
  });
});
