/** The `Store` of the application on SQLite: one folder, one database in it, one Postern at a time. */
import { writeFileSync } from 'node:fs';
import { Trouble, type Store } from '#application/ports.ts';
import { createRecords } from './assessment-records.ts';
import { createSchedule, type Schedule } from './backup-schedule.ts';
import { createBin } from './bin.ts';
import { createCheckpoints, type Checkpoints } from './checkpoint.ts';
import { createEvidenceStore } from './evidence-bytes.ts';
import { createJournal } from './journal.ts';
import { layoutOf, look, makeFolder, type Layout } from './layout.ts';
import { takeLock, type Lock } from './lock.ts';
import type { Connection } from './open-database.ts';
import { openFolder } from './open-folder.ts';
import { createReader } from './read-assessment.ts';
import { openCopy, whyReadOnly } from './read-only-copy.ts';
import { createSearch } from './search.ts';
import { createSettings } from './settings.ts';
import { toTrouble } from './trouble.ts';
import { describeExamination } from './verify.ts';
import { createWriter } from './write-changes.ts';

/** A connection with all that hangs on it; the read-only one has no upkeep. */
interface Desk {
  readonly db: Connection;
  readonly layout: Layout;
  readonly notices: readonly string[];
  readonly readOnly: string | null;
  readonly upkeep: { readonly schedule: Schedule; readonly checkpoints: Checkpoints } | null;
  readonly release: () => void;
}

const openWritable = (layout: Layout, now: () => string, lock: Lock): Desk => {
  const { db, notices } = openFolder(layout, now());
  const checkpoints = createCheckpoints(db);
  const schedule = createSchedule(db, layout, now);
  const release = (): void => {
    try {
      schedule.stop();
      checkpoints.stop();
    } finally {
      db.close();
      lock.release();
    }
  };
  return { db, layout, notices, readOnly: null, upkeep: { schedule, checkpoints }, release };
};

const openReadOnly = (layout: Layout, readOnly: string): Desk => {
  const { db, discard } = openCopy(layout);
  const release = (): void => {
    db.close();
    discard();
  };
  return { db, layout, notices: [], readOnly, upkeep: null, release };
};

const openDesk = (layout: Layout, now: () => string): Desk => {
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

/** Leaves the request for a full examination at the next start; on a failing disk that may fail too. */
const suspect = (layout: Layout): void => {
  try {
    if (look(layout.suspicion) === null) writeFileSync(layout.suspicion, '', { mode: 0o600, flag: 'wx' });
  } catch {
    // The failure that brought us here is the one to tell.
  }
};

/** Runs a call; every failure leaves as `Trouble`, and one that shows damage is remembered for the next start. */
const guard = <T>(layout: Layout, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    const trouble = toTrouble(error);
    if (trouble.code === 'storage-damaged') suspect(layout);
    throw trouble;
  }
};
