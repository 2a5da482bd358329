/** Who asks, then what: the sender is checked before anything of the message is looked at, and refused with an error. */
import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from 'electron';
import type { Outcome } from '#contract/contract.ts';
import type { Ask } from '../serve-preview.ts';
import { dispatchChannel } from './channels.ts';
import { trustsSender, type Sender } from './security-policy.ts';

const senderOf = (event: IpcMainInvokeEvent, window: BrowserWindow | null): Sender | null => {
  const frame = event.senderFrame;
  if (frame === null || window === null || window.isDestroyed()) return null;
  return { url: frame.url, isMainFrame: frame === event.sender.mainFrame, isOurWindow: event.sender === window.webContents };
};

const refused: Outcome<never> = { ok: false, error: { code: 'refused', sentence: 'Only the window of Postern may ask this.' } };

export const answerCalls = (ipcMain: IpcMain, window: () => BrowserWindow | null, ask: Ask): void => {
  ipcMain.handle(dispatchChannel, (event, operation: unknown, input: unknown): Promise<Outcome<unknown>> | Outcome<unknown> => {
    if (!trustsSender(senderOf(event, window()))) return refused;
    return typeof operation === 'string'
      ? ask(operation, input)
      : { ok: false, error: { code: 'bad-input', sentence: 'The request is no operation.' } };
  });
};
