/** The files in `backups/`: their names say when they were made and up to which journal row; which of them are kept. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { companions, look, type Layout } from './layout.ts';

export interface Backup {
  readonly name: string;
  readonly path: string;
  /** When it was made, in milliseconds since 1970. */
  readonly atMs: number;
  /** Newest journal number in it. */
  readonly seq: number;
  /** Made before a change of the schema; never deleted by Postern. */
  readonly beforeMigration: boolean;
}

const newestKept = 10;
const daysKept = 14;
const day = 24 * 60 * 60 * 1000;

let made = 0;
/** A place for a backup that is being made; no two runs share one, so that none removes another's. */
export const newUnfinished = (layout: Layout): string => join(layout.backups, `.unfinished-${String(process.pid)}-${String((made += 1))}.db`);

/** Takes away an unfinished backup with everything that SQLite put beside it. */
export const removeUnfinished = (path: string): void => {
  for (const end of ['', ...companions]) rmSync(path + end, { force: true });
};

const namePattern = /^postern-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(\d+)(-before-\d+)?\.db$/;

/** The name of a backup: time in UTC, newest journal number, and what it was made for. */
export const backupName = (atMs: number, seq: number, suffix: string): string =>
  `postern-${new Date(atMs).toISOString().replace(/[-:.]/g, '')}-${String(seq).padStart(9, '0')}${suffix}.db`;

const parseName = (folder: string, name: string): Backup | null => {
  const [, year, month, date, hours, minutes, seconds, ms, seq, suffix] = namePattern.exec(name) ?? [];
  if (seq === undefined) return null;
  const atMs = Date.parse(`${String(year)}-${String(month)}-${String(date)}T${String(hours)}:${String(minutes)}:${String(seconds)}.${String(ms)}Z`);
  return { name, path: join(folder, name), atMs, seq: Number(seq), beforeMigration: suffix !== undefined };
};

/** Finished backups, the one with the newest answers first (by journal number: the clock may have been set back). */
export const listBackups = (layout: Layout): readonly Backup[] =>
  look(layout.backups)?.isDirectory() === true
    ? readdirSync(layout.backups)
        .flatMap((name) => parseName(layout.backups, name) ?? [])
        .sort((a, b) => b.seq - a.seq || b.atMs - a.atMs)
    : [];

/** Takes away what killed backups left. Only for whoever has just taken the folder's lock. */
export const removeLeftBackups = (layout: Layout): void => {
  if (look(layout.backups)?.isDirectory() !== true) return;
  for (const name of readdirSync(layout.backups)) if (name.startsWith('.unfinished')) rmSync(join(layout.backups, name), { force: true });
};

/** Backups to delete: all but the newest 10, the newest of each of the last 14 days, and those made before a migration. */
export const surplusBackups = (backups: readonly Backup[], nowMs: number): readonly Backup[] => {
  const days = new Set<number>();
  return backups.filter((backup, index) => {
    const date = Math.floor(backup.atMs / day);
    const firstOfDay = !days.has(date);
    days.add(date);
    return index >= newestKept && !backup.beforeMigration && !(firstOfDay && nowMs - backup.atMs <= daysKept * day);
  });
};
