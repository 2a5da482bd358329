/**
 * The one list of what a screen may ask. Every host (Electron, loopback, command line) serves exactly these operations
 * through `dispatch`; inputs are parsed at run time by `parse-input.ts`, which does not compile when one is missing.
 */
import type { Assessment, AssessmentState, Evidence } from '#core/assessment/assessment.ts';
import type { Change, EntryKind } from '#core/assessment/entry.ts';
import type { RespondentAnswer, RespondentRow } from '#core/assessment/respondent.ts';
import type { EvidencePlace } from '#core/assessment/evidence-place.ts';
import type { Redaction } from '#core/assessment/redaction.ts';
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
  'passphrase-needed', // none was given, or it does not open the file
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
  /** The auditor's mark on the cover of reports: a PNG in base64, made anew by the screen that took it in; empty for none. */
  readonly logo?: string;
  /** Colour of rules and chapter numbers in reports (`#0c5467`); empty for ink. */
  readonly accent?: string;
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
  /** With those of the bin: who put it there, or null where that was not noted yet. */
  readonly deletedBy?: string | null;
  /** Since when it is off the list that is worked from. */
  readonly archivedAt: string | null;
}

/** Newest change first, or by title, by client (unnamed last), by rating (worst first), by score (lowest first); equal ones newest first. */
export const libraryOrders = ['changed', 'title', 'client', 'rating', 'score'] as const;
export type LibraryOrder = (typeof libraryOrders)[number];

/** Which part of the library is looked at; what is left out narrows nothing. */
export interface LibraryLook {
  /** The archive instead of the list that is worked from. */
  readonly archived?: boolean;
  readonly order: LibraryOrder;
  readonly state?: AssessmentState;
  readonly rating?: Rating;
  readonly edition?: string;
  /** Those that come before all others, each group in the order asked for: what a search found. */
  readonly first?: readonly string[];
  /** Number of lines wanted, from line `from` on; with `around`, so that this assessment is among them, where it is on the list. */
  readonly limit: number;
  readonly from?: number;
  readonly around?: string;
}

