/** What the application needs from outside, as narrow as its use cases are. Hosts and storage implement these. */
import type { Assessment, Evidence } from '#core/assessment/assessment.ts';
import type { Change, EntryKind } from '#core/assessment/entry.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import type { ReportExtras } from './report-extras.ts';
import type { ChainRow } from '#exchange/bundle/journal.ts';
import type { Signer } from '#exchange/bundle/signer.ts';
import type { UnreadableKey } from '#report/report-input.ts';
import type {
  AssessmentRow,
  Delivered,
  ErrorCode,
  FoundAssessment,
  HostDescription,
  Issue,
  JournalRow,
  LibraryLook,
  LibraryWindow,
  LogbookRow,
  ReportOptions,
  Saved,
  SavedChange,
  Settings,
  SigningKey,
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

interface StepBack {
  readonly refersTo: number;
  readonly change: Change;
}
/** What undo (redo) would do: one change; evidence comes and goes together with its place on a list (`also`). */
export interface NextStep extends StepBack {
  readonly also?: StepBack;
}

/** Assessments on disk. Every method that changes something has committed durably when it returns. Throws `Trouble`. */
export interface Store {
  readonly readOnly: string | null;
  readonly notices: readonly string[];
  /** Newest first; all of them, or the next `limit` after the line of `after`. Neither deleted nor archived ones, unless one of the two is asked for. */
  list(input: { deleted: boolean; archived?: boolean; limit?: number; after?: string }): readonly AssessmentRow[];
  /** One window on the list or the archive, with the figures beside it; costs the same however long the list is, newest first and unfiltered. */
  window(look: LibraryLook): LibraryWindow;
  /** Newest first; every word must occur, the last one as a beginning. At most `limit` hits; in archived assessments only when asked. */
  search(text: string, limit: number, archived?: boolean): readonly FoundAssessment[];
  create(input: {
    id: string;
    assessment: Assessment;
    evidence: readonly EvidenceBytes[];
    summary: Summary;
    sample: boolean;
    action: 'create' | 'import';
    /** What the journal does not tell of it: where it was made from stands in its details, how does not. */
    cameAs?: 'copied-forward' | 'duplicated' | 'taken-over';
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
  nextUndo(id: string): NextStep | null;
  nextRedo(id: string): NextStep | null;
  /** Makes the changes that `nextUndo` or `nextRedo` gave, journalled as such, in one transaction. */
  step(input: NextStep & { id: string; action: 'undo' | 'redo'; summary: Summary; stamp: Stamp }): SavedChange;
  history(id: string, input: { before?: number; limit: number; kind?: EntryKind; key?: string }): readonly JournalRow[];
  /** What happened to assessments as wholes, newest first; of one, or of all that the library ever held. */
  logbook(input: { id?: string; before?: number; limit: number }): readonly LogbookRow[];
  setDeleted(id: string, deleted: boolean, stamp: Stamp): void;
  setArchived(id: string, archived: boolean, stamp: Stamp): void;
  /** Journal rows of an assessment as they are chained, oldest first, after row `after`; at most `limit`. */
  journalRows(id: string, input: { after: number; limit: number }): readonly ChainRow[];
  /** Assessments whose details name this one as what they were made from; not those in the bin. */
  copiesOf(originId: string): readonly string[];
  /** Newest first. */
  issues(id: string): readonly IssueRecord[];
  readIssue(id: string, revision: number): FrozenIssue | null;
  /** Changes the details and keeps the issue, in one transaction. */
  issue(input: { id: string; change: Change; issue: FrozenIssue; summary: Summary; stamp: Stamp }): Saved;
  readEvidence(sha256: string): Uint8Array | null;
  /** Keeps evidence ahead of the assessment that will speak of it, in one transaction; for an import that is too large for one. */
  keepEvidence(evidence: readonly EvidenceBytes[]): void;
  /** Drops the bytes that no assessment ever spoke of: what an import that came to nothing kept ahead. */
  dropUnspokenEvidence(): void;
  readSettings(): Settings;
  changeSettings(settings: Partial<Settings>): Settings;
  backUp(stamp: Stamp): Promise<{ readonly name: string; readonly bytes: number }>;
  /** Integrity, journal chain, logbook, entries against the journal, evidence against its hashes; one sentence per thing examined. */
  verify(): { readonly ok: boolean; readonly sentences: readonly string[] };
  close(): void;
}

/** What is kept of an issue, and what its report named beside the assessment. */
export interface IssueRecord extends Issue {
  readonly signer: Signer | UnreadableKey | null;
  /** How the auditor's house looked then: logo and colour. */
  readonly look: ReportExtras['look'] | null;
}
/** An issue with everything that it was made from. */
export interface FrozenIssue {
  readonly record: IssueRecord;
  readonly assessment: Assessment;
  readonly catalog: Catalog;
  readonly html: Uint8Array;
}

/** Large files on their way in, in a private place that does not outlive the program. Throws `Trouble`. */
export interface Staging {
  /** A new empty file; gives its reference. */
  open(): string;
  /** Adds to the end what comes as base64, which a host decodes ten times as fast as we could; gives the size in bytes. */
  append(ref: string, base64: string): number;
  sizeOf(ref: string): number;
  /** From the beginning, in pieces. */
  read(ref: string): AsyncIterable<Uint8Array>;
  /** Nothing happens where there is none. */
  forget(ref: string): void;
}

/** The auditor's key. Only this port ever holds its secret part. Throws `Trouble`. */
export interface SigningKeys {
  read(): SigningKey | null;
  create(): SigningKey;
  /** Ed25519 signature over these bytes, 64 bytes. */
  sign(bytes: Uint8Array): Uint8Array;
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
  /** Prints self-contained HTML to a tagged PDF with outline, loading nothing else; ends at once when the signal says so. */
  print(html: string, options: Pick<ReportOptions, 'paper'> & { readonly signal?: AbortSignal }): Promise<Uint8Array>;
  /** Hands a file to the auditor: by dialog, by download, or to the place named on the command line. */
  deliver(file: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }): Promise<Delivered>;
  /** The same for a file that is too large to be held: it is written as its pieces come. */
  deliverPieces(file: {
    readonly name: string;
    readonly mediaType: string;
    readonly size: number | null;
    readonly pieces: () => AsyncIterable<Uint8Array>;
  }): Promise<Delivered>;
  showInFolder(ref: string): void;
  progress(event: {
    readonly operation: 'exportReport' | 'importAssessment' | 'previewBundle' | 'importBundle' | 'backUp';
    readonly done: number;
    readonly total: number;
    readonly label: string;
  }): void;
  /** Tells the auditor of trouble that no call failed with. */
  failure(sentence: string): void;
}

export interface Ports {
  readonly store: Store;
  readonly catalogs: CatalogShelf;
  readonly shipped: Shipped;
  readonly clock: Clock;
  readonly host: Host;
  readonly signing: SigningKeys;
  readonly staging: Staging;
  /** A new identifier that was never given before. */
  newId(): string;
  /** SHA-256 as 64 lower-case hex digits. */
  sha256(bytes: Uint8Array): string;
}

export type { Evidence };
