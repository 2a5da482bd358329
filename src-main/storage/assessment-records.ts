/** Rows of the `assessment` table: the library's lines, each checked against its seal whenever it is read. */
import type { AssessmentState } from '#core/assessment/assessment.ts';
import type { Store, Summary } from '#application/ports.ts';
import type { Statement } from 'better-sqlite3';
import { isDeepStrictEqual } from './node-parts.ts';
import type { Connection } from './open-database.ts';
import { sealAssessment, type AssessmentRecord } from './seal.ts';
import { damaged } from './trouble.ts';

type AssessmentRow = ReturnType<Store['list']>[number];
export type SealedRecord = AssessmentRecord & { readonly seal: string };

export const columns = `number, id, edition, title, client, site, state, rating, score, completeness, verified_share, sample,
  changed_at, deleted_at, archived_at, entries, last_seq, head, undo_seq, redo_seq, seal`;

/** Where an assessment lies: on the list that is worked from, in the archive, or in the bin. */
export type Shelf = 'live' | 'archived' | 'binned';

export const shelves: Readonly<Record<Shelf, string>> = {
  live: 'deleted_at IS NULL AND archived_at IS NULL',
  archived: 'deleted_at IS NULL AND archived_at IS NOT NULL',
  binned: 'deleted_at IS NOT NULL',
};
/** A shelf from below a journal number down, so that a long list is read page by page. */
const pageOf = (shelf: Shelf): string => `SELECT ${columns} FROM assessment WHERE ${shelves[shelf]} AND last_seq < ? ORDER BY last_seq DESC LIMIT ?`;
export const listQuery = pageOf('live');
export const archiveQuery = pageOf('archived');

const aboveQuery = (shelf: Shelf): string => `SELECT count(*) FROM assessment WHERE ${shelves[shelf]} AND last_seq >= ?`;

/** Counted through the same index that the lists walk. */
const countQuery = `SELECT (SELECT count(*) FROM assessment WHERE ${shelves.live}) AS live,
  (SELECT count(*) FROM assessment WHERE ${shelves.archived}) AS archived,
  (SELECT count(*) FROM assessment WHERE ${shelves.binned}) AS binned`;

/** As many as there must be, kept with every change. */
const marksQuery = `SELECT total.value - archived.value - binned.value AS live, archived.value AS archived, binned.value AS binned
  FROM mark total, mark archived, mark binned WHERE total.name = 'assessments' AND archived.name = 'archived' AND binned.name = 'binned'`;

/** The record as it is, or damage: a line that does not match its seal is never shown. */
export const checkSeal = (row: SealedRecord): AssessmentRecord => {
  if (sealAssessment(row) !== row.seal) throw damaged(`The library's line of assessment number ${String(row.number)} does not match its seal.`);
  return row;
};