/** A window on the library: the lines from `from` on, and what is said of the rest. */
export interface LibraryWindow {
  readonly rows: readonly AssessmentRow[];
  readonly from: number;
  /** Line of `around`, or null where it is not on the list. */
  readonly at: number | null;
  /** Lines that fit the look, and all that lie there. */
  readonly total: number;
  readonly all: number;
  /** How many lie in the archive. */
  readonly archived: number;
  /** Editions that the library holds, in order. */
  readonly editions: readonly string[];
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
  /** What belongs to the same step: evidence comes and goes together with its place on a list. */
  readonly also?: Change;
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

/** What happens to an assessment as a whole. That it was created or imported stands in its journal; how a copy was made does not. */
export const logbookActs = [
  'copied-forward',
  'duplicated',
  'taken-over', // from a sealed bundle
  'archived',
  'unarchived',
  'deleted', // into the bin
  'restored', // out of it
  'purged', // from it, for good
] as const;
export type LogbookAct = (typeof logbookActs)[number];

export interface LogbookRow {
  /** Number in the logbook. */
  readonly seq: number;
  readonly at: string;
  /** Null where Postern did it by itself, and where the name went with a purged assessment. */
  readonly by: string | null;
  readonly act: LogbookAct;
  readonly assessmentId: string;
  /** Its title now; null where it was purged. */
  readonly title: string | null;
  /** Newest journal row at that moment: the place of the act among the changes. */
  readonly after: number;
}

/** An assessment in which a search found something, with its hits, newest first. */
export interface FoundAssessment extends Pick<AssessmentRow, 'id' | 'title' | 'client' | 'rating' | 'changedAt'> {
  readonly hits: readonly SearchHit[];
}

export interface SearchHit {
  readonly kind: EntryKind;
  readonly key: string;
  /** What a target, a plug-in or a piece of evidence is called; others go by their key alone. */
  readonly name?: string;
  /** Who said or saw what was found, and when, where that is recorded with it. */
  readonly by: string | null;
  readonly at: string | null;
  /** Text around the hit in pieces; every second piece, starting with the second, is a hit. */
  readonly pieces: readonly string[];
}

/** What was handed out: one line per issue. An issue never changes; a later one has the next revision. */
export interface Issue {
  readonly revision: number;
  readonly at: string;
  readonly by: string;
  readonly evaluatedOn: string;
  /** The hash that the document itself prints. */
  readonly documentHash: string;
  /** SHA-256 of the HTML document, byte for byte. */
  readonly htmlSha256: string;
  readonly edition: string;
  readonly catalogVersion: string;
  readonly programVersion: string;
  readonly templateVersion: string;
  readonly options: ReportOptions;
}

/** The auditor's key for sealed bundles, without its secret part. */
export interface SigningKey {
  /** Base64 of the public key in SPKI form. */
  readonly publicKey: string;
  /** SHA-256 of that form, 64 hex digits: to be compared by telephone or in print. */
  readonly fingerprint: string;
}

export interface SealOptions {
  /** Closes the whole file; whoever opens it needs the same. */
  readonly passphrase?: string;
  /** What a copy for others leaves out. */
  readonly without: readonly Redaction[];
  readonly reports: readonly ('html' | 'pdf')[];
}

/** One thing that a bundle proves, fails to prove, or that no file can prove. */
export interface BundleVerdict {
  readonly point: string;
  readonly state: 'proven' | 'failed' | 'open';
  readonly sentence: string;
}

/** An assessment of the library with which a bundle has to do. */
export interface BundleConflict {
  readonly id: string;
  readonly title: string;
  readonly changedAt: string;
  /** `same`: it has the bundle's own id. `copy`: it was taken in from, or made from, the same assessment before. */
  readonly relation: 'same' | 'copy';
  /** Who went on since the two were one; `unknown` where the chain does not tell. */
  readonly since: 'nobody' | 'library' | 'bundle' | 'both' | 'unknown';
}

export interface BundlePreview {
  readonly verified: boolean;
  readonly verdicts: readonly BundleVerdict[];
  readonly signer: { readonly name: string } & SigningKey;
  /** Whether the key is the auditor's own. */
  readonly ownKey: boolean;
  readonly signedAt: string;
  readonly programVersion: string;
  readonly without: readonly Redaction[];
  /** Null where signature or hashes are wrong: nothing of the content is shown then. */
  readonly content: {
    readonly title: string;
    readonly client: string | null;
    readonly site: string | null;
    readonly state: AssessmentState;
    readonly evaluatedOn: string;
    readonly edition: string;
    readonly rating: Rating;
    readonly answers: number;
    readonly observations: number;
    readonly evidence: number;
    readonly plugIns: number;
    readonly findings: number;
  } | null;
  readonly conflicts: readonly BundleConflict[];
  /** Why it cannot be taken over, or null where it can. */
  readonly refusal: string | null;
}

/** Formats written by the exchange room; a new one is a line here and in `application/export-formats.ts`. */
export const tableFormats = [
  'json',
  'xlsx',
  'questionnaire',
  'findings-csv',
  'plug-ins-csv',
  'ports-csv',
  'docx',
  'markdown',
  'hdf',
  'heimdall',
  'oscal',
] as const;
export type TableFormat = (typeof tableFormats)[number];
export const reportFormats = ['pdf', 'html', 'answers', 'bundle', ...tableFormats] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What the export dialog says of a format before it is written. */
export interface FormatDescription {
  readonly format: ReportFormat;
  readonly title: string;
  readonly purpose: string;
  readonly extension: string;
  /** What the format cannot carry, one clause each. */
  readonly omits: readonly string[];
  /** The kinds of report that it can be; null: it holds the whole assessment, whatever kind is chosen. */
  readonly kinds: readonly ReportKind[] | null;
}
export const paperSizes = ['A4', 'Letter'] as const;

/** Sections that can be left out. Contradictions, scope gaps and method always stay in. */
export const optionalSections = ['estate-map', 'roles', 'exposure', 'availability', 'paths', 'plug-ins', 'evidence'] as const;
export type OptionalSection = (typeof optionalSections)[number];

/** What a report is for; `full` where nothing is said. */
export const reportKinds = ['full', 'executive', 'findings', 'delta', 'questionnaire', 'checklist'] as const;
export type ReportKind = (typeof reportKinds)[number];

export interface ReportOptions {
  readonly paper: (typeof paperSizes)[number];
  readonly without: readonly OptionalSection[];
  readonly kind?: ReportKind;
  /** With `findings`: those of this owner. */
  readonly owner?: string;
  /** With `findings`: this one. With neither, all that stand open. */
  readonly finding?: FindingId;
  /** With `delta`: id of the assessment that this one is compared with. */
  readonly earlier?: string;
  /** With `questionnaire` and `checklist`: every path of the edition, not only those that count as in use. */
  readonly wholeEdition?: boolean;
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
/** A file that was taken in by `stageFile`; its name is only used in sentences. */
type StagedBundle = { readonly name: string; readonly ref: string; readonly passphrase?: string };

export interface Operations {
  readonly describeHost: { input: Nothing; output: HostDescription };
  readonly readSettings: { input: Nothing; output: Settings };
  readonly changeSettings: { input: Partial<Settings>; output: Settings };
  readonly listEditions: { input: Nothing; output: readonly { edition: string; version: string; title: string }[] };
  readonly readCatalog: { input: { edition: string }; output: Catalog };
  /**
   * Assessments newest first. Those of the bin or those of the archive only when asked for, and then nothing else. A long library is
   * listed page by page: at most `limit` lines, those after the line of the assessment `after`. A page that is not full is the last.
   */
  readonly listAssessments: { input: { deleted?: boolean; archived?: boolean; limit?: number; after?: string }; output: readonly AssessmentRow[] };
  /** The lines of the library that a screen shows, however long it is. */
  readonly showLibrary: { input: LibraryLook; output: LibraryWindow };
  /**
   * What was typed anywhere, newest first, together with the lines of the library, the assessments that hold hits in front: the screen
   * shows both and asks once. `archived` of the list says which shelf is listed, `alsoArchived` whether the archive is searched.
   */
  readonly search: {
    input: { text: string; alsoArchived?: boolean; list: Omit<LibraryLook, 'first'> };
    /** What was found, the assessment of the newest hit first, and the list with those in front. */
    output: { readonly found: readonly FoundAssessment[]; readonly list: LibraryWindow };
  };
  readonly createAssessment: { input: NewAssessment; output: Named };
  /** Imports the sample that Postern ships, once more each time it is asked for. */
  readonly addSample: { input: Nothing; output: Named };
  readonly openAssessment: { input: Named; output: OpenedAssessment };
  /** Puts or removes one entry, durably, with its journal row. */
  readonly change: { input: Named & { change: Change }; output: Saved };
  readonly undo: { input: Named; output: SavedChange };
  readonly redo: { input: Named; output: SavedChange };
  readonly readHistory: { input: Named & { before?: number; limit?: number; kind?: EntryKind; key?: string }; output: readonly JournalRow[] };
  /** What happened to an assessment as a whole, or to all that the library ever held; newest first, those before row `before`. */
  readonly readLogbook: { input: { id?: string; before?: number; limit?: number }; output: readonly LogbookRow[] };
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
  /**
   * Keeps bytes (base64) under their SHA-256 and records them as evidence; with `onto`, also on that list, which makes the observation
   * where there is none yet. One transaction, and one step to undo.
   */
  readonly attachEvidence: {
    input: Named & { name: string; mediaType: string; base64: string; note?: string; by?: string; onto?: EvidencePlace };
    output: Saved & { evidence: Evidence; changes: readonly Change[] };
  };
  readonly readEvidence: { input: Named & { evidence: string }; output: { base64: string; mediaType: string; name: string } };
  /** Hashes every piece of evidence once more; `damaged` names those whose bytes are gone or no longer have their SHA-256. */
  readonly checkEvidence: {
    input: Named;
    output: { readonly checked: number; readonly damaged: readonly { readonly evidence: string; readonly problem: 'missing' | 'differs' }[] };
  };
  readonly saveEvidence: { input: Named & { evidence: string }; output: Delivered };
  readonly previewReport: { input: Named & { options: ReportOptions }; output: { html: string } };
  readonly listFormats: { input: Nothing; output: readonly FormatDescription[] };
  /** `seal` goes with the format `bundle`. */
  readonly exportReport: { input: Named & { format: ReportFormat; options: ReportOptions; seal?: SealOptions }; output: Delivered };
  /** Stops the export that runs, as long as its file is not being handed over; it then ends as `cancelled`. */
  readonly stopExport: { input: Nothing; output: { readonly stopped: boolean } };
  readonly showInFolder: { input: { ref: string }; output: Nothing };
  /** Reads an answers file, given as a whole or taken in before (`stageFile`); all or nothing. `warnings` name what this version left out. */
  readonly importAssessment: { input: { name: string } & ({ base64: string } | { ref: string }); output: Named & { warnings: readonly string[] } };
  /** The auditor's signing key; null until one was made. */
  readonly readSigningKey: { input: Nothing; output: SigningKey | null };
  /** Makes the key, once; refused where there is one. */
  readonly createSigningKey: { input: Nothing; output: SigningKey };
  /** Takes in a large file piece by piece, in order, before anything is done with it; without `ref` it is the first of a new one. */
  readonly stageFile: { input: { ref?: string; base64: string }; output: { ref: string; bytes: number } };
  readonly forgetFile: { input: { ref: string }; output: Nothing };
  /** Reads a sealed bundle and says who signed what, what is proven, and what in the library it has to do with. Changes nothing. */
  readonly previewBundle: { input: StagedBundle; output: BundlePreview };
  /** Takes a bundle in as a new assessment that says where it came from; nothing that is there is changed. */
  readonly importBundle: { input: StagedBundle; output: Named };
  /** Stops every import that runs, and the look at a bundle; that one then ends as `cancelled`, and the library is as it was. */
  readonly stopImport: { input: Nothing; output: { readonly stopped: boolean } };
  /** Sets the state to issued and keeps what was issued, for good. */
  readonly issueAssessment: { input: Named & { options: ReportOptions }; output: SavedChange & { issue: Issue } };
  /** Newest first. */
  readonly listIssues: { input: Named; output: readonly Issue[] };
  /** An issue once more. `note` says how it was had: made anew from what was kept, or the kept document itself. */
  readonly exportIssue: { input: Named & { revision: number; format: 'html' | 'pdf' }; output: { delivered: Delivered; note: string } };
  /** Reads a respondent file beside the assessment; nothing is recorded. `warnings` say what to look at before taking anything. */
  readonly previewRespondentFile: {
    input: Named & { name: string; base64: string };
    output: { rows: readonly RespondentRow[]; warnings: readonly string[] };
  };
  /** Records the answers named, all or none, in one transaction. Refused where one of them is no longer what it replaces. */
  readonly acceptRespondentAnswers: { input: Named & { answers: readonly RespondentAnswer[] }; output: Saved & { changes: readonly Change[] } };
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
