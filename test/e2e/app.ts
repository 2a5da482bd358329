/**
 * The real thing for end-to-end tests. Whatever a page of Postern may never do is noted while it is used, and fails the
 * test that provoked it.
 */
import { rmSync } from 'node:fs';
import type { Browser, BrowserContextOptions } from 'playwright';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser, openWindow, startHost, type RunningHost, type Window } from './host.ts';

export interface App extends Window {
  readonly host: RunningHost;
  readonly browser: Browser;
}

/** One host and one window for a file of tests, which build on one another; every test must leave no trouble behind. */
export const useApp = (options: BrowserContextOptions = {}, flags: readonly string[] = []): App => {
  const app: Partial<App> = {};
  beforeAll(async () => {
    const [host, browser] = await Promise.all([startHost(), launchBrowser(flags)]);
    Object.assign(app, { host, browser }, await openWindow(browser, host, options));
  });
  afterEach(() => {
    expect(app.troubles?.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await app.browser?.close();
    await app.host?.stop();
    if (app.host) rmSync(app.host.folder, { recursive: true, force: true });
  });
  return app as App;
};
