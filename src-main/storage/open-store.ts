/** The `Store` of the application on SQLite: one folder, one database in it, one Postern at a time. */
import { writeFileSync } from 'node:fs';
import { Trouble, type Store } from '#application/ports.ts';
import { createArchive } from './archive.ts';
import { defer, once, whenQuiet } from './defer.ts';
import { createRecords } from './assessment-records.ts';
import { createBin } from './bin.ts';
import { createEvidenceStore, dropUnspokenEvidence } from './evidence-bytes.ts';
import { createIssueStore } from './issue-store.ts';
import { createJournal } from './journal.ts';
import { createLogbook } from './logbook.ts';
import { createLibraryWindow } from './library-window.ts';
import { layoutOf, look, type Layout } from './layout.ts';
import { openDesk, type Desk } from './open-desk.ts';
import { createReader } from './read-assessment.ts';
import { createSearch } from './search.ts';
import { createSettings } from './settings.ts';
import { toTrouble } from './trouble.ts';
import { verifyDesk } from './verify.ts';
import { createWordIndex } from './word-index.ts';
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

/** Hears of trouble that nobody's call failed with. */
type Told = (trouble: Trouble) => void;

const warn: Told = (trouble) => process.emitWarning(trouble);

/** After a save, the words of an answer wait this long for the next one. */
const quietMs = 500;

/** Runs what nobody asked for; a failure is told with what it kept from being done. */
const attempt = (layout: Layout, what: string, work: () => void, told: Told): void => {
  try {
    guard(layout, work);
  } catch (error) {
    const { code, message, details } = toTrouble(error);
    told(new Trouble(code, `${what} ${message}`, details, error));
  }
};

/**
 * Removes what has been in the bin too long, looks whether a line is missing, and starts the log. None of it may keep Postern from
 * starting nor an answer from being saved, so what fails is told instead of thrown; damage is remembered for the next start besides.
 */
const startUpkeep = (
  { layout, upkeep }: Desk,
  { purge, checkWhole, prepare }: { readonly purge: () => void; readonly checkWhole: () => void; readonly prepare: () => unknown },
  told: Told,
): void => {
  for (const [what, work] of [
    ['What has been in the bin for more than 30 days was not removed.', purge],
    ['The library was not found whole.', checkWhole],
    ['Postern is not ready for changes yet.', prepare],
    ['The log of changes was not begun anew.', () => upkeep?.checkpoints.start()],
  ] as const) {
    attempt(layout, what, work, told);
  }
};

