/**
 * The real thing for end-to-end tests: the built loopback host on a folder of its own and a real browser in front of it.
 * Whatever the page should never do is noted while it is used, and fails the test that provoked it.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { testChromium } from '../chromium.ts';

const root = join(import.meta.dirname, '../..');

export interface RunningHost {
  readonly pid: number;
  readonly folder: string;
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  /** The address that lets a browser in. */
  readonly openAddress: string;
  readonly said: () => string;
  /** Ends it as Ctrl+C does, or as a power cut does. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'postern-e2e-'));

const ended = (child: ChildProcess): Promise<unknown> =>
  child.exitCode === null && child.signalCode === null ? new Promise((resolve) => child.once('exit', resolve)) : Promise.resolve();

/** Starts the built host on `folder`; rejects with what it said when it ends before it is open. */
export const startHost = (folder: string = newFolder()): Promise<RunningHost> =>
  new Promise((resolve, reject) => {
    // A limit on file sizes, which a test sets on the running host, must come as an error and not as a signal.
    const child = spawn('sh', ['-c', `trap '' XFSZ; exec "$0" "$@"`, process.execPath, join(root, 'out/main/web.js')], {
      env: { ...process.env, POSTERN_DATA: folder, POSTERN_NO_OPEN: '1', POSTERN_PORT: '0' },
    });
    let said = '';
    const hear = (piece: string): void => {
      said += piece;
      const openAddress = /http:\/\/127\.0\.0\.1:\d+\/open\?t=\S+/.exec(said)?.[0];
      if (openAddress === undefined || child.pid === undefined) return;
      const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> => {
        child.kill(signal);
        await ended(child);
      };
      resolve({ pid: child.pid, folder, address: new URL(openAddress).origin, openAddress, said: () => said, stop });
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.on('exit', (code) => reject(new Error(`The host ended with ${String(code)}: ${said}`)));
  });

/** Notes what no page of Postern may do: errors, refusals by its policy, requests to anybody else, dialogs, other windows. */
export const watchPage = (context: BrowserContext, page: Page, address: string): string[] => {
  const troubles: string[] = [];
  const isOwn = (url: string): boolean => url.startsWith(`${address}/`) || url.startsWith(`blob:${address}/`) || url.startsWith('data:');
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', () => troubles.push('another window was opened'));
  page.on('framenavigated', (frame) => {
    if (!isOwn(frame.url()) && frame.url() !== 'about:blank') troubles.push(`navigated: ${frame.url()}`);
  });
  context.on('request', (request) => {
    if (!isOwn(request.url())) troubles.push(`request: ${request.url()}`);
  });
  return troubles;
};

export interface App {
  host: RunningHost;
  browser: Browser;
  context: BrowserContext;
  page: Page;
  /** What the page did that it may not; each test must leave it empty. */
  troubles: string[];
}

/** Puts a window of its own (no cookies, no storage) before the host. */
export const openWindow = async (browser: Browser, host: RunningHost, options: BrowserContextOptions = {}): Promise<Pick<App, 'context' | 'page' | 'troubles'>> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const troubles = watchPage(context, page, host.address);
  await page.goto(host.openAddress);
  return { context, page, troubles };
};

export const launchBrowser = async (): Promise<Browser> => {
  const { executablePath, env } = await testChromium();
  return chromium.launch({ executablePath, env, args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'] });
};

/** One host and one window for a file of tests, which build on one another; every test must leave no trouble behind. */
export const useApp = (options: BrowserContextOptions = {}): App => {
  const app = {} as App;
  beforeAll(async () => {
    [app.host, app.browser] = await Promise.all([startHost(), launchBrowser()]);
    Object.assign(app, await openWindow(app.browser, app.host, options));
  });
  afterEach(() => {
    expect(app.troubles.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await app.browser.close();
    await app.host.stop();
    rmSync(app.host.folder, { recursive: true, force: true });
  });
  return app;
};
