/** The open database with what keeps it: lock, backups, checkpoints; or a private copy where nothing can be written. */
import { Trouble } from '#application/ports.ts';
import { createSchedule, type Schedule } from './backup-schedule.ts';
import { createCheckpoints, type Checkpoints } from './checkpoint.ts';
import { inspectFile } from './inspect-file.ts';
import { layoutOf, makeFolder, type Layout } from './layout.ts';
import { takeLock, type Lock } from './lock.ts';
import { migrate, newerFormat } from './migrate.ts';
import { newestVersion } from './migrations/index.ts';
import type { Connection } from './open-database.ts';
import { openFolder } from './open-folder.ts';
import { openCopy, whyReadOnly } from './read-only-copy.ts';

/** The read-only desk has no upkeep. */
export interface Desk {
  readonly db: Connection;
  readonly layout: Layout;
  readonly notices: readonly string[];
  readonly readOnly: string | null;
  readonly upkeep: { readonly schedule: Schedule; readonly checkpoints: Checkpoints } | null;
  readonly close: () => void;
}

/** Runs every step even where one fails; what fails while closing leaves the log for the next start to read. */
const inTurn = (...steps: readonly (() => void)[]): void => {
  for (const step of steps) {
    try {
      step();
    } catch {
      // The next start finds the log and goes on from there.
    }
  }
};

const openWritable = (layout: Layout, now: () => string, lock: Lock): Desk => {
  const { db, notices } = openFolder(layout, now());
  const checkpoints = createCheckpoints(db);
  const schedule = createSchedule(db, layout, now);
  const close = (): void =>
    inTurn(
      schedule.stop,
      checkpoints.stop,
      () => db.close(),
      () => lock.release(),
    );
  return { db, layout, notices, readOnly: null, upkeep: { schedule, checkpoints }, close };
};

const openReadOnly = (layout: Layout, readOnly: string): Desk => {
  const found = inspectFile(layout.database);
  if (found.kind === 'missing')
    throw new Trouble(
      'storage-read-only',
      "Postern's data folder cannot be written and holds no assessments. Make the folder writable, then start Postern again.",
    );
  if (found.kind !== 'ours')
    throw new Trouble(
      found.kind === 'damaged' ? 'storage-damaged' : 'storage-failed',
      `${found.sentence} The data folder cannot be written, so no backup was restored.`,
    );
  if (found.version > newestVersion()) throw newerFormat();
  const { db, discard } = openCopy(layout);
  migrate(db); // the copy is ours alone; the file that may not be written stays at its version
  return { db, layout, notices: [], readOnly, upkeep: null, close: () => inTurn(() => db.close(), discard) };
};

/** Opens the data folder, made if missing. Throws `Trouble` or what SQLite or the file system throws. */
export const openDesk = (folder: string, now: () => string): Desk => {
  const layout = layoutOf(folder);
  makeFolder(layout.folder);
  const reason = whyReadOnly(layout);
  if (reason !== null) return openReadOnly(layout, reason);
  const lock = takeLock(layout);
  try {
    return openWritable(layout, now, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
};
