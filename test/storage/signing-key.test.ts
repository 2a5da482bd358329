/** The signing key: made once, never replaced, for its owner's eyes alone, and told apart from what is none. */
import { createPublicKey, verify } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fingerprintOf, isSignedBy } from '#exchange/bundle/signer.ts';
import { openSigningKeys } from '#storage/signing-key.ts';
import { newFolder, troubleOf } from './fixture.ts';

const file = (folder: string): string => join(folder, 'signing-key.pem');

test('There is no key until one is made; then it is there for good, also after a new start.', () => {
  const folder = newFolder();
  const keys = openSigningKeys(folder);
  expect(keys.read()).toBeNull();
  expect(troubleOf(() => keys.sign(new Uint8Array(1)))).toMatchObject({ code: 'refused' });
  const made = keys.create();
  expect(keys.read()).toEqual(made);
  expect(openSigningKeys(folder).read()).toEqual(made);
  expect(made.fingerprint).toBe(fingerprintOf(made.publicKey));
  expect(readdirSync(folder)).toEqual(['signing-key.pem']);
});

test('It signs what its public key verifies, and nothing else.', () => {
  const keys = openSigningKeys(newFolder());
  const { publicKey } = keys.create();
  const content = new TextEncoder().encode('manifest');
  const signature = keys.sign(content);
  expect(signature).toHaveLength(64);
  expect(isSignedBy(publicKey, content, signature)).toBe(true);
  expect(isSignedBy(publicKey, new TextEncoder().encode('manifesT'), signature)).toBe(false);
  expect(isSignedBy(openSigningKeys(newFolder()).create().publicKey, content, signature)).toBe(false);
  expect(isSignedBy(publicKey.slice(0, -4), content, signature)).toBe(false);
  expect(verify(null, content, createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' }), signature)).toBe(true);
});

test('A key that is there is never replaced.', () => {
  const folder = newFolder();
  const keys = openSigningKeys(folder);
  keys.create();
  const before = readFileSync(file(folder), 'utf8');
  expect(troubleOf(() => keys.create())).toMatchObject({ code: 'refused' });
  expect(readFileSync(file(folder), 'utf8')).toBe(before);
});

test.skipIf(process.platform === 'win32')('Only its owner can read it, whatever the umask says; a key that others can read is refused.', () => {
  const folder = newFolder();
  const keys = openSigningKeys(folder);
  const umask = process.umask(0);
  try {
    keys.create();
  } finally {
    process.umask(umask);
  }
  expect(statSync(file(folder)).mode & 0o777).toBe(0o600);
  chmodSync(file(folder), 0o640);
  expect(troubleOf(() => keys.read())).toMatchObject({ code: 'refused', sentence: expect.stringContaining('Others on this machine') as unknown });
  chmodSync(file(folder), 0o600);
  expect(keys.read()).not.toBeNull();
});

test('A link, a folder, another kind of key and rubbish are no key, and none of them is overwritten.', () => {
  const make: readonly ((path: string) => void)[] = [
    (path) => writeFileSync(path, 'rubbish', { mode: 0o600 }),
    (path) => writeFileSync(path, '', { mode: 0o600 }),
    (path) => writeFileSync(path, '-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n', { mode: 0o600 }),
    (path) => mkdirSync(path, { mode: 0o700 }),
    (path) => symlinkSync('/etc/hostname', path),
  ];
  for (const put of make) {
    const folder = newFolder();
    put(file(folder));
    const keys = openSigningKeys(folder);
    expect(troubleOf(() => keys.read())?.code).toMatch(/storage-damaged|storage-failed/);
    expect(troubleOf(() => keys.create())).not.toBeNull();
    expect(troubleOf(() => keys.sign(new Uint8Array(1)))).not.toBeNull();
  }
});
