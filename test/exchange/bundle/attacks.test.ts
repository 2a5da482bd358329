/** Archives made to hurt: each is refused in a sentence, quickly, without much memory, and without a file being written anywhere. */
import { deflateRawSync } from 'node:zlib';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { ZipFile, type Options } from 'yazl';
import { containerEnd, localHeader } from '#exchange/bundle/container.ts';
import { outcomeOf, seal, verify } from './fixture.ts';

type Add = (zip: ZipFile) => void;
/** An archive as another program writes it. */
const zipOf = async (add: Add): Promise<Buffer> => {
  const zip = new ZipFile();
  add(zip);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream.pipe(new PassThrough())) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
};
const put = (zip: ZipFile, name: string, content: string | Buffer = 'x', options: Partial<Options> = {}): void =>
  zip.addBuffer(Buffer.from(content), name, { compress: false, mtime: new Date(1980, 0, 1), ...options });

/** The archive with every occurrence of a name replaced by one of the same length: names that a good library would not write. */
const renamed = (bytes: Buffer, from: string, to: string): Buffer => Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
const named = async (name: string): Promise<Buffer> =>
  renamed(await zipOf((zip) => put(zip, 'n'.repeat(name.length))), 'n'.repeat(name.length), name);

const hash = 'a'.repeat(64);
const names = [
  ...[
    '../../../../etc/passwd',
    '/etc/passwd',
    '..\\..\\windows\\system32\\x',
    'C:\\autorun.inf',
    'C:/x',
    '\\\\server\\share\\x',
    'evidence/../manifest.json',
  ],
  ...[
    'manifest.json\u0000.txt',
    'evidence/',
    'evidence',
    './manifest.json',
    'manifest.json ',
    'Manifest.json',
    'MANIFEST.JSON',
    'manifest.json/',
    'con',
    'aux.json',
  ],
  ...[
    `evidence/${hash.toUpperCase()}`,
    `evidence/${hash}/x`,
    `evidence/${hash}.exe`,
    `evidence//${hash}`,
    'reports/../x',
    'reports/report.svg',
    'bundle.postern',
    'x'.repeat(300),
  ],
];

test.each(names)('An archive with a part called %j is refused.', async (name) => {
  expect(await outcomeOf(await named(name))).toMatch(/altered|not-a-bundle|too-large/);
});

/** A good bundle taken apart into local parts, central directory and end, to be put together wrongly. */
const good = seal();
const directoryAt = good.readUInt32LE(good.length - 6);
const patched = (change: (bytes: Buffer) => void): Buffer => {
  const bytes = Buffer.from(good);
  change(bytes);
  return bytes;
};
const bomb = Buffer.alloc(64 * 1_048_576);

