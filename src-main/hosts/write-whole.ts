/** Writes files so that a crash leaves the old one or the new one, never half of one. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Makes the renaming itself durable where the system allows folders to be opened. */
const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** A file beside its place, readable by the auditor alone, that takes the place only when it is whole and on the disk. */
const openBeside = (path: string) => {
  const beside = join(dirname(path), `.${basename(path).slice(0, 60)}.${crypto.randomUUID().slice(0, 8)}`);
  const handle = openSync(beside, 'wx', 0o600);
  let open = true;
  const close = (): void => {
    if (open) closeSync(handle);
    open = false;
  };
  return {
    write: (content: Uint8Array | string): void => writeFileSync(handle, content),
    commit: (): void => {
      fsyncSync(handle);
      close();
      renameSync(beside, path);
    },
    discard: (): void => {
      close();
      rmSync(beside, { force: true });
    },
  };
};

/** Writes beside and renames over. Throws what the file system throws; nothing is left behind then. */
export const writeWhole = (path: string, content: Uint8Array | string): void => {
  const file = openBeside(path);
  try {
    file.write(content);
    file.commit();
  } catch (error) {
    file.discard();
    throw error;
  }
  syncFolder(dirname(path));
};

/** The same for content that comes in pieces and may fail in the middle: nothing is left behind then either. */
export const writePieces = async (path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> => {
  const file = openBeside(path);
  try {
    for await (const piece of pieces) file.write(piece);
    file.commit();
  } catch (error) {
    file.discard();
    throw error;
  }
  syncFolder(dirname(path));
};
