/** A file too large for one message, handed over in pieces: never held whole, and left as soon as nobody wants it any more. */
import type { Failure, InputOf } from '#contract/contract.ts';
import { api } from './api.ts';
import { readBase64 } from './read-base64.ts';

export const pieceSize = 4 * 1_048_576;

interface Wanted {
  /** Asked between two pieces. */
  readonly goesOn: () => boolean;
  /** How much is handed over, 0 to 1. */
  readonly told: (share: number) => void;
}

/** What is not forgotten now is so when Postern ends. */
export const forgetFile = (ref: string): void => void api.invoke('forgetFile', { ref });

/** Gives the reference of the whole file, what went wrong, or null where it was left; of that nothing is kept. */
export const stageInPieces = async (
  file: File,
  { goesOn, told }: Wanted,
): Promise<{ readonly ref: string } | { readonly failure: Failure } | null> => {
  let ref: string | null = null;
  for (let at = 0; at < file.size || ref === null; at += pieceSize) {
    let base64: string;
    try {
      base64 = await readBase64(file.slice(at, at + pieceSize));
    } catch {
      return { failure: { code: 'file-invalid', sentence: `“${file.name}” could not be read.` } };
    }
    if (goesOn()) {
      const piece: InputOf<'stageFile'> = ref === null ? { base64 } : { ref, base64 };
      const outcome = await api.invoke('stageFile', piece);
      if (!outcome.ok) return { failure: outcome.error };
      ref = outcome.value.ref;
      told(outcome.value.bytes / Math.max(file.size, 1));
    }
    if (goesOn()) continue;
    if (ref !== null) forgetFile(ref);
    return null;
  }
  return { ref };
};
