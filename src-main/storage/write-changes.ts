/** Everything that changes an assessment. Each call is one immediate transaction: all of it is on disk, or none. */
import type { Details } from '#core/assessment/assessment.ts';
import { entriesOf, type Change } from '#core/assessment/entry.ts';
import { Trouble, type Stamp, type Store, type Summary } from '#application/ports.ts';
import type { Records } from './assessment-records.ts';
import type { EvidenceStore } from './evidence-bytes.ts';
import type { IssueStore } from './issue-store.ts';
import type { Journal } from './journal.ts';
import type { Logbook } from './logbook.ts';
import { isDeepStrictEqual } from './node-parts.ts';
import type { Connection } from './open-database.ts';
import { chainStart, sealEntry, type AssessmentRecord, type EntryRow } from './seal.ts';
import type { WordIndex } from './word-index.ts';

type Saved = ReturnType<Store['change']>;

export interface Rooms {
  readonly records: Records;
  readonly journal: Journal;
  readonly evidence: EvidenceStore;
  readonly index: WordIndex;
  readonly issues: IssueStore;
  readonly logbook: Logbook;
}

interface StoredEntry {
  readonly value: string;
  readonly seq: number;
}

const savedFrom = (record: AssessmentRecord): Saved => ({
  seq: record.last_seq,
  at: record.changed_at,
  canUndo: record.undo_seq !== null,
  canRedo: record.redo_seq !== null,
});

const setSummary = (record: AssessmentRecord, { rating, score, completeness, verifiedShare }: Summary): void =>
  void Object.assign(record, { rating, score, completeness, verified_share: verifiedShare });

const setDetails = (record: AssessmentRecord, { title, client, site, state }: Details): void =>
  void Object.assign(record, { title, client: client ?? null, site: site ?? null, state });

const newRecord = (number: number, { id, assessment, sample, summary, stamp }: Parameters<Store['create']>[0]): AssessmentRecord => {
  const { title, client, site, state } = assessment.details;
  return {
    ...{ number, id, edition: assessment.edition, title, client: client ?? null, site: site ?? null, state, sample: sample ? 1 : 0 },
    ...{ rating: summary.rating, score: summary.score, completeness: summary.completeness, verified_share: summary.verifiedShare },
    ...{ changed_at: stamp.at, deleted_at: null, archived_at: null, entries: 0, last_seq: 0, head: chainStart(id), undo_seq: null, redo_seq: null },
  };
};

const byPlace = (a: EntryRow, b: EntryRow): number => (a.kind === b.kind ? (a.key < b.key ? -1 : 1) : a.kind < b.kind ? -1 : 1);

