/** Rows of the `assessment` table: the library's lines, each checked against its seal whenever it is read. */
import type { AssessmentState } from '#core/assessment/assessment.ts';
import type { Store, Summary } from '#application/ports.ts';
import type { Statement } from 'better-sqlite3';
import type { Connection } from './open-database.ts';
import { sealAssessment, type AssessmentRecord } from './seal.ts';
import { damaged } from './trouble.ts';

type AssessmentRow = ReturnType<Store['list']>[number];
type SealedRecord = AssessmentRecord & { readonly seal: string };

const columns = `number, id, edition, title, client, site, state, rating, score, completeness, verified_share, sample,
  changed_at, deleted_at, archived_at, entries, last_seq, head, undo_seq, redo_seq, seal`;

export const listQuery = `SELECT ${columns} FROM assessment WHERE deleted_at IS NULL AND archived_at IS NULL ORDER BY last_seq DESC LIMIT ?`;
export const archiveQuery = `SELECT ${columns} FROM assessment WHERE deleted_at IS NULL AND archived_at IS NOT NULL ORDER BY last_seq DESC LIMIT ?`;
const binQuery = `SELECT ${columns} FROM assessment WHERE deleted_at IS NOT NULL ORDER BY last_seq DESC LIMIT ?`;

/** Where an assessment lies: on the list that is worked from, in the archive, or in the bin. */
export type Shelf = 'live' | 'archived' | 'binned';

/** Counted through the same index that the lists walk. */
const countQuery = `SELECT (SELECT count(*) FROM assessment WHERE deleted_at IS NULL AND archived_at IS NULL) AS live,
  (SELECT count(*) FROM assessment WHERE deleted_at IS NULL AND archived_at IS NOT NULL) AS archived,
  (SELECT count(*) FROM assessment WHERE deleted_at IS NOT NULL) AS binned,
  (SELECT value FROM mark WHERE name = 'assessments') AS "all"`;

/** The record as it is, or damage: a line that does not match its seal is never shown. */
export const checkSeal = (row: SealedRecord): AssessmentRecord => {
  if (sealAssessment(row) !== row.seal) throw damaged(`The library's line of assessment number ${String(row.number)} does not match its seal.`);
  return row;
};

const toRow = (record: AssessmentRecord): AssessmentRow => ({
  id: record.id,
  title: record.title,
  client: record.client,
  site: record.site,
  edition: record.edition,
  state: record.state as AssessmentState,
  rating: record.rating as Summary['rating'],
  score: record.score,
  completeness: record.completeness,
  verifiedShare: record.verified_share,
  changedAt: record.changed_at,
  sample: record.sample === 1,
  deletedAt: record.deleted_at,
  archivedAt: record.archived_at,
});

/** Reading and writing of records with statements prepared once. */
export const createRecords = (db: Connection) => {
  const lists: Readonly<Record<Shelf, Statement<[number], SealedRecord>>> = {
    live: db.prepare(listQuery),
    archived: db.prepare(archiveQuery),
    binned: db.prepare(binQuery),
  };
  const byId = db.prepare<[string], SealedRecord>(`SELECT ${columns} FROM assessment WHERE id = ?`);
  // Past the index: an assessment that only the index does not know is damage, not absence.
  const pastIndex = db.prepare<[string], number>('SELECT count(*) FROM assessment NOT INDEXED WHERE id = ?').pluck();
  const exists = db.prepare<[string], number>('SELECT 1 FROM assessment WHERE id = ?').pluck();
  const all = db.prepare<[], SealedRecord>(`SELECT ${columns} FROM assessment ORDER BY number`);
  const insert =
    db.prepare(`INSERT INTO assessment (${columns}) VALUES (@number, @id, @edition, @title, @client, @site, @state, @rating, @score, @completeness,
    @verified_share, @sample, @changed_at, @deleted_at, @archived_at, @entries, @last_seq, @head, @undo_seq, @redo_seq, @seal)`);
  const update = db.prepare(`UPDATE assessment SET title = @title, client = @client, site = @site, state = @state, rating = @rating, score = @score,
    completeness = @completeness, verified_share = @verified_share, changed_at = @changed_at, deleted_at = @deleted_at, archived_at = @archived_at, entries = @entries, last_seq = @last_seq,
    head = @head, undo_seq = @undo_seq, redo_seq = @redo_seq, seal = @seal WHERE number = @number`);
  const counts = db.prepare<[], Readonly<Record<Shelf, number>> & { readonly all: number | null }>(countQuery);
  const highest = db.prepare<[], number | null>('SELECT max(number) FROM assessment').pluck();

  return {
    list: (shelf: Shelf, limit = Infinity): readonly AssessmentRow[] => {
      const rows = lists[shelf].all(limit === Infinity ? -1 : limit);
      const expected = counts.get();
      if (
        expected === undefined ||
        expected.live + expected.archived + expected.binned !== expected.all ||
        rows.length !== Math.min(limit, expected[shelf])
      )
        throw damaged('A line of the library is missing.');
      return rows.map((row) => toRow(checkSeal(row)));
    },
    all: (): readonly AssessmentRecord[] => all.all().map(checkSeal),
    deleted: (): readonly AssessmentRecord[] => lists.binned.all(-1).map(checkSeal),
    find: (id: string): AssessmentRecord | null => {
      const row = byId.get(id);
      if (row === undefined && pastIndex.get(id) !== 0) throw damaged('The index of the library is damaged.');
      return row === undefined ? null : checkSeal(row);
    },
    exists: (id: string): boolean => exists.get(id) !== undefined,
    nextNumber: (): number => (highest.get() ?? 0) + 1,
    insert: (record: AssessmentRecord): void => void insert.run({ ...record, seal: sealAssessment(record) }),
    update: (record: AssessmentRecord): void => void update.run({ ...record, seal: sealAssessment(record) }),
  };
};
export type Records = ReturnType<typeof createRecords>;
