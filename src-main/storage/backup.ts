/** Backups: whole copies in `backups/` that count only once they have been examined and are safely on the disk. */
import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { flush, look, makeFile, makeFolder, refuseLink, type Layout } from './layout.ts';
import { examine } from './examine.ts';
import { openFinished, type Connection } from './open-database.ts';
import { damaged } from './trouble.ts';

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
export interface MadeBackup {
  readonly name: string;
  readonly bytes: number;
}

const newestKept = 10;
const daysKept = 14;
const day = 24 * 60 * 60 * 1000;
const unfinished = '.unfinished.db';

const namePattern = /^postern-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(\d+)(-before-\d+)?\.db$/;

const nameOf = (atMs: number, seq: number, suffix: string): string =>
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

/** Takes away what a killed backup left. Only for whoever holds the folder's lock. */
export const removeUnfinished = (layout: Layout): void => {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(join(layout.backups, unfinished + end), { force: true });
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

const count = (db: Connection): number =>
  db
    .prepare<[], number>(
      'SELECT (SELECT count(*) FROM assessment) + (SELECT count(*) FROM entry) + (SELECT count(*) FROM journal) + (SELECT count(*) FROM evidence_bytes)',
    )
    .pluck()
    .get() ?? -1;

function* check(path: string, rows: number): Generator<undefined, undefined> {
  const copy = openFinished(path);
  try {
    const wrong = (yield* examine(copy)).find(({ ok }) => !ok);
    if (wrong !== undefined) throw damaged(wrong.sentence);
    if (count(copy) !== rows) throw damaged('The backup holds another number of rows than the database.');
  } finally {
    copy.close();
  }
}

/**
 * Makes, examines and keeps one backup; pauses between slices of the examination. `at` is ISO 8601. A copy that fails
 * the examination is thrown away, and the failure says that the database itself is damaged.
 */
export function* makeBackup(db: Connection, layout: Layout, at: string, suffix = ''): Generator<undefined, MadeBackup> {
  refuseLink(layout.backups, 'backups');
  makeFolder(layout.backups);
  removeUnfinished(layout);
  const path = join(layout.backups, unfinished);
  makeFile(path);
  try {
    const seq = db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM journal').pluck().get() ?? 0;
    const rows = count(db);
    db.prepare('VACUUM INTO ?').run(path);
    yield;
    yield* check(path, rows);
    flush(path);
    yield;
    const name = nameOf(Date.parse(at), seq, suffix);
    renameSync(path, join(layout.backups, name));
    flush(layout.backups);
    for (const old of surplusBackups(listBackups(layout), Date.parse(at))) rmSync(old.path, { force: true });
    return { name, bytes: statSync(join(layout.backups, name)).size };
  } finally {
    removeUnfinished(layout);
  }
}
