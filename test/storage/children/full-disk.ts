/**
 * Saves until the disk is full, at many different points, and prints what happened as JSON. `FOLDER` lies on a small disk
 * (or under a limit on the size of files); `RUNS` says how often; each run leaves a little more room than the one before.
 */
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { emptyAssessment } from '#core/assessment/entry.ts';
import { openStore } from '#storage/open-store.ts';

const [root = '', runs = '1', freeKb = '0'] = process.argv.slice(2);
const now = (): string => '2026-11-23T12:00:00.000+01:00';
const stamp = { by: 'I. Auditor', at: now() };
const summary = { rating: 'incomplete', score: null, completeness: null, verifiedShare: null } as const;
const codes = new Set<string>();
const problems: string[] = [];
let acknowledged = 0;

/** What fails by itself on a full disk is told with the same code. */
const told = ({ code }: { readonly code: string }): void => void codes.add(code);

const attempt = (work: () => void): boolean => {
  try {
    work();
    return true;
  } catch (error) {
    codes.add((error as { code: string }).code);
    return false;
  }
};

/** Fills the disk up to `kb` KiB. */
const fillUpTo = (path: string, kb: number): void => {
  if (freeKb !== '0') writeFileSync(path, Buffer.alloc(Math.max(0, Number(freeKb) - kb) * 1024));
};

const run = async (number: number): Promise<void> => {
  const folder = join(root, String(number));
  const ballast = join(root, 'ballast');
  let store = openStore({ folder, now, told });
  store.create({
    id: 'a',
    assessment: emptyAssessment('vi4', { title: 'T', hosts: [], state: 'draft' }),
    evidence: [],
    summary,
    sample: false,
    action: 'create',
    stamp,
  });
  fillUpTo(ballast, 300 + number * 13);
  const save = (n: number): void =>
    void store.change({
      id: 'a',
      changes: [{ kind: 'answer', key: `Q-${String(n)}`, value: { value: 'no', note: 'x'.repeat(500 + number) } }],
      evidence: [],
      summary,
      stamp,
    });
  let saved = 0;
  while (saved < 5000 && attempt(() => save(saved))) saved += 1;
  const held = (): number => Object.keys(store.read('a')?.assessment.answers ?? {}).length;
  if (held() !== saved) problems.push(`run ${String(number)}: ${String(saved)} acknowledged, ${String(held())} held while full`);
  const bytes = Buffer.alloc(200_000, number);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const evidence = { id: 'E-01', kind: 'file', name: 'p', mediaType: 'text/plain', size: bytes.length, sha256 } as const;
  if (
    attempt(
      () =>
        void store.change({ id: 'a', changes: [{ kind: 'evidence', key: 'E-01', value: evidence }], evidence: [{ sha256, bytes }], summary, stamp }),
    )
  )
    problems.push('evidence fitted on a full disk');
  if (store.readEvidence(sha256) !== null) problems.push('half an attachment was kept');
  await store.backUp(stamp).catch((error: unknown) => codes.add((error as { code: string }).code));
  store.close();
  const left = readdirSync(join(folder, 'backups')).filter(
    (name) => !/^postern-.*\.db$/.test(name) || statSync(join(folder, 'backups', name)).size === 0,
  );
  if (left.length > 0) problems.push(`left in backups: ${left.join(', ')}`);
  store = openStore({ folder, now, told });
  if (held() !== saved) problems.push(`run ${String(number)}: ${String(saved)} acknowledged, ${String(held())} held after opening again`);
  if (freeKb !== '0') {
    rmSync(ballast, { force: true });
    if (!attempt(() => save(saved))) problems.push('saving did not work again once space was free');
    else saved += 1;
  }
  const { ok, sentences } = store.verify();
  if (!ok || held() !== saved) problems.push(...sentences);
  acknowledged += saved;
  store.close();
  rmSync(folder, { recursive: true });
};

for (let number = 0; number < Number(runs); number += 1) await run(number);
console.log(JSON.stringify({ codes: [...codes], problems, acknowledged }));
