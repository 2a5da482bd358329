/** How every window of Postern is made. Pure, so that each switch is checked without Electron. */
import type { BrowserWindowConstructorOptions, Rectangle, WebPreferences } from 'electron';

/** Checklist items 2 to 10 and 15 of Electron's security tutorial; said aloud, because a default may change. */
const locked = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // The spell checker of Linux and Windows downloads its dictionaries; Postern asks nothing of any network.
  spellcheck: false,
  webgl: false,
  enableWebSQL: false,
} as const satisfies WebPreferences;

export const mainWindowOptions = (bounds: Rectangle, preload: string, dark: boolean): BrowserWindowConstructorOptions => ({
  ...bounds,
  minWidth: 720,
  minHeight: 480,
  title: 'Postern',
  // Shown when the first picture is there; the colour bridges the moment before.
  show: false,
  backgroundColor: dark ? '#14191c' : '#ffffff',
  autoHideMenuBar: false,
  webPreferences: { ...locked, preload },
});

/** The window that prints: never shown, no script, no preload, a session of its own that ends with it. */
export const printWindowOptions = (partition: string): BrowserWindowConstructorOptions => ({
  show: false,
  width: 1200,
  height: 1600,
  webPreferences: { ...locked, javascript: false, images: true, partition, offscreen: false },
});
