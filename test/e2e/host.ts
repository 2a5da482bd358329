/** The built loopback host on a folder of its own, and a real browser in front of it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright';
import { testChromium } from '../chromium.ts';

const root = join(import.meta.dirname, '../..');

export interface RunningHost {
  readonly pid: number;
  readonly folder: string;
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  /** The address that lets a browser in. */
  readonly openAddress: string;
  /** Ends it as closing the terminal does, or as a power cut does. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'postern-e2e-'));

const whenEnded = (child: ChildProcess): Promise<unknown> =>
  child.exitCode === null && child.signalCode === null ? new Promise((resolve) => child.once('exit', resolve)) : Promise.resolve();

/** A limit on the size of files, which a test sets on the running host, must come as an error there and not as a signal. */
const withoutSizeSignal = ['-c', `trap '' XFSZ; exec "$0" "$@"`];

/** The host's clock stands at `now`; it and its time zone are then those of every machine. */
const standing = (now: string | undefined) =>
  now === undefined
    ? { flags: [], env: {} }
    : { flags: ['--import', join(import.meta.dirname, 'fixed-clock.mjs')], env: { POSTERN_TEST_NOW: now, TZ: 'UTC' } };

/** Starts the built host on `folder`; rejects with what it said when it ends before it is open. */
export const startHost = (folder: string = newFolder(), { now }: { readonly now?: string } = {}): Promise<RunningHost> =>
  new Promise((resolve, reject) => {
    const { flags, env } = standing(now);
    const child = spawn('sh', [...withoutSizeSignal, process.execPath, ...flags, join(root, 'out/main/web.js')], {
      env: { ...process.env, ...env, POSTERN_DATA: folder, POSTERN_NO_OPEN: '1', POSTERN_PORT: '0' },
    });
    let said = '';
    const hear = (piece: string): void => {
      said += piece;
      const openAddress = /http:\/\/127\.0\.0\.1:\d+\/open\?t=\S+/.exec(said)?.[0];
      if (openAddress === undefined || child.pid === undefined) return;
      const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> => {
        child.kill(signal);
        await whenEnded(child);
      };
      resolve({ pid: child.pid, folder, address: new URL(openAddress).origin, openAddress, stop });
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.on('exit', (code) => reject(new Error(`The host ended with ${String(code)}: ${said}`)));
  });

/** Notes errors, refusals by the page's policy, requests to anybody else, dialogs, other windows. */
export const watchPage = (context: BrowserContext, page: Page, address: string): string[] => {
  const troubles: string[] = [];
  const isOwn = (url: string): boolean =>
    ['data:', `blob:${address}/`, `${address}/`].some((start) => url.startsWith(start)) || url === 'about:blank';
  page.on('console', (message) => {
    // Policy refusals are told here too.
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.type()} ${dialog.message()}`);
    void dialog.accept();
  });
  page.on('popup', () => troubles.push('another window was opened'));
  page.on('framenavigated', (frame) => {
    if (!isOwn(frame.url())) troubles.push(`navigated: ${frame.url()}`);
  });
  context.on('request', (request) => {
    if (!isOwn(request.url())) troubles.push(`request: ${request.url()}`);
  });
  return troubles;
};

export interface Window {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page did that it may not. */
  readonly troubles: string[];
}

/** A window of its own, without cookies and storage, before the host. */
export const openWindow = async (browser: Browser, host: RunningHost, options: BrowserContextOptions = {}): Promise<Window> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const troubles = watchPage(context, page, host.address);
  await page.goto(host.openAddress);
  return { context, page, troubles };
};

/** A browser that resolves no name but the loopback: a request to anybody else is seen and goes nowhere. */
export const launchBrowser = async (flags: readonly string[] = []): Promise<Browser> => {
  const { executablePath, env } = await testChromium();
  return chromium.launch({ executablePath, env, args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', ...flags] });
};
