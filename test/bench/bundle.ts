/** Target 15: a sealed bundle of 1,000 evidence files of 1 MB, written, verified and taken in again in bounded memory (`--small`: 100 files). */
import { createHash, randomFillSync } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyAssessment, type Change } from '#core/assessment/entry.ts';
import { openSigningKeys } from '#storage/signing-key.ts';
import { openStore } from '#storage/open-store.ts';
import type { Figure } from './figure.ts';
import { spread } from './measure.ts';

const summary = { rating: 'incomplete', score: null, completeness: 0, verifiedShare: null } as const;
const stamp = { by: 'bench', at: '2026-11-23T12:00:00+01:00' };
const fileBytes = 1_000_000;

const fill = (folder: string, files: number): void => {
  const store = openStore({ folder, now: () => stamp.at });
  const assessment = emptyAssessment('vi4', { title: 'Much evidence', hosts: ['ESX'], state: 'draft' });
  store.create({ id: 'big', assessment, evidence: [], summary, sample: false, action: 'create', stamp });
  for (let at = 1; at <= files; at += 1) {
    const bytes = randomFillSync(new Uint8Array(fileBytes));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const id = `E-${String(at)}`;
    const value = { id, kind: 'file', name: `capture ${String(at)}.bin`, mediaType: 'application/octet-stream', size: fileBytes, sha256 } as const;
    const change: Change = { kind: 'evidence', key: id, value };
    store.change({ id: 'big', changes: [change], evidence: [{ sha256, bytes }], summary, stamp });
  }
  store.close();
  openSigningKeys(folder).create();
};

const run = (mode: 'seal' | 'verify' | 'import' | 'floor', folder: string, file: string): { readonly ms: number; readonly peakMB: number } => {
  const ran = spawnSync(process.execPath, [join(import.meta.dirname, 'bundle-child.ts'), mode, folder, file], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`${mode}: ${ran.stderr.slice(0, 2_000)}`);
  return JSON.parse(ran.stdout) as { ms: number; peakMB: number };
};

export const measureBundle = (assessments: number): readonly Figure[] => {
  const files = assessments < 10_000 ? 100 : 1_000;
  const folder = mkdtempSync(join(tmpdir(), 'postern-bench-bundle-'));
  try {
    const data = join(folder, 'data');
    fill(data, files);
    const file = join(folder, 'big.postern');
    const floor = run('floor', data, join(folder, 'floor.bin'));
    const sealed = run('seal', data, file);
    const verified = run('verify', data, file);
    const taken = run('import', join(folder, 'other'), file);
    const what = 'read, hashed, written + fsync';
    const size = `${String(files)} files, ${String(Math.round(statSync(file).size / 1e6))} MB`;
    return [
      {
        target: 15,
        feel: `bundle of ${size}, sealed to disk`,
        unit: 'ms',
        ours: spread([sealed.ms]),
        floor: { what, spread: spread([floor.ms]) },
        wanted: { ratio: 3 },
      },
      {
        target: 15,
        feel: 'most memory while sealing',
        unit: 'MB',
        ours: spread([sealed.peakMB]),
        floor: { what, spread: spread([floor.peakMB]) },
        wanted: { most: 400 },
      },
      {
        target: 15,
        feel: `the same bundle verified`,
        unit: 'ms',
        ours: spread([verified.ms]),
        floor: { what, spread: spread([floor.ms]) },
        wanted: { ratio: 2 },
      },
      {
        target: 15,
        feel: 'the same bundle handed over, looked at and taken in',
        unit: 'ms',
        ours: spread([taken.ms]),
        floor: { what, spread: spread([floor.ms]) },
        // It is written twice and read three times: staged, verified for the look, verified again, and kept.
        wanted: { ratio: 8 },
      },
      {
        target: 15,
        feel: 'most memory while taking it in',
        unit: 'MB',
        ours: spread([taken.peakMB]),
        floor: { what, spread: spread([floor.peakMB]) },
        wanted: { most: 400 },
      },
      {
        target: 15,
        feel: 'most memory while verifying',
        unit: 'MB',
        ours: spread([verified.peakMB]),
        floor: { what, spread: spread([floor.peakMB]) },
        wanted: { most: 400 },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