export const toRow = (record: AssessmentRecord): AssessmentRow => ({
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

/** What is thrown where something speaks of a line that is not there. */
export const lineMissing = (number: number): Error => damaged(`The library's line of assessment number ${String(number)} is missing.`);

/** Reading and writing of records with statements prepared once. */
export const createRecords = (db: Connection) => {
  const lists: Readonly<Record<Shelf, Statement<[number, number], SealedRecord>>> = {
    live: db.prepare(listQuery),
    archived: db.prepare(archiveQuery),
    binned: db.prepare(pageOf('binned')),
  };
  const aboves: Readonly<Record<Shelf, Statement<[number], number>>> = {
    live: db.prepare<[number], number>(aboveQuery('live')).pluck(),
    archived: db.prepare<[number], number>(aboveQuery('archived')).pluck(),
    binned: db.prepare<[number], number>(aboveQuery('binned')).pluck(),
  };
  const whole = Number.MAX_SAFE_INTEGER;
  const seqOf = db.prepare<[string], number>('SELECT last_seq FROM assessment WHERE id = ?').pluck();
  const byId = db.prepare<[string], SealedRecord>(`SELECT ${columns} FROM assessment WHERE id = ?`);
  const byNumbers = db.prepare<[string], SealedRecord>(`SELECT ${columns} FROM assessment WHERE number IN (SELECT value FROM json_each(?))`);
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
  const touch = db.prepare(`UPDATE assessment SET rating = @rating, score = @score, completeness = @completeness, verified_share = @verified_share,
    changed_at = @changed_at, entries = @entries, last_seq = @last_seq, head = @head, undo_seq = @undo_seq, redo_seq = @redo_seq, seal = @seal WHERE number = @number`);
  const copies = db
    .prepare<[string], string>(
      `SELECT a.id FROM assessment a JOIN entry e ON e.assessment = a.number AND e.kind = 'details' AND e.key = 'details'
       WHERE a.deleted_at IS NULL AND json_extract(e.value, '$.copiedFrom.id') = ? ORDER BY a.last_seq DESC`,
    )
    .pluck();
  const counts = db.prepare<[], Readonly<Record<Shelf, number>>>(countQuery);
  const marks = db.prepare<[], Readonly<Record<Shelf, number>>>(marksQuery);
  const highest = db.prepare<[], number | null>('SELECT max(number) FROM assessment').pluck();

  /** How many lines lie on each shelf. */
  const readMarks = (): Readonly<Record<Shelf, number>> => {
    const found = marks.get();
    if (found === undefined) throw damaged('A count of the library is missing.');
    return found;
  };
  /** That no line is missing. Throws damage. */
  const checkWhole = (): void => {
    if (!isDeepStrictEqual(counts.get(), readMarks())) throw damaged('A line of the library is missing.');
  };
  /** The same where a shelf was read to its end, `listed` lines of it. */
  const checkEnd = (shelf: Shelf, listed: number): void => {
    checkWhole();
    if (listed !== readMarks()[shelf]) throw damaged('A line of the library is missing.');
  };

  return {
    readMarks,
    checkWhole,
    checkEnd,
    /**
     * One page, after the line of `after`. Each line is checked against its seal; that none is missing can only be told
     * where the list ends, so it is counted with the last page.
     */
    list: (shelf: Shelf, { limit = Infinity, after }: { readonly limit?: number; readonly after?: string } = {}): readonly AssessmentRow[] => {
      const below = after === undefined ? whole : (seqOf.get(after) ?? whole);
      const rows = lists[shelf].all(below, limit === Infinity ? -1 : limit);
      if (rows.length < limit) checkEnd(shelf, (below === whole ? 0 : (aboves[shelf].get(below) ?? 0)) + rows.length);
      return rows.map((row) => toRow(checkSeal(row)));
    },
    all: (): readonly AssessmentRecord[] => all.all().map(checkSeal),
    deleted: (): readonly AssessmentRecord[] => lists.binned.all(whole, -1).map(checkSeal),
    find: (id: string): AssessmentRecord | null => {
      const row = byId.get(id);
      if (row === undefined && pastIndex.get(id) !== 0) throw damaged('The index of the library is damaged.');
      return row === undefined ? null : checkSeal(row);
    },
    /** The lines of these numbers, in any order, each checked against its seal; fewer where one is not there. */
    findAll: (numbers: readonly number[]): readonly AssessmentRecord[] => byNumbers.all(JSON.stringify(numbers)).map(checkSeal),
    /** Ids of assessments that say they were made from this one, newest first. */
    copiesOf: (originId: string): readonly string[] => copies.all(originId),
    exists: (id: string): boolean => exists.get(id) !== undefined,
    nextNumber: (): number => (highest.get() ?? 0) + 1,
    insert: (record: AssessmentRecord): void => void insert.run({ ...record, seal: sealAssessment(record) }),
    update: (record: AssessmentRecord): void => void update.run({ ...record, seal: sealAssessment(record) }),
    /** What a saved answer changes: figures and place, which is all that the indexes have to follow. */
    touch: (record: AssessmentRecord): void => void touch.run({ ...record, seal: sealAssessment(record) }),
  };
};
export type Records = ReturnType<typeof createRecords>;
