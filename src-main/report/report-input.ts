/** What a report is made from. Everything comes in: the renderer of the report reads no file, no clock and no database. */
import type { Assessment } from '#core/assessment/assessment.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import type { Result } from '#core/evaluation/result.ts';

/** Sections that can be left out; the same list as in the contract, which this room may not import. */
export type OptionalSection = 'estate-map' | 'roles' | 'exposure' | 'availability' | 'paths' | 'plug-ins' | 'evidence';

export interface ReportOptions {
  readonly paper: 'A4' | 'Letter';
  readonly without: readonly OptionalSection[];
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
  /** Section id (`s-auth`) -> page, as read from a first print; without it the contents carry no page numbers. */
  readonly pageNumbers?: Readonly<Record<string, number>>;
}
