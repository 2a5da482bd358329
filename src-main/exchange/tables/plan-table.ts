/** The remediation plan as teams track it (POA&M): one row per finding of its own, with owner, due date and status. References are left to the findings. */
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { ExportSource } from '../export-format.ts';
import { findingRows, type FindingRow } from './finding-rows.ts';
import { createTable, date, lines, text, type ColumnOf, type Table } from './table.ts';

/** What a tracker calls it: work to do, a risk that is carried, or nothing to do now. */
const statusOf = ({ raised }: FindingRow): string =>
  raised === null ? 'not raised' : raised.state === 'accepted' ? 'risk accepted' : raised.acceptanceExpired ? 'open, acceptance expired' : 'open';

const columnsOf = ({ catalog, assessment }: ExportSource): readonly ColumnOf<FindingRow>[] => {
  const paths = indexCatalog(catalog).pathByCode;
  const name = (code: string): string => `${code}, ${paths.get(code)?.name ?? ''}`;
  return [
    text('Weakness id', 14, ({ item }) => item.finding.id),
    text('Weakness', 48, ({ item }) => item.finding.title),
    text('Asset or path', 36, ({ item }) => name(item.path)),
    text('Severity', 10, ({ raised }) => raised?.severity),
    text('Controls', 14, ({ item }) => lines(item.finding.controls)),
    text('Owner', 22, ({ remediation, acceptance }) => remediation?.owner ?? acceptance?.owner),
    date('Due', 12, ({ remediation }) => remediation?.dueOn),
    text('Status', 14, statusOf),
    text('Milestone', 48, ({ item }) => item.finding.fix),
    date('Accepted until', 12, ({ acceptance }) => acceptance?.expiresOn),
    text('Reason of acceptance', 36, ({ acceptance }) => acceptance?.reason),
    text('Comments', 36, ({ remediation }) => remediation?.note),
    date('Identified', 12, () => assessment.details.evaluatedOn ?? null),
    text('Detected by', 13, ({ raised }) => raised?.basis),
  ];
};

export const planTable = (source: ExportSource): Table =>
  createTable(
    'Remediation plan',
    columnsOf(source),
    findingRows(source).filter(({ raised }) => raised?.inheritedFrom === undefined),
  );
