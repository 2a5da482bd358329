/**
 * Data folders with N reference assessments, written through the real store, so that every row, seal, hash and index entry is
 * the store's own. Made once per size and kept in node_modules/.cache/postern-bench; what is written there changes nothing else.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { evaluate } from '#core/evaluation/evaluate.ts';
import { openStore } from '#storage/open-store.ts';
import { vi4 } from '../catalog.ts';
import { referenceAssessment } from './reference-assessment.ts';

const root = join(import.meta.dirname, '../..');
export const cache = join(root, 'node_modules/.cache/postern-bench');

export const assessmentId = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const seededAt = '2026-11-20T10:00:00.000+01:00';
export const stamp = { by: 'I. Auditor', at: seededAt };

/** Changes whenever the schema, the way of writing or the reference assessment does. */
const seedKey = (): string => {
  const storage = join(root, 'src-main/storage');
  const migrations = join(storage, 'migrations');
  const files = [
    ...readdirSync(migrations).map((name) => join(migrations, name)),
    ...['write-changes.ts', 'journal.ts', 'seal.ts', 'entry-text.ts', 'search.ts'].map((name) => join(storage, name)),
    join(import.meta.dirname, 'reference-assessment.ts'),
  ].sort();
  const hash = createHash('sha256').update(vi4.version);
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
};

const fill = (folder: string, count: number): void => {
  const store = openStore({ folder, now: () => seededAt });
  try {
    for (let n = 1; n <= count; n++) {
      const assessment = referenceAssessment(vi4, n);
      const { rating, score, completeness, verifiedShare } = evaluate(vi4, assessment, '2026-11-23').overall;
      const summary = { rating, score, completeness, verifiedShare };
      store.create({ id: assessmentId(n), assessment, evidence: [], summary, sample: false, action: 'create', stamp });
    }
  } finally {
    store.close();
  }
};

const removeOthers = (key: string): void => {
  for (const name of readdirSync(cache)) if (name.startsWith('seed-') && !name.includes(key)) rmSync(join(cache, name), { recursive: true });
};

/** The folder that holds `count` assessments; made if missing. Not to be written to: see `workingCopy`. */
export const seededFolder = (count: number): string => {
  mkdirSync(cache, { recursive: true });
  const key = seedKey();
  removeOthers(key);
  const folder = join(cache, `seed-${key}-${count}`);
  if (existsSync(folder)) return folder;
  process.stderr.write(`Seeding ${count} assessments …\n`);
  const fresh = mkdtempSync(join(cache, 'seed-unfinished-'));
  fill(fresh, count);
  // Made on closing; as large as the database, and nothing that is measured reads it.
  rmSync(join(fresh, 'backups'), { recursive: true, force: true });
  renameSync(fresh, folder);
  return folder;
};

/** A copy of the seeded folder that may be written to; removed when `work` is done. */
export const withCopy = async <T>(count: number, work: (folder: string) => Promise<T> | T): Promise<T> => {
  const seeded = seededFolder(count);
  const folder = mkdtempSync(join(cache, 'work-'));
  try {
    cpSync(seeded, folder, { recursive: true });
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
