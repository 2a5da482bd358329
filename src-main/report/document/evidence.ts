/** The evidence with its full SHA-256 and the records that cite it, as plain structure. */
import type { Evidence } from '#core/assessment/assessment.ts';
import type { Block } from '#core/document/document.ts';
import type { ReportModel } from '../report-model.ts';
import { bytes, capital, count, evidenceWords } from '../words.ts';
import { auditorText, cell, code, paragraph, quiet, row, signed, table } from './parts.ts';

export const evidenceTable = (model: ReportModel, items: readonly Evidence[], empty: string): Block =>
  table(
    'Evidence',
    [
      ['Item', 9],
      ['Kind', 16],
      ['What it shows', 23],
      ['Cited by', 15],
      ['Taken', 14],
      ['SHA-256', 23],
    ],
    items.map((one) => {
      const uses = (model.evidenceUses.get(one.id) ?? []).map((use) => use.label);
      return row(
        code(one.id),
        cell(evidenceWords[one.kind], quiet(one.mediaType), quiet(bytes(one.size))),
        cell(one.note ?? '', quiet(one.name)),
        uses.length === 0 ? quiet('cited nowhere') : cell(...uses),
        cell(signed(one.by, one.at)),
        code(one.sha256),
      );
    }),
    empty,
  );

export const documentEvidence = (model: ReportModel): readonly Block[] => [
  paragraph(
    `${capital(count(model.evidence.length, 'item'))}, stored by SHA-256, never changed. Each item can be checked against the files handed over with this report: the same file has the same hash.`,
  ),
  ...auditorText(model, 'evidence'),
  evidenceTable(model, model.evidence, 'No evidence is attached.'),
];
