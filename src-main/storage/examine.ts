/**
 * The full examination: SQLite's own checks, every seal, the chains of journal and logbook, entries against the journal,
 * evidence against its hashes. Written as a generator that pauses often, so that a running Postern can go on answering.
 */
import { createRecords } from './assessment-records.ts';
import { newestVersion } from './migrations/index.ts';
import { versionOf } from './migrate.ts';
import { hash } from './node-parts.ts';
import type { Connection } from './open-database.ts';
import { createIssueStore } from './issue-store.ts';
import { examineLogbook } from './examine-logbook.ts';
import { createReader } from './read-assessment.ts';
import { replayJournal } from './replay-journal.ts';
import type { AssessmentRecord } from './seal.ts';
import { createSettings } from './settings.ts';
import { toTrouble } from './trouble.ts';

export interface Examined {
  readonly ok: boolean;
  readonly sentence: string;
}
/** `whole`: everything. `rows`: every row against its seal and its journal, in short slices, without SQLite's own checks. */
export type Thoroughness = 'whole' | 'rows';
export type Examination = Generator<undefined, readonly Examined[]>;

const good = (sentence: string): Examined => ({ ok: true, sentence });
const bad = (sentence: string): Examined => ({ ok: false, sentence });
const counted = (count: number, one: string, many: string): string => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** Runs one part; whatever it throws is a finding about the file, not an end of the examination. */
function* part(name: string, work: () => Generator<undefined, Examined>): Generator<undefined, Examined> {
  try {
    return yield* work();
  } catch (error) {
    const { message, details } = toTrouble(error);
    return bad(`${name}: ${details[0] ?? message}`);
  }
}

function* structure(db: Connection): Generator<undefined, Examined> {
  const problems = db.prepare<[], string>('PRAGMA integrity_check(5)').pluck().all();
  yield;
  return problems.length === 1 && problems[0] === 'ok'
    ? good('The database file is sound.')
    : bad(`The database file is damaged: ${problems.join('; ')}.`);
}

function* references(db: Connection): Generator<undefined, Examined> {
  const problems = db.pragma('foreign_key_check') as readonly { readonly table: string }[];
  yield;
  return problems.length === 0
    ? good('Everything that the tables refer to is there.')
    : bad(`${counted(problems.length, 'row refers', 'rows refer')} to something that is missing.`);
}

function* library(db: Connection, records: readonly AssessmentRecord[]): Generator<undefined, Examined> {
  createSettings(db).read();
  yield;
  return good(`The library lists ${counted(records.length, 'assessment', 'assessments')}, each as it was written.`);
}

function* journal(db: Connection, records: readonly AssessmentRecord[]): Generator<undefined, Examined> {
  const reader = createReader(db);
  const hasBytes = db.prepare<[string], number>('SELECT 1 FROM evidence_bytes WHERE sha256 = ?').pluck();
  let rows = 0;
  let entries = 0;
  for (const record of records) {
    const replayed = replayJournal(db, record);
    const held = reader.entryRows(record);
    const wrong = held.find(({ kind, key, value, seq }) => {
      const said = replayed.entries.get(JSON.stringify([kind, key]));
      return said?.value !== value || said.seq !== seq;
    });
    if (wrong !== undefined || held.length !== replayed.entries.size)
      return bad(`Assessment “${record.title}” differs from its journal${wrong === undefined ? '' : ` in ${wrong.kind} ${wrong.key}`}.`);
    const lost = replayed.evidence.find((sha256) => hasBytes.get(sha256) === undefined);
    if (lost !== undefined) return bad(`The bytes of the evidence with SHA-256 ${lost} are missing.`);
    rows += replayed.rows;
    entries += held.length;
    yield;
  }
  return good(`The journal is unbroken (${counted(rows, 'row', 'rows')}), and ${counted(entries, 'entry equals', 'entries equal')} what it says.`);
}

function* logbook(db: Connection, records: readonly AssessmentRecord[]): Generator<undefined, Examined> {
  const count = examineLogbook(db, records);
  yield;
  return good(`The logbook is unbroken (${counted(count, 'row', 'rows')}), and the library agrees with it.`);
}

function* evidence(db: Connection): Generator<undefined, Examined> {
  const read = db.prepare<[number], { sha256: string; bytes: Buffer }>('SELECT sha256, bytes FROM evidence_bytes WHERE number = ?');
  const numbers = db.prepare<[], number>('SELECT number FROM evidence_bytes').pluck().all();
  for (const number of numbers) {
    const row = read.get(number);
    if (row === undefined || hash('sha256', row.bytes, 'hex') !== row.sha256)
      return bad(`The evidence with SHA-256 ${row?.sha256 ?? '(lost)'} was altered.`);
    yield;
  }
  return good(`${counted(numbers.length, 'piece of evidence matches its', 'pieces of evidence match their')} SHA-256.`);
}

function* issues(db: Connection, records: readonly AssessmentRecord[]): Generator<undefined, Examined> {
  const count = createIssueStore(db).examine(records);
  yield;
  return good(`${counted(count, 'issue is', 'issues are')} kept as handed out.`);
}

/** Examines an open database. One finding per part; an older schema gets SQLite's own checks only. */
export function* examine(db: Connection, thoroughness: Thoroughness): Examination {
  const found: Examined[] = [];
  if (thoroughness === 'whole' || versionOf(db) !== newestVersion())
    found.push(yield* part('The database file', () => structure(db)), yield* part('References', () => references(db)));
  if (versionOf(db) !== newestVersion() || found.some(({ ok }) => !ok)) return found;
  let records: readonly AssessmentRecord[] = [];
  found.push(
    yield* part('The library', () => {
      records = createRecords(db).all();
      return library(db, records);
    }),
  );
  found.push(yield* part('The journal', () => journal(db, records)));
  found.push(yield* part('The logbook', () => logbook(db, records)));
  found.push(yield* part('Evidence', () => evidence(db)));
  found.push(yield* part('Issues', () => issues(db, records)));
  return found;
}

/** Runs a paused piece of work to its end without letting go. */
export const runThrough = <T>(work: Generator<undefined, T>): T => {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
  }
};
