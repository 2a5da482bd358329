/** The legs of every path: what is documented beside what was observed. */
import type { HopObservation } from '#core/assessment/assessment.ts';
import type { Hop, ManagementPath } from '#core/catalog/catalog.ts';
import { hopKey } from '#core/evaluation/hop-difference.ts';
import { own } from '#core/parse/own.ts';
import type { ExportSource } from '../export-format.ts';
import { createTable, lines, text, yesOrNo, type ColumnOf, type Table } from './table.ts';

interface HopRow {
  readonly path: ManagementPath;
  readonly counts: boolean;
  readonly hop: Hop;
  readonly seen: HopObservation | undefined;
  readonly differs: readonly string[];
}

const hopRows = ({ catalog, assessment, result }: ExportSource): readonly HopRow[] =>
  catalog.paths.flatMap((path) =>
    path.hops.map((hop) => ({
      path,
      counts: own(result.paths, path.code)?.scope.counts ?? false,
      hop,
      seen: own(assessment.hops, hopKey(hop)),
      differs: result.hopDifferences.find((one) => one.path === path.code && one.hop === hop.id)?.fields ?? [],
    })),
  );

const actor = (path: ManagementPath, id: string): string => path.actors.find((one) => one.id === id)?.name ?? id;
/** A capture that found no port at all says so. */
const portsSeen = (ports: readonly number[] | undefined): string | null => (ports?.length === 0 ? 'none' : lines(ports));

const columns: readonly ColumnOf<HopRow>[] = [
  text('Path', 11, ({ path }) => path.code),
  text('Path name', 30, ({ path }) => path.name),
  text('In use', 8, ({ counts }) => yesOrNo(counts)),
  text('Hop', 7, ({ hop }) => hop.id),
  text('Kind', 10, ({ hop }) => hop.kind),
  text('From', 22, ({ path, hop }) => actor(path, hop.from)),
  text('To', 22, ({ path, hop }) => actor(path, hop.to)),
  text('Documented ports', 14, ({ hop }) => lines(hop.ports)),
  text('Documented ports, as stated', 22, ({ hop }) => hop.portText),
  text('Documented protocol', 18, ({ hop }) => hop.protocol),
  text('Documented encryption', 14, ({ hop }) => hop.encryption.state),
  text('Documented encryption, as stated', 26, ({ hop }) => hop.encryption.text),
  text('Documented proxy', 20, ({ hop }) => hop.proxy?.text),
  text('Observed ports', 14, ({ seen }) => portsSeen(seen?.ports)),
  text('Observed protocol', 18, ({ seen }) => seen?.protocol),
  text('Observed encryption', 14, ({ seen }) => seen?.encryption),
  text('Observed proxy', 20, ({ seen }) => seen?.proxy),
  text('Differs in', 14, ({ differs }) => lines(differs)),
  text('Note', 36, ({ seen }) => seen?.note),
  text('Observed by', 18, ({ seen }) => seen?.by),
  text('Observed at', 26, ({ seen }) => seen?.at),
  text('Evidence', 10, ({ seen }) => lines(seen?.evidence)),
  text('To re-verify', 12, ({ seen }) => yesOrNo(seen?.reverify ?? false)),
  text('Facts', 14, ({ hop }) => lines(hop.facts)),
];

export const portsTable = (source: ExportSource): Table => createTable('Ports', columns, hopRows(source));
