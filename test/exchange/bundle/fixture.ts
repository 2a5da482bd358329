/** A bundle as it comes about: the real sample in a real store, worked on, sealed with a real key. */
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redaction } from '#core/assessment/redaction.ts';
import { changeAssessment, type Change } from '#core/assessment/entry.ts';
import type { ChainRow } from '#exchange/bundle/journal.ts';
import { sealBundle, type Sealed, type SealSource } from '#exchange/bundle/seal.ts';
import type { Signer } from '#exchange/bundle/signer.ts';
import { readEvidence, type EvidencePiece } from '#exchange/bundle/read-evidence.ts';
import { verifyBundle, type VerifiedBundle, type VerifyingTools } from '#exchange/bundle/verify.ts';
import { openStore } from '#storage/open-store.ts';
import { vi4 } from '../../catalog.ts';
import { readBytes, sampleBytes, taken } from '../answers-file/files.ts';

export const now = '2026-11-23T12:00:00.000+01:00';
export const programVersion = '0.1.0';
const summary = { rating: 'high', score: 40, completeness: 1, verifiedShare: 0.5 } as const;
const stamp = { by: 'I. Auditor', at: now };

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

export const newKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;
const spkiOf = (key: KeyObject): Buffer => {
  const jwk = key.export({ format: 'jwk' });
  return Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(jwk.x ?? '', 'base64url')]);
};
export const signerOf = (key: KeyObject, name = 'I. Auditor'): Signer => ({
  name,
  publicKey: spkiOf(key).toString('base64'),
  fingerprint: sha256(spkiOf(key)),
});

/** The sample in a store of its own, with a note changed, taken back and brought back, and what the store says of it. */
const storedSample = () => {
  const folder = mkdtempSync(join(tmpdir(), 'postern-bundle-'));
  const store = openStore({ folder, now: () => now });
  try {
    const { assessment, evidence } = taken(readBytes(sampleBytes));
    store.create({ id: 'sample-1', assessment, evidence, summary, sample: true, action: 'import', stamp });
    const change: Change = { kind: 'text', key: 'summary', value: 'Gate by gate, Zürich ≠ Basel.' };
    store.change({ id: 'sample-1', changes: [change], evidence: [], summary, stamp });
    for (const action of ['undo', 'redo'] as const) {
      const next = action === 'undo' ? store.nextUndo('sample-1') : store.nextRedo('sample-1');
      if (next) store.step({ id: 'sample-1', action, ...next, summary, stamp });
    }
    const bytes = new Map(evidence.map((one) => [one.sha256, Uint8Array.from(store.readEvidence(one.sha256) ?? [])]));
    return {
      assessment: store.read('sample-1')?.assessment ?? changeAssessment(assessment, change),
      rows: store.journalRows('sample-1', { after: 0, limit: 100_000 }),
      bytes,
    };
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
export const sample = storedSample();
export const key = newKey();

export const sourceOf = (more: Partial<SealSource> = {}): SealSource => ({
  id: 'sample-1',
  catalog: vi4,
  assessment: sample.assessment,
  evaluatedOn: sample.assessment.details.evaluatedOn ?? '2026-11-23',
  programVersion,
  signedAt: now,
  journal: (): Iterable<ChainRow> => sample.rows,
  evidence: (hash) => {
    const bytes = sample.bytes.get(hash);
    if (!bytes) throw new Error(`No evidence ${hash}`);
    return bytes;
  },
  reports: {},
  redactions: [] as readonly Redaction[],
  signer: signerOf(key),
  sign: (bytes) => sign(null, bytes, key),
  ...more,
});

export const bytesOf = (sealed: Sealed): Buffer => Buffer.concat([...sealed.pieces()]);
export const seal = (more: Partial<SealSource> = {}): Buffer => bytesOf(sealBundle(sourceOf(more)));

/** As a file is read: in pieces of a length that fits nothing. */
export async function* inPieces(bytes: Uint8Array, size = 4_099): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

export const tools: VerifyingTools = {
  passphrase: null,
  shippedCatalog: (edition) => (edition === 'vi4' ? vi4 : null),
  programVersion,
};
export const verify = (bytes: Uint8Array, more: Partial<VerifyingTools> = {}, size?: number): Promise<VerifiedBundle> =>
  verifyBundle(inPieces(bytes, size), { ...tools, ...more });

/** What an import takes, piece by piece. */
export const evidenceIn = async (bytes: Uint8Array): Promise<readonly EvidencePiece[]> => {
  const pieces: EvidencePiece[] = [];
  for await (const piece of readEvidence(inPieces(bytes), null)) pieces.push(piece);
  return pieces;
};

/** `ok` where the bundle verifies, else the kind of fault or the failed points. */
export const outcomeOf = async (bytes: Uint8Array, more: Partial<VerifyingTools> = {}): Promise<string> => {
  try {
    const { ok, verdicts } = await verify(bytes, more, 1 << 20);
    return ok
      ? 'ok'
      : verdicts
          .filter(({ state }) => state === 'failed')
          .map(({ point }) => point)
          .join(' ');
  } catch (error) {
    const { name, kind } = error as { name: string; kind: string };
    if (name !== 'BundleFault') throw error;
    return kind;
  }
};
