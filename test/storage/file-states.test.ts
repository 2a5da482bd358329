import Database from 'better-sqlite3';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '#storage/open-store.ts';
import { answer, change, create, newFolder, noon, open, stamp, troubleOf } from './fixture.ts';

/** A folder with one assessment, closed; the backup, if wanted, holds it without its last answer. */
const folderWith = async ({ backup }: { backup: boolean }): Promise<string> => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'a');
  change(store, 'a', answer('Q-1', { value: 'no' }));
  await store.backUp(stamp);
  change(store, 'a', answer('Q-2', { value: 'yes' }));
  store.close();
  if (!backup) rmSync(join(folder, 'backups'), { recursive: true });
  return folder;
};

const foreign = (path: string): void => {
  rmSync(path);
  new Database(path).exec("CREATE TABLE other (a TEXT); INSERT INTO other VALUES ('not ours')").close();
};
const overwriteHeader =
  (at: number, value: number) =>
  (path: string): void => {
    const bytes = readFileSync(path);
    bytes.writeUInt32BE(value, at);
    writeFileSync(path, bytes);
  };

const damages: readonly (readonly [string, (path: string) => void, RegExp])[] = [
  ['empty', (path) => truncateSync(path, 0), /is empty/],
  ['garbage', (path) => writeFileSync(path, Buffer.alloc(5000, 'garbage ')), /is not a database/],
  ['a single byte', (path) => writeFileSync(path, 'S'), /is not a database/],
  ['cut within a page', (path) => truncateSync(path, 10_000), /is cut short/],
  ['cut at a page', (path) => truncateSync(path, 8192), /is cut short/],
  ['written by another program', foreign, /by another program/],
  ['of another application', overwriteHeader(68, 0x12345678), /by another program/],
  [
    'overwritten in the middle',
    (path) => writeFileSync(path, Buffer.concat([readFileSync(path).subarray(0, 4096), Buffer.alloc(readFileSync(path).length - 4096, 7)])),
    /damaged/,
  ],
  ['missing while its backups are there', (path) => rmSync(path), /is missing/],
];

test.each(damages)('A database that is %s is kept aside and the newest backup takes its place, aloud.', async (what, spoil, sentence) => {
  const folder = await folderWith({ backup: true });
  const path = join(folder, 'postern.db');
  spoil(path);
  const spoilt = what.startsWith('missing') ? null : readFileSync(path);
  const store = open(folder);
  expect(store.notices).toHaveLength(1);
  expect(store.notices[0]).toMatch(sentence);
  expect(store.notices[0]).toMatch(/restored the backup of 2026-11-23 11:00 UTC; what was changed after that is missing/);
  expect(store.read('a')?.assessment.answers).toEqual({ 'Q-1': { value: 'no' } });
  expect(store.verify().ok).toBe(true);
  change(store, 'a', answer('Q-3', { value: 'no' }));
  store.close();
  const [aside] = readdirSync(join(folder, 'set-aside'));
  const kept = join(folder, 'set-aside', aside ?? '', 'postern.db');
  if (spoilt !== null) expect(readFileSync(kept).equals(spoilt)).toBe(true);
  expect(open(folder).notices).toEqual([]);
});

test.each(damages.filter(([what]) => !what.startsWith('missing')))(
  'A database that is %s, without a backup, is refused and stays as it is.',
  async (_what, spoil, sentence) => {
    const folder = await folderWith({ backup: false });
    const path = join(folder, 'postern.db');
    spoil(path);
    const spoilt = readFileSync(path);
    for (const _time of [1, 2]) {
      expect(troubleOf(() => openStore({ folder, now: () => noon }))).toMatchObject({
        code: 'storage-damaged',
        sentence: expect.stringMatching(sentence) as string,
      });
      expect(readFileSync(path).equals(spoilt)).toBe(true);
    }
  },
);

test('A database from a newer Postern is refused, backups or not, and stays as it is.', async () => {
  const folder = await folderWith({ backup: true });
  overwriteHeader(60, 7)(join(folder, 'postern.db'));
  const bytes = readFileSync(join(folder, 'postern.db'));
  expect(troubleOf(() => openStore({ folder, now: () => noon }))).toMatchObject({ code: 'newer-format' });
  expect(readFileSync(join(folder, 'postern.db')).equals(bytes)).toBe(true);
  expect(readdirSync(folder)).not.toContain('set-aside');
});

