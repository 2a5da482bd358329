/**
 * The journal in a bundle: one JSON row per line, each chained to the one before it by the formula of docs/decisions/0004,
 * written out here once more so that a bundle is checked by other code than that which wrote the chain.
 */
import { hash } from 'node:crypto';
import { assembleAssessment, entryKinds, type Entry, type EntryKind } from '#core/assessment/entry.ts';
import { canonicalJson } from '#core/assessment/document-text.ts';
import type { Assessment } from '#core/assessment/assessment.ts';

export interface ChainRow {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly kind: string;
  readonly key: string;
  /** JSON as it was stored, or null where there was nothing. */
  readonly before: string | null;
  readonly after: string | null;
  readonly refersTo: number | null;
  readonly below: number | null;
  readonly hash: string;
}

const fields = ['seq', 'at', 'by', 'action', 'kind', 'key', 'before', 'after', 'refersTo', 'below', 'hash'] as const;
const numbers: ReadonlySet<string> = new Set(['seq', 'refersTo', 'below']);
const nullable: ReadonlySet<string> = new Set(['before', 'after', 'refersTo', 'below']);

/** The first line: what follows, and a value that keeps the hash of the whole from being guessed. */
export const journalHead = (salt: string): string => `${JSON.stringify({ format: 'postern-journal', salt })}\n`;

export const journalLine = (row: ChainRow): string => `${JSON.stringify(Object.fromEntries(fields.map((name) => [name, row[name]])))}\n`;

/** One row, or null where the line is none in its one form. */
export const parseRow = (source: string): ChainRow | null => {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const row = value as Readonly<Record<string, unknown>>;
  const fits = fields.every((name) => (row[name] === null ? nullable.has(name) : typeof row[name] === (numbers.has(name) ? 'number' : 'string')));
  return fits && journalLine(value as ChainRow) === `${source}\n` ? (value as ChainRow) : null;
};

const sealOf = (purpose: string, values: readonly (string | number | null)[]): string =>
  hash('sha256', JSON.stringify([`postern-${purpose}-1`, ...values]), 'base64url');

/** What the first row of an assessment is chained to. */
export const chainStart = (assessmentId: string): string => sealOf('journal-start', [assessmentId]);

export const chainHash = (previous: string, row: ChainRow): string =>
  sealOf('journal', [previous, row.seq, row.at, row.by, row.action, row.kind, row.key, row.before, row.after, row.refersTo, row.below]);

export interface Walk {
  readonly take: (row: ChainRow) => void;
  readonly rows: () => number;
  readonly head: () => string;
  /** What is wrong with the chain, naming the first row; null where it is unbroken. */
  readonly broken: () => string | null;
  /** The assessment that the rows add up to; null where they do not make one. */
  readonly replay: (edition: string) => Assessment | null;
  /** Whether a row of this number and hash was among them. */
  readonly holds: (seq: number, hash: string) => boolean;
}

/** Follows a journal row by row: the chain, and what it adds up to. */
export const walkJournal = (assessmentId: string): Walk => {
  let head = chainStart(assessmentId);
  let last = 0;
  let count = 0;
  let broken: string | null = null;
  const entries = new Map<string, { readonly row: ChainRow; readonly value: string }>();
  const hashes = new Map<number, string>();
  const fail = (sentence: string): void => void (broken ??= sentence);
  return {
    take: (row) => {
      count += 1;
      hashes.set(row.seq, row.hash);
      head = chainHash(head, row);
      if (head !== row.hash)
        fail(`Row ${String(row.seq)} of the journal does not follow from the row before it: it, or what stood before it, was altered.`);
      if (row.seq <= last) fail(`Row ${String(row.seq)} of the journal stands out of order.`);
      last = row.seq;
      const place = JSON.stringify([row.kind, row.key]);
      if ((entries.get(place)?.value ?? null) !== row.before)
        fail(`Row ${String(row.seq)} of the journal does not start from what was recorded there.`);
      if (row.after === null) entries.delete(place);
      else entries.set(place, { row, value: row.after });
    },
    rows: () => count,
    head: () => head,
    broken: () => broken,
    holds: (seq, rowHash) => hashes.get(seq) === rowHash,
    replay: (edition) => {
      const list: Entry[] = [];
      for (const { row, value } of entries.values()) {
        if (!entryKinds.includes(row.kind as EntryKind)) return null;
        try {
          list.push({ kind: row.kind, key: row.key, value: JSON.parse(value) as unknown } as Entry);
        } catch {
          return null;
        }
      }
      return assembleAssessment(edition, list);
    },
  };
};

/** Whether two assessments say the same, whatever the order in which it was recorded. */
export const saysTheSame = (a: Assessment, b: Assessment): boolean => canonicalJson(a) === canonicalJson(b);
