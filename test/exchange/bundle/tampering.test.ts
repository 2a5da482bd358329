/** Whatever is done to a bundle after it was sealed is found: bytes, parts, order, signature, chain. */
import { sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalJson } from '#core/assessment/document-text.ts';
import { containerEnd, localHeader } from '#exchange/bundle/container.ts';
import { walkJournal, type ChainRow } from '#exchange/bundle/journal.ts';
import { crc32 } from 'node:zlib';
import { key, newKey, outcomeOf, sample, seal, sha256, signerOf, verify } from './fixture.ts';
import { randomFrom } from './random.ts';

const whole = seal();
/** `POSTERN_BIT_FLIPS=10000` for the long run. */
const flips = Number(process.env['POSTERN_BIT_FLIPS'] ?? 1_000);

interface Part {
  name: string;
  bytes: Uint8Array;
}
/** The parts of a bundle in order; reading the archive by its one form is enough here. */
const partsOf = (bundle: Buffer): Part[] => {
  const parts: Part[] = [];
  for (let at = 0; bundle.readUInt32LE(at) === 0x04034b50;) {
    const [size, length] = [bundle.readUInt32LE(at + 22), bundle.readUInt16LE(at + 26)];
    const name = bundle.toString('latin1', at + 30, at + 30 + length);
    parts.push({ name, bytes: bundle.subarray(at + 30 + length, at + 30 + length + size) });
    at += 30 + length + size;
  }
  return parts;
};
/** The container that Postern would write for these parts. */
const pack = (parts: readonly Part[]): Buffer => {
  const members = parts.map(({ name, bytes }) => ({ name, size: bytes.length, crc32: crc32(bytes) }));
  return Buffer.concat([...parts.flatMap(({ bytes }, at) => [localHeader(members[at]!), bytes]), containerEnd(members)]);
};
type Manifest = Record<string, unknown> & { members: { name: string; size: number; sha256: string }[] };
/** What somebody with a key of his own could make of a bundle: parts changed, manifest made to fit, signed anew. */
const reseal = (change: (manifest: Manifest, parts: Part[]) => void, signingKey = key): Buffer => {
  const [head, , ...parts] = partsOf(whole);
  const manifest = JSON.parse(Buffer.from(head!.bytes).toString()) as Manifest;
  change(manifest, parts);
  const bytes = Buffer.from(canonicalJson(manifest));
  return pack([{ name: 'manifest.json', bytes }, { name: 'signature', bytes: sign(null, bytes, signingKey) }, ...parts]);
};
/** The manifest's list as the parts are now. */
const listAnew = (manifest: Manifest, parts: readonly Part[]): void =>
  void (manifest.members = parts.map(({ name, bytes }) => ({ name, size: bytes.length, sha256: sha256(bytes) })));

test('The tools of this test make the very bundle again, and that one verifies.', async () => {
  expect(pack(partsOf(whole)).equals(whole)).toBe(true);
  expect(reseal(() => undefined).equals(whole)).toBe(true);
  expect(await outcomeOf(whole)).toBe('ok');
});

test(`Each of ${String(flips)} flipped bits is found, in whatever byte it is.`, { timeout: 600_000 }, async () => {
  const random = randomFrom(18);
  const silent: number[] = [];
  for (let run = 0; run < flips; run += 1) {
    // Every part and every header gets its share: half of the flips go to the first and the last 4 KB.
    const edge = random.below(4);
    const at = edge === 0 ? random.below(4_096) : edge === 1 ? whole.length - 1 - random.below(1_024) : random.below(whole.length);
    const bytes = Buffer.from(whole);
    bytes[at]! ^= 1 << random.below(8);
    if ((await outcomeOf(bytes)) === 'ok') silent.push(at);
  }
  expect(silent).toEqual([]);
});

