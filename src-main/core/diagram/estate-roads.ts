/** Which roads the estate map shows: per path in scope and way in, its legs, its rating and whether it is the weakest one. */
import type { Assessment } from '#core/assessment/assessment.ts';
import { areas, type Actor, type Area, type Asset, type Catalog, type ManagementPath, type PathCode } from '#core/catalog/catalog.ts';
import { compareRatings } from '#core/evaluation/rate.ts';
import type { PathResult, Rating, Result, WeakestPath } from '#core/evaluation/result.ts';
import { documentedPorts } from './describe-path.ts';
import { readLegs, type LegReading } from './leg-reading.ts';
import { isSeverity, lockWords } from './signs.ts';

export type MapArea = Area | 'all';

/** Where a road ends, or what it serves. */
export type Zone = 'vcenter' | 'host' | 'card' | 'add-on' | 'supply';

export interface Flag {
  readonly asset: Asset;
  readonly area: Area;
  readonly rating: Rating;
}

export interface Road {
  /** The path's code; with `#zone` behind it where the path has several roads. */
  readonly id: string;
  readonly path: ManagementPath;
  readonly zone: Zone;
  /** Who starts here, in a few words. */
  readonly client: string;
  readonly legs: readonly LegReading[];
  readonly rating: Rating;
  readonly inheritedOnly: boolean;
  readonly undecided: boolean;
  /** The asset to which this is the weakest way, if it is. */
  readonly flag: Flag | null;
}

export interface EstateRoads {
  readonly roads: readonly Road[];
  /** vCenter's own way to its hosts, shared by all paths; each distinct leg once. */
  readonly trunk: readonly LegReading[];
  /** Ports that stand open and that nothing uses. */
  readonly unused: readonly LegReading[];
  readonly notInUse: readonly PathCode[];
  readonly assets: readonly { readonly asset: Asset; readonly weakest: WeakestPath | null }[];
}

