/** The one window: made locked, where it was last time, shown when there is something to see. */
import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { startAddress } from './origin.ts';
import { mainWindowOptions } from './window-options.ts';
import { fitBounds, readWindowState, writeWindowState } from './window-state.ts';

export const openWindow = (preload: string, stateFolder: string): BrowserWindow => {
  const file = join(stateFolder, 'window.json');
  const state = readWindowState(file);
  // The primary display first: that is where a window goes whose display is gone.
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const areas = [primary, ...others].map((display) => display.workArea);
  const window = new BrowserWindow(mainWindowOptions(fitBounds(state?.bounds ?? null, areas), preload, nativeTheme.shouldUseDarkColors));
  window.once('ready-to-show', () => {
    if (state?.maximized === true) window.maximize();
    window.show();
  });
  window.on('close', () => writeWindowState(file, { bounds: window.getNormalBounds(), maximized: window.isMaximized() }));
  void window.loadURL(startAddress);
  return window;
};