test('Each of 1,000 random edits, deletions, insertions and exchanges of bytes is found.', { timeout: 600_000 }, async () => {
  const random = randomFrom(17);
  const silent: string[] = [];
  for (let run = 0; run < 1_000; run += 1) {
    const at = random.below(whole.length - 64);
    const length = 1 + random.below(32);
    const other = random.below(whole.length - 64);
    const piece = whole.subarray(at, at + length);
    const kinds: Record<string, () => Buffer> = {
      delete: () => Buffer.concat([whole.subarray(0, at), whole.subarray(at + length)]),
      insert: () => Buffer.concat([whole.subarray(0, at), whole.subarray(other, other + length), whole.subarray(at)]),
      overwrite: () => Buffer.concat([whole.subarray(0, at), Buffer.alloc(length, 0x20), whole.subarray(at + length)]),
      exchange: () => {
        const bytes = Buffer.from(whole);
        bytes.set(whole.subarray(other, other + length), at);
        bytes.set(piece, other);
        return bytes;
      },
      cut: () => whole.subarray(0, at),
      append: () => Buffer.concat([whole, piece]),
    };
    const kind = random.pick(Object.keys(kinds));
    const bytes = kinds[kind]!();
    if (!bytes.equals(whole) && (await outcomeOf(bytes)) === 'ok') silent.push(`${kind} at ${String(at)}`);
  }
  expect(silent).toEqual([]);
});

const rows = sample.rows;
const edits: readonly ((row: ChainRow) => Partial<ChainRow>)[] = [
  () => ({ at: '2020-01-01T00:00:00.000+01:00' }),
  () => ({ by: 'Somebody else' }),
  (row) => ({ key: `${row.key}x` }),
  () => ({ after: '"something else"' }),
  () => ({ before: '"something else"' }),
  () => ({ action: 'redo' }),
  (row) => ({ seq: row.seq + 100_000 }),
  () => ({ refersTo: 4_711 }),
  (row) => ({ hash: `${row.hash.slice(0, -1)}${row.hash.endsWith('A') ? 'B' : 'A'}` }),
];
/** One thing done to the journal at random; null where it came out as it was. */
const damage = (random: ReturnType<typeof randomFrom>): { readonly what: string; readonly rows: readonly ChainRow[] } | null => {
  const [at, other] = [random.below(rows.length - 3), random.below(rows.length - 3)];
  const kinds = {
    edit: () => rows.map((row, place) => (place === at ? { ...row, ...random.pick(edits)(row) } : row)),
    delete: () => rows.filter((_, place) => place !== at),
    insert: () => [...rows.slice(0, at), rows[other]!, ...rows.slice(at)],
    exchange: () => rows.map((row, place) => (place === at ? rows[other]! : place === other ? rows[at]! : row)),
  };
  const kind = random.pick(Object.keys(kinds) as (keyof typeof kinds)[]);
  const changed = kinds[kind]();
  return JSON.stringify(changed) === JSON.stringify(rows) ? null : { what: `${kind} ${String(at)} ${String(other)}`, rows: changed };
};

test('Each of 1,000 random edits, deletions, insertions and exchanges of journal rows breaks the chain.', () => {
  const random = randomFrom(1_000);
  const brokenBy = (changed: readonly ChainRow[]): string | null => {
    const walk = walkJournal('sample-1');
    for (const row of changed) walk.take(row);
    return walk.broken();
  };
  expect(brokenBy(rows)).toBeNull();
  const silent: string[] = [];
  let tried = 0;
  while (tried < 1_000) {
    const damaged = damage(random);
    if (damaged === null) continue;
    tried += 1;
    if (brokenBy(damaged.rows) === null) silent.push(damaged.what);
  }
  expect(silent).toEqual([]);
});

test('A damaged journal is found in a bundle even where it was sealed with the right key.', async () => {
  const random = randomFrom(40);
  for (let run = 0; run < 40; run += 1) {
    const damaged = damage(random);
    if (damaged !== null)
      expect([damaged.what, await outcomeOf(seal({ journal: () => damaged.rows }))]).toEqual([damaged.what, expect.stringContaining('journal')]);
  }
});

test('A journal that was cut off at its end is found by the assessment, or by the head of an earlier bundle.', async () => {
  expect(await outcomeOf(seal({ journal: () => sample.rows.slice(0, -3) }))).toBe('replay');
  const shorter = await verify(seal({ journal: () => sample.rows.slice(0, -2) }));
  expect(shorter.ok).toBe(true); // undo and redo cancel each other out …
  expect(shorter.manifest.journal?.head).not.toBe(sample.rows.at(-1)?.hash); // … so only the head tells
});

