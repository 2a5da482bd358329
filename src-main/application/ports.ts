/** What the application needs from outside, as narrow as its use cases are. Hosts and storage implement these. */
import type { Assessment, Evidence } from '#core/assessment/assessment.ts';
import type { Change, EntryKind } from '#core/assessment/entry.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import type {
  AssessmentRow,
  Delivered,
  ErrorCode,
  HostDescription,
  JournalRow,
  ReportOptions,
  Saved,
  SavedChange,
  SearchHit,
  Settings,
} from '#contract/contract.ts';

/** The figures that the library shows, kept beside the assessment so that listing evaluates nothing. */
export type Summary = Pick<AssessmentRow, 'rating' | 'score' | 'completeness' | 'verifiedShare'>;

/** Who made a change, and when (ISO 8601 with offset). */
export interface Stamp {
  readonly by: string;
  readonly at: string;
}

/** A failure with a code of the contract and a sentence for people. The only error that `dispatch` lets through by name. */
export class Trouble extends Error {
  readonly code: ErrorCode;
  readonly details: readonly string[];
  constructor(code: ErrorCode, sentence: string, details: readonly string[] = [], cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.name = 'Trouble';
    this.code = code;
    this.details = details;
  }
}

export interface EvidenceBytes {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Assessments on disk. Every method that changes something has committed durably when it returns. Throws `Trouble`. */
export interface Store {
  readonly readOnly: string | null;
  readonly notices: readonly string[];
  /** Newest first; all of them, or the newest `limit`. Neither deleted nor archived ones, unless one of the two is asked for. */
  list(input: { deleted: boolean; archived?: boolean; limit?: number }): readonly AssessmentRow[];
  /** Newest first; every word must occur, the last one as a beginning. At most `limit` hits; in archived assessments only when asked. */
  search(text: string, limit: number, archived?: boolean): readonly SearchHit[];
  create(input: {
    id: string;
    assessment: Assessment;
    evidence: readonly EvidenceBytes[];
    summary: Summary;
    sample: boolean;
    action: 'create' | 'import';
    stamp: Stamp;
  }): Saved;
  read(id: string): {
    readonly assessment: Assessment;
    readonly seq: number;
    readonly changedAt: string;
    readonly canUndo: boolean;
    readonly canRedo: boolean;
  } | null;
  /** Puts or removes entries with one journal row each, the new bytes if any, and the summary: one transaction, one fsync. */
  change(input: { id: string; changes: readonly Change[]; evidence: readonly EvidenceBytes[]; summary: Summary; stamp: Stamp }): Saved;
  /** The change that undo (redo) would make now, or null. Nothing is written. */
  nextUndo(id: string): { readonly refersTo: number; readonly change: Change } | null;
  nextRedo(id: string): { readonly refersTo: number; readonly change: Change } | null;
  /** Makes the change that `nextUndo` or `nextRedo` gave, journalled as such. */
  step(input: { id: string; action: 'undo' | 'redo'; refersTo: number; change: Change; summary: Summary; stamp: Stamp }): SavedChange;
  history(id: string, input: { before?: number; limit: number; kind?: EntryKind; key?: string }): readonly JournalRow[];
  setDeleted(id: string, deleted: boolean, stamp: Stamp): void;
  setArchived(id: string, archived: boolean, stamp: Stamp): void;
  readEvidence(sha256: string): Uint8Array | null;
  readSettings(): Settings;
  changeSettings(settings: Partial<Settings>): Settings;
  backUp(stamp: Stamp): Promise<{ readonly name: string; readonly bytes: number }>;
  /** Integrity, journal chain, entries against the journal, evidence against its hashes; one sentence per thing examined. */
  verify(): { readonly ok: boolean; readonly sentences: readonly string[] };
  close(): void;
}

export interface CatalogShelf {
  editions(): readonly { readonly edition: string; readonly version: string; readonly title: string }[];
  /** Throws `Trouble('not-found')` for an edition that is not there. */
  read(edition: string): Catalog;
}

/** Shipped files that the application reads: the sample. */
export interface Shipped {
  sample(): Uint8Array;
  /** The report's typefaces as woff2, by file name in `resources/fonts`. */
  font(name: string): Uint8Array;
}

export interface Clock {
  /** Now, as ISO 8601 with the machine's offset. */
  now(): string;
}

/** What a host can do for the application; a host that cannot says so in `describe` and refuses with `cannot-here`. */
export interface Host {
  describe(): Pick<HostDescription, 'kind' | 'version' | 'abilities'>;
  /** Prints self-contained HTML to a tagged PDF with outline, loading nothing else. */
  print(html: string, options: Pick<ReportOptions, 'paper'>): Promise<Uint8Array>;
  /** Hands a file to the auditor: by dialog, by download, or to the place named on the command line. */
  deliver(file: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }): Promise<Delivered>;
  showInFolder(ref: string): void;
  progress(event: {
    readonly operation: 'exportReport' | 'importAssessment' | 'backUp';
    readonly done: number;
    readonly total: number;
    readonly label: string;
  }): void;
}

export interface Ports {
  readonly store: Store;
  readonly catalogs: CatalogShelf;
  readonly shipped: Shipped;
  readonly clock: Clock;
  readonly host: Host;
  /** A new identifier that was never given before. */
  newId(): string;
  /** SHA-256 as 64 lower-case hex digits. */
  sha256(bytes: Uint8Array): string;
}

export type { Evidence };
