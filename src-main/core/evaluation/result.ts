/**
 * The result: the pure function of catalog, assessment and date. Screens, reports, exports and the command line read
 * only this and never compute a rating of their own.
 */
import type { AnswerValue } from '#core/assessment/assessment.ts';
import type { Area, CheckId, FactId, FindingId, PathCode, QuestionId, Severity } from '#core/catalog/catalog.ts';

export const ratings = ['critical', 'high', 'medium', 'low', 'info', 'incomplete', 'clear', 'not-in-scope'] as const;
/** Worst first; `incomplete` stands before `clear` because nothing may be concluded from it. */
export type Rating = (typeof ratings)[number];

export type Basis = 'observed' | 'claimed' | 'not-verified';

export interface PathScope {
  readonly state: 'in-use' | 'not-in-use' | 'undecided';
  /** Rule 1: counts as in use. */
  readonly counts: boolean;
  /** Paths in use that are built on this one and pulled it in although it was said to be not in use or undecided. */
  readonly pulledBy: readonly PathCode[];
  readonly reason: string | null;
}

/** One question as evaluated (rules 2, 3, 6 and 12). */
export interface QuestionResult {
  readonly question: QuestionId;
  readonly check: CheckId;
  readonly fact: FactId;
  readonly path: PathCode;
  readonly area: Area;
  /** False while the path is not in use, the platform lacks the kind of host, or the question was set to not applicable. */
  readonly applicable: boolean;
  /** Why it is not applicable; null while it applies. */
  readonly whyNot: 'path-not-in-use' | 'platform' | 'not-applicable' | null;
  readonly claimed: AnswerValue | null;
  readonly observed: AnswerValue | null;
  readonly effective: AnswerValue | null;
  /** Whether the effective value came from the plug-in register (rule 12). */
  readonly fromRegister: boolean;
  readonly decided: boolean;
  readonly basis: Basis | null;
  readonly contradiction: boolean;
  readonly needsConfirmation: boolean;
  /** Set to not applicable without a reason: counts as not answered until one is given. */
  readonly reasonMissing: boolean;
  /** Carried forward from an earlier assessment and not verified since; then `observed` is what was seen back then. */
  readonly toReverify?: true;
}

export interface Finding {
  readonly id: FindingId;
  readonly path: PathCode;
  readonly area: Area;
  /** Effective severity, after rules 3 and 5. */
  readonly severity: Severity;
  readonly catalogSeverity: Severity;
  readonly basis: Basis;
  readonly state: 'open' | 'accepted';
  /** Every step from the catalog's severity to the effective one, in order. */
  readonly steps: readonly ('unknown' | 'compensation-rule' | 'compensating-control')[];
  readonly title: string;
  readonly question: QuestionId;
  /** Present on references only: the path whose finding this is. */
  readonly inheritedFrom?: PathCode;
  /** Rule 7: an acceptance whose expiry date has come. */
  readonly acceptanceExpired: boolean;
}

/** The sum behind a score (rule 9); null where no weight is decided. */
export interface Tally {
  readonly applicable: number;
  readonly decided: number;
  /** Decided by an observation that could be made. */
  readonly observed: number;
  readonly decidedWeight: number;
  readonly openWeight: number;
  /** How many questions the catalog has here, applicable or not. */
  readonly questions: number;
}

export interface Standing extends Tally {
  readonly rating: Rating;
  readonly score: number | null;
  /** Decided share of applicable questions, 0 to 1; null where nothing applies. */
  readonly completeness: number | null;
  /** Observed share of decided questions, 0 to 1; null where nothing is decided. */
  readonly verifiedShare: number | null;
  /** The rating comes from inherited findings alone. */
  readonly inheritedOnly: boolean;
}

export interface PathResult extends Standing {
  readonly scope: PathScope;
  readonly areas: Readonly<Record<Area, Standing>>;
}

export interface WeakestPath {
  readonly asset: string;
  readonly area: Area;
  /** Null where no path in use reaches the asset in this area. */
  readonly path: PathCode | null;
  readonly rating: Rating;
  readonly score: number | null;
  /** Change all of these and the headline becomes `improvesTo`. */
  readonly questions: readonly QuestionId[];
  readonly improvesTo: Rating;
}

export interface Contradiction {
  readonly question: QuestionId;
  readonly path: PathCode;
  readonly claimed: AnswerValue;
  readonly observed: AnswerValue;
  /** `register`: the plug-in register says otherwise than the path's answer or observation (rule 12). */
  readonly kind: 'observation' | 'register';
  /** The plug-in whose own claim and observation differ. */
  readonly plugIn?: string;
  /** The observation was carried forward from an earlier assessment. */
  readonly toReverify?: true;
}

export interface PlugInFact {
  readonly question: QuestionId;
  readonly value: AnswerValue | null;
  readonly basis: Basis | null;
  readonly severity: Severity | null;
  readonly toReverify?: true;
}

export interface PlugInResult {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly rating: Rating;
  readonly facts: readonly PlugInFact[];
}

/** A leg on which capture and documentation differ (report rule R-06). */
export interface HopDifference {
  readonly path: PathCode;
  readonly hop: string;
  readonly fields: readonly ('ports' | 'encryption' | 'proxy' | 'protocol')[];
  readonly area: 'tls' | 'exposure';
  /** The capture was carried forward from an earlier assessment. */
  readonly toReverify?: true;
}

export interface Result {
  readonly format: 'postern-result';
  readonly formatVersion: 1;
  readonly catalog: { readonly edition: string; readonly version: string };
  readonly assessment: { readonly title: string; readonly client: string | null; readonly site: string | null };
  readonly evaluatedOn: string;
  readonly overall: Standing;
  readonly paths: Readonly<Record<PathCode, PathResult>>;
  readonly areas: Readonly<Record<Area, Standing>>;
  /** Own findings and, after those of the same path, references to inherited ones; in catalog order. */
  readonly findings: readonly Finding[];
  readonly weakestPaths: readonly WeakestPath[];
  readonly contradictions: readonly Contradiction[];
  readonly questions: Readonly<Record<QuestionId, QuestionResult>>;
  readonly plugIns: readonly PlugInResult[];
  readonly hopDifferences: readonly HopDifference[];
  readonly totals: {
    readonly applicable: number;
    readonly decided: number;
    readonly observed: number;
    /** Open findings by effective severity, each counted once. */
    readonly findings: Readonly<Record<Severity, number>>;
    readonly accepted: number;
    readonly notApplicable: number;
  };
}
