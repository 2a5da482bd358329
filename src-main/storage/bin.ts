/** Deleted assessments: kept for 30 days, then purged with everything that only they held. */
import { Trouble, type Stamp, type Store } from '#application/ports.ts';
import type { Records } from './assessment-records.ts';
import { dropUnspokenEvidence } from './evidence-bytes.ts';
import type { Journal } from './journal.ts';
import type { Logbook } from './logbook.ts';
import type { Connection } from './open-database.ts';
import type { WordIndex } from './word-index.ts';

const daysKept = 30;
const day = 24 * 60 * 60 * 1000;

export interface BinRooms {
  readonly records: Records;
  readonly journal: Journal;
  readonly index: WordIndex;
  readonly logbook: Logbook;
}

export const createBin = (db: Connection, { records, journal, index, logbook }: BinRooms) => {
  const setDeleted = db.transaction((id: string, deleted: boolean, stamp: Stamp): void => {
    const record = records.find(id);
    if (record === null) throw new Trouble('not-found', 'This assessment does not exist. Go back to the library and open another.');
    if ((record.deleted_at !== null) === deleted) return;
    record.deleted_at = deleted ? stamp.at : null;
    records.update(record);
    logbook.append(record, deleted ? 'deleted' : 'restored', stamp);
  });

  const remove = (number: number): void => {
    for (const seq of db.prepare<[number], number>('SELECT seq FROM standing WHERE assessment = ?').pluck().all(number)) index.forget(seq);
    // The journal's trigger lets its rows go only once their assessment is gone; the references are checked at the end.
    for (const [table, column] of [
      ['standing', 'assessment'],
      ['assessment', 'number'],
      ['journal', 'assessment'],
      ['issue', 'assessment'],
    ] as const)
      db.prepare(`DELETE FROM ${table} WHERE ${column} = ?`).run(number);
  };

  const purge = db.transaction((now: string): number => {
    const nowMs = Date.parse(now);
    const old = records.deleted().filter(({ deleted_at: at }) => at !== null && nowMs - Date.parse(at) > daysKept * day);
    if (old.length === 0) return 0;
    index.catchUp(); // so that the words of an entry stand under its own row and no other
    journal.raiseFloor();
    for (const record of old) {
      remove(record.number);
      logbook.forgetNames(record.id);
      logbook.append(record, 'purged', { at: now, by: null });
    }
    dropUnspokenEvidence(db);
    db.exec('DELETE FROM frozen WHERE sha256 NOT IN (SELECT snapshot FROM issue UNION SELECT catalog FROM issue UNION SELECT document FROM issue)');
    index.compact();
    return old.length;
  });

  return {
    /** Newest change first, with who deleted each; before there was a logbook, nobody noted it. */
    list: (page: Parameters<Records['list']>[1]): ReturnType<Store['list']> => {
      const rows = records.list('binned', page);
      if (rows.length === 0) return rows;
      const deleters = logbook.deleters();
      return rows.map((row) => ({ ...row, deletedBy: deleters.get(row.id) ?? null }));
    },
    setDeleted: (id: string, deleted: boolean, stamp: Stamp): void => setDeleted.immediate(id, deleted, stamp),
    /** Removes what was deleted more than 30 days before `now` (ISO 8601); gives how many assessments went. */
    purge: (now: string): number => purge.immediate(now),
  };
};