export const createWriter = (db: Connection, { records, journal, evidence, index, issues, logbook }: Rooms) => {
  const read = db.prepare<[number, string, string], StoredEntry>('SELECT value, seq FROM entry WHERE assessment = ? AND kind = ? AND key = ?');
  const put = db.prepare<[number, string, string, number, string]>(
    `INSERT INTO standing (assessment, kind, key, seq, seal) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (assessment, kind, key) DO UPDATE SET seq = excluded.seq, seal = excluded.seal`,
  );
  const remove = db.prepare<[number, string, string]>('DELETE FROM standing WHERE assessment = ? AND kind = ? AND key = ?');

  /** The assessment's record, for writing; one in the bin takes no changes until it is restored. */
  const open = (id: string): AssessmentRecord => {
    const record = records.find(id);
    if (record === null) throw new Trouble('not-found', 'This assessment does not exist. Go back to the library and open another.');
    if (record.deleted_at !== null) throw new Trouble('not-found', 'This assessment was deleted. Restore it in the library to go on with it.');
    return record;
  };

  const writeEntry = (record: AssessmentRecord, row: EntryRow): void => {
    put.run(record.number, row.kind, row.key, row.seq, sealEntry(record.id, row));
  };

  /** One journal row, and the entry that stands at it from now on, kept by `keep`. Gives false, and writes nothing, where the entry already says so. */
  const apply = (
    record: AssessmentRecord,
    change: Change,
    action: 'create' | 'import' | 'change' | 'undo' | 'redo',
    stamp: Stamp,
    refersTo: number | null,
    keep: (row: EntryRow) => void = (row) => writeEntry(record, row),
  ): boolean => {
    const { kind, key, value } = change;
    const old = read.get(record.number, kind, key) ?? null;
    const after = value === null ? null : JSON.stringify(value);
    if (old === null ? after === null : after !== null && (old.value === after || isDeepStrictEqual(JSON.parse(old.value), value))) return false;
    if (change.kind === 'details') {
      if (change.value === null) throw new Trouble('refused', 'The details of an assessment cannot be removed. Delete the assessment instead.');
      setDetails(record, change.value);
    }
    const seq = journal.append(record, { action, kind, key, before: old?.value ?? null, after, refersTo }, stamp);
    if (after === null) remove.run(record.number, kind, key);
    else keep({ kind, key, value: after, seq });
    record.entries += Number(after !== null) - Number(old !== null);
    index.note(old?.seq ?? null, seq);
    return true;
  };

  const finish = (record: AssessmentRecord, changes: readonly Change[], summary: Summary, stamp: Stamp): Saved => {
    setSummary(record, summary);
    record.changed_at = stamp.at;
    if (changes.some(({ kind }) => kind === 'details')) records.update(record);
    else records.touch(record);
    return savedFrom(record);
  };

  const create = (input: Parameters<Store['create']>[0]): Saved => {
    if (records.exists(input.id)) throw new Trouble('refused', 'An assessment with this identifier exists already.');
    const entries = entriesOf(input.assessment);
    evidence.keepFor(entries, input.evidence);
    const record = newRecord(records.nextNumber(), input);
    const rows: EntryRow[] = [];
    for (const entry of entries) apply(record, entry, input.action, input.stamp, null, (row) => rows.push(row));
    // In the order of their table, so that its pages are filled.
    for (const row of rows.sort(byPlace)) writeEntry(record, row);
    records.insert(record);
    if (input.cameAs !== undefined) logbook.append(record, input.cameAs, input.stamp);
    return savedFrom(record);
  };

  const change = ({ id, changes, evidence: given, summary, stamp }: Parameters<Store['change']>[0]): Saved => {
    const record = open(id);
    evidence.keepFor(changes, given);
    const written = changes.filter((one) => apply(record, one, 'change', stamp, null));
    return written.length === 0 ? savedFrom(record) : finish(record, written, summary, stamp);
  };

  const step = ({ id, action, summary, stamp, ...wanted }: Parameters<Store['step']>[0]): ReturnType<Store['step']> => {
    const record = open(id);
    const next = action === 'undo' ? journal.nextUndo(record) : journal.nextRedo(record);
    if (next === null || !isDeepStrictEqual(next, wanted))
      throw new Trouble(
        'refused',
        `The assessment changed in the meantime, so there is nothing to ${action} here. Look at the newest change and try again.`,
      );
    const steps = next.also ? [next, next.also] : [next];
    const changes = steps.map((one) => one.change);
    evidence.keepFor(changes, []);
    for (const one of steps) apply(record, one.change, action, stamp, one.refersTo);
    return { ...finish(record, changes, summary, stamp), change: next.change, ...(next.also ? { also: next.also.change } : {}) };
  };

  const issue = ({ id, change: details, issue: frozen, summary, stamp }: Parameters<Store['issue']>[0]): Saved => {
    const saved = change({ id, changes: [details], evidence: [], summary, stamp });
    issues.add(open(id), frozen);
    return saved;
  };

  const transactions = {
    create: db.transaction(create),
    change: db.transaction(change),
    step: db.transaction(step),
    issue: db.transaction(issue),
  };
  return {
    create: (input: Parameters<Store['create']>[0]) => transactions.create.immediate(input),
    change: (input: Parameters<Store['change']>[0]) => transactions.change.immediate(input),
    step: (input: Parameters<Store['step']>[0]) => transactions.step.immediate(input),
    issue: (input: Parameters<Store['issue']>[0]) => transactions.issue.immediate(input),
  };
};
