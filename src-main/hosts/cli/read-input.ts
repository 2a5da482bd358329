/** Bytes of a file that somebody named, or of standard input; every refusal is a sentence that names the file. */
import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { Trouble } from '#application/ports.ts';
import { fileTooLarge, mostFileBytes, sayMegabytes } from '#core/assessment/limits.ts';
import { fileSentence } from '../file-trouble.ts';

/** What is read of `-` is called this in sentences. */
export const nameOf = (file: string): string => (file === '-' ? 'standard input' : file);

const tooLarge = (size: string): Trouble => new Trouble('too-large', `the file ${fileTooLarge(size)}`);

/** Reads to the end or one byte beyond the cap: a device or pipe that never ends is refused too. */
const readAll = (handle: number): Uint8Array => {
  const pieces: Buffer[] = [];
  let size = 0;
  for (;;) {
    const piece = Buffer.allocUnsafe(Math.min(1_048_576, mostFileBytes + 1 - size));
    const count = readSync(handle, piece);
    if (count === 0) return Buffer.concat(pieces);
    size += count;
    if (size > mostFileBytes) throw tooLarge(`more than ${sayMegabytes(mostFileBytes)}`);
    pieces.push(piece.subarray(0, count));
  }
};

/** As one, up to the cap of an answers file. */
export const collectPieces = async (source: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of source) {
    size += piece.byteLength;
    if (size > mostFileBytes) throw tooLarge(`more than ${sayMegabytes(mostFileBytes)}`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
};

const readFile = (file: string): Uint8Array => {
  const handle = openSync(file, 'r');
  try {
    const about = fstatSync(handle);
    if (about.isDirectory()) throw Object.assign(new Error('directory'), { code: 'EISDIR' });
    if (about.size > mostFileBytes) throw tooLarge(sayMegabytes(about.size));
    return readAll(handle);
  } finally {
    closeSync(handle);
  }
};

/** Throws `Trouble` whose sentence does not name the file; the caller puts the name before it. */
export const readInput = async (file: string): Promise<Uint8Array> => {
  try {
    return file === '-' ? await collectPieces(process.stdin as AsyncIterable<Buffer>) : readFile(file);
  } catch (error) {
    if (error instanceof Trouble) throw error;
    throw new Trouble('file-invalid', fileSentence(error), [], error);
  }
};

/** The bytes as they come, without a cap: whoever takes them has one. Throws like `readInput`. */
export async function* piecesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* (file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1_048_576 })) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new Trouble('file-invalid', fileSentence(error), [], error);
  }
}
