/** Target 3: the main process as the shell runs it, Electron stubbed, to the first list; against Node with an open database. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Figure } from './figure.ts';
import { compare } from './measure.ts';
import { cache, withCopy } from './seed.ts';
import { spawnToLine } from './spawn-to-line.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const built = join(import.meta.dirname, '../../out/main');

/** The built main process in a folder of its own, where `electron` means the stub. Gives the file to run. */
export const stageMain = (): string => {
  const stage = join(cache, 'main');
  rmSync(stage, { recursive: true, force: true });
  cpSync(built, join(stage, 'out/main'), { recursive: true });
  const electron = join(stage, 'node_modules/electron');
  mkdirSync(electron, { recursive: true });
  writeFileSync(join(electron, 'package.json'), '{ "name": "electron", "type": "module", "exports": "./index.mjs" }');
  cpSync(join(fixtures, 'electron-stub.mjs'), join(electron, 'index.mjs'));
  writeFileSync(join(stage, 'package.json'), '{ "type": "module" }');
  return join(stage, 'out/main/index.js');
};

const makeFloorDatabase = (folder: string): string => {
  const file = join(folder, 'floor.db');
  const db = new Database(file);
  db.exec('PRAGMA journal_mode = wal; PRAGMA user_version = 1; CREATE TABLE one (id INTEGER PRIMARY KEY) STRICT');
  db.close();
  return file;
};

/** Starts in turn with the floor; `rounds` of each after one that warms the caches of the system. */
export const compareStarts = (assessments: number, rounds: number): Promise<Readonly<Record<'ours' | 'floor', Figure['ours']>>> =>
  withCopy(assessments, async (folder) => {
    const main = stageMain();
    const floor = [join(fixtures, 'open-database.mjs'), makeFloorDatabase(folder)];
    return compare(rounds, { ours: () => spawnToLine([main], { POSTERN_DATA: folder }), floor: () => spawnToLine(floor) }, 2);
  });

export const measureStart = async (assessments: number): Promise<readonly Figure[]> => {
  const { ours, floor } = await compareStarts(assessments, 15);
  const feel = `main process to the first list, ${String(assessments)} assessments`;
  return [
    {
      target: 3,
      feel,
      unit: 'ms',
      ours,
      floor: { what: 'node + better-sqlite3 open', spread: floor },
      wanted: { ratio: 1.25 },
      cited: 'SAF start 1242 ms',
    },
  ];
};
