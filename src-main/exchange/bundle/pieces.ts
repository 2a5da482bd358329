/** Reads a stream of byte pieces of any length as if it were one file that is walked once from its beginning. */
import { joinBytes } from '../archive/bytes.ts';
import { BundleFault } from './fault.ts';

export interface PieceReader {
  /** Exactly `length` bytes, kept by the caller. Throws where the stream ends before. */
  readonly take: (length: number) => Promise<Uint8Array>;
  /** The next `length` bytes as they come, each piece only until the next one is asked for. */
  readonly flow: (length: number) => AsyncGenerator<Uint8Array>;
  /** The next bytes without passing them: `length`, or fewer where the stream ends. */
  readonly peek: (length: number) => Promise<Uint8Array>;
  readonly atEnd: () => Promise<boolean>;
  /** Everything that was not taken yet. */
  readonly rest: () => AsyncGenerator<Uint8Array>;
  /** Where the reader stands, in bytes. */
  readonly position: () => number;
}

const truncated = (): BundleFault => new BundleFault('altered', 'The file ends before the bundle does: it was cut off. Ask for it once more.');

export const readPieces = (source: AsyncIterable<Uint8Array>): PieceReader => {
  const iterator = source[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);
  let ended = false;
  let position = 0;

  const more = async (): Promise<Uint8Array | null> => {
    while (!ended) {
      const next = await iterator.next();
      if (next.done === true) ended = true;
      else if (next.value.length > 0) return next.value;
    }
    return null;
  };
  const hold = async (length: number): Promise<void> => {
    const pieces = [held];
    let size = held.length;
    while (size < length) {
      const piece = await more();
      if (piece === null) break;
      pieces.push(piece);
      size += piece.length;
    }
    if (pieces.length === 1) return;
    held = joinBytes(pieces);
  };
  const pass = (length: number): Uint8Array => {
    const passed = held.subarray(0, length);
    held = held.subarray(length);
    position += length;
    return passed;
  };

  return {
    position: () => position,
    take: async (length) => {
      await hold(length);
      if (held.length < length) throw truncated();
      return pass(length).slice();
    },
    peek: async (length) => {
      await hold(length);
      return held.subarray(0, length);
    },
    atEnd: async () => {
      await hold(1);
      return held.length === 0;
    },
    flow: async function* (length) {
      let left = length;
      while (left > 0) {
        if (held.length === 0) {
          const piece = await more();
          if (piece === null) throw truncated();
          held = piece;
        }
        const piece = pass(Math.min(left, held.length));
        left -= piece.length;
        yield piece;
      }
    },
    rest: async function* () {
      for (;;) {
        if (held.length > 0) yield pass(held.length);
        const piece = await more();
        if (piece === null) return;
        held = piece;
      }
    },
  };
};
