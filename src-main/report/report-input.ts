/** What a report is made from. Everything comes in: the renderer of the report reads no file, no clock and no database. */
import type { Assessment } from '#core/assessment/assessment.ts';
import type { Catalog, FindingId } from '#core/catalog/catalog.ts';
import type { Side } from '#core/comparison/comparison.ts';
import type { Result } from '#core/evaluation/result.ts';

/** Sections that can be left out; the same list as in the contract, which this room may not import. */
export type OptionalSection = 'estate-map' | 'roles' | 'exposure' | 'availability' | 'paths' | 'plug-ins' | 'evidence';

/** What a report is for; the same list as in the contract. */
export type ReportKind = 'full' | 'executive' | 'findings' | 'delta' | 'questionnaire' | 'checklist';

export interface ReportOptions {
  readonly paper: 'A4' | 'Letter';
  readonly without: readonly OptionalSection[];
  readonly kind?: ReportKind;
  /** With `findings`: those of this owner, or this one; with neither, all that stand open. */
  readonly owner?: string;
  readonly finding?: FindingId;
  /** With a form: every path of the edition. */
  readonly wholeEdition?: boolean;
}

/** How the auditor's house looks: a PNG in base64 for the cover, a colour for rules and numbers. */
export interface Look {
  readonly logo: string | null;
  readonly accent: string | null;
}

export interface Signer {
  readonly name: string;
  readonly fingerprint: string;
  readonly publicKey: string;
}

/** There is a key, and it could not be read. */
export interface UnreadableKey {
  /** What is wrong and what to do, as the store says it. */
  readonly unreadable: string;
}

export interface ReportInput {
  readonly catalog: Catalog;
  readonly assessment: Assessment;
  readonly result: Result;
  readonly options: ReportOptions;
  readonly programVersion: string;
  /** File name in `resources/fonts` -> base64 of the woff2; may be empty, then the reader's own typefaces are used. */
  readonly fonts: Readonly<Record<string, string>>;
  /** SHA-256 of a text as 64 lower-case hex digits. */
  readonly sha256: (text: string) => string;
  readonly look?: Look;
  /** The assessment that this one is compared with; a report on changes needs it. */
  readonly earlier?: Side;
  /** Which issue of the assessment this is; absent in drafts and where it was changed since. */
  readonly issue?: { readonly revision: number; readonly at: string };
  /** The auditor's key for sealed bundles, to be compared with the one in a bundle. */
  readonly signer?: Signer | UnreadableKey;
}
