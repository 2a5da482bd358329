/** Wires the desktop app: application, window, ipc, menu. Everything that decides something lies in a file of its own. */
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, dialog, ipcMain, Menu, protocol, session, shell, type BrowserWindow } from 'electron';
import { dispatch } from '#application/dispatch.ts';
import { Trouble, type Host } from '#application/ports.ts';
import type { HostEvent } from '#contract/contract.ts';
import { dataFolder } from '../data-folder.ts';
import { logFault } from '../log-fault.ts';
import { findResources } from '../find-resources.ts';
import { rendererServer } from '../serve-renderer.ts';
import type { Ask } from '../serve-preview.ts';
import { startApplication, type Started } from '../start-application.ts';
import { answerAddress, schemePrivileges } from './app-scheme.ts';
import { eventChannel } from './channels.ts';
import { watchFaults, watchWindow } from './crash-paths.ts';
import { createDeliverer } from './deliver.ts';
import { answerCalls } from './ipc.ts';
import { menuTemplate } from './native-menu.ts';
import { openWindow } from './open-window.ts';
import { origin, scheme } from './origin.ts';
import { printPdf } from './print.ts';
import { blockNetwork, secureContents, secureSession } from './secure-contents.ts';

let window: BrowserWindow | null = null;

const tell = (event: HostEvent): void => {
  if (window !== null && !window.isDestroyed()) window.webContents.send(eventChannel, event);
};

const createHost = (): Host => {
  const { deliver, deliverPieces, pathOf } = createDeliverer(dialog, () => window, app.getPath('documents'));
  return {
    describe: () => ({ kind: 'electron', version: app.getVersion(), abilities: { print: true, saveDialog: true, showInFolder: true } }),
    print: printPdf,
    deliver,
    deliverPieces,
    showInFolder: (ref) => shell.showItemInFolder(pathOf(ref)),
    progress: (event) => tell({ kind: 'progress', ...event }),
    failure: (sentence) => tell({ kind: 'failure', sentence }),
  };
};

/** One database for all hosts: what the command line lists is what the window shows. */
const start = (): Started =>
  startApplication({
    dataFolder: dataFolder({ env: process.env, platform: process.platform, home: homedir() }),
    resources: app.isPackaged ? process.resourcesPath : findResources(import.meta.dirname),
    host: createHost(),
  });

const openApp = (started: Started): void => {
  const ask: Ask = (operation, input) => dispatch(started.application, operation, input, logFault);
  const built = join(app.getAppPath(), 'out');
  secureSession(session.defaultSession);
  blockNetwork(session.defaultSession, (url) => url.startsWith(`${origin}/`) || /^(data|blob):/.test(url));
  protocol.handle(scheme, answerAddress(rendererServer(join(built, 'renderer')), ask));
  answerCalls(ipcMain, () => window, ask);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, (command) => tell({ kind: 'menu', command }))));
  const open = (): void => {
    window = openWindow(join(built, 'preload', 'index.cjs'), app.getPath('userData'));
    watchWindow(window, tell);
    window.on('closed', () => {
      window = null;
    });
  };
  open();
  app.on('activate', () => {
    if (window === null) open();
  });
  app.on('will-quit', () => started.close());
};

/** A database that cannot be opened is told in the words of the storage; nothing is touched. */
const startOrTell = (): void => {
  try {
    openApp(start());
  } catch (error) {
    logFault(error);
    dialog.showErrorBox(
      'Postern cannot start',
      error instanceof Trouble ? error.message : 'Something went wrong while Postern started. Start it again; your assessments are untouched.',
    );
    app.exit(1);
  }
};

const focus = (): void => {
  if (window?.isMinimized() === true) window.restore();
  window?.focus();
};

/** Electron's own files follow the library that was chosen; it wants the folder to be there. */
const moveWindowData = (chosen: string | undefined): void => {
  if (chosen === undefined || chosen === '') return;
  const folder = join(chosen, 'window');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
};

export const startDesktop = (): void => {
  moveWindowData(process.env['POSTERN_DATA']);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([schemePrivileges]);
  watchFaults(tell);
  secureContents(app);
  app.on('second-instance', focus);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.whenReady().then(startOrTell, logFault);
};
