/** The lines of the estate map in words: which paths lead to vCenter and which straight to the hosts, and on which ports. */
import type { Hop, ManagementPath } from '#core/catalog/catalog.ts';
import type { Rating } from '#core/evaluation/result.ts';
import { pathResult, type ReportModel } from '../report-model.ts';

export interface EstateLine {
  readonly path: ManagementPath;
  readonly rating: Rating;
  readonly counts: boolean;
  readonly ports: readonly number[];
  readonly encrypted: 'yes' | 'partly' | 'not stated';
}

const kindOf = (path: ManagementPath, id: string): string => path.actors.find((actor) => actor.id === id)?.kind ?? '';

/** Legs on the way in: without those between vCenter and hosts, back ends and what merely stands open. */
const waysIn = (path: ManagementPath): readonly Hop[] => path.hops.filter((hop) => hop.kind === 'leg' && kindOf(path, hop.from) !== 'vcenter');

const encryptionOf = (hops: readonly Hop[]): EstateLine['encrypted'] => {
  const states = hops.map((hop) => hop.encryption.state).filter((state) => state !== 'not-applicable');
  if (states.includes('no')) return 'partly';
  return states.length > 0 && states.every((state) => state === 'yes' || state === 'handshake') ? 'yes' : 'not stated';
};

const createLine = (model: ReportModel, path: ManagementPath): EstateLine => {
  const hops = waysIn(path);
  const { rating, scope } = pathResult(model, path.code);
  const ports = [...new Set(hops.flatMap((hop) => hop.ports))].sort((a, b) => a - b);
  return { path, rating, counts: scope.counts, ports, encrypted: encryptionOf(hops) };
};

/** One line per path that has legs, in catalog order. */
export const estateLines = (model: ReportModel): { readonly toVcenter: readonly EstateLine[]; readonly toHosts: readonly EstateLine[] } => {
  const of = (...groups: readonly ManagementPath['group'][]): readonly EstateLine[] =>
    model.catalog.paths.filter((path) => path.hops.length > 0 && groups.includes(path.group)).map((path) => createLine(model, path));
  return { toVcenter: of('vcenter'), toHosts: of('hosts', 'supply') };
};
