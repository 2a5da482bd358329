/** Ed25519 keys as bundles name them: the public key as base64 of its SPKI form, and the SHA-256 of that form as fingerprint. */
import { createHash, createPublicKey, verify } from 'node:crypto';

export interface Signer {
  /** As the signer calls himself; proves nothing. */
  readonly name: string;
  /** Base64 of the 44 bytes that `openssl pkey -pubin -outform DER` gives. */
  readonly publicKey: string;
  /** SHA-256 of those bytes, 64 lower-case hex digits. */
  readonly fingerprint: string;
}

/** What every Ed25519 key in SPKI form starts with; the key's own 32 bytes follow. */
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');

/** The key's bytes, or null where the text is no Ed25519 key in its one accepted form. */
const keyBytes = (publicKey: string): Buffer | null => {
  const bytes = Buffer.from(publicKey, 'base64');
  const fits = bytes.length === spkiHead.length + 32 && bytes.subarray(0, spkiHead.length).equals(spkiHead) && bytes.toString('base64') === publicKey;
  return fits ? bytes : null;
};

/** The fingerprint of a public key, or null where it is none. */
export const fingerprintOf = (publicKey: string): string | null => {
  const bytes = keyBytes(publicKey);
  return bytes === null ? null : createHash('sha256').update(bytes).digest('hex');
};

/** Whether `signature` is this key's over exactly these bytes. */
export const isSignedBy = (publicKey: string, content: Uint8Array, signature: Uint8Array): boolean => {
  const bytes = keyBytes(publicKey);
  if (bytes === null) return false;
  return verify(null, content, createPublicKey({ key: bytes, format: 'der', type: 'spki' }), signature);
};

/** In groups of four, as it is printed and read out. */
export const sayFingerprint = (fingerprint: string): string => (fingerprint.match(/.{1,4}/g) ?? []).join(' ');
