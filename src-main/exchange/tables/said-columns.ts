/** The columns of what was said or seen in one place, the same wherever answers stand. */
import type { Answer, Observation } from '#core/assessment/assessment.ts';
import { lines, text, type ColumnOf } from './table.ts';
import { valueText } from './value-text.ts';

export interface SaidAndSeen {
  readonly claim: Answer | undefined;
  readonly observation: Observation | undefined;
}

/** Claimed and observed value with reason, note, name and instant each, and the evidence of the observation. */
export const saidColumns: readonly ColumnOf<SaidAndSeen>[] = [
  text('Claimed', 22, ({ claim }) => valueText(claim?.value)),
  text('Reason', 26, ({ claim }) => claim?.reason),
  text('Note', 36, ({ claim }) => claim?.note),
  text('Said by', 18, ({ claim }) => claim?.by),
  text('Said at', 26, ({ claim }) => claim?.at),
  text('Observed', 22, ({ observation }) => valueText(observation?.value)),
  text('Reason of observation', 26, ({ observation }) => observation?.reason),
  text('Note of observation', 36, ({ observation }) => observation?.note),
  text('Observed by', 18, ({ observation }) => observation?.by),
  text('Observed at', 26, ({ observation }) => observation?.at),
  text('Evidence', 10, ({ observation }) => lines(observation?.evidence)),
  text('To re-verify', 12, ({ claim, observation }) => (claim?.reverify || observation?.reverify ? 'yes' : 'no')),
];

/** The same columns for rows that hold more. */
export const saidColumnsOf = <Row extends SaidAndSeen>(): readonly ColumnOf<Row>[] => saidColumns;
