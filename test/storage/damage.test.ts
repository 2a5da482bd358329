/** reliability-security.md R6: damage to the bytes of the file is found before an answer is shown, or shown to be harmless. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Store } from '#application/ports.ts';
import { openStore } from '#storage/open-store.ts';
import { answer, change, create, kestrel, newFolder, noon, sha256, stamp, step, summary } from './fixture.ts';

/** Repeatable numbers below a bound (mulberry32). */
const numbers =
  (seed: number) =>
  (bound: number): number => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % bound;
  };

const proof = Buffer.from('evidence '.repeat(3000));

const fill = (folder: string): void => {
  const store = openStore({ folder, now: () => noon });
  for (const id of ['a', 'b', 'c']) {
    create(store, id, kestrel(`Kestrel ${id}`));
    for (let n = 0; n < 60; n += 1)
      change(store, id, answer(`Q-${String(n % 40)}`, { value: 'on none', note: `note ${String(n)} of assessment ${id}` }));
    step(store, id, 'undo');
  }
  const evidence = { id: 'E-01', kind: 'file', name: 'proof.txt', mediaType: 'text/plain', size: proof.length, sha256: sha256(proof) } as const;
  store.change({
    id: 'a',
    changes: [{ kind: 'evidence', key: 'E-01', value: evidence }],
    evidence: [{ sha256: evidence.sha256, bytes: proof }],
    summary,
    stamp,
  });
  for (const archived of [true, false]) store.setArchived('b', archived, stamp);
  for (const deleted of [true, false]) store.setDeleted('c', deleted, { ...stamp, by: 'B. Other' });
  store.changeSettings({ auditor: 'I. Auditor' });
  store.close();
};

/** All that a screen can be shown. */
const everything = (store: Store): string => {
  const rows = store.list({ deleted: false });
  const shown = rows.map(({ id }) => [store.read(id), store.history(id, { limit: 1000 }), store.nextUndo(id), store.nextRedo(id)]);
  return JSON.stringify([
    rows,
    shown,
    store.readSettings(),
    Buffer.from(store.readEvidence(sha256(proof)) ?? []).toString('hex'),
    store.list({ deleted: true }),
    store.logbook({ limit: 100 }),
  ]);
};

type Outcome = 'same' | 'restored' | 'refused' | 'silent';

/** Opens the damaged file; what it shows must be the truth, or damage must be told. */
const examineAt = (folder: string, truth: string): Outcome => {
  let store: Store;
  try {
    store = openStore({ folder, now: () => noon });
  } catch (error) {
    return (error as { name: string }).name === 'Trouble' ? 'refused' : 'silent';
  }
  try {
    const shown = everything(store);
    if (store.notices.length > 0) return 'restored';
    return shown === truth ? 'same' : 'silent';
  } catch (error) {
    return (error as { code?: string }).code === 'storage-damaged' ? 'refused' : 'silent';
  } finally {
    store.close();
  }
};

test('Of 200 flipped bits, 40 zeroed pages and 40 swapped pages none shows a wrong answer or hides one.', { timeout: 60_000 }, () => {
  const source = newFolder();
  fill(source);
  const store = openStore({ folder: source, now: () => noon });
  const truth = everything(store);
  store.close();
  const original = readFileSync(join(source, 'postern.db'));
  const pages = original.length / 4096;
  const next = numbers(20261123);
  const found: Record<Outcome, number> = { same: 0, restored: 0, refused: 0, silent: 0 };
  const silent: string[] = [];
  const base = newFolder();
  for (let n = 0; n < 280; n += 1) {
    const bytes = Buffer.from(original);
    let what: string;
    if (n < 200) {
      const bit = next(bytes.length * 8);
      what = `bit ${String(bit)}`;
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    } else {
      const [to, from] = [next(pages) * 4096, next(pages) * 4096];
      what = n < 240 ? `page ${String(to / 4096)} zeroed` : `page ${String(to / 4096)} replaced by ${String(from / 4096)}`;
      if (n < 240) bytes.fill(0, to, to + 4096);
      else original.copy(bytes, to, from, from + 4096);
    }
    const folder = join(base, String(n));
    mkdirSync(folder);
    writeFileSync(join(folder, 'postern.db'), bytes);
    const outcome = examineAt(folder, truth);
    found[outcome] += 1;
    if (outcome === 'silent') silent.push(what);
  }
  expect(silent).toEqual([]);
  expect(found.refused).toBeGreaterThan(100); // control: most of the damage was real
});

test('Damage that shows in the middle of work is told, and the next start restores the newest backup.', async () => {
  const folder = newFolder();
  fill(folder);
  const store = openStore({ folder, now: () => noon });
  await store.backUp(stamp);
  store.close();
  const bytes = readFileSync(join(folder, 'postern.db'));
  const at = bytes.indexOf('note 59 of assessment b');
  bytes.write('forged!', at);
  copyFileSync(join(folder, 'postern.db'), join(folder, 'before'));
  writeFileSync(join(folder, 'postern.db'), bytes);
  const damaged = openStore({ folder, now: () => noon });
  expect(() => everything(damaged)).toThrow(/damaged/);
  expect(damaged.read('c')?.assessment.details.title).toBe('Kestrel c');
  damaged.close();
  const restored = openStore({ folder, now: () => noon });
  expect(restored.notices).toHaveLength(1);
  expect(everything(restored)).not.toContain('forged');
  restored.close();
});
