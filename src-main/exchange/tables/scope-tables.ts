/** Paths with what was said of their use and what came of it, and the named systems they lead to. */
import type { Target } from '#core/assessment/assessment.ts';
import type { ManagementPath } from '#core/catalog/catalog.ts';
import type { PathResult } from '#core/evaluation/result.ts';
import { own } from '#core/parse/own.ts';
import type { ExportSource } from '../export-format.ts';
import { createTable, integer, lines, number, text, yesOrNo, type ColumnOf, type Table } from './table.ts';

interface PathRow {
  readonly path: ManagementPath;
  readonly result: PathResult | undefined;
}

export const scopeTable = ({ catalog, assessment, result }: ExportSource): Table =>
  createTable<PathRow>(
    'Scope',
    [
      text('Path', 11, ({ path }) => path.code),
      text('Name', 40, ({ path }) => path.name),
      text('Said', 12, ({ path, result: one }) => own(assessment.scope, path.code)?.state ?? one?.scope.state),
      text('Reason', 40, ({ path }) => own(assessment.scope, path.code)?.reason),
      text('Counts as in use', 10, ({ result: one }) => yesOrNo(one?.scope.counts ?? false)),
      text('Pulled in by', 14, ({ result: one }) => lines(one?.scope.pulledBy)),
      text('Rating', 13, ({ result: one }) => one?.rating),
      number('Score', 9, ({ result: one }) => one?.score ?? null),
      integer('Applicable', 11, ({ result: one }) => one?.applicable),
      integer('Decided', 9, ({ result: one }) => one?.decided),
      integer('Observed', 10, ({ result: one }) => one?.observed),
    ],
    catalog.paths.map((path) => ({ path, result: own(result.paths, path.code) })),
  );

const targetColumns: readonly ColumnOf<Target>[] = [
  text('Target', 14, ({ id }) => id),
  text('Kind', 12, ({ kind }) => kind),
  text('Name', 30, ({ name }) => name),
  text('Address', 30, ({ address }) => address),
  text('Version', 16, ({ version }) => version),
  text('Note', 48, ({ note }) => note),
];

export const targetsTable = ({ assessment }: ExportSource): Table => createTable('Targets', targetColumns, Object.values(assessment.targets));
