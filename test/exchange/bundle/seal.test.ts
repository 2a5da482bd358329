/** A sealed bundle holds everything, says what it proves, and is the same file each time; read by other programs too. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, onTestFinished, test } from 'vitest';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { saysTheSame } from '#exchange/bundle/journal.ts';
import { sealBundle } from '#exchange/bundle/seal.ts';
import { vi4 } from '../../catalog.ts';
import { bytesOf, evidenceIn, key, sample, seal, sha256, signerOf, sourceOf, verify } from './fixture.ts';

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'postern-bundle-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** The archive as an independent reader finds it: names in order, contents. */
const unzip = (bytes: Buffer): Promise<Map<string, Buffer>> =>
  new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true }, (error: Error | null, zip: ZipFile) => {
      if (error) return reject(error);
      const found = new Map<string, Buffer>();
      zip.on('entry', (entry: Entry) => {
        zip.openReadStream(entry, (trouble, stream) => {
          if (trouble) return reject(trouble);
          const pieces: Buffer[] = [];
          stream.on('data', (piece: Buffer) => pieces.push(piece));
          stream.on('end', () => {
            found.set(entry.fileName, Buffer.concat(pieces));
            zip.readEntry();
          });
        });
      });
      zip.on('end', () => resolve(found));
      zip.on('error', reject);
      zip.readEntry();
    });
  });