test('A folder or a link in the place of the database is refused, and what the link points to is untouched.', async () => {
  const folder = await folderWith({ backup: true });
  const path = join(folder, 'postern.db');
  rmSync(path);
  mkdirSync(path);
  expect(troubleOf(() => openStore({ folder, now: () => noon }))).toMatchObject({
    code: 'storage-failed',
    sentence: expect.stringContaining('is not a file') as string,
  });
  rmSync(path, { recursive: true });
  const elsewhere = join(newFolder(), 'elsewhere.db');
  writeFileSync(elsewhere, 'precious');
  symlinkSync(elsewhere, path);
  expect(troubleOf(() => openStore({ folder, now: () => noon }))).toMatchObject({
    code: 'storage-failed',
    sentence: expect.stringContaining('link') as string,
  });
  expect(readFileSync(elsewhere, 'utf8')).toBe('precious');
});

test.each(['postern.db-wal', 'postern.lock', 'backups', 'set-aside'])('A link in the place of “%s” is refused.', async (name) => {
  const folder = await folderWith({ backup: false });
  rmSync(join(folder, name), { recursive: true, force: true });
  symlinkSync(newFolder(), join(folder, name));
  expect(troubleOf(() => openStore({ folder, now: () => noon }))).toMatchObject({
    code: 'storage-failed',
    sentence: expect.stringContaining(`“${name}”`) as string,
  });
});

test('A data folder that is a file is refused with a sentence.', () => {
  const path = join(newFolder(), 'data');
  writeFileSync(path, '');
  expect(troubleOf(() => openStore({ folder: path, now: () => noon }))).toMatchObject({
    code: 'storage-failed',
    sentence: expect.stringContaining('should be a folder') as string,
  });
});

/** What a killed Postern leaves: the main file and a log that holds the newest answers. */
const killedFolder = async (): Promise<string> => {
  const folder = await folderWith({ backup: true });
  const store = open(folder);
  change(store, 'a', answer('Q-9', { value: 'newest' }));
  const killed = newFolder();
  for (const name of ['postern.db', 'postern.db-wal']) copyFileSync(join(folder, name), join(killed, name));
  store.close();
  renameSync(join(folder, 'backups'), join(killed, 'backups'));
  return killed;
};

test('The log of a killed Postern is read at the next start: nothing is missing and nothing is said.', async () => {
  const store = open(await killedFolder());
  expect(store.notices).toEqual([]);
  expect(Object.keys(store.read('a')?.assessment.answers ?? {})).toEqual(['Q-1', 'Q-2', 'Q-9']);
});

test('A lost log of a killed Postern is noticed and told.', async () => {
  const folder = await killedFolder();
  rmSync(join(folder, 'postern.db-wal'));
  const store = open(folder);
  expect(store.notices).toEqual([expect.stringContaining('“postern.db-wal” with the newest answers is missing') as string]);
  expect(Object.keys(store.read('a')?.assessment.answers ?? {})).toEqual(['Q-1', 'Q-2']);
});

test('A stray log without its database is not taken for a new folder.', async () => {
  const folder = await killedFolder();
  rmSync(join(folder, 'postern.db'));
  rmSync(join(folder, 'backups'), { recursive: true });
  expect(troubleOf(() => openStore({ folder, now: () => noon }))).toMatchObject({
    code: 'storage-damaged',
    sentence: expect.stringContaining('is missing') as string,
  });
});

test('What a crash left of a first start, a backup or a restore is cleared away.', () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'backups'));
  for (const name of ['postern.db.new', 'postern.db.new-wal', 'postern.db.restored', 'backups/.unfinished-7-1.db'])
    writeFileSync(join(folder, name), '');
  open(folder).close();
  expect(readdirSync(folder).sort()).toEqual(['backups', 'postern.db', 'postern.lock']);
  expect(readdirSync(join(folder, 'backups'))).toEqual([]);
});
