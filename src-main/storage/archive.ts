/** Archived assessments: whole and readable as ever, but off the list and out of the search unless asked for. */
import { Trouble, type Stamp } from '#application/ports.ts';
import type { Records } from './assessment-records.ts';
import type { Logbook } from './logbook.ts';
import type { Connection } from './open-database.ts';

export const createArchive = (db: Connection, records: Records, logbook: Logbook) => {
  const setArchived = db.transaction((id: string, archived: boolean, stamp: Stamp): void => {
    const record = records.find(id);
    if (record === null) throw new Trouble('not-found', 'This assessment does not exist. Go back to the library and open another.');
    if (record.deleted_at !== null) throw new Trouble('not-found', 'This assessment was deleted. Restore it in the library first.');
    if ((record.archived_at !== null) === archived) return;
    record.archived_at = archived ? stamp.at : null;
    records.update(record);
    logbook.append(record, archived ? 'archived' : 'unarchived', stamp);
  });
  return { setArchived: (id: string, archived: boolean, stamp: Stamp): void => setArchived.immediate(id, archived, stamp) };
};