const isThere = (program: string): boolean => {
  try {
    execFileSync(program, [program === 'openssl' ? 'version' : '-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

test('A bundle verifies: each point is proven, and what no file can prove is said to be open.', async () => {
  const verified = await verify(seal());
  expect(verified.verdicts.map(({ point, state }) => `${point} ${state}`)).toEqual([
    ...['members', 'signature', 'evidence', 'journal', 'replay', 'catalog', 'document', 'result'].map((point) => `${point} proven`),
    'identity open',
    'time open',
    'truth open',
  ]);
  expect(verified.ok).toBe(true);
  expect(verified.verdicts.find(({ point }) => point === 'signature')?.sentence).toContain(
    (signerOf(key).fingerprint.match(/.{4}/g) ?? []).join(' '),
  );
});

test('What comes out is what went in: assessment, catalog, evidence and journal.', async () => {
  const bytes = seal();
  const { content } = await verify(bytes);
  expect(saysTheSame(content!.assessment, sample.assessment)).toBe(true);
  expect(content!.catalog).toEqual(vi4);
  expect(new Map((await evidenceIn(bytes)).map((one) => [one.sha256, Buffer.from(one.bytes)]))).toEqual(
    new Map([...sample.bytes].map(([hash, bytes]) => [hash, Buffer.from(bytes)])),
  );
  expect(content!.journal!.rows()).toBe(sample.rows.length);
  expect(content!.journal!.head()).toBe(sample.rows.at(-1)!.hash);
});

test('The same state gives the same bytes; the time of signing changes manifest and signature and nothing else.', async () => {
  const first = seal();
  expect(seal().equals(first)).toBe(true);
  const later = seal({ signedAt: '2027-01-01T00:00:00+01:00' });
  expect(later.equals(first)).toBe(false);
  const [before, after] = [await unzip(first), await unzip(later)];
  expect([...before].filter(([name, bytes]) => !after.get(name)!.equals(bytes)).map(([name]) => name)).toEqual(['manifest.json', 'signature']);
});

test('The stated size is the size, reports go along, and evidence stands under its hash, never under a name.', async () => {
  const reports = { html: Buffer.from('<!doctype html><p>Report</p>'), pdf: Buffer.from('%PDF-1.7') };
  const sealed = sealBundle(sourceOf({ reports }));
  const bytes = bytesOf(sealed);
  expect(bytes.length).toBe(sealed.size);
  const members = await unzip(bytes);
  expect([...members.keys()]).toEqual([
    ...['manifest.json', 'signature', 'assessment.json', 'catalog.json', 'journal.jsonl', 'reports/report.html', 'reports/report.pdf'],
    ...[...sample.bytes.keys()].sort().map((hash) => `evidence/${hash}`),
  ]);
  expect(members.get('reports/report.html')!.equals(reports.html)).toBe(true);
  for (const [name, content] of members) if (name.startsWith('evidence/')) expect(sha256(content)).toBe(name.slice(9));
  expect((await verify(bytes)).ok).toBe(true);
});

test('A bundle is walked in pieces of any length with the same outcome.', async () => {
  const bytes = seal();
  for (const size of [7, 64, 65_536, bytes.length]) expect((await verify(bytes, {}, size)).verdicts).toEqual((await verify(bytes)).verdicts);
});

test('The manifest fits the published schema, whole and as a copy; one with a field more or a name that is a path does not.', async () => {
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../resources/schemas/postern-bundle-manifest.schema.json'), 'utf8'),
  ) as object;
  const fits = new Ajv2020({ allErrors: true }).compile(schema);
  for (const redactions of [[], ['names', 'evidence']] as const) {
    const { manifest } = await verify(seal({ redactions, reports: { html: Buffer.from('x') } }));
    expect([fits(JSON.parse(JSON.stringify(manifest))), fits.errors]).toEqual([true, null]);
    expect(fits({ ...manifest, more: 1 })).toBe(false);
    expect(fits({ ...manifest, members: [...manifest.members, { ...manifest.members[0]!, name: '../x' }] })).toBe(false);
  }
});

test('OpenSSL finds the signature over the manifest right, and wrong over another manifest.', async ({ skip }) => {
  skip(!isThere('openssl'), 'There is no openssl on this machine: the signature was not cross-checked.');
  const folder = newFolder();
  const members = await unzip(seal());
  writeFileSync(join(folder, 'manifest.json'), members.get('manifest.json')!);
  writeFileSync(join(folder, 'signature'), members.get('signature')!);
  writeFileSync(join(folder, 'key.der'), Buffer.from(signerOf(key).publicKey, 'base64'));
  const check = (): string =>
    execFileSync(
      'openssl',
      ['pkeyutl', '-verify', '-pubin', '-inkey', 'key.der', '-keyform', 'DER', '-rawin', '-in', 'manifest.json', '-sigfile', 'signature'],
      { cwd: folder, encoding: 'utf8', stdio: 'pipe' },
    );
  expect(check()).toContain('Signature Verified Successfully');
  writeFileSync(join(folder, 'manifest.json'), members.get('manifest.json')!.toString().replace('"postern-bundle"', '"postern-bundlE"'));
  expect(check).toThrow();
});

test('Info-ZIP finds the archive sound, and a flipped byte in it not.', ({ skip }) => {
  skip(!isThere('unzip'), 'There is no unzip on this machine.');
  const file = join(newFolder(), 'b.postern');
  const bytes = seal();
  writeFileSync(file, bytes);
  const check = (): string => execFileSync('unzip', ['-tq', file], { encoding: 'utf8', stdio: 'pipe' });
  expect(check()).toContain('No errors detected');
  bytes[bytes.indexOf('"postern-assessment"') + 3]! ^= 1;
  writeFileSync(file, bytes);
  expect(check).toThrow();
});

test('A chain followed without any of this program’s code ends at the head that the manifest states.', async () => {
  const members = await unzip(seal());
  const manifest = JSON.parse(members.get('manifest.json')!.toString()) as { journal: { head: string; rows: number }; assessment: { id: string } };
  const [, ...lines] = members.get('journal.jsonl')!.toString().trimEnd().split('\n');
  const { createHash } = await import('node:crypto');
  const hash = (list: unknown): string => createHash('sha256').update(JSON.stringify(list)).digest('base64url');
  let head = hash(['postern-journal-start-1', manifest.assessment.id]);
  for (const line of lines) {
    const r = JSON.parse(line) as Record<string, unknown>;
    head = hash(['postern-journal-1', head, r.seq, r.at, r.by, r.action, r.kind, r.key, r.before, r.after, r.refersTo, r.below]);
    expect(head).toBe(r.hash);
  }
  expect({ head, rows: lines.length }).toEqual(manifest.journal);
});