const createStore = (desk: Desk, now: () => string, told: Told): Store => {
  const { db, layout, notices, readOnly, upkeep } = desk;
  const records = createRecords(db);
  // Made when they are first needed: the first list needs none of them.
  const journal = once(() => createJournal(db));
  const evidence = once(() => createEvidenceStore(db));
  const index = once(() => createWordIndex(db));
  const search = once(() => createSearch(db, records, index()));
  const reader = once(() => createReader(db));
  const settings = once(() => createSettings(db));
  const logbook = once(() => createLogbook(db));
  const bin = once(() => createBin(db, { records, journal: journal(), index: index(), logbook: logbook() }));
  const archive = once(() => createArchive(db, records, logbook()));
  const issues = once(() => createIssueStore(db));
  const writer = once(() =>
    createWriter(db, { records, journal: journal(), evidence: evidence(), index: index(), issues: issues(), logbook: logbook() }),
  );
  let changes = 0;
  const window = createLibraryWindow(db, records, () => changes);
  const startUp =
    upkeep === null
      ? null
      : defer(() => startUpkeep(desk, { purge: () => bin().purge(now()), checkWhole: records.checkWhole, prepare: writer }, told));

  /** Brings the search up to what was saved. Where that fails, the next search tries again and tells whoever searches. */
  let isFollowing = false;
  const follow = (): void => {
    isFollowing = false;
    attempt(layout, 'What was typed last is not in the search yet.', () => index().catchUp(), told);
  };
  const quiet = whenQuiet(quietMs, follow);

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
      changes += 1;
      const result = work();
      upkeep?.checkpoints.afterChange();
      return result;
    });
  /** What happens to an assessment as a whole. */
  const acting = (work: () => void): void => {
    writing(work);
    upkeep?.schedule.afterAct();
  };
  const saving = <T extends { readonly seq: number }>(work: () => T): T => {
    const saved = writing(work);
    upkeep?.schedule.afterChange(saved.seq);
    isFollowing = true;
    if (index().isFull()) follow();
    else quiet.soon();
    return saved;
  };

  return {
    readOnly,
    notices,
    list: ({ deleted, archived, ...page }) => {
      if (deleted) startUp?.now(); // nothing is offered for restoring that has been in the bin too long
      const rows = guard(layout, () => (deleted ? bin().list(page) : records.list(archived ? 'archived' : 'live', page)));
      startUp?.soon();
      return rows;
    },
    window: (look) => {
      const shown = guard(layout, () => window(look));
      startUp?.soon();
      return shown;
    },
    search: (text, limit, archived) => guard(layout, () => search().search(text, limit, archived ?? false)),
    create: (input) => saving(() => writer().create(input)),
    read: (id) =>
      guard(layout, () => {
        const record = find(id);
        if (record === null) return null;
        return {
          assessment: reader().read(record),
          seq: record.last_seq,
          changedAt: record.changed_at,
          canUndo: record.undo_seq !== null,
          canRedo: record.redo_seq !== null,
        };
      }),
    change: (input) => saving(() => writer().change(input)),
    nextUndo: (id) =>
      guard(layout, () => {
        const record = find(id);
        return record === null ? null : journal().nextUndo(record);
      }),
    nextRedo: (id) =>
      guard(layout, () => {
        const record = find(id);
        return record === null ? null : journal().nextRedo(record);
      }),
    step: (input) => saving(() => writer().step(input)),
    history: (id, input) =>
      guard(layout, () => {
        const record = find(id);
        return record === null ? [] : journal().history(record, input);
      }),
    logbook: (input) => guard(layout, () => logbook().read(records, input)),
    setDeleted: (id, deleted, stamp) => {
      acting(() => bin().setDeleted(id, deleted, stamp));
      if (deleted) upkeep?.checkpoints.afterDelete();
    },
    setArchived: (id, archived, stamp) => acting(() => archive().setArchived(id, archived, stamp)),
    journalRows: (id, input) =>
      guard(layout, () => {
        const record = find(id);
        return record === null ? [] : journal().chained(record, input);
      }),
    copiesOf: (originId) => guard(layout, () => records.copiesOf(originId)),
    issues: (id) =>
      guard(layout, () => {
        const record = find(id);
        return record === null ? [] : issues().list(record);
      }),
    readIssue: (id, revision) =>
      guard(layout, () => {
        const record = find(id);
        return record === null ? null : issues().read(record, revision);
      }),
    issue: (input) => saving(() => writer().issue(input)),
    readEvidence: (sha256) => guard(layout, () => evidence().read(sha256)),
    keepEvidence: (pieces) => writing(() => evidence().keepAhead.immediate(pieces)),
    dropUnspokenEvidence: () => writing(() => dropUnspokenEvidence(db)),
    readSettings: () => guard(layout, () => settings().read()),
    changeSettings: (changes) => writing(() => settings().change(changes)),
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
      quiet.cancel();
      if (isFollowing) follow();
      desk.close();
    },
  };
};

/** Opens once; damage that shows while the store is put together is remembered, so that a second try examines and restores. */
const openOnce = (folder: string, now: () => string, told: Told): Store =>
  guard(layoutOf(folder), () => {
    const desk = openDesk(folder, now);
    try {
      return createStore(desk, now, told);
    } catch (error) {
      desk.close();
      throw error;
    }
  });

/**
 * Opens the store in `folder` (made if missing). `now` gives ISO 8601 with offset. Throws `Trouble` with a sentence for
 * people; a damaged database is replaced by its newest sound backup where there is one, told in `notices`. `told` hears of
 * trouble in the work that Postern does by itself later; without it, standard error does.
 */
export const openStore = ({ folder, now, told = warn }: { readonly folder: string; readonly now: () => string; readonly told?: Told }): Store => {
  try {
    return openOnce(folder, now, told);
  } catch (error) {
    if (toTrouble(error).code !== 'storage-damaged' || look(layoutOf(folder).suspicion) === null) throw error;
    return openOnce(folder, now, told);
  }
};
