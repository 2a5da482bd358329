/** What the storage tests share: a new folder per test, a clock that stands still, a small assessment. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Store, Summary } from '#application/ports.ts';
import type { Answer, Assessment } from '#core/assessment/assessment.ts';
import { emptyAssessment, type Change } from '#core/assessment/entry.ts';
import { openStore } from '#storage/open-store.ts';

export const noon = '2026-11-23T12:00:00.000+01:00';
export const stamp = { by: 'I. Auditor', at: noon };
export const summary: Summary = { rating: 'incomplete', score: null, completeness: 0.25, verifiedShare: null };

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A folder that is gone when the test is over. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'postern-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** Opens a store that is closed when the test is over, at the latest. */
export const open = (folder: string, now: () => string = () => noon): Store => {
  const store = openStore({ folder, now });
  onTestFinished(() => store.close());
  return store;
};

export const kestrel = (title = 'Kestrel Freight'): Assessment =>
  emptyAssessment('vi4', { title, client: 'Kestrel Freight Ltd', site: 'Basel', hosts: ['ESX'], state: 'draft' });

export const create = (store: Store, id: string, assessment: Assessment = kestrel(), at: string = noon): void =>
  void store.create({ id, assessment, evidence: [], summary, sample: false, action: 'create', stamp: { ...stamp, at } });

export const answer = (key: string, value: Answer | null): Change => ({ kind: 'answer', key, value });

export const change = (store: Store, id: string, ...changes: readonly Change[]) => store.change({ id, changes, evidence: [], summary, stamp });

/** Undoes or redoes what is next; null where there is nothing. */
export const step = (store: Store, id: string, action: 'undo' | 'redo') => {
  const next = action === 'undo' ? store.nextUndo(id) : store.nextRedo(id);
  return next === null ? null : store.step({ id, action, ...next, summary, stamp });
};

/** What a search finds, hit by hit, each with the id of its assessment. */
export const search = (store: Store, text: string, limit = 50, archived = false) =>
  store.search(text, limit, archived).flatMap(({ id, hits }) => hits.map((hit) => ({ ...hit, assessment: id })));

/** The contract's code and the sentence of what a call throws; null where it throws nothing. */
export const troubleOf = (work: () => unknown): { readonly code: string; readonly sentence: string } | null => {
  try {
    work();
    return null;
  } catch (error) {
    const { name, code, message } = error as { name: string; code: string; message: string };
    if (name !== 'Trouble') throw error;
    return { code, sentence: message };
  }
};