/** The path that a road, trunk or gate of the map belongs to. */
export const pathOfRoad = (id: string): PathCode => id.split(/[#/]/)[0] ?? id;

const weakestOf = (result: Result, asset: Asset, area: MapArea): WeakestPath | null => {
  const all = result.weakestPaths.filter(
    (weakest) => weakest.asset === asset.id && weakest.path !== null && (area === 'all' || weakest.area === area),
  );
  return (
    [...all].sort(
      (a, b) => compareRatings(a.rating, b.rating) || (a.score ?? 101) - (b.score ?? 101) || areas.indexOf(a.area) - areas.indexOf(b.area),
    )[0] ?? null
  );
};

const zoneOf = (path: ManagementPath, { hop, from, to }: LegReading): Zone | null => {
  if (hop.kind === 'open' || hop.kind === 'plug-in' || hop.kind === 'back-end') return null;
  if (path.actors.some((actor) => actor.kind === 'patch' || actor.kind === 'internet')) return 'supply';
  if (from.kind === 'add-on' && (to.kind === 'vcenter' || to.kind === 'host')) return 'add-on';
  if (from.kind !== 'client') return null;
  return to.kind === 'vcenter' || to.kind === 'host' || to.kind === 'card' ? to.kind : null;
};

const clientWords = (path: ManagementPath, actor: Actor, only: boolean, legs: readonly LegReading[]): string => {
  if (actor.kind !== 'client') return actor.name;
  const name = only ? path.client : actor.name;
  return legs.some((leg) => leg.hop.kind === 'console') && only ? `${name}, console` : name;
};

interface Draft {
  readonly path: ManagementPath;
  readonly zone: Zone;
  readonly actor: Actor;
  readonly legs: LegReading[];
}

/** Legs of one path that start at one actor and end in one zone make one road. */
const draftsOf = (path: ManagementPath, legs: readonly LegReading[]): readonly Draft[] => {
  const drafts: Draft[] = [];
  for (const leg of legs) {
    const zone = zoneOf(path, leg);
    if (zone === null) continue;
    const found = drafts.find((draft) => draft.zone === zone && (zone === 'supply' || draft.actor.id === leg.from.id));
    if (found) found.legs.push(leg);
    else drafts.push({ path, zone, actor: leg.from, legs: [leg] });
  }
  return drafts;
};

const flagOf = (draft: Draft, drafts: readonly Draft[], weakest: EstateRoads['assets']): Flag | null => {
  const toAsset: Readonly<Record<string, readonly Zone[]>> = { vcenter: ['vcenter', 'add-on'], hosts: ['host', 'card', 'supply'] };
  for (const one of weakest) {
    const { asset, weakest: worst } = one;
    if (asset.includes.length > 0 || worst?.path !== draft.path.code || !isSeverity(worst.rating)) continue;
    const only = asset.reachedBy.find((reach) => reach.path === draft.path.code)?.only;
    const fits = (other: Draft): boolean =>
      other.path === draft.path &&
      (only ? other.legs.some((leg) => leg.hop.facts.some((fact) => only.includes(fact))) : (toAsset[asset.id]?.includes(other.zone) ?? true));
    if (drafts.find(fits) === draft) return { asset, area: worst.area, rating: worst.rating };
  }
  return null;
};

const distinct = (legs: readonly LegReading[]): readonly LegReading[] => {
  const key = ({ hop, seen }: LegReading): string => `${hop.ports.join()} ${seen?.ports?.join() ?? hop.ports.join()}`;
  return legs.filter((leg, at) => legs.findIndex((other) => key(other) === key(leg)) === at);
};

const standingOf = (result: PathResult, area: MapArea) => (area === 'all' ? result : result.areas[area]);

/** Gathers the map's content from catalog, result and observations; paths not in use are only listed. */
export const gatherRoads = (catalog: Catalog, result: Result, assessment: Assessment, area: MapArea): EstateRoads => {
  const onMap = catalog.paths.filter((path) => path.hops.length > 0);
  const counted = onMap.filter((path) => result.paths[path.code]?.scope.counts === true);
  const read = counted.map((path) => ({ path, legs: readLegs(path, { hops: assessment.hops, result, catalog }) }));
  const drafts = read.flatMap(({ path, legs }) => draftsOf(path, legs));
  const assets = catalog.assets.map((asset) => ({ asset, weakest: weakestOf(result, asset, area) }));
  const roads = drafts.flatMap((draft): Road[] => {
    const standing = result.paths[draft.path.code];
    if (!standing) return [];
    const several = drafts.filter((other) => other.path === draft.path);
    const clients = new Set(several.filter((other) => other.actor.kind === 'client').map((other) => other.actor.id));
    const sameZone = several.filter((other) => other.zone === draft.zone);
    return [
      {
        id: several.length === 1 ? draft.path.code : `${draft.path.code}#${draft.zone}${sameZone.length > 1 ? sameZone.indexOf(draft) + 1 : ''}`,
        path: draft.path,
        zone: draft.zone,
        client: clientWords(draft.path, draft.actor, clients.size === 1, draft.legs),
        legs: draft.legs,
        rating: standingOf(standing, area).rating,
        inheritedOnly: standingOf(standing, area).inheritedOnly,
        undecided: standing.scope.state === 'undecided',
        flag: flagOf(draft, drafts, assets),
      },
    ];
  });
  const all = read.flatMap(({ legs }) => legs);
  return {
    roads,
    trunk: distinct(all.filter(({ hop, from, to }) => hop.kind !== 'back-end' && from.kind === 'vcenter' && to.kind === 'host')),
    unused: distinct(all.filter((leg) => leg.hop.kind === 'open')),
    notInUse: onMap.filter((path) => !counted.includes(path)).map((path) => path.code),
    assets,
  };
};

export interface RoadRow {
  readonly id: string;
  readonly path: PathCode;
  readonly from: string;
  readonly to: string;
  readonly ports: string;
  readonly encrypted: string;
  readonly rating: Rating;
  readonly weakest: string | null;
  /** All of it in one sentence. */
  readonly label: string;
}

const unique = (words: readonly string[]): string => [...new Set(words)].join(', ');
const portsOf = (leg: LegReading): string => (leg.seen?.ports && leg.seen.ports.length > 0 ? leg.seen.ports.join(', ') : documentedPorts(leg.hop));

/** One road in words. */
export const describeRoad = (road: Road, area: MapArea): RoadRow => {
  const to = unique(road.legs.map((leg) => leg.to.name));
  const ports = unique(road.legs.map(portsOf));
  const encrypted = unique(road.legs.map((leg) => (leg.lock === 'none' ? 'no network' : lockWords[leg.lock])));
  const weakest = road.flag ? `weakest way to ${road.flag.asset.name} in ${road.flag.area}` : null;
  const label = [
    `${road.path.code}, ${road.client} to ${to}: rating ${road.rating.replaceAll('-', ' ')}${area === 'all' ? '' : ` in ${area}`}${road.inheritedOnly ? ', inherited only' : ''}.`,
    `Ports: ${ports}. Protection: ${encrypted}.`,
    ...(road.undecided ? ['Not decided whether it is in use; counts as in use.'] : []),
    ...(weakest === null ? [] : [`This is the ${weakest}.`]),
  ].join(' ');
  return { id: road.id, path: road.path.code, from: road.client, to, ports, encrypted, rating: road.rating, weakest, label };
};

/** The text equivalent of the estate map: one row per road, in the order of the catalog. */
export const describeEstate = (catalog: Catalog, result: Result, assessment: Assessment, area: MapArea): readonly RoadRow[] =>
  gatherRoads(catalog, result, assessment, area).roads.map((road) => describeRoad(road, area));
