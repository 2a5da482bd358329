/** Writes files so that a crash leaves the old one or the new one, never half of one. */
import { randomUUID } from 'node:crypto';
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

/** Writes beside and renames over. Readable by the auditor alone. Throws what the file system throws; nothing is left behind then. */
export const writeWhole = (path: string, content: Uint8Array | string): void => {
  const beside = join(dirname(path), `.${basename(path).slice(0, 60)}.${randomUUID().slice(0, 8)}`);
  const handle = openSync(beside, 'wx', 0o600);
  try {
    try {
      writeFileSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
};
