/** What exports are made from in tests. */
import type { Assessment } from '#core/assessment/assessment.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import type { ExportSource } from '#exchange/export-format.ts';
import { sha256 } from '../report/fixture.ts';

export const createSource = (catalog: Catalog, assessment: Assessment): ExportSource => ({
  catalog,
  assessment,
  result: evaluate(catalog, assessment, assessment.details.evaluatedOn ?? '2026-11-23'),
  programVersion: '1.0.0',
  madeAt: '2026-11-23T12:00:00+01:00',
  evidence: () => new Uint8Array(),
  sha256,
});
