/** Hands files to the auditor by the system's dialog. The page learns a name and an opaque reference, never a path. */
import { basename, dirname, extname, join } from 'node:path';
import type { BrowserWindow, Dialog, SaveDialogOptions } from 'electron';
import type { Delivered } from '#contract/contract.ts';
import { Trouble } from '#application/ports.ts';
import { codeOf, fileSentence } from '../file-trouble.ts';
import { writePieces, writeWhole } from '../write-whole.ts';

const kinds: Readonly<Record<string, string>> = {
  '.pdf': 'PDF document',
  '.html': 'Web page',
  '.json': 'Postern file',
  '.csv': 'Table',
  '.postern': 'Sealed bundle',
};

export const saveDialogOptions = (name: string, folder: string): SaveDialogOptions => {
  const extension = extname(name);
  const filters = extension === '' ? [] : [{ name: kinds[extension] ?? 'File', extensions: [extension.slice(1)] }];
  return { title: 'Save as', defaultPath: join(folder, name), filters, properties: ['createDirectory', 'showOverwriteConfirmation'] };
};

export interface Deliverer {
  readonly deliver: (file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<Delivered>;
  readonly deliverPieces: (file: { readonly name: string; readonly pieces: () => AsyncIterable<Uint8Array> }) => Promise<Delivered>;
  readonly pathOf: (ref: string) => string;
}

/** `folder` is where the first dialog opens; later ones open where the last file went. */
export const createDeliverer = (dialog: Pick<Dialog, 'showSaveDialog'>, window: () => BrowserWindow | null, folder: string): Deliverer => {
  const saved = new Map<string, string>();
  let last = folder;
  const choose = (options: SaveDialogOptions) => {
    const parent = window();
    return parent === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options);
  };
  const save = async (name: string, write: (path: string) => void | Promise<void>): Promise<Delivered> => {
    const { canceled, filePath } = await choose(saveDialogOptions(name, last));
    if (canceled || filePath === '') return { kind: 'cancelled' };
    try {
      await write(filePath);
    } catch (error) {
      if (error instanceof Trouble) throw error;
      throw new Trouble(
        codeOf(error) === 'ENOSPC' ? 'storage-full' : 'storage-failed',
        `“${basename(filePath)}” could not be saved: ${fileSentence(error)}`,
        [],
        error,
      );
    }
    last = dirname(filePath);
    const ref = crypto.randomUUID();
    saved.set(ref, filePath);
    return { kind: 'saved', name: basename(filePath), ref };
  };
  return {
    deliver: ({ name, bytes }) => save(name, (path) => writeWhole(path, bytes)),
    deliverPieces: ({ name, pieces }) => save(name, (path) => writePieces(path, pieces())),
    pathOf: (ref) => {
      const path = saved.get(ref);
      if (path === undefined) throw new Trouble('not-found', 'This file was not saved in this session; look for it where you saved it.');
      return path;
    },
  };
};
