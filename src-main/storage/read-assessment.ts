/** Reads one assessment whole, each entry checked against its seal. */
import { assembleAssessment } from '#core/assessment/entry.ts';
import type { Assessment } from '#core/assessment/assessment.ts';
import type { Connection } from './open-database.ts';
import { sealEntry, type AssessmentRecord, type EntryRow } from './seal.ts';
import { parseEntry } from './stored-entry.ts';
import { damaged } from './trouble.ts';

type SealedEntry = EntryRow & { readonly seal: string };

export const createReader = (db: Connection) => {
  const ofAssessment = db.prepare<[number], SealedEntry>('SELECT kind, key, value, seq, seal FROM entry WHERE assessment = ?');

  /** The entries of an assessment, oldest change first; damage where one is missing or does not match its seal. */
  const entryRows = (record: AssessmentRecord): readonly EntryRow[] => {
    const rows = ofAssessment.all(record.number);
    if (rows.length !== record.entries)
      throw damaged(`Assessment “${record.title}” has ${String(rows.length)} entries instead of ${String(record.entries)}.`);
    for (const row of rows)
      if (sealEntry(record.id, row) !== row.seal)
        throw damaged(`Entry ${row.kind} ${row.key} of assessment “${record.title}” does not match its seal.`);
    return rows.sort((a, b) => a.seq - b.seq);
  };

  return {
    entryRows,
    read: (record: AssessmentRecord): Assessment => {
      const assessment = assembleAssessment(record.edition, entryRows(record).map(parseEntry));
      if (assessment === null) throw damaged(`Assessment “${record.title}” has no details.`);
      return assessment;
    },
  };
};
export type Reader = ReturnType<typeof createReader>;
