/** A bundle under a passphrase: opens with it, with nothing else, and no byte of it can be changed unseen. */
import { Decrypter } from 'age-encryption';
import { expect, test } from 'vitest';
import { encryptPieces } from '#exchange/bundle/passphrase.ts';
import { sealBundle } from '#exchange/bundle/seal.ts';
import { outcomeOf, seal, sourceOf, verify } from './fixture.ts';
import { randomFrom } from './random.ts';

const passphrase = 'correct horse battery Zürich';
/** Weak on purpose: 2^10 instead of 2^18, so that thousands of tries take no hour. */
const close = async (pieces: Iterable<Uint8Array>, words = passphrase, strength = 10): Promise<Buffer> => {
  const all: Uint8Array[] = [];
  for await (const piece of encryptPieces(pieces, words, strength)) all.push(piece);
  return Buffer.concat(all);
};
const plain = seal();
const closed = await close(sealBundle(sourceOf()).pieces());

test('The right passphrase opens it to the same verdicts, whatever way its letters were composed.', async () => {
  const opened = await verify(closed, { passphrase });
  expect(opened.encrypted).toBe(true);
  expect(opened.verdicts).toEqual((await verify(plain)).verdicts);
  expect(await outcomeOf(closed, { passphrase: passphrase.normalize('NFD') })).toBe('ok');
});

test('Without a passphrase it is asked for; with another one nothing opens.', async () => {
  expect(await outcomeOf(closed)).toBe('passphrase-needed');
  for (const wrong of ['', 'correct horse battery Zurich', `${passphrase} `, passphrase.toUpperCase()])
    expect(await outcomeOf(closed, { passphrase: wrong })).toBe('passphrase-wrong');
});

test('A passphrase that is given for an open bundle does no harm.', async () => {
  expect(await outcomeOf(plain, { passphrase })).toBe('ok');
});

test('It is an age file: the library opens it on its own, and finds the same bundle. Nothing of the content can be read in it.', async () => {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  expect(Buffer.from(await decrypter.decrypt(closed)).equals(plain)).toBe(true);
  expect(closed.subarray(0, 22).toString()).toBe('age-encryption.org/v1\n');
  for (const word of ['postern', 'manifest.json', 'Harbour']) {
    expect(closed.includes(word)).toBe(false);
    expect(plain.includes(word)).toBe(true);
  }
});

test('Each of 300 flipped bits is found, and so is every cut.', { timeout: 120_000 }, async () => {
  const random = randomFrom(300);
  const silent: string[] = [];
  for (let run = 0; run < 300; run += 1) {
    const bytes = Buffer.from(closed);
    const at = run < 100 ? random.below(400) : random.below(closed.length);
    bytes[at]! ^= 1 << random.below(8);
    if ((await outcomeOf(bytes, { passphrase })) === 'ok') silent.push(`flip at ${String(at)}`);
  }
  for (const length of [1, 21, 22, 100, 300, 65_536, closed.length - 1]) {
    if ((await outcomeOf(closed.subarray(0, length), { passphrase })) === 'ok') silent.push(`cut at ${String(length)}`);
  }
  expect(silent).toEqual([]);
});

test('A file that asks for gigabytes of memory, or whose header never ends, is refused before anything is computed.', async () => {
  const greedy = Buffer.from(closed.toString('latin1').replace(/(-> scrypt \S+) 10\n/, '$1 20\n'), 'latin1');
  expect(greedy.equals(closed)).toBe(false);
  expect(await outcomeOf(greedy, { passphrase })).toBe('too-large');
  const endless = Buffer.concat([Buffer.from('age-encryption.org/v1\n-> scrypt '), Buffer.alloc(8 * 1_048_576, 0x61)]);
  const start = performance.now();
  expect(await outcomeOf(endless, { passphrase })).toBe('altered');
  expect(performance.now() - start).toBeLessThan(500);
});

test(
  'At full strength a passphrase costs whoever guesses half a second and 256 MB each time, and us the same once.',
  { timeout: 60_000 },
  async () => {
    const strong = await close([plain], passphrase, 18);
    expect(strong.toString('latin1', 0, 200)).toMatch(/-> scrypt \S+ 18\n/);
    expect(await outcomeOf(strong, { passphrase })).toBe('ok');
  },
);
