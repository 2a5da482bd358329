/** What every format that Postern writes for others has in common. One folder per format; each exports one `ExportFormat`. */
import type { Assessment } from '#core/assessment/assessment.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import type { Result } from '#core/evaluation/result.ts';

/** What a file is made from. Everything comes in: no format reads a clock, a database or a disk. */
export interface ExportSource {
  readonly catalog: Catalog;
  readonly assessment: Assessment;
  readonly result: Result;
  readonly programVersion: string;
  /** ISO 8601 instant with offset at which the file is made. */
  readonly madeAt: string;
  /** The bytes kept under a SHA-256; throws where they are missing. */
  readonly evidence: (sha256: string) => Uint8Array;
  /** SHA-256 of a text as 64 lower-case hex digits. */
  readonly sha256: (text: string) => string;
}

export interface ExportFormat {
  /** As the auditor knows it: `Excel workbook`. */
  readonly title: string;
  /** Whom it is for, one short sentence. */
  readonly purpose: string;
  /** With the dot: `.xlsx`. */
  readonly extension: string;
  readonly mediaType: string;
  /** What this format cannot carry, one clause each; said in the export dialog and in the file itself. Empty: it carries everything typed. */
  readonly omits: readonly string[];
  readonly render: (source: ExportSource) => Uint8Array | Promise<Uint8Array>;
}
