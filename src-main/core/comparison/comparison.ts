/** What changed between two assessments of one edition, before and after. Screens and reports read only this. */
import type { AnswerValue, Assessment, HopObservation } from '#core/assessment/assessment.ts';
import type { Area, Catalog, FindingId, PathCode, QuestionId } from '#core/catalog/catalog.ts';
import type { Basis, Finding, HopDifference, PathScope, QuestionResult, Rating, Result } from '#core/evaluation/result.ts';

/** One assessment with what was made of it. */
export interface Side {
  readonly catalog: Catalog;
  readonly assessment: Assessment;
  readonly result: Result;
}

export interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

/** Which assessment stands on a side. */
export interface Head {
  readonly title: string;
  readonly client: string | null;
  readonly evaluatedOn: string;
  readonly catalog: { readonly edition: string; readonly version: string };
}

/**
 * What became of one finding. Gone is not the same as fixed: `fixed` needs an answer that is in order now, `new` one that was in
 * order then. Where one side does not know, that is what is told: not to know is neither better nor worse.
 */
export const findingChanges = [
  'new', // was in order
  'worse', // higher severity
  'expired', // was accepted, and is open
  'newly-in-scope', // did not apply
  'not-known-before', // was not answered, or unknown while it is bad now
  'better', // lower severity
  'accepted', // was open
  'fixed', // in order now
  'no-longer-in-scope', // does not apply now
  'not-known-now', // is not answered, or unknown while it was bad
  'unchanged',
] as const;
export type FindingChange = (typeof findingChanges)[number];

/** One side of a finding: the finding if it stands there, and its question as evaluated, if the catalog has it. */
export interface FindingSide {
  readonly finding: Finding | null;
  readonly question: QuestionResult | null;
}

export interface ComparedFinding extends Pair<FindingSide> {
  readonly id: FindingId;
  readonly change: FindingChange;
  readonly path: PathCode;
  readonly area: Area;
  readonly title: string;
  readonly question: QuestionId;
}

export const questionChanges = [
  'answered', // was undecided
  'unanswered', // is undecided now
  'applies',
  'applies-no-longer',
  'claimed', // another claim
  'observed', // another observation
  'decided-otherwise', // another effective value by the plug-in register alone
  'to-reverify', // carried forward, not verified since
  'reverified',
] as const;
export type QuestionChange = (typeof questionChanges)[number];

export interface ComparedQuestion extends Pair<QuestionResult> {
  readonly question: QuestionId;
  readonly path: PathCode;
  readonly area: Area;
  readonly changes: readonly QuestionChange[];
}

export interface Figure {
  readonly rating: Rating;
  readonly score: number | null;
  readonly completeness: number | null;
  readonly verifiedShare: number | null;
}

export type Direction = 'better' | 'worse' | 'same' | 'other';

/** Null on the side whose catalog does not have the path. `direction` follows the rating, then the score. */
export interface ComparedFigure extends Pair<Figure | null> {
  readonly direction: Direction;
}

export interface ComparedPath extends ComparedFigure {
  readonly path: PathCode;
  readonly name: string;
  readonly areas: Readonly<Record<Area, ComparedFigure>>;
}

export interface ComparedScope extends Pair<PathScope> {
  readonly path: PathCode;
}

export interface FieldChange extends Pair<string | null> {
  readonly field: string;
}

export interface ComparedPlugIn extends Pair<{ readonly id: string; readonly rating: Rating } | null> {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly name: string;
  readonly fields: readonly FieldChange[];
  /** Plug-in questions whose value for this plug-in, or its basis, differs. */
  readonly questions: readonly (Pair<AnswerValue | null> & { readonly question: QuestionId; readonly bases: Pair<Basis | null> })[];
}

export interface ComparedHop extends Pair<HopObservation | null> {
  readonly kind: 'captured' | 'capture-gone' | 'seen-otherwise' | 'to-reverify' | 'reverified';
  readonly path: PathCode;
  readonly hop: string;
  /** In which fields each side differs from what is documented. */
  readonly differs: Pair<HopDifference['fields']>;
}

/** The wording, or the presence, of one subject or path in the two versions of the catalog. */
export interface CatalogChange {
  readonly kind: 'added' | 'retired' | 'reworded';
  readonly of: 'path' | 'item';
  /** Path code, or the item's number. */
  readonly id: string;
  readonly path: PathCode;
  readonly fields: readonly FieldChange[];
}

export interface Comparison extends Pair<Head> {
  /** Every finding of both sides once, references to inherited ones left out; in catalog order. */
  readonly findings: readonly ComparedFinding[];
  readonly counts: Readonly<Record<FindingChange, number>>;
  readonly questions: readonly ComparedQuestion[];
  readonly overall: ComparedFigure;
  readonly areas: Readonly<Record<Area, ComparedFigure>>;
  /** All paths of both catalogs, changed or not. */
  readonly paths: readonly ComparedPath[];
  readonly scope: readonly ComparedScope[];
  readonly plugIns: readonly ComparedPlugIn[];
  readonly hops: readonly ComparedHop[];
  readonly catalog: readonly CatalogChange[];
  /** Questions of the later side that still rest on what was carried forward. */
  readonly toReverify: number;
}
