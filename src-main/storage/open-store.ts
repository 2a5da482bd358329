/** The `Store` of the application on SQLite: one folder, one database in it, one Postern at a time. */
import { writeFileSync } from 'node:fs';
import { Trouble, type Store } from '#application/ports.ts';
import { createArchive } from './archive.ts';
import { defer } from './defer.ts';
import { createRecords } from './assessment-records.ts';
import { createBin } from './bin.ts';
import { createEvidenceStore } from './evidence-bytes.ts';
import { createIssueStore } from './issue-store.ts';
import { createJournal } from './journal.ts';
import { layoutOf, look, type Layout } from './layout.ts';
import { openDesk, type Desk } from './open-desk.ts';
import { createReader } from './read-assessment.ts';
import { createSearch } from './search.ts';
import { createSettings } from './settings.ts';
import { toTrouble } from './trouble.ts';
import { verifyDesk } from './verify.ts';
import { createWriter } from './write-changes.ts';

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

/** Removes what has been in the bin too long, and starts the log. Damage is remembered; any other trouble shows at the next save. */
const startUpkeep = ({ layout, upkeep }: Desk, purge: () => void): void => {
  for (const work of [purge, () => upkeep?.checkpoints.start()]) {
    try {
      guard(layout, work);
    } catch {
      // Neither may keep Postern from starting, nor an answer from being saved.
    }
  }
};

const createStore = (desk: Desk, now: () => string): Store => {
  const { db, layout, notices, readOnly, upkeep } = desk;
  const records = createRecords(db);
  const journal = createJournal(db);
  const evidence = createEvidenceStore(db);
  const index = createSearch(db, records);
  const reader = createReader(db);
  const settings = createSettings(db);
  const bin = createBin(db, records, journal, index);
  const archive = createArchive(db, records);
  const issues = createIssueStore(db);
  const writer = createWriter(db, { records, journal, evidence, index, issues });
  const startUp = upkeep === null ? null : defer(() => startUpkeep(desk, () => bin.purge(now())));

  /** Deleted assessments are neither read nor changed until they are restored. */
  const find = (id: string) => {
    const record = records.find(id);
    return record?.deleted_at === null ? record : null;
  };
  const refuseReadOnly = (): void => {
    if (readOnly !== null) throw new Trouble('storage-read-only', readOnly);
  };
  const writing = <T>(work: () => T): T =>
    guard(layout, () => {
      refuseReadOnly();
      startUp?.now();
      const result = work();
      upkeep?.checkpoints.afterChange();
      return result;
    });
  const saving = <T extends { readonly seq: number }>(work: () => T): T => {
    const saved = writing(work);
    upkeep?.schedule.afterChange(saved.seq);
    return saved;
  };

  return {
    readOnly,
    notices,
    list: ({ deleted, archived, ...page }) => {
      if (deleted) startUp?.now(); // nothing is offered for restoring that has been in the bin too long
      const rows = guard(layout, () => records.list(deleted ? 'binned' : archived ? 'archived' : 'live', page));
      startUp?.soon();
      return rows;
    },
    search: (text, limit, archived) => guard(layout, () => index.search(text, limit, archived ?? false)),
    create: (input) => saving(() => writer.create(input)),
    read: (id) =>
      guard(layout, () => {
        const record = find(id);
        if (record === null) return null;
        return {
          assessment: reader.read(record),
          seq: record.last_seq,
          changedAt: record.changed_at,
          canUndo: record.undo_seq !== null,
          canRedo: record.redo_seq !== null,
        };
      }),
    change: (input) => saving(() => writer.change(input)),
    nextUndo: (id) =>
      guard(layout, () => {
        const record = find(id);
        return record === null ? null : journal.nextUndo(record);
      }),
    nextRedo: (id) =>
      guard(layout, () => {
        const record = find(id);
        return record === null ? null : journal.nextRedo(record);
      }),
    step: (input) => saving(() => writer.step(input)),
    history: (id, input) =>
      guard(layout, () => {
        const record = find(id);
        return record === null ? [] : journal.history(record, input);
      }),
    setDeleted: (id, deleted, stamp) => {
      writing(() => bin.setDeleted(id, deleted, stamp));
      if (deleted) upkeep?.checkpoints.afterDelete();
    },
    setArchived: (id, archived, stamp) => writing(() => archive.setArchived(id, archived, stamp)),
    journalRows: (id, input) =>
      guard(layout, () => {
        const record = find(id);
        return record === null ? [] : journal.chained(record, input);
      }),
    copiesOf: (originId) => guard(layout, () => records.copiesOf(originId)),
    issues: (id) =>
      guard(layout, () => {
        const record = find(id);
        return record === null ? [] : issues.list(record);
      }),
    readIssue: (id, revision) =>
      guard(layout, () => {
        const record = find(id);
        return record === null ? null : issues.read(record, revision);
      }),
    issue: (input) => saving(() => writer.issue(input)),
    readEvidence: (sha256) => guard(layout, () => evidence.read(sha256)),
    readSettings: () => guard(layout, () => settings.read()),
    changeSettings: (changes) => writing(() => settings.change(changes)),
    backUp: async (stamp) => {
      refuseReadOnly();
      if (upkeep === null) throw new Trouble('storage-failed', 'Backups cannot be made here.');
      try {
        const { name, bytes } = await upkeep.schedule.backUp(stamp.at);
        return { name, bytes };
      } catch (error) {
        return guard(layout, () => {
          throw error;
        });
      }
    },
    verify: () => guard(layout, () => verifyDesk(desk, () => suspect(layout))),
    close: () => {
      startUp?.cancel();
      desk.close();
    },
  };
};

/** Opens once; damage that shows while the store is put together is remembered, so that a second try examines and restores. */
const openOnce = (folder: string, now: () => string): Store =>
  guard(layoutOf(folder), () => {
    const desk = openDesk(folder, now);
    try {
      return createStore(desk, now);
    } catch (error) {
      desk.close();
      throw error;
    }
  });

/**
 * Opens the store in `folder` (made if missing). `now` gives ISO 8601 with offset. Throws `Trouble` with a sentence for
 * people; a damaged database is replaced by its newest sound backup where there is one, told in `notices`.
 */
export const openStore = ({ folder, now }: { readonly folder: string; readonly now: () => string }): Store => {
  try {
    return openOnce(folder, now);
  } catch (error) {
    if (toTrouble(error).code !== 'storage-damaged' || look(layoutOf(folder).suspicion) === null) throw error;
    return openOnce(folder, now);
  }
};
