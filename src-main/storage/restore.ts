/** Puts the newest sound backup in the place of a damaged or missing database. The damaged files are kept. */
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { listBackups, type Backup } from './backup-files.ts';
import { examine, runThrough } from './examine.ts';
import { companions, copyPrivately, flush, look, makeFolder, refuseLink, type Layout } from './layout.ts';
import { openFinished } from './open-database.ts';
import { isDamage } from './trouble.ts';

const unfinished = (layout: Layout): string => `${layout.database}.restored`;

export const removeUnfinishedRestore = (layout: Layout): void => rmSync(unfinished(layout), { force: true });

const isSound = (backup: Backup): boolean => {
  try {
    const db = openFinished(backup.path);
    try {
      return runThrough(examine(db, 'whole')).every(({ ok }) => ok);
    } finally {
      db.close();
    }
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
};

/** Moves the database and everything beside it into a folder of its own under `set-aside/`; gives that folder's name. */
const setAside = (layout: Layout, now: string): string => {
  refuseLink(layout.setAside, 'set-aside');
  const stamp = new Date(now).toISOString().replace(/[-:.]/g, '');
  const free = (number: number): string => {
    const name = number === 1 ? stamp : `${stamp}-${String(number)}`;
    return look(join(layout.setAside, name)) === null ? name : free(number + 1);
  };
  const name = free(1);
  makeFolder(layout.setAside);
  makeFolder(join(layout.setAside, name));
  for (const end of ['', ...companions]) {
    const file = `${layout.database}${end}`;
    if (look(file) !== null) renameSync(file, join(layout.setAside, name, `postern.db${end}`));
  }
  flush(join(layout.setAside, name));
  return name;
};

export interface Restored {
  readonly backup: Backup;
  /** Name of the folder under `set-aside/` that now holds the files that were there. */
  readonly setAside: string;
}

/**
 * Restores the newest backup that passes the examination and holds journal number `atLeast`. Null where there is none;
 * then nothing was touched. Every step leaves either the old files or a state from which the next start restores again.
 */
export const restoreNewest = (layout: Layout, now: string, atLeast = 0): Restored | null => {
  refuseLink(layout.backups, 'backups');
  const backup = listBackups(layout).find((candidate) => candidate.seq >= atLeast && isSound(candidate));
  if (backup === undefined) return null;
  removeUnfinishedRestore(layout);
  copyPrivately(backup.path, unfinished(layout));
  flush(unfinished(layout));
  const name = setAside(layout, now);
  renameSync(unfinished(layout), layout.database);
  flush(layout.folder);
  return { backup, setAside: name };
};
