/** The evidence with the hash under which it is kept, and where it is used. */
import type { Assessment, Evidence } from '#core/assessment/assessment.ts';
import type { ExportSource } from '../export-format.ts';
import { createTable, integer, lines, text, type ColumnOf, type Table } from './table.ts';

/** Evidence id -> the observations that list it: checks, hops (`VIC-VC/3`), plug-ins with their check. */
const usesOf = (assessment: Assessment): ReadonlyMap<string, readonly string[]> => {
  const seen: readonly (readonly [string, { readonly evidence: readonly string[] }])[] = [
    ...Object.entries(assessment.observations),
    ...Object.entries(assessment.hops),
    ...Object.values(assessment.plugIns).flatMap((plugIn) =>
      Object.entries(plugIn.observations).map(([check, one]) => [`${plugIn.id} ${check}`, one] as const),
    ),
  ];
  const uses = new Map<string, string[]>();
  for (const [place, { evidence }] of seen) for (const id of evidence) uses.set(id, [...(uses.get(id) ?? []), place]);
  return uses;
};

export const evidenceTable = ({ assessment }: ExportSource): Table => {
  const uses = usesOf(assessment);
  const columns: readonly ColumnOf<Evidence>[] = [
    text('Evidence', 10, ({ id }) => id),
    text('Kind', 12, ({ kind }) => kind),
    text('Name', 36, ({ name }) => name),
    text('Media type', 18, ({ mediaType }) => mediaType),
    integer('Bytes', 11, ({ size }) => size),
    text('SHA-256', 66, ({ sha256 }) => sha256),
    text('Note', 36, ({ note }) => note),
    text('Attached by', 18, ({ by }) => by),
    text('Attached at', 26, ({ at }) => at),
    text('Stands beside', 20, ({ id }) => lines(uses.get(id))),
  ];
  return createTable('Evidence', columns, Object.values(assessment.evidence));
};
