import { chmodSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { answer, change, create, newFolder, open, stamp } from './fixture.ts';

const modes = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => {
      const stats = lstatSync(join(folder, name));
      return [`${stats.isDirectory() ? 'folder' : 'file'} ${name}`, (stats.mode & 0o777).toString(8)];
    }),
  );

// Windows keeps no such modes: there the profile folder's own access list protects the files.
describe.skipIf(process.platform === 'win32')('modes', () => {
  const umask = process.umask(0o022); // gives the one before
  afterEach(() => void process.umask(umask));

  test.each([0o000, 0o022, 0o077, 0o777])('Files are 0600 and folders 0700 under umask %o.', async (mask) => {
    const folder = join(newFolder(), 'data');
    process.umask(mask);
    const store = open(folder);
    create(store, 'a');
    change(store, 'a', answer('Q', { value: 'no' }));
    await store.backUp(stamp);
    const found = modes(folder);
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining([
        'file postern.db',
        'file postern.db-wal',
        'file postern.lock',
        'folder backups',
        'file backups/postern-20261123T110000000Z-000000002.db',
      ]),
    );
    for (const [name, mode] of Object.entries(found)) expect([name, mode]).toEqual([name, name.startsWith('folder') ? '700' : '600']);
    expect((lstatSync(folder).mode & 0o777).toString(8)).toBe('700');
    store.close();
  });

  test('A folder that was there before keeps its mode.', () => {
    const folder = join(newFolder(), 'shared');
    mkdirSync(folder);
    chmodSync(folder, 0o750);
    open(folder).close();
    expect((lstatSync(folder).mode & 0o777).toString(8)).toBe('750');
  });
});
