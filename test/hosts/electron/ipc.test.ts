import type { BrowserWindow, IpcMain } from 'electron';
import { describe, expect, it } from 'vitest';
import { answerCalls } from '#hosts/electron/ipc.ts';
import { dispatchChannel } from '#hosts/electron/channels.ts';

type Handler = (event: unknown, operation: unknown, input: unknown) => unknown;

/** The wiring with Electron's objects reduced to what it looks at. */
const wire = (windowIsThere = true) => {
  const handlers = new Map<string, Handler>();
  const asked: unknown[] = [];
  const mainFrame = { url: 'app://postern/' };
  const webContents = { mainFrame };
  const window = { webContents, isDestroyed: () => false } as unknown as BrowserWindow;
  answerCalls(
    { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) } as unknown as IpcMain,
    () => (windowIsThere ? window : null),
    (operation, input) => {
      asked.push([operation, input]);
      return Promise.resolve({ ok: true, value: 'done' });
    },
  );
  const call = (event: unknown, operation: unknown = 'listAssessments') => handlers.get(dispatchChannel)?.(event, operation, {});
  return { call, asked, mainFrame, webContents, channels: [...handlers.keys()] };
};

describe('calls from the page', () => {
  it('come in by one channel and are passed on', async () => {
    const { call, asked, mainFrame, webContents, channels } = wire();
    expect(channels).toEqual([dispatchChannel]);
    expect(await call({ sender: webContents, senderFrame: mainFrame })).toEqual({ ok: true, value: 'done' });
    expect(asked).toEqual([['listAssessments', {}]]);
  });

  it('are refused with an error, not with silence, when the sender is not our page', async () => {
    const { call, asked, mainFrame, webContents } = wire();
    const strangers = [
      { sender: webContents, senderFrame: null },
      { sender: webContents, senderFrame: { url: 'app://postern/' } },
      { sender: { mainFrame }, senderFrame: mainFrame },
      { sender: { ...webContents, mainFrame: { url: 'about:blank' } }, senderFrame: mainFrame },
    ];
    for (const event of strangers) expect(await call(event)).toMatchObject({ ok: false, error: { code: 'refused' } });
    mainFrame.url = 'https://evil.example/';
    expect(await call({ sender: webContents, senderFrame: mainFrame })).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(asked).toEqual([]);
  });

  it('are refused when there is no window', async () => {
    const { call, mainFrame, webContents } = wire(false);
    expect(await call({ sender: webContents, senderFrame: mainFrame })).toMatchObject({ ok: false, error: { code: 'refused' } });
  });

  it.each([null, undefined, 7, {}, ['listAssessments'], Symbol('x')])('are bad input when the operation is %s', async (operation) => {
    const { call, asked, mainFrame, webContents } = wire();
    expect(await call({ sender: webContents, senderFrame: mainFrame }, operation === undefined ? null : operation)).toMatchObject({
      ok: false,
      error: { code: 'bad-input' },
    });
    expect(asked).toEqual([]);
  });
});
