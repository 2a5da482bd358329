import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Transport } from '#contract/contract.ts';
import { answersFile, runPostern } from '../hosts/cli/run-postern.ts';
import { desk, electron, WindowDouble } from './electron-double.ts';

vi.mock('electron', () => electron);

const folder = mkdtempSync(join(tmpdir(), 'postern-desktop-'));
const data = join(folder, 'data');

declare global {
  interface Window {
    postern: Transport;
    heard: unknown[];
    ipcInvoke: (channel: string, ...args: unknown[]) => Promise<unknown>;
  }
}

describe('the built desktop app over a double of Electron, which proves no sandbox, no isolation and no dialog', () => {
  let main: WindowDouble;

  beforeAll(async () => {
    const built = join(import.meta.dirname, '../../out/main/index.js');
    if (!existsSync(built)) throw new Error('Nothing is built yet; run “npm test”, which builds first.');
    vi.stubEnv('POSTERN_DATA', data);
    await import(/* @vite-ignore */ pathToFileURL(built).href);
    await vi.waitFor(() => expect(WindowDouble.all[0]?.shown).toBe(true), { timeout: 20_000 });
    main = WindowDouble.all[0] as WindowDouble;
  }, 40_000);
  afterAll(() => desk.closeBrowser());

  it('opens one locked window', () => {
    expect(WindowDouble.all).toHaveLength(1);
    expect(main.options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
  });

  it('shows the screens without a violation of their policy', async () => {
    expect(await main.page.title()).toContain('Postern');
    await vi.waitFor(async () => expect((await main.page.locator('#app').innerText()).length).toBeGreaterThan(0), { timeout: 10_000 });
    expect(main.messages.filter((message) => /Content Security Policy|TrustedHTML|Refused/.test(message))).toEqual([]);
    expect(main.requests.every((url) => url.startsWith('app://postern/'))).toBe(true);
  });

  it('answers the page through preload and ipc', async () => {
    const outcome = await main.page.evaluate(() => window.postern.invoke('describeHost', {}));
    expect(outcome).toMatchObject({ ok: true, value: { kind: 'electron', abilities: { print: true, saveDialog: true, showInFolder: true } } });
    const refused = await main.page.evaluate(() => window.postern.invoke('openAssessment', { id: '../x' }));
    expect(refused).toMatchObject({ ok: false });
  });

  it('imports, previews, saves through the dialog, prints in a window of its own, and shows the folder', async () => {
    const base64 = Buffer.from(answersFile()).toString('base64');
    const imported = await main.page.evaluate(
      (content) => window.postern.invoke('importAssessment', { name: 'kestrel.postern.json', base64: content }),
      base64,
    );
    if (!imported.ok) throw new Error(imported.error.sentence);
    const { id } = imported.value;
    const options = { paper: 'A4', without: [] } as const;

    const html = join(folder, 'report.html');
    desk.saveTo.push(html);
    const saved = await main.page.evaluate(([one, chosen]) => window.postern.invoke('exportReport', { id: one, format: 'html', options: chosen }), [
      id,
      options,
    ] as const);
    if (!saved.ok || saved.value.kind !== 'saved') throw new Error(JSON.stringify(saved));
    expect(readFileSync(html, 'utf8')).toContain('Kestrel Freight');
    await main.page.evaluate((ref) => window.postern.invoke('showInFolder', { ref }), saved.value.ref);
    expect(desk.shownInFolder).toEqual([html]);

    const pdf = join(folder, 'report.pdf');
    desk.saveTo.push(pdf);
    expect(
      await main.page.evaluate(([one, chosen]) => window.postern.invoke('exportReport', { id: one, format: 'pdf', options: chosen }), [
        id,
        options,
      ] as const),
    ).toMatchObject({ ok: true, value: { kind: 'saved', name: 'report.pdf' } });
    const printed = readFileSync(pdf).toString('latin1');
    expect(printed).toContain('/StructTreeRoot');
    expect(printed).toContain('/Outlines');

    const printWindow = WindowDouble.all[1];
    expect(printWindow?.options).toMatchObject({ show: false, webPreferences: { javascript: false, sandbox: true } });
    expect(printWindow?.options.webPreferences?.preload).toBeUndefined();
    expect(printWindow?.requests.filter((url) => !url.startsWith('data:'))).toEqual(['app://print/']);
    expect(printWindow?.destroyed).toBe(true);
    expect([...desk.partitions.values()].every((session) => session.cleared)).toBe(true);

    await main.page.evaluate(
      ({ one, chosen }) => {
        const frame = document.createElement('iframe');
        frame.setAttribute('sandbox', '');
        frame.src = `/preview?id=${one}&options=${encodeURIComponent(JSON.stringify(chosen))}`;
        document.body.append(frame);
      },
      { one: id, chosen: options },
    );
    await vi.waitFor(() => expect(main.page.frames().some((frame) => frame.url().includes('/preview'))).toBe(true));
    const preview = main.page.frames().find((frame) => frame.url().includes('/preview'));
    expect(await preview?.locator('h1').first().innerText()).toContain('Kestrel Freight');
    expect(
      await preview?.evaluate(() => window.ipcInvoke('postern:dispatch', 'listAssessments', {})),
      'a frame inside the page may ask nothing',
    ).toMatchObject({ ok: false, error: { code: 'refused' } });
  });

  it('says nothing to the page when the dialog is cancelled', async () => {
    const listed = await main.page.evaluate(() => window.postern.invoke('listAssessments', {}));
    const id = listed.ok ? (listed.value[0]?.id ?? '') : '';
    expect(
      await main.page.evaluate(
        (one) => window.postern.invoke('exportReport', { id: one, format: 'json', options: { paper: 'A4', without: [] } }),
        id,
      ),
    ).toEqual({ ok: true, value: { kind: 'cancelled' } });
  });

  it('tells the page what was chosen in the menu', async () => {
    await main.page.evaluate(() => {
      window.heard = [];
      window.postern.listen((event) => window.heard.push(event));
    });
    (desk.menuItem('Command palette')?.click as (() => void) | undefined)?.();
    await vi.waitFor(async () => expect(await main.page.evaluate(() => window.heard)).toEqual([{ kind: 'menu', command: 'palette' }]));
  });

  it('remembers the window and leaves the library to others when it ends', async () => {
    main.close();
    expect(electron.app.ended).toBe('quit');
    expect(JSON.parse(readFileSync(join(data, 'window', 'window.json'), 'utf8'))).toMatchObject({ bounds: { width: 1000, height: 700 } });
    const { code, stdout } = await runPostern(['list', '--json'], { env: { POSTERN_DATA: data } });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual([expect.objectContaining({ title: 'Kestrel Freight' })]);
  });
});
