/**
 * Stands in Electron's place so that the built main process, preload and screens run together where there is no Electron binary.
 * Windows are pages of a real Chromium, `app://` addresses are served by the handler that the app registered, ipc goes through
 * a binding. It does not prove: the sandbox, isolated worlds, the content policy on `app://`, menus, dialogs, fuses.
 */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Frame, type Page } from 'playwright';
import type { BrowserWindowConstructorOptions, MenuItemConstructorOptions } from 'electron';
import { testChromium } from '../chromium.ts';

/** Chromium knows no `app:`; the double shows it `https://NAME.app.test/` and translates back. */
const toWeb = (address: string): string => address.replace(/^app:\/\/([^/]+)/, 'https://$1.app.test');
const toApp = (address: string): string => address.replace(/^https:\/\/([^/.]+)\.app\.test/, 'app://$1');

type Serve = (request: { readonly url: string; readonly method: string }) => Response | Promise<Response>;
type Listener = (event: unknown, ...args: unknown[]) => unknown;

interface FrameDouble {
  readonly url: string;
}

let browser: Browser | undefined;
const openBrowser = async (): Promise<Browser> => (browser ??= await chromium.launch(await testChromium()));

class SessionDouble extends EventEmitter {
  serve: Serve = () => new Response(null, { status: 404 });
  allows = (_url: string): boolean => true;
  cleared = false;
  readonly protocol = { handle: (_scheme: string, serve: Serve): void => void (this.serve = serve) };
  readonly webRequest = {
    onBeforeRequest: (listener: (details: { url: string }, answer: (decision: { cancel: boolean }) => void) => void): void => {
      this.allows = (url) => {
        let cancelled = false;
        listener({ url }, (decision) => (cancelled = decision.cancel));
        return !cancelled;
      };
    },
  };
  setPermissionRequestHandler = (): void => undefined;
  setPermissionCheckHandler = (): void => undefined;
  setDevicePermissionHandler = (): void => undefined;
  setDisplayMediaRequestHandler = (): void => undefined;
  setSpellCheckerEnabled = (): void => undefined;
  clearData = (): Promise<void> => {
    this.cleared = true;
    return Promise.resolve();
  };
}

const defaultSession = new SessionDouble();
const partitions = new Map<string, SessionDouble>();
const handlers = new Map<string, Listener>();

class WebContentsDouble extends EventEmitter {
  readonly mainFrame: FrameDouble;
  page: Page | undefined;
  constructor() {
    super();
    const current = (): string => toApp(this.page?.url() ?? '');
    this.mainFrame = {
      get url() {
        return current();
      },
    };
  }
  setWindowOpenHandler = (): void => undefined;
  send = (channel: string, told: unknown): void => {
    const event = [`ipc:${channel}`, told] as const;
    // A page that is closing hears nothing more.
    this.page?.evaluate(([name, detail]) => window.dispatchEvent(new CustomEvent(name, { detail })), event).catch(() => undefined);
  };
  frameOf = (frame: Frame): FrameDouble => (frame === this.page?.mainFrame() ? this.mainFrame : { url: toApp(frame.url()) });
  printToPDF = async (options: { pageSize: 'A4' | 'Letter'; generateTaggedPDF: boolean; generateDocumentOutline: boolean }): Promise<Buffer> => {
    if (!this.page) throw new Error('nothing is loaded');
    return this.page.pdf({
      format: options.pageSize,
      tagged: options.generateTaggedPDF,
      outline: options.generateDocumentOutline,
      preferCSSPageSize: true,
      printBackground: true,
    });
  };
}

/** What Electron gives a sandboxed preload; in a function of its own, because its names would clash with the page's. */
const runPreload = (source: string): string => `if (window === top) (() => {
  const exports = {}, module = { exports };
  const heard = new Map();
  const require = (name) => {
    if (name !== 'electron') throw new Error('a sandboxed preload can require nothing but electron');
    return {
      contextBridge: { exposeInMainWorld: (key, value) => { window[key] = value; } },
      ipcRenderer: {
        invoke: (channel, ...args) => window.ipcInvoke(channel, ...args),
        on: (channel, listener) => { const relay = (event) => listener({}, event.detail); heard.set(listener, relay); window.addEventListener('ipc:' + channel, relay); },
        off: (channel, listener) => window.removeEventListener('ipc:' + channel, heard.get(listener)),
      },
    };
  };
  ${source}
})();`;

export class WindowDouble extends EventEmitter {
  static readonly all: WindowDouble[] = [];
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents = new WebContentsDouble();
  readonly requests: string[] = [];
  readonly messages: string[] = [];
  destroyed = false;
  shown = false;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    WindowDouble.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  get page(): Page {
    if (!this.webContents.page) throw new Error('The window has loaded nothing yet.');
    return this.webContents.page;
  }

