/** A passphrase comes from a file: on the command line itself every user of the machine could read it. */
import { Trouble } from '#application/ports.ts';
import { readInput } from './read-input.ts';

/** The first line of the file, or null where none was named. */
export const readPassphrase = async (file: string | undefined): Promise<string | null> => {
  if (file === undefined) return null;
  let line: string;
  try {
    line = new TextDecoder('utf-8', { fatal: true }).decode(await readInput(file)).split(/\r?\n/, 1)[0] ?? '';
  } catch (error) {
    throw new Trouble('file-invalid', `${file}: ${error instanceof Trouble ? error.message : 'the passphrase is not UTF-8 text.'}`, [], error);
  }
  if (line === '') throw new Trouble('file-invalid', `${file}: the first line is empty; write the passphrase there.`);
  return line;
};
