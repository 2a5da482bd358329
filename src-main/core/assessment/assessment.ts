/** What an auditor records for one engagement. Plain data; every value in it came from a person, a file or a capture. */
import type { CheckId, FindingId, PathCode, QuestionId } from '#core/catalog/catalog.ts';

/** An option text, `unknown` or `not-applicable`; several options; a number; or one option per named thing. */
export type AnswerValue = string | number | readonly string[] | Readonly<Record<string, string>>;

export const unknown = 'unknown';
export const notApplicable = 'not-applicable';

/** The claimed value of a question: what somebody said. */
export interface Answer {
  /** Null: nothing was said (seen) yet, only a note, a person or evidence recorded. To every rule that is no answer (docs/decisions/0008). */
  readonly value: AnswerValue | null;
  /** Why the question does not apply; needed with `not-applicable` (a note is taken where no reason is given). */
  readonly reason?: string;
  readonly note?: string;
  /** Who said it. */
  readonly by?: string;
  /** ISO 8601 instant with offset, as the auditor's machine told it. */
  readonly at?: string;
  /** Carried forward from an earlier assessment and not said or seen again since (docs/decisions/0007). Never false: then it is absent. */
  readonly reverify?: true;
}

/** The observed value of a check: what was seen. `unknown` means that it could not be tested. */
export interface Observation extends Answer {
  readonly evidence: readonly string[]; // evidence ids
}

export const scopeStates = ['in-use', 'not-in-use', 'undecided'] as const;
export type ScopeState = (typeof scopeStates)[number];
export interface ScopeEntry {
  readonly state: ScopeState;
  readonly reason?: string;
}

export const targetKinds = ['vcenter', 'hosts', 'card', 'add-on', 'other'] as const;
/** A named system that paths lead to. */
export interface Target {
  readonly id: string;
  readonly kind: (typeof targetKinds)[number];
  readonly name: string;
  readonly address?: string;
  readonly version?: string;
  readonly note?: string;
}

/** What a capture showed of one leg. Fields that were not looked at are absent. */
export interface HopObservation {
  readonly ports?: readonly number[];
  readonly protocol?: string;
  readonly proxy?: string;
  readonly encryption?: 'yes' | 'no' | 'handshake' | 'unknown';
  readonly note?: string;
  readonly by?: string;
  readonly at?: string;
  readonly reverify?: true;
  readonly evidence: readonly string[];
}

export interface PlugIn {
  readonly id: string;
  readonly name: string;
  readonly vendor?: string;
  readonly version?: string;
  /** A disabled plug-in is listed and rates nothing. */
  readonly enabled: boolean;
  /** The systems it talks to. */
  readonly peers: readonly string[];
  readonly ports?: string;
  /** Whose credentials it acts with. */
  readonly credentials?: string;
  /** Its own authentication, if any. */
  readonly authentication?: string;
  /** How it verifies certificates. */
  readonly verification?: string;
  readonly owner?: string;
  readonly approval?: string;
  readonly note?: string;
  /** Rule 12: the claimed value per plug-in question of the catalog, and what was observed. */
  readonly answers: Readonly<Record<QuestionId, Answer>>;
  readonly observations: Readonly<Record<CheckId, Observation>>;
}

export interface Acceptance {
  readonly reason: string;
  readonly owner: string;
  /** ISO 8601 date; from this day on the finding is open again (rule 7). */
  readonly expiresOn: string;
  readonly by?: string;
  readonly at?: string;
}

export interface CompensatingControl {
  readonly rationale: string;
  readonly owner?: string;
  readonly by?: string;
  readonly at?: string;
}

/** Who mends a finding, and by when. */
export interface Remediation {
  readonly owner?: string;
  readonly dueOn?: string;
  readonly note?: string;
}

export const evidenceKinds = ['file', 'text', 'certificate'] as const;
/** A piece of proof. The bytes are kept under their SHA-256 and never change. */
export interface Evidence {
  readonly id: string; // `E-01`
  readonly kind: (typeof evidenceKinds)[number];
  /** The name as the auditor's system gave it: data, never a path. */
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly note?: string;
  readonly by?: string;
  readonly at?: string;
}

export const assessmentStates = ['draft', 'in-review', 'issued'] as const;
export type AssessmentState = (typeof assessmentStates)[number];

export interface Details {
  readonly title: string;
  readonly client?: string;
  readonly site?: string;
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly team?: readonly string[];
  /** The date as of which the assessment is evaluated; acceptances expire against it. */
  readonly evaluatedOn?: string;
  /** Kinds of host in the estate. Nothing said means that the platform questions are asked. */
  readonly hosts: readonly string[];
  readonly state: AssessmentState;
  /** The assessment of this library that this one was made from. */
  readonly copiedFrom?: { readonly id: string; readonly title: string };
}

export interface Assessment {
  readonly edition: string;
  readonly details: Details;
  readonly scope: Readonly<Record<PathCode, ScopeEntry>>;
  readonly targets: Readonly<Record<string, Target>>;
  readonly answers: Readonly<Record<QuestionId, Answer>>;
  readonly observations: Readonly<Record<CheckId, Observation>>;
  /** Key: path code, slash, hop id (`VIC-VC/3`). */
  readonly hops: Readonly<Record<string, HopObservation>>;
  readonly plugIns: Readonly<Record<string, PlugIn>>;
  readonly acceptances: Readonly<Record<FindingId, Acceptance>>;
  readonly compensatingControls: Readonly<Record<FindingId, CompensatingControl>>;
  readonly remediation: Readonly<Record<FindingId, Remediation>>;
  readonly evidence: Readonly<Record<string, Evidence>>;
  /** The auditor's own words per report section; `summary` is the opening one. */
  readonly texts: Readonly<Record<string, string>>;
}