  loadURL = async (address: string): Promise<void> => {
    const { preload, partition, javascript } = this.options.webPreferences ?? {};
    const session = partition === undefined ? defaultSession : partitionOf(partition);
    const context = await (await openBrowser()).newContext({ javaScriptEnabled: javascript ?? true, viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    this.webContents.page = page;
    page.on('console', (message) => this.messages.push(message.text()));
    page.on('pageerror', (error) => this.messages.push(error.message));
    await context.route('**', async (route) => {
      const url = toApp(route.request().url());
      this.requests.push(url);
      if (!session.allows(url) || !url.startsWith('app://')) return route.abort();
      const response = await session.serve({ url, method: route.request().method() });
      // `'self'` of the policy is the translated origin; nothing else of the answer is touched.
      return route.fulfill({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: Buffer.from(await response.arrayBuffer()),
      });
    });
    await page.exposeBinding('ipcInvoke', ({ frame }, channel: string, ...args: unknown[]) =>
      handlers.get(channel)?.({ sender: this.webContents, senderFrame: this.webContents.frameOf(frame) }, ...args),
    );
    if (preload !== undefined) await page.addInitScript(runPreload(readFileSync(preload, 'utf8')));
    await page.goto(toWeb(address), { waitUntil: 'load' });
    this.emit('ready-to-show');
    this.webContents.emit('did-finish-load');
  };

  show = (): void => void (this.shown = true);
  focus = (): void => undefined;
  maximize = (): void => undefined;
  restore = (): void => undefined;
  isMinimized = (): boolean => false;
  isMaximized = (): boolean => false;
  isDestroyed = (): boolean => this.destroyed;
  getNormalBounds = () => ({ x: 10, y: 20, width: 1000, height: 700 });

  destroy = (): void => {
    this.destroyed = true;
    void this.webContents.page?.context().close();
    this.emit('closed');
  };

  close = (): void => {
    this.emit('close');
    this.destroy();
    if (WindowDouble.all.every((one) => one.destroyed)) app.emit('window-all-closed');
  };
}

const partitionOf = (name: string): SessionDouble => {
  const session = partitions.get(name) ?? new SessionDouble();
  partitions.set(name, session);
  return session;
};

class AppDouble extends EventEmitter {
  isPackaged = false;
  paths: Record<string, string> = {};
  ended: 'no' | 'quit' | number = 'no';
  getAppPath = (): string => join(import.meta.dirname, '../..');
  getVersion = (): string => '0.0.0-double';
  getPath = (name: string): string => this.paths[name] ?? '/nowhere';
  setPath = (name: string, path: string): void => void (this.paths[name] = path);
  requestSingleInstanceLock = (): boolean => true;
  enableSandbox = (): void => undefined;
  whenReady = (): Promise<void> => Promise.resolve();
  quit = (): void => {
    this.ended = 'quit';
    this.emit('will-quit');
  };
  exit = (code: number): void => void (this.ended = code);
}

const app = new AppDouble();
const saveTo: string[] = [];
const shownInFolder: string[] = [];
let menu: readonly MenuItemConstructorOptions[] = [];

export const electron = {
  app,
  BrowserWindow: WindowDouble,
  dialog: {
    showErrorBox: (title: string, sentence: string): never => {
      throw new Error(`${title}: ${sentence}`);
    },
    showMessageBoxSync: (): number => 0,
    showSaveDialog: () => Promise.resolve({ canceled: saveTo.length === 0, filePath: saveTo.shift() ?? '' }),
  },
  ipcMain: { handle: (channel: string, listener: Listener): void => void handlers.set(channel, listener) },
  Menu: {
    buildFromTemplate: (template: readonly MenuItemConstructorOptions[]) => template,
    setApplicationMenu: (template: readonly MenuItemConstructorOptions[]): void => void (menu = template),
  },
  nativeTheme: { shouldUseDarkColors: false },
  protocol: {
    registerSchemesAsPrivileged: (): void => undefined,
    handle: (scheme: string, serve: Serve): void => defaultSession.protocol.handle(scheme, serve),
  },
  screen: {
    getPrimaryDisplay: () => ({ id: 1, workArea: { x: 0, y: 0, width: 1600, height: 900 } }),
    getAllDisplays: () => [{ id: 1, workArea: { x: 0, y: 0, width: 1600, height: 900 } }],
  },
  session: { defaultSession, fromPartition: (name: string): SessionDouble => partitionOf(name) },
  shell: { showItemInFolder: (path: string): void => void shownInFolder.push(path) },
};

/** The test's side of the double: what it says to dialogs, and what it can look at afterwards. */
export const desk = {
  saveTo,
  shownInFolder,
  partitions,
  menuItem: (label: string): MenuItemConstructorOptions | undefined =>
    menu.flatMap((part) => part.submenu as MenuItemConstructorOptions[]).find((item) => item.label === label),
  closeBrowser: async (): Promise<void> => browser?.close(),
};
