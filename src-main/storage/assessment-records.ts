/** Rows of the `assessment` table: the library's lines, each checked against its seal whenever it is read. */
import type { AssessmentState } from '#core/assessment/assessment.ts';
import type { Store, Summary } from '#application/ports.ts';
import type { Connection } from './open-database.ts';
import { sealAssessment, type AssessmentRecord } from './seal.ts';
import { damaged } from './trouble.ts';

type AssessmentRow = ReturnType<Store['list']>[number];
type SealedRecord = AssessmentRecord & { readonly seal: Buffer };

const columns = `number, id, edition, title, client, site, state, rating, score, completeness, verified_share, sample,
  changed_at, deleted_at, entries, last_seq, head, undo_seq, redo_seq, seal`;

export const listQuery = `SELECT ${columns} FROM assessment WHERE deleted_at IS NULL ORDER BY last_seq DESC`;
const binQuery = `SELECT ${columns} FROM assessment WHERE deleted_at IS NOT NULL ORDER BY last_seq DESC`;

/** The record as it is, or damage: a line that does not match its seal is never shown. */
export const checkSeal = (row: SealedRecord): AssessmentRecord => {
  if (!sealAssessment(row).equals(row.seal)) throw damaged(`The library's line of assessment number ${String(row.number)} does not match its seal.`);
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
});

/** Reading and writing of records with statements prepared once. */
export const createRecords = (db: Connection) => {
  const list = db.prepare<[], SealedRecord>(listQuery);
  const bin = db.prepare<[], SealedRecord>(binQuery);
  const byId = db.prepare<[string], SealedRecord>(`SELECT ${columns} FROM assessment WHERE id = ?`);
  const all = db.prepare<[], SealedRecord>(`SELECT ${columns} FROM assessment ORDER BY number`);
  const insert = db.prepare(`INSERT INTO assessment (${columns}) VALUES (@number, @id, @edition, @title, @client, @site, @state, @rating, @score, @completeness,
    @verified_share, @sample, @changed_at, @deleted_at, @entries, @last_seq, @head, @undo_seq, @redo_seq, @seal)`);
  const update = db.prepare(`UPDATE assessment SET title = @title, client = @client, site = @site, state = @state, rating = @rating, score = @score,
    completeness = @completeness, verified_share = @verified_share, changed_at = @changed_at, deleted_at = @deleted_at, entries = @entries, last_seq = @last_seq,
    head = @head, undo_seq = @undo_seq, redo_seq = @redo_seq, seal = @seal WHERE number = @number`);
  const highest = db.prepare<[], number | null>('SELECT max(number) FROM assessment').pluck();

  return {
    list: (deleted: boolean): readonly AssessmentRow[] => (deleted ? bin : list).all().map((row) => toRow(checkSeal(row))),
    all: (): readonly AssessmentRecord[] => all.all().map(checkSeal),
    find: (id: string): AssessmentRecord | null => {
      const row = byId.get(id);
      return row === undefined ? null : checkSeal(row);
    },
    nextNumber: (): number => (highest.get() ?? 0) + 1,
    insert: (record: AssessmentRecord): void => void insert.run({ ...record, seal: sealAssessment(record) }),
    update: (record: AssessmentRecord): void => void update.run({ ...record, seal: sealAssessment(record) }),
  };
};
export type Records = ReturnType<typeof createRecords>;
