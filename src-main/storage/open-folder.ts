/** From a data folder to an open, sound, current database; what had to be done for it is told in `notices`. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { Trouble } from '#application/ports.ts';
import { listBackups, removeLeftBackups } from './backup-files.ts';
import { makeBackupAtOnce } from './backup.ts';
import { wasLeftOpen } from './checkpoint.ts';
import { examine, runThrough } from './examine.ts';
import { inspectFile } from './inspect-file.ts';
import { companions, flush, look, makeFile, refuseLink, type Layout } from './layout.ts';
import { migrate, newerFormat, versionOf } from './migrate.ts';
import { migrations, newestVersion } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { openDatabase, type Connection } from './open-database.ts';
import { removeUnfinishedRestore, restoreNewest } from './restore.ts';
import { isDamage } from './trouble.ts';

export interface Opened {
  readonly db: Connection;
  readonly notices: readonly string[];
}

interface Task {
  readonly layout: Layout;
  /** ISO 8601. */
  readonly now: string;
  readonly steps: readonly Migration[];
}

const unfinished = (layout: Layout): string => `${layout.database}.new`;

const removeLeftovers = (layout: Layout): void => {
  for (const end of ['', ...companions]) rmSync(unfinished(layout) + end, { force: true });
  removeLeftBackups(layout);
  removeUnfinishedRestore(layout);
};

/** Makes a whole database beside its place and renames it: a crash on the first start leaves no half-made file. */
const createDatabase = (layout: Layout, steps: readonly Migration[]): void => {
  makeFile(unfinished(layout));
  const db = openDatabase(unfinished(layout));
  try {
    migrate(db, steps);
  } finally {
    db.close();
  }
  flush(unfinished(layout));
  renameSync(unfinished(layout), layout.database);
  flush(layout.folder);
};

/** A step is taken only when a sound backup of the state before it is on the disk. */
const migrateSafely = (db: Connection, { layout, now, steps }: Task): void => {
  const version = versionOf(db);
  const isOld = version > 0 && version < newestVersion(steps);
  if (isOld) makeBackupAtOnce(db, layout, now, `-before-${String(newestVersion(steps))}`);
  migrate(db, steps);
  if (isOld && freeShare(db) > mostFree) db.exec('VACUUM'); // a step may leave half of the file empty
};

/** A file that is emptier than this after a step is written anew. */
const mostFree = 0.2;
const freeShare = (db: Connection): number =>
  (db.pragma('freelist_count', { simple: true }) as number) / (db.pragma('page_count', { simple: true }) as number);

/** Opens a file that looks like ours. Examines it whole where the last run saw damage, quickly where it did not close. */
const openSound = (task: Task): Connection => {
  const { layout } = task;
  const hadLog = (look(`${layout.database}-wal`)?.size ?? 0) > 0;
  const db = openDatabase(layout.database);
  try {
    migrateSafely(db, task);
    const suspected = existsSync(layout.suspicion);
    const wrong = suspected ? runThrough(examine(db, 'whole')).find(({ ok }) => !ok)?.sentence : hadLog ? quickCheck(db) : undefined;
    if (wrong !== undefined) throw new Trouble('storage-damaged', wrong);
    rmSync(layout.suspicion, { force: true });
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

const quickCheck = (db: Connection): string | undefined => {
  const [problem] = db.prepare<[], string>('PRAGMA quick_check(1)').pluck().all();
  return problem === 'ok' ? undefined : `The database file is damaged: ${problem ?? 'no answer'}.`;
};

/** Restores the newest sound backup, or refuses with what is wrong: an assessment is never replaced by nothing. */
const restore = (task: Task, wrong: string): Opened => {
  const { layout, now } = task;
  const restored = restoreNewest(layout, now);
  if (restored === null)
    throw new Trouble(
      'storage-damaged',
      `${wrong} No backup of it was found, so Postern did not start. Put back a copy of “postern.db”, or move the file away to begin anew.`,
    );
  rmSync(layout.suspicion, { force: true });
  const made = new Date(restored.backup.atMs).toISOString().slice(0, 16).replace('T', ' ');
  const notice = `${wrong} Postern restored the backup of ${made} UTC; what was changed after that is missing. What was there before is kept in “set-aside/${restored.setAside}”.`;
  return { db: openSound(task), notices: [notice] };
};

/** The log that held the newest answers is gone: a backup may know more than the file does. */
const recoverLostLog = (task: Task, db: Connection): Opened => {
  const seq = db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM journal').pluck().get() ?? 0;
  const wrong = 'Postern did not close properly last time, and the file “postern.db-wal” with the newest answers is missing.';
  if (!listBackups(task.layout).some((backup) => backup.seq > seq))
    return { db, notices: [`${wrong} Look through what you entered last; some of it may be gone.`] };
  db.close();
  return restore(task, wrong);
};

const openOurs = (task: Task): Opened => {
  const hadLogFile = look(`${task.layout.database}-wal`) !== null;
  try {
    const db = openSound(task);
    return !hadLogFile && wasLeftOpen(db) ? recoverLostLog(task, db) : { db, notices: [] };
  } catch (error) {
    if (!isDamage(error)) throw error;
    return restore(task, error instanceof Trouble ? error.message : "“postern.db” in Postern's data folder is damaged.");
  }
};

/** Opens the folder's database, makes one where there never was one, restores one where it is damaged or gone. Needs the folder's lock. */
export const openFolder = (layout: Layout, now: string, steps: readonly Migration[] = migrations): Opened => {
  const task: Task = { layout, now, steps };
  for (const [path, name] of [
    ...companions.map((end) => [`${layout.database}${end}`, `postern.db${end}`] as const),
    [layout.backups, 'backups'] as const,
    [layout.setAside, 'set-aside'] as const,
  ])
    refuseLink(path, name);
  removeLeftovers(layout);
  const found = inspectFile(layout.database);
  switch (found.kind) {
    case 'unusable':
      throw new Trouble('storage-failed', found.sentence);
    case 'damaged':
      return restore(task, found.sentence);
    case 'ours':
      if (found.version > newestVersion(steps)) throw newerFormat();
      return openOurs(task);
    case 'missing':
      if (listBackups(layout).length > 0 || companions.some((end) => look(`${layout.database}${end}`) !== null))
        return restore(task, "“postern.db” is missing from Postern's data folder.");
      createDatabase(layout, steps);
      return { db: openSound(task), notices: [] };
  }
};
