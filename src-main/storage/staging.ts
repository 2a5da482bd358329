/** Large files on their way in: written piece by piece into a folder for the user alone, gone when Postern ends or starts again. */
import { appendFileSync, createReadStream, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Trouble, type Staging } from '#application/ports.ts';
import { toTrouble } from './trouble.ts';

const prefix = 'incoming-';
/** One per window, and room for one more. The oldest goes when another comes. */
const mostFiles = 4;
const pieceSize = 1_048_576;

export interface OpenedStaging extends Staging {
  readonly close: () => void;
}

/** What an earlier run left behind goes; gives whether there was something: that run ended while it took a file in. */
const clear = (folder: string): boolean => {
  const left = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory() && one.name.startsWith(prefix));
  for (const { name } of left) rmSync(join(folder, name), { recursive: true, force: true });
  return left.length > 0;
};

interface Leftovers {
  /** Nobody else works with the folder, so that what lies there is left over. */
  readonly alone: boolean;
  /** Something was: an import may have been cut off. */
  readonly found: () => void;
  readonly told: (trouble: Trouble) => void;
}

/** In `folder`, the data folder, so that nothing of a client's lies elsewhere. */
export const openStaging = (folder: string, { alone, found, told }: Leftovers): OpenedStaging => {
  const files = new Set<string>();
  let place: string | null = null;
  const guard = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw toTrouble(error);
    }
  };
  try {
    if (alone && clear(folder)) found();
  } catch (error) {
    // It costs room and nothing else; Postern starts all the same.
    told(toTrouble(error));
  }
  const pathOf = (ref: string): string => {
    if (place === null || !files.has(ref)) throw new Trouble('not-found', 'This file is not held any more. Choose it again.');
    return join(place, ref);
  };
  const forget = (ref: string): void => {
    if (files.delete(ref) && place !== null) rmSync(join(place, ref), { force: true });
  };
  return {
    open: () =>
      guard(() => {
        mkdirSync(folder, { recursive: true });
        place ??= mkdtempSync(join(folder, prefix));
        const [oldest] = files;
        if (oldest !== undefined && files.size >= mostFiles) forget(oldest);
        const ref = crypto.randomUUID();
        appendFileSync(join(place, ref), '', { mode: 0o600, flag: 'ax' });
        files.add(ref);
        return ref;
      }),
    append: (ref, base64) =>
      guard(() => {
        const path = pathOf(ref);
        appendFileSync(path, Buffer.from(base64, 'base64'));
        return statSync(path).size;
      }),
    sizeOf: (ref) => guard(() => statSync(pathOf(ref)).size),
    read: async function* (ref) {
      const path = pathOf(ref);
      try {
        for await (const piece of createReadStream(path, { highWaterMark: pieceSize })) yield piece as Uint8Array;
      } catch (error) {
        throw toTrouble(error);
      }
    },
    forget: (ref) => guard(() => forget(ref)),
    close: () => {
      if (place !== null) rmSync(place, { recursive: true, force: true });
      files.clear();
      place = null;
    },
  };
};
