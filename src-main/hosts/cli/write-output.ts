/** Writes what a command made to where its user said: a file, whole or not at all, or standard output. */
import { appendFileSync, lstatSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { Trouble } from '#application/ports.ts';
import { codeOf, fileSentence } from '../file-trouble.ts';
import { writePieces, writeWhole } from '../write-whole.ts';
import type { Terminal } from './terminal.ts';

const isThere = (path: string): boolean => {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
};

/** A link is followed, not replaced. A device or pipe (`/dev/null`) is written to, not renamed over. */
const save = (path: string, bytes: Uint8Array): void => {
  if (!isThere(path)) return writeWhole(path, bytes);
  const target = realpathSync(path);
  const about = statSync(target);
  if (about.isDirectory()) throw Object.assign(new Error('directory'), { code: 'EISDIR' });
  if (about.isFile()) writeWhole(target, bytes);
  else writeFileSync(target, bytes);
};

const notWritten = (path: string, error: unknown): unknown =>
  error instanceof Trouble
    ? error
    : new Trouble(codeOf(error) === 'ENOSPC' ? 'storage-full' : 'storage-failed', `${path} was not written: ${fileSentence(error)}`, [], error);

/** `-` is standard output. Throws `Trouble` that names the place. */
export const writeOutput = async (terminal: Terminal, path: string, bytes: Uint8Array): Promise<void> => {
  if (path === '-') return terminal.write(bytes);
  try {
    save(path, bytes);
  } catch (error) {
    throw notWritten(path, error);
  }
};

/** The same for what is too large to be held. A device or pipe is written to as the pieces come. */
export const writeOutputPieces = async (terminal: Terminal, path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> => {
  if (path === '-') {
    for await (const piece of pieces) await terminal.write(piece);
    return;
  }
  try {
    const target = isThere(path) ? realpathSync(path) : path;
    const about = statSync(target, { throwIfNoEntry: false });
    if (about?.isDirectory()) throw Object.assign(new Error('directory'), { code: 'EISDIR' });
    if (!about || about.isFile()) await writePieces(target, pieces);
    else for await (const piece of pieces) appendFileSync(target, piece);
  } catch (error) {
    throw notWritten(path, error);
  }
};
