/** The auditor's Ed25519 key: one file beside the database, readable by its owner alone, made once and never overwritten. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Trouble, type SigningKeys } from '#application/ports.ts';
import { flush, look, makeFile, makeFolder, refuseLink } from './layout.ts';

const fileName = 'signing-key.pem';

const describe = (key: KeyObject): NonNullable<ReturnType<SigningKeys['read']>> => {
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return { publicKey: spki.toString('base64'), fingerprint: createHash('sha256').update(spki).digest('hex') };
};

const load = (path: string): KeyObject | null => {
  refuseLink(path, fileName);
  const about = look(path);
  if (about === null) return null;
  if (process.platform !== 'win32' && (about.mode & 0o077) !== 0)
    throw new Trouble(
      'refused',
      `Others on this machine can read “${fileName}” in Postern's data folder, so the key is no longer yours alone. Take their rights away (chmod 600), or remove the file and make a new key.`,
    );
  try {
    const key = createPrivateKey(readFileSync(path));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Told below; what exactly is wrong in a key file helps nobody.
  }
  throw new Trouble(
    'storage-damaged',
    `“${fileName}” in Postern's data folder is no Ed25519 key. Put back a copy of it, or move it away to make a new key.`,
  );
};

/** Made whole beside its place and then linked to it: a crash leaves no half key, and an existing one is never replaced. */
const make = (path: string): KeyObject => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const beside = `${path}.new`;
  rmSync(beside, { force: true });
  makeFile(beside);
  try {
    writeFileSync(beside, privateKey.export({ format: 'pem', type: 'pkcs8' }));
    flush(beside);
    linkSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
  return privateKey;
};

/** The key of the data folder. Reads the file when it is asked, so that a key put back is found without a new start. */
export const openSigningKeys = (folder: string): SigningKeys => {
  const root = resolve(folder);
  const path = join(root, fileName);
  const need = (): KeyObject => {
    const key = load(path);
    if (key === null) throw new Trouble('refused', 'There is no signing key yet. Make one first; it takes one click.');
    return key;
  };
  return {
    read: () => {
      const key = load(path);
      return key === null ? null : describe(key);
    },
    create: () => {
      if (load(path) !== null) throw new Trouble('refused', 'There is a signing key already. A new one would make the old fingerprint worthless.');
      try {
        makeFolder(root);
        const key = make(path);
        flush(root);
        return describe(key);
      } catch (error) {
        if (error instanceof Trouble) throw error;
        throw new Trouble(
          'storage-failed',
          'The signing key could not be written to the data folder. Make the folder writable and try again.',
          [],
          error,
        );
      }
    },
    sign: (bytes) => sign(null, bytes, need()),
  };
};