test('A bundle that was changed and signed with another key says the other key.', async () => {
  const other = newKey();
  const forged = reseal((manifest) => void (manifest.signer = signerOf(other)), other);
  const verified = await verify(forged);
  expect(verified.manifest.signer.fingerprint).toBe(signerOf(other).fingerprint);
  expect(verified.verdicts.find(({ point }) => point === 'identity')).toMatchObject({ state: 'open' });
  // Signed with another key than the manifest names: refused, and nothing of the content is given.
  const mixed = await verify(reseal(() => undefined, other));
  expect(mixed).toMatchObject({ ok: false, content: null });
  expect(mixed.verdicts.map(({ point, state }) => `${point} ${state}`)).toEqual(['signature failed']);
  const stolen = reseal((manifest) => void (manifest.signer = { ...signerOf(other), fingerprint: signerOf(key).fingerprint }), other);
  expect(await outcomeOf(stolen)).toBe('altered');
});

test('Other formats are told apart: newer, older, none.', async () => {
  expect(await outcomeOf(reseal((manifest) => void (manifest.formatVersion = 2)))).toBe('newer-format');
  expect(await outcomeOf(reseal((manifest) => void (manifest.formatVersion = 0)))).toBe('altered');
  expect(await outcomeOf(reseal((manifest) => void (manifest.format = 'postern-assessment')))).toBe('not-a-bundle');
  for (const text of ['', 'PK', '{}', '<!doctype html>', 'age-encryption.org/v2\n'])
    expect(await outcomeOf(Buffer.from(text))).toMatch(/not-a-bundle|altered/);
});

test('A part that is missing, added, renamed, twice there or exchanged is found, manifest made to fit or not.', async () => {
  const evidence = partsOf(whole).findIndex(({ name }) => name.startsWith('evidence/')) - 2;
  const changes: readonly ((parts: Part[]) => void)[] = [
    (parts) => void parts.splice(evidence, 1),
    (parts) => void parts.splice(2, 1),
    (parts) => void parts.push({ name: `evidence/${'f'.repeat(64)}`, bytes: Buffer.from('x') }),
    (parts) => void parts.push({ name: `evidence/${sha256('more')}`, bytes: Buffer.from('more') }),
    (parts) => void parts.push({ ...parts.at(-1)! }),
    (parts) => void parts.push({ name: 'readme.txt', bytes: Buffer.from('x') }),
    (parts) => void parts.reverse(),
    (parts) => void ([parts[evidence]!.bytes, parts[evidence + 1]!.bytes] = [parts[evidence + 1]!.bytes, parts[evidence]!.bytes]),
    (parts) => void (parts[0]!.bytes = Buffer.from(Buffer.from(parts[0]!.bytes).toString().replace('Harbour', 'Harbor'))),
    (parts) => void (parts[1]!.bytes = Buffer.from(Buffer.from(parts[1]!.bytes).toString().replace('"critical"', '"low"'))),
  ];
  for (const [at, change] of changes.entries()) {
    expect([at, await outcomeOf(reseal((_manifest, parts) => change(parts)))]).not.toContain('ok');
    expect([
      at,
      await outcomeOf(
        reseal((manifest, parts) => {
          change(parts);
          listAnew(manifest, parts);
        }),
      ),
    ]).not.toContain('ok');
  }
});

test('Rating, document hash, catalog and result in the manifest are compared with the content, not believed.', async () => {
  expect(await outcomeOf(reseal((manifest) => void (manifest.documentHash = 'a'.repeat(64))))).toBe('document');
  expect(await outcomeOf(reseal((manifest) => void (manifest.result = { rating: 'clear', sha256: 'a'.repeat(64) })))).toBe('result');
  const tuned = reseal((manifest, parts) => {
    parts[1]!.bytes = Buffer.from(Buffer.from(parts[1]!.bytes).toString().replaceAll('"severity":"critical"', '"severity":"low"'));
    listAnew(manifest, parts);
    (manifest.catalog as Record<string, unknown>).sha256 = sha256(parts[1]!.bytes);
  });
  expect(await outcomeOf(tuned)).toContain('catalog');
  const emptied = reseal((manifest) => {
    delete manifest.journal;
  });
  expect(await outcomeOf(emptied)).toBe('journal');
});

test('A rating that does not follow from the content is found even where its hash is right.', async () => {
  const lied = reseal((manifest) => void (manifest.result = { ...(manifest.result as object), rating: 'clear' }));
  expect(await outcomeOf(lied)).toBe('result');
});
