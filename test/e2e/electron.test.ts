import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Transport } from '#contract/contract.ts';
import { answersFile } from '../hosts/cli/run-postern.ts';
import { findElectron } from './find-electron.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'postern-electron-'));
const binary = findElectron();

type PosternWindow = Window & { readonly postern: Transport };

/** Skipped aloud where Electron's binary is not there (it comes from GitHub); .github/workflows/release.yml runs it. */
describe.skipIf(binary === null)('the desktop app in real Electron', { timeout: 120_000 }, () => {
  let app: ElectronApplication;
  let page: Page;
  beforeAll(async () => {
    app = await _electron.launch({ executablePath: binary ?? '', args: [root], env: { ...process.env, POSTERN_DATA: join(folder, 'data') } });
    page = await app.firstWindow();
    await page.waitForLoadState();
  }, 60_000);
  afterAll(() => app.close());

  it('is served from its own scheme, as a secure context, with its policy', async () => {
    expect(page.url()).toBe('app://postern/');
    expect(await page.evaluate(() => window.isSecureContext)).toBe(true);
    await expect(page.evaluate(() => void (document.createElement('div').innerHTML = '<b>markup</b>'))).rejects.toThrow(/TrustedHTML/);
  });

  it('is sandboxed: no Node, no Electron, only the transport', async () => {
    expect(
      await page.evaluate(() => [typeof (globalThis as { process?: unknown }).process, typeof (globalThis as { require?: unknown }).require]),
    ).toEqual(['undefined', 'undefined']);
    expect(await page.evaluate(() => Object.keys((window as unknown as PosternWindow).postern).sort())).toEqual(['invoke', 'listen']);
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences: () => object };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
  });

  it('goes nowhere and opens nothing', async () => {
    await page.evaluate(() => void (location.href = 'https://example.com/'));
    await page.waitForTimeout(500);
    expect(page.url()).toBe('app://postern/');
    expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull();
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('reaches no network and no file', async () => {
    for (const url of ['https://example.com/', 'http://127.0.0.1:9/', 'file:///etc/hostname'])
      await expect(page.evaluate((address) => fetch(address).then(() => 'reached'), url)).rejects.toThrow();
  });

  it('is denied every permission but copying', async () => {
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
    await expect(page.evaluate(() => navigator.clipboard.readText())).rejects.toThrow();
  });

  it('saves an answer, and prints a tagged PDF with outline with its own engine', async () => {
    const base64 = Buffer.from(answersFile()).toString('base64');
    const imported = await page.evaluate(
      (content) => (window as unknown as PosternWindow).postern.invoke('importAssessment', { name: 'kestrel', base64: content }),
      base64,
    );
    if (!imported.ok) throw new Error(imported.error.sentence);
    const { id } = imported.value;
    const change = { kind: 'answer', key: 'Q-VIC-VC-01', value: { value: 'unknown' } } as const;
    expect(await page.evaluate((input) => (window as unknown as PosternWindow).postern.invoke('change', input), { id, change })).toMatchObject({
      ok: true,
    });
    const target = join(folder, 'report.pdf');
    await app.evaluate(({ dialog }, filePath) => void (dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })), target);
    const saved = await page.evaluate(
      (one) => (window as unknown as PosternWindow).postern.invoke('exportReport', { id: one, format: 'pdf', options: { paper: 'A4', without: [] } }),
      id,
    );
    expect(saved).toMatchObject({ ok: true, value: { kind: 'saved' } });
    const pdf = readFileSync(target).toString('latin1');
    expect(pdf).toContain('/StructTreeRoot');
    expect(pdf).toContain('/Outlines');
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('opens the window again when it dies, and says so', async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isCrashed()), { timeout: 20_000 })
      .toBe(false);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())).toBe('app://postern/');
  });
});