const attacks: Readonly<Record<string, () => Buffer | Promise<Buffer>>> = {
  'a bomb of deflated zeros': () => zipOf((zip) => put(zip, 'manifest.json', bomb, { compress: true, compressionLevel: 9 })),
  'a deflated part of an otherwise good bundle': () =>
    zipOf((zip) => {
      put(zip, 'manifest.json', '{}', { compress: true, compressionLevel: 6 });
      put(zip, 'signature', Buffer.alloc(64));
    }),
  'a declared size of nothing before much': () => {
    const packed = deflateRawSync(bomb);
    const head = Buffer.from(localHeader({ name: 'manifest.json', size: 0, crc32: 0 }));
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    return Buffer.concat([head, packed, containerEnd([{ name: 'manifest.json', size: 0, crc32: 0 }])]);
  },
  'a size of 4 GB that is not there': () => Buffer.concat([localHeader({ name: 'manifest.json', size: 0xffff_fff0, crc32: 0 }), Buffer.from('{}')]),
  'a manifest just beyond what is read': () =>
    Buffer.concat([localHeader({ name: 'manifest.json', size: 8 * 1_048_576 + 1, crc32: 0 }), Buffer.alloc(100)]),
  'sizes in the directory that lie': () => patched((bytes) => bytes.writeUInt32LE(5, directoryAt + 24)),
  'a size in the part’s own header that lies': () => patched((bytes) => bytes.writeUInt32LE(5, 22)),
  'an offset in the directory that points elsewhere': () => patched((bytes) => bytes.writeUInt32LE(7, directoryAt + 42)),
  'a directory that names a part otherwise than the part itself': () => patched((bytes) => bytes.write('MANIFEST', directoryAt + 46)),
  'the rights of a symbolic link': () => patched((bytes) => bytes.writeUInt32LE((0o120777 << 16) >>> 0, directoryAt + 38)),
  'the rights of a program': () => patched((bytes) => bytes.writeUInt32LE((0o100755 << 16) >>> 0, directoryAt + 38)),
  'the mark of encryption': () => patched((bytes) => bytes.writeUInt16LE(1, 6)),
  'a data descriptor': () => patched((bytes) => bytes.writeUInt16LE(8, 6)),
  'an extra field': () => patched((bytes) => bytes.writeUInt16LE(4, 28)),
  'another time': () => patched((bytes) => bytes.writeUInt16LE(1, 10)),
  'a comment': () => Buffer.concat([patched((bytes) => bytes.writeUInt16LE(5, bytes.length - 2)), Buffer.from('hello')]),
  'a count of 65535 parts': () => patched((bytes) => bytes.writeUInt16LE(65_535, bytes.length - 12)),
  'a program before the archive': () => Buffer.concat([Buffer.from('#!/bin/sh\n'), good]),
  'something after the archive': () => Buffer.concat([good, Buffer.from('\n')]),
  'an archive after the archive': () => Buffer.concat([good, good]),
  'an archive inside an archive': () => zipOf((zip) => put(zip, 'manifest.json', good)),
  'the same part twice': () => Buffer.concat([good.subarray(0, directoryAt), good.subarray(0, directoryAt), good.subarray(directoryAt)]),
  'two manifests': async () => {
    const one = await zipOf((zip) => put(zip, 'manifest.json', '{}'));
    return Buffer.concat([one.subarray(0, one.readUInt32LE(one.length - 6)), good]);
  },
  'no directory': () => good.subarray(0, directoryAt),
  'only a directory': () => good.subarray(directoryAt),
  'no end': () => good.subarray(0, -22),
  'half of it': () => good.subarray(0, good.length >> 1),
  'a bundle that another program packed anew': async () => {
    const parts = await verify(good);
    expect(parts.ok).toBe(true);
    return zipOf((zip) => {
      for (let at = 0; good.readUInt32LE(at) === 0x04034b50;) {
        const [size, length] = [good.readUInt32LE(at + 22), good.readUInt16LE(at + 26)];
        put(zip, good.toString('latin1', at + 30, at + 30 + length), good.subarray(at + 30 + length, at + 30 + length + size));
        at += 30 + length + size;
      }
    });
  },
  'a manifest nested 100,000 levels deep': () => zipOf((zip) => put(zip, 'manifest.json', '['.repeat(100_000))),
  'a manifest with keys of every object': () =>
    zipOf((zip) => {
      put(zip, 'manifest.json', '{"__proto__":{"format":"postern-bundle"},"constructor":1}');
      put(zip, 'signature', Buffer.alloc(64));
    }),
  'an empty archive': () => zipOf(() => undefined),
  nothing: () => Buffer.alloc(0),
};

test.each(Object.entries(attacks))('An archive with %s is refused within a second.', async (_what, make) => {
  const bytes = await make();
  const start = performance.now();
  const outcome = await outcomeOf(bytes);
  expect(outcome).toMatch(/^(altered|not-a-bundle|too-large|newer-format)$/);
  expect(performance.now() - start).toBeLessThan(1_000);
});

test('100,000 parts are refused before they are all read.', async () => {
  const header = localHeader({ name: `evidence/${hash}`, size: 0, crc32: 0 });
  let given = 0;
  const endless = async function* (): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(good.subarray(0, good.indexOf('assessment.json') - 30));
    for (; given < 100_000; given += 1) yield header;
  };
  const { verifyBundle } = await import('#exchange/bundle/verify.ts');
  const { tools } = await import('./fixture.ts');
  await expect(verifyBundle(endless(), tools)).rejects.toMatchObject({ name: 'BundleFault' });
  expect(given).toBeLessThan(30_000);
});

test('Control: the bundle from which the attacks were made is taken.', async () => {
  expect(await outcomeOf(good)).toBe('ok');
});
