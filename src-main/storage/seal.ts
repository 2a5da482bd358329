/**
 * Hashes that make damage visible. SQLite's own check misses four of ten flipped bits (reliability-security.md, fact 3),
 * so each row carries a SHA-256 of what it says. Every hash starts with the name of its purpose and a version.
 */
import { hash } from './node-parts.ts';

/** SHA-256, as base64url, of a list of plain values written as JSON, the name of its purpose first. */
const sealOf = (values: readonly (string | number | null)[]): string => hash('sha256', JSON.stringify(values), 'base64url');

export interface EntryRow {
  readonly kind: string;
  readonly key: string;
  /** JSON. */
  readonly value: string;
  /** Number of the journal row that wrote it. */
  readonly seq: number;
}

export const sealEntry = (assessmentId: string, row: EntryRow): string =>
  sealOf(['postern-entry-1', assessmentId, row.kind, row.key, row.value, row.seq]);

export const sealSetting = (name: string, value: string): string => sealOf(['postern-setting-1', name, value]);

/** What the record of an issue is bound to: its place, its words, and the hashes of what was frozen. */
export const sealIssue = (
  assessmentId: string,
  row: { readonly revision: number; readonly record: string; readonly snapshot: string; readonly catalog: string; readonly document: string },
): string => sealOf(['postern-issue-1', assessmentId, row.revision, row.record, row.snapshot, row.catalog, row.document]);

/** The library's line of an assessment together with what its journal and entries must add up to. */
export interface AssessmentRecord {
  readonly number: number;
  readonly id: string;
  readonly edition: string;
  title: string;
  client: string | null;
  site: string | null;
  state: string;
  rating: string;
  score: number | null;
  completeness: number | null;
  verified_share: number | null;
  readonly sample: number;
  changed_at: string;
  deleted_at: string | null;
  archived_at: string | null;
  /** How many entries there are, so that a lost one is noticed. */
  entries: number;
  last_seq: number;
  /** Hash of the newest journal row. */
  head: string;
  /** Journal row that undo would take back; row of action `undo` that redo would take back. */
  undo_seq: number | null;
  redo_seq: number | null;
}

// Written out in one piece: every line of the library and every saved answer asks for it.
/* prettier-ignore */
const valuesOf = (r: AssessmentRecord): (string | number | null)[] => [
  'postern-assessment-1', r.number, r.id, r.edition, r.title, r.client, r.site, r.state, r.rating, r.score, r.completeness, r.verified_share,
  r.sample, r.changed_at, r.deleted_at, r.entries, r.last_seq, r.head, r.undo_seq, r.redo_seq,
];

export const sealAssessment = (r: AssessmentRecord): string => {
  const values = valuesOf(r);
  // Added by schema 2: left out where empty, so that a line which was never archived keeps the seal it always had.
  if (r.archived_at !== null) values.push(r.archived_at);
  return sealOf(values);
};

export interface ChainedRow {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly kind: string;
  readonly key: string;
  /** JSON, or null where there was nothing. */
  readonly before: string | null;
  readonly after: string | null;
  readonly refers_to: number | null;
  readonly below: number | null;
}

/** What the first journal row of an assessment is chained to. */
export const chainStart = (assessmentId: string): string => sealOf(['postern-journal-start-1', assessmentId]);

/**
 * Hash of a journal row: SHA-256 over the JSON list of the purpose, the previous hash and the row's
 * fields in the fixed order of the schema. Before and after go in as the text that is stored.
 */
export const chainHash = (previous: string, row: ChainedRow): string =>
  sealOf(['postern-journal-1', previous, row.seq, row.at, row.by, row.action, row.kind, row.key, row.before, row.after, row.refers_to, row.below]);

export interface LogbookRecord {
  readonly seq: number;
  readonly at: string;
  readonly act: string;
  /** Id of the assessment; it says nothing to whoever does not have that assessment. */
  readonly assessment: string;
  /** Number of its newest journal row at that moment: by it, not by the clock, the act has its place among the changes. */
  readonly after: number;
  /** Salted hash of who did it; null where Postern did it by itself. */
  readonly who: string | null;
}

/** What the first row of the logbook is chained to. */
export const logbookStart = (): string => sealOf(['postern-logbook-start-1']);

/** Hash of a row of the logbook, made as that of a journal row is. */
export const logbookHash = (previous: string, row: LogbookRecord): string =>
  sealOf(['postern-logbook-1', previous, row.seq, row.at, row.act, row.assessment, row.after, row.who]);

/** Stands in the chain for who did it. Without the salt, the few names that could be meant would be tried out. */
export const logbookName = (salt: string, by: string): string => sealOf(['postern-logbook-name-1', salt, by]);
