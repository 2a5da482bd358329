/**
 * The one list of what a screen may ask. Every host (Electron, loopback, command line) serves exactly these operations
 * through `dispatch`; inputs are parsed at run time by `parse-input.ts`, which does not compile when one is missing.
 */
import type { Assessment, AssessmentState, Evidence } from '#core/assessment/assessment.ts';
import type { Change, EntryKind } from '#core/assessment/entry.ts';
import type { Catalog, FindingId } from '#core/catalog/catalog.ts';
import type { Rating } from '#core/evaluation/result.ts';

/** Every way in which an operation can fail. A new code without a sentence for people does not compile. */
export const errorCodes = [
  'bad-input', // the request is malformed
  'not-found', // no such assessment, evidence, edition
  'refused', // understood, and not allowed: the sentence says why
  'file-invalid', // an imported file is not what it should be
  'too-large',
  'newer-format', // written by a newer Postern
  'storage-full',
  'storage-read-only',
  'storage-locked', // another Postern has the database
  'storage-damaged',
  'storage-failed',
  'cannot-here', // this host cannot do it (no engine to print with)
  'cancelled',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export interface Failure {
  readonly code: ErrorCode;
  /** What happened and what to do, for people. Never a stack trace, never a path outside the auditor's choice. */
  readonly sentence: string;
  /** One line per place, for imports. */
  readonly details?: readonly string[];
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

/** What this host can do beside the operations. A reason says why it cannot. */
export interface HostDescription {
  readonly kind: 'electron' | 'web' | 'cli';
  readonly version: string;
  readonly abilities: {
    readonly print: true | string;
    /** True: files are saved through the system's dialog. False: they arrive as a download. */
    readonly saveDialog: boolean;
    readonly showInFolder: boolean;
  };
  /** Set when the database can only be read: every change will be refused, and why. */
  readonly readOnly: string | null;
  /** Something the auditor must know at start: restored from a backup, damaged file kept aside. */
  readonly notices: readonly string[];
}

export interface Settings {
  /** Name that goes into the journal and beside observations. */
  readonly auditor: string;
  readonly theme: 'system' | 'light' | 'dark' | 'contrast';
}

/** One line of the library. */
export interface AssessmentRow {
  readonly id: string;
  readonly title: string;
  readonly client: string | null;
  readonly site: string | null;
  readonly edition: string;
  readonly state: AssessmentState;
  readonly rating: Rating;
  readonly score: number | null;
  readonly completeness: number | null;
  readonly verifiedShare: number | null;
  readonly changedAt: string;
  readonly sample: boolean;
  readonly deletedAt: string | null;
  /** Since when it is off the list that is worked from. */
  readonly archivedAt: string | null;
}

export interface OpenedAssessment {
  readonly id: string;
  readonly assessment: Assessment;
  /** Number of the newest journal row. */
  readonly seq: number;
  readonly changedAt: string;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What was committed. It is on disk when this arrives. */
export interface Saved {
  readonly seq: number;
  readonly at: string;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface SavedChange extends Saved {
  readonly change: Change;
}

export interface JournalRow {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly action: 'create' | 'change' | 'undo' | 'redo' | 'import';
  readonly kind: EntryKind;
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface SearchHit {
  readonly assessmentId: string;
  readonly title: string;
  readonly kind: EntryKind;
  readonly key: string;
  /** Text around the hit in pieces; every second piece, starting with the second, is a hit. */
  readonly pieces: readonly string[];
}

/** Formats written by the exchange room; a new one is a line here and in `application/export-formats.ts`. */
export const tableFormats = ['json'] as const;
export type TableFormat = (typeof tableFormats)[number];
export const reportFormats = ['pdf', 'html', 'answers', ...tableFormats] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What the export dialog says of a format before it is written. */
export interface FormatDescription {
  readonly format: ReportFormat;
  readonly title: string;
  readonly purpose: string;
  readonly extension: string;
  /** What the format cannot carry, one clause each. */
  readonly omits: readonly string[];
}
export const paperSizes = ['A4', 'Letter'] as const;

/** Sections that can be left out. Contradictions, scope gaps and method always stay in. */
export const optionalSections = ['estate-map', 'roles', 'exposure', 'availability', 'paths', 'plug-ins', 'evidence'] as const;
export type OptionalSection = (typeof optionalSections)[number];

export interface ReportOptions {
  readonly paper: (typeof paperSizes)[number];
  readonly without: readonly OptionalSection[];
}

export type Delivered =
  | { readonly kind: 'saved'; readonly name: string; readonly ref: string }
  | { readonly kind: 'download'; readonly name: string; readonly ref: string }
  | { readonly kind: 'cancelled' };

export interface NewAssessment {
  readonly edition: string;
  readonly title: string;
  readonly client?: string;
  readonly site?: string;
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly evaluatedOn?: string;
  readonly team?: readonly string[];
  readonly hosts: readonly string[];
  readonly scope: Assessment['scope'];
}

type Nothing = Record<string, never>;
type Named = { readonly id: string };

export interface Operations {
  readonly describeHost: { input: Nothing; output: HostDescription };
  readonly readSettings: { input: Nothing; output: Settings };
  readonly changeSettings: { input: Partial<Settings>; output: Settings };
  readonly listEditions: { input: Nothing; output: readonly { edition: string; version: string; title: string }[] };
  readonly readCatalog: { input: { edition: string }; output: Catalog };
  /** Assessments newest first. Those of the bin or those of the archive only when asked for, and then nothing else. */
  readonly listAssessments: { input: { deleted?: boolean; archived?: boolean }; output: readonly AssessmentRow[] };
  /** `archived` searches the archive as well. */
  readonly search: { input: { text: string; archived?: boolean }; output: readonly SearchHit[] };
  readonly createAssessment: { input: NewAssessment; output: Named };
  /** Imports the sample that Postern ships, once more each time it is asked for. */
  readonly addSample: { input: Nothing; output: Named };
  readonly openAssessment: { input: Named; output: OpenedAssessment };
  /** Puts or removes one entry, durably, with its journal row. */
  readonly change: { input: Named & { change: Change }; output: Saved };
  readonly undo: { input: Named; output: SavedChange };
  readonly redo: { input: Named; output: SavedChange };
  readonly readHistory: { input: Named & { before?: number; limit?: number; kind?: EntryKind; key?: string }; output: readonly JournalRow[] };
  readonly deleteAssessment: { input: Named; output: Nothing };
  readonly restoreAssessment: { input: Named; output: Nothing };
  /** Takes it off the list and out of the search; it stays whole and can be opened. */
  readonly archiveAssessment: { input: Named; output: Nothing };
  readonly unarchiveAssessment: { input: Named; output: Nothing };
  /**
   * The next round of the same estate: a draft in which everything is to be verified again. Acceptances and compensating controls
   * go along only for the findings named. `warnings` tell what the catalog no longer knows and was left behind.
   */
  readonly copyForward: {
    input: Named & { title?: string; acceptances?: readonly FindingId[]; compensatingControls?: readonly FindingId[] };
    output: Named & { warnings: readonly string[] };
  };
  /** The same once more, as a draft; without a title it gets one of its own. */
  readonly duplicateAssessment: { input: Named & { title?: string }; output: Named };
  /** Keeps bytes (base64) under their SHA-256 and records them as evidence; with `check`, also on that observation's list. */
  readonly attachEvidence: {
    input: Named & { name: string; mediaType: string; base64: string; note?: string; by?: string; check?: string };
    output: Saved & { evidence: Evidence; changes: readonly Change[] };
  };
  readonly readEvidence: { input: Named & { evidence: string }; output: { base64: string; mediaType: string; name: string } };
  readonly saveEvidence: { input: Named & { evidence: string }; output: Delivered };
  readonly previewReport: { input: Named & { options: ReportOptions }; output: { html: string } };
  readonly listFormats: { input: Nothing; output: readonly FormatDescription[] };
  readonly exportReport: { input: Named & { format: ReportFormat; options: ReportOptions }; output: Delivered };
  readonly showInFolder: { input: { ref: string }; output: Nothing };
  /** Reads an answers file; all or nothing. `warnings` name what the file holds that this version left out. */
  readonly importAssessment: { input: { name: string; base64: string }; output: Named & { warnings: readonly string[] } };
  readonly backUp: { input: Nothing; output: { name: string; bytes: number } };
  readonly verifyStorage: { input: Nothing; output: { ok: boolean; sentences: readonly string[] } };
}

export type OperationName = keyof Operations;
export type InputOf<N extends OperationName> = Operations[N]['input'];
export type OutputOf<N extends OperationName> = Operations[N]['output'];

/**
 * Where a screen frames the report preview (`<iframe src>`). Every host serves it there under a policy of its own, with no
 * script and no request: inside the page itself, the page's policy would strip the report's styles.
 */
export const previewAddress = (id: string, options: ReportOptions): string =>
  `/preview?id=${encodeURIComponent(id)}&options=${encodeURIComponent(JSON.stringify(options))}`;

/** Told by the host to the screen without being asked. */
export type HostEvent =
  | { readonly kind: 'progress'; readonly operation: OperationName; readonly done: number; readonly total: number; readonly label: string }
  | { readonly kind: 'menu'; readonly command: MenuCommand }
  | { readonly kind: 'failure'; readonly sentence: string };

export const menuCommands = ['library', 'new-assessment', 'import', 'export-pdf', 'undo', 'redo', 'palette', 'shortcuts', 'about'] as const;
export type MenuCommand = (typeof menuCommands)[number];

/** What a host gives the renderer: ask, and listen. Nothing else crosses. */
export interface Transport {
  readonly invoke: <N extends OperationName>(operation: N, input: InputOf<N>) => Promise<Outcome<OutputOf<N>>>;
  readonly listen: (listener: (event: HostEvent) => void) => () => void;
}
