/** The estate as the map shows it: who starts where, which paths lead from there to vCenter and which straight to the hosts. */
import type { Asset, Hop, ManagementPath, PathCode } from '#core/catalog/catalog.ts';
import type { Rating } from '#core/evaluation/result.ts';
import type { Lock } from '../figures/symbols.ts';
import { pathResult, type ReportModel } from '../report-model.ts';

export interface EstateLine {
  readonly path: ManagementPath;
  readonly rating: Rating;
  readonly weakest: boolean;
  readonly ports: readonly number[];
  readonly lock: Lock;
  /** A card or other box that stands between the client and the hosts. */
  readonly via: string | null;
}

export interface EstateRow {
  readonly name: string;
  readonly detail: string;
  readonly toVcenter: readonly EstateLine[];
  readonly toHosts: readonly EstateLine[];
  /** Console legs that leave for the hosts although the path goes to vCenter. */
  readonly past: readonly { readonly path: PathCode; readonly hop: Hop }[];
  /** Where patches come from, for rows of the supply. */
  readonly source: string | null;
}

export interface Estate {
  readonly rows: readonly EstateRow[];
  readonly trunkPorts: readonly number[];
  readonly vcenter: Asset | null;
  readonly hosts: Asset | null;
}

const kindOf = (path: ManagementPath, id: string): string => path.actors.find((actor) => actor.id === id)?.kind ?? '';

/** Legs on the way in: without those between vCenter and hosts, back ends and what merely stands open. */
const waysIn = (path: ManagementPath): readonly Hop[] => path.hops.filter((hop) => hop.kind === 'leg' && kindOf(path, hop.from) !== 'vcenter');

const lockOf = (hops: readonly Hop[]): Lock => {
  const states = hops.map((hop) => hop.encryption.state).filter((state) => state !== 'not-applicable');
  if (states.includes('no')) return 'open';
  return states.length > 0 && states.every((state) => state === 'yes' || state === 'handshake') ? 'closed' : 'unsettled';
};

const isAddOn = (path: ManagementPath): boolean =>
  path.group === 'vcenter' && path.hops.some((hop) => kindOf(path, hop.from) === 'add-on' && kindOf(path, hop.to) === 'vcenter');

const createLine = (model: ReportModel, path: ManagementPath): EstateLine => {
  const hops = waysIn(path);
  return {
    path,
    rating: pathResult(model, path.code).rating,
    weakest: model.result.weakestPaths.some((one) => one.path === path.code && one.questions.length > 0),
    ports: [...new Set(hops.flatMap((hop) => hop.ports))].sort((a, b) => a - b),
    lock: lockOf(hops),
    via: path.actors.find((actor) => actor.kind === 'card')?.name ?? null,
  };
};

const createRow = (model: ReportModel, client: string, paths: readonly ManagementPath[]): EstateRow => {
  const addOns = paths.every(isAddOn);
  const lines = (groups: readonly ManagementPath['group'][]): readonly EstateLine[] =>
    paths.filter((path) => groups.includes(path.group)).map((path) => createLine(model, path));
  const names = paths.flatMap((path) => path.actors.filter((actor) => actor.kind === 'add-on').map((actor) => actor.name));
  return {
    name: addOns ? 'Add-on servers' : client,
    detail: addOns ? names.join(', ') : '',
    toVcenter: lines(['vcenter']),
    toHosts: lines(['hosts', 'supply']),
    past: paths.flatMap((path) =>
      path.group === 'vcenter' ? path.hops.filter((hop) => hop.kind === 'console').map((hop) => ({ path: path.code, hop })) : [],
    ),
    source: paths.flatMap((path) => path.actors.filter((actor) => actor.kind === 'internet').map((actor) => actor.name))[0] ?? null,
  };
};

export const layEstate = (model: ReportModel): Estate => {
  const byClient = new Map<string, ManagementPath[]>();
  for (const path of model.catalog.paths) {
    if (path.hops.length === 0) continue;
    const client = isAddOn(path) ? '' : path.client;
    byClient.set(client, [...(byClient.get(client) ?? []), path]);
  }
  const trunk = model.catalog.paths.flatMap((path) =>
    path.hops.filter((hop) => kindOf(path, hop.from) === 'vcenter' && kindOf(path, hop.to) === 'host'),
  );
  const groupOf = new Map(model.catalog.paths.map((path) => [path.code, path.group]));
  const reached = (group: string): Asset | null =>
    model.catalog.assets.find(
      (asset) => asset.includes.length === 0 && asset.reachedBy.some((one) => one.only === undefined && groupOf.get(one.path) === group),
    ) ?? null;
  return {
    rows: [...byClient].map(([client, paths]) => createRow(model, client, paths)),
    trunkPorts: [...new Set(trunk.flatMap((hop) => hop.ports))].sort((a, b) => a - b),
    vcenter: reached('vcenter'),
    hosts: reached('hosts'),
  };
};
