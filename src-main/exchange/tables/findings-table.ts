/** The findings: what is wrong, how bad, why it is said, what was decided about it. */
import { areaTitles } from '#core/words/titles.ts';
import type { ExportSource } from '../export-format.ts';
import { findingRows, stateOf, type FindingRow } from './finding-rows.ts';
import { createTable, date, lines, text, yesOrNo, type ColumnOf, type Table } from './table.ts';
import { valueText } from './value-text.ts';

const columns: readonly ColumnOf<FindingRow>[] = [
  text('Finding', 14, ({ item }) => item.finding.id),
  text('Path', 11, ({ raised, item }) => raised?.path ?? item.path),
  text('Area', 22, ({ item }) => areaTitles[item.finding.area]),
  text('Severity', 10, ({ raised }) => raised?.severity),
  text('Catalog severity', 10, ({ item }) => item.finding.severity),
  text('Basis', 13, ({ raised }) => raised?.basis),
  text('State', 11, stateOf),
  text('What is wrong', 48, ({ item }) => item.finding.title),
  text('Claimed', 20, ({ claim }) => valueText(claim?.value)),
  text('Observed', 20, ({ observation }) => valueText(observation?.value)),
  text('Effective', 20, ({ question }) => valueText(question?.effective)),
  text('From plug-in register', 12, ({ question }) => yesOrNo(question?.fromRegister ?? false)),
  text('Contradiction', 13, ({ question }) => yesOrNo(question?.contradiction ?? false)),
  text('Note', 36, ({ claim }) => claim?.note),
  text('Note of observation', 36, ({ observation }) => observation?.note),
  text('Evidence', 10, ({ observation }) => lines(observation?.evidence)),
  text('Fix', 48, ({ item }) => item.finding.fix),
  text('Controls', 14, ({ item }) => lines(item.finding.controls)),
  text('Acceptance reason', 36, ({ acceptance }) => acceptance?.reason),
  text('Acceptance owner', 20, ({ acceptance }) => acceptance?.owner),
  date('Accepted until', 12, ({ acceptance }) => acceptance?.expiresOn),
  text('Acceptance expired', 12, ({ raised, acceptance }) => (acceptance ? yesOrNo(raised?.acceptanceExpired ?? false) : null)),
  text('Accepted by', 18, ({ acceptance }) => acceptance?.by),
  text('Accepted at', 26, ({ acceptance }) => acceptance?.at),
  text('Compensating control', 36, ({ control }) => control?.rationale),
  text('Control owner', 18, ({ control }) => control?.owner),
  text('Control recorded by', 18, ({ control }) => control?.by),
  text('Control recorded at', 26, ({ control }) => control?.at),
  text('Remediation owner', 20, ({ remediation }) => remediation?.owner),
  date('Due', 12, ({ remediation }) => remediation?.dueOn),
  text('Remediation note', 36, ({ remediation }) => remediation?.note),
  text('Severity steps', 20, ({ raised }) => lines(raised?.steps)),
  text('Inherited from', 14, ({ raised }) => raised?.inheritedFrom),
  text('Question', 14, ({ item }) => item.question.id),
  text('Check', 14, ({ item }) => item.check.id),
];

export const findingsTable = (source: ExportSource): Table => createTable('Findings', columns, findingRows(source));
