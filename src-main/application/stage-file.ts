/** A file too large for one message, taken in piece by piece before anything is done with it. */
import type { InputOf, OutputOf } from '#contract/contract.ts';
import { mostContainerBytes } from '#exchange/bundle/container.ts';
import { Trouble, type Ports } from './ports.ts';

/** The largest bundle that is ever written, with what a passphrase adds to it. */
const mostBytes = mostContainerBytes + 16 * 1_048_576;

/** Adds a piece, counted by its actual bytes; without `ref` it is the first of a new file. */
export const stageFile =
  ({ staging }: Pick<Ports, 'staging'>) =>
  ({ ref, base64 }: InputOf<'stageFile'>): OutputOf<'stageFile'> => {
    if (base64.length % 4 !== 0) throw new Trouble('bad-input', 'The bytes did not arrive whole. Try again.');
    const file = ref ?? staging.open();
    const bytes = staging.append(file, base64);
    if (bytes > mostBytes) {
      staging.forget(file);
      throw new Trouble('too-large', 'The file has more than 4 GB, which no sealed bundle has. Choose the right file.');
    }
    return { ref: file, bytes };
  };
