/** The result document as indented JSON: what `postern evaluate --json` prints on one line, and what is not in it. */
import type { ExportFormat } from '#exchange/export-format.ts';

const omits = ['notes', 'evidence', 'texts of the report', 'plug-in records'];

export const resultJson: ExportFormat = {
  title: 'Result (JSON)',
  purpose: 'For programs: findings, ratings and scores as evaluated.',
  extension: '.result.json',
  mediaType: 'application/json',
  omits,
  render: ({ result }) => new TextEncoder().encode(`${JSON.stringify({ ...result, notInThisFile: omits }, null, 2)}\n`),
};
