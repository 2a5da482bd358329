/** A bundle under a passphrase: the whole file in the age format (age-encryption.org/v1, scrypt), streamed in pieces of 64 KB. */
import { Readable } from 'node:stream';
import { Decrypter, Encrypter } from 'age-encryption';
import { BundleFault } from './fault.ts';
import { readPieces, type PieceReader } from './pieces.ts';

const firstLine = 'age-encryption.org/v1\n';
/** A header for a passphrase has a few hundred bytes; one that does not end within this is no such header. */
const mostHeader = 2_048;
/** 2^18 needs 256 MB and about a second; more is refused, because a file must not decide how much memory reading it takes. */
const workFactor = 18;

type Bytes = Uint8Array<ArrayBuffer>;

const toWeb = (pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): ReadableStream<Bytes> =>
  Readable.toWeb(Readable.from(pieces, { objectMode: true, highWaterMark: 1 })) as unknown as ReadableStream<Bytes>;

/** The same text however the keyboard composed it. */
const composed = (passphrase: string): string => passphrase.normalize('NFC');

/** `strength` is the base-2 logarithm of the work; tests may ask for less. */
export async function* encryptPieces(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  passphrase: string,
  strength = workFactor,
): AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(composed(passphrase));
  encrypter.setScryptWorkFactor(strength);
  yield* (await encrypter.encrypt(toWeb(pieces))) as unknown as AsyncIterable<Uint8Array>;
}

const peekText = async (reader: PieceReader, length: number): Promise<string> => new TextDecoder('latin1').decode(await reader.peek(length));

export const isEncrypted = async (reader: PieceReader): Promise<boolean> => (await peekText(reader, firstLine.length)) === firstLine;

const checkHeader = (header: string): void => {
  const strength = /^age-encryption\.org\/v1\n-> scrypt \S+ (\d{1,2})\n[^\n]+\n--- /.exec(header)?.[1];
  if (strength === undefined)
    throw new BundleFault('altered', 'The file is encrypted, but not with a passphrase in the way in which Postern does it; it cannot be read here.');
  if (Number(strength) > workFactor)
    throw new BundleFault('too-large', 'The passphrase of this file asks for more memory than Postern gives it. Do not rely on this file.');
};

async function* decrypted(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    if (error instanceof BundleFault) throw error;
    throw new BundleFault('altered', 'The encrypted file was altered, damaged or cut off. Ask for it once more.', error);
  }
}

/** The bundle inside. Throws `passphrase-needed` without one and `passphrase-wrong` with another one. */
export const decryptPieces = async (reader: PieceReader, passphrase: string | null): Promise<PieceReader> => {
  checkHeader(await peekText(reader, mostHeader));
  if (passphrase === null) throw new BundleFault('passphrase-needed', 'The bundle is closed with a passphrase. Give the passphrase to open it.');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(composed(passphrase));
  let inside: AsyncIterable<Uint8Array>;
  try {
    inside = await decrypter.decrypt(toWeb(reader.rest()));
  } catch (error) {
    if (error instanceof BundleFault) throw error;
    const wrong = error instanceof Error && error.message.startsWith('no identity matched');
    throw wrong
      ? new BundleFault('passphrase-wrong', 'The passphrase does not open this bundle. Check it and try again.', error)
      : new BundleFault('altered', 'The encrypted file was altered, damaged or cut off. Ask for it once more.', error);
  }
  return readPieces(decrypted(inside));
};
