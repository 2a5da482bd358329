import { describe, expect, it } from 'vitest';
import { mainWindowOptions, printWindowOptions } from '#hosts/electron/window-options.ts';

const bounds = { x: 0, y: 0, width: 100, height: 100 };
const windows = [
  ['the main window', mainWindowOptions(bounds, '/app/out/preload/index.cjs', false)],
  ['the printing window', printWindowOptions('print-1')],
] as const;

/** Switch of Electron's security checklist -> what it has to be. */
const wanted = {
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
  spellcheck: false,
};

describe.each(windows)('%s', (_name, options) => {
  it.each(Object.entries(wanted))('has %s set to %s, said aloud', (name, value) => {
    expect(options.webPreferences).toHaveProperty(name, value);
  });

  it('is not shown before it has something to show', () => {
    expect(options.show).toBe(false);
  });
});

describe('the printing window', () => {
  it('runs no script, has no preload and keeps nothing on disk', () => {
    const { javascript, preload, partition } = printWindowOptions('print-1').webPreferences ?? {};
    expect(javascript).toBe(false);
    expect(preload).toBeUndefined();
    expect(partition).not.toMatch(/^persist:/);
  });
});
