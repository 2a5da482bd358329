/** The Excel workbook: everything recorded, one sheet per register. */
import type { ExportFormat, ExportSource } from '../export-format.ts';
import { aboutTable, textsTable } from '../tables/about-tables.ts';
import { answersTable } from '../tables/answers-table.ts';
import { evidenceTable } from '../tables/evidence-table.ts';
import { findingsTable } from '../tables/findings-table.ts';
import { planTable } from '../tables/plan-table.ts';
import { plugInAnswersTable, plugInsTable } from '../tables/plug-ins-table.ts';
import { portsTable } from '../tables/ports-table.ts';
import { scopeTable, targetsTable } from '../tables/scope-tables.ts';
import type { Table } from '../tables/table.ts';
import type { SheetOf } from './sheet-parts.ts';
import { workbookMediaType, writeWorkbook } from './write-workbook.ts';

const omits = ['the content of evidence files; their SHA-256 is there', 'diagrams', 'the change history'] as const;

const tables: readonly ((source: ExportSource) => Table)[] = [
  findingsTable,
  planTable,
  answersTable,
  portsTable,
  plugInsTable,
  plugInAnswersTable,
  scopeTable,
  targetsTable,
  evidenceTable,
  textsTable,
];

export const workbook: ExportFormat = {
  title: 'Workbook (Excel)',
  purpose: 'To work with: findings, remediation plan, answers, ports and plug-ins as tables.',
  extension: '.xlsx',
  mediaType: workbookMediaType,
  omits,
  render: (source) =>
    writeWorkbook([{ table: aboutTable(source, omits), plain: true }, ...tables.map((table): SheetOf => ({ table: table(source) }))]),
};
