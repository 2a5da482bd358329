import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { openStore } from '#storage/open-store.ts';
import { answer, change, create, newFolder, noon, open, stamp, troubleOf } from './fixture.ts';

const prepared = (folder = newFolder()): string => {
  const store = open(folder);
  create(store, 'a');
  change(store, 'a', answer('Q', { value: 'no', note: 'findable' }));
  store.close();
  return folder;
};

const leftCopies = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('postern-reading-'));

test.skipIf(process.platform === 'win32')(
  'A read-only database opens for reading, says why, and refuses every change with that reason.',
  async () => {
    const folder = prepared();
    const path = join(folder, 'postern.db');
    chmodSync(path, 0o444);
    const bytes = readFileSync(path);
    const copiesBefore = leftCopies();
    const store = open(folder);
    expect(store.readOnly).toContain('The database file is read-only');
    expect(store.read('a')?.assessment.answers).toEqual({ Q: { value: 'no', note: 'findable' } });
    expect(store.search('find', 5)).toHaveLength(1);
    expect(store.verify().ok).toBe(true);
    const refusals = [
      () => change(store, 'a', answer('Q', { value: 'yes' })),
      () => create(store, 'b'),
      () => store.setDeleted('a', true, stamp),
      () => store.changeSettings({ auditor: 'x' }),
    ].map(troubleOf);
    expect(refusals).toEqual(refusals.map(() => ({ code: 'storage-read-only', sentence: store.readOnly })));
    await expect(store.backUp(stamp)).rejects.toMatchObject({ code: 'storage-read-only' });
    store.close();
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(leftCopies()).toEqual(copiesBefore);
  },
);

// As root every folder can be written, so the child gives root up; an ordinary user just runs it.
const asOther = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

test.skipIf(process.platform === 'win32')(
  'A data folder without write permission opens for reading, the log of a killed run included; an empty one is refused.',
  () => {
    const parent = mkdtempSync(join(tmpdir(), 'postern-test-'));
    const folder = join(parent, 'data');
    try {
      // A run that does not close: its newest answer is in the log alone.
      const child = join(import.meta.dirname, 'children', 'folder-without-permission.ts');
      const run = (...args: readonly string[]) => spawnSync(process.execPath, [child, ...args], { encoding: 'utf8', ...asOther });
      if (asOther.uid !== undefined) chownSync(parent, asOther.uid, asOther.gid);
      expect(run('fill', folder).stderr).toBe('');
      const seen = run('read', folder);
      expect(seen.stderr).toBe('');
      expect(JSON.parse(seen.stdout)).toEqual({
        readOnly: expect.stringContaining('data folder is read-only') as string,
        answers: { Q: { value: 'in the log' } },
        found: 1,
        refused: 'storage-read-only',
        empty: 'storage-read-only',
        unmakeable: 'storage-read-only',
      });
    } finally {
      rmSync(parent, { recursive: true, force: true });
    }
  },
);

test('Control: the same folder, writable, takes changes.', () => {
  const store = openStore({ folder: prepared(), now: () => noon });
  expect(store.readOnly).toBeNull();
  expect(change(store, 'a', answer('Q', { value: 'yes' })).seq).toBe(3);
  store.close();
});
