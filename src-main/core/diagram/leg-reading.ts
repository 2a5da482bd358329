/** What one leg says: as documented, as observed, how it is protected, and which open findings speak of it. */
import type { Assessment, HopObservation } from '#core/assessment/assessment.ts';
import type { Actor, Catalog, Hop, Item, ManagementPath, Severity } from '#core/catalog/catalog.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import { fieldsThatDiffer, hopKey, isCaptured } from '#core/evaluation/hop-difference.ts';
import type { Finding, HopDifference, Result } from '#core/evaluation/result.ts';
import { worst } from '#core/evaluation/severity.ts';
import { own } from '#core/parse/own.ts';
import type { LockState } from './signs.ts';

export interface LegContext {
  readonly hops: Assessment['hops'];
  /** Null where nothing was evaluated: legs then show no findings. */
  readonly result: Result | null;
  /** Needed to see that an inherited finding is about unverified certificates. */
  readonly catalog?: Catalog;
}

/** `untested`: somebody tried to observe the leg and could not. */
export type LegState = 'documented' | 'observed' | 'differs' | 'untested';

export interface LegReading {
  readonly key: string; // `VIC-VC/3`
  readonly hop: Hop;
  readonly from: Actor;
  readonly to: Actor;
  readonly seen: HopObservation | null;
  readonly state: LegState;
  readonly differences: HopDifference['fields'];
  /** What was seen was carried forward from an earlier assessment, and nothing was seen since (docs/decisions/0007). */
  readonly toReverify: boolean;
  readonly lock: LockState;
  /** Own open findings of the facts that document this leg, in catalog order. */
  readonly findings: readonly Finding[];
  readonly severity: Severity | null;
}

const said = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

const stateOf = (seen: HopObservation | null, differences: HopDifference['fields']): LegState => {
  if (!seen) return 'documented';
  if (differences.length > 0) return 'differs';
  if (seen.ports || said(seen.protocol) || said(seen.proxy) || (seen.encryption && seen.encryption !== 'unknown')) return 'observed';
  return seen.encryption === 'unknown' ? 'untested' : 'documented';
};

/** NIST controls on certificates, authenticity of sessions and identification of devices: findings under them say that a peer is not verified. */
const aboutPeer = (item: Item | undefined): boolean =>
  item?.finding.area === 'tls' && item.finding.controls.some((control) => /^(SC-17|SC-23|IA-3)(?!\d)/.test(control));

/** What is known of certificate verification on a path: facts with an open finding on it, and whether one of them names no leg. */
interface Unverified {
  readonly facts: ReadonlySet<string>;
  readonly everywhere: boolean;
}

const unverifiedPeers = (path: ManagementPath, open: readonly Finding[], context: LegContext): Unverified => {
  const own = new Map(path.items.map((item) => [item.finding.id, item]));
  const index = context.catalog ? indexCatalog(context.catalog).itemByFinding : null;
  const bad = open.filter((finding) => aboutPeer(own.get(finding.id) ?? index?.get(finding.id)));
  const onLegs = new Set(path.hops.flatMap((hop) => hop.facts));
  const facts = new Set(bad.flatMap((finding) => own.get(finding.id)?.fact.id ?? []));
  return { facts, everywhere: bad.some((finding) => !onLegs.has(own.get(finding.id)?.fact.id ?? '')) };
};

/** A finding that names no leg is about whoever starts the connection: it does not speak of what a server does behind its own gate. */
const startsPath = (actor: Actor): boolean => actor.kind === 'client' || actor.kind === 'add-on';

const lockOf = (hop: Hop, seen: HopObservation | null, from: Actor, unverified: Unverified): LockState => {
  const state = seen?.encryption ?? hop.encryption.state;
  if (state === 'no') return 'open';
  if (state === 'not-applicable') return 'none';
  if (state === 'not-stated' || state === 'unknown') return 'unknown';
  const here = hop.facts.some((fact) => unverified.facts.has(fact)) || (unverified.everywhere && startsPath(from));
  return here ? 'unverified' : 'closed';
};

const missing = (id: string): Actor => ({ id, kind: 'client', name: id });

/** The legs of a path in catalog order. */
export const readLegs = (path: ManagementPath, context: LegContext): readonly LegReading[] => {
  const actors = new Map(path.actors.map((actor) => [actor.id, actor]));
  const open = (context.result?.findings ?? []).filter((finding) => finding.path === path.code && finding.state === 'open');
  const factOf = new Map(path.items.map((item) => [item.finding.id, item.fact.id]));
  const unverified = unverifiedPeers(path, open, context);
  return path.hops.map((hop) => {
    const key = hopKey(hop);
    const seen = own(context.hops, key) ?? null;
    const from = actors.get(hop.from) ?? missing(hop.from);
    const differences = seen ? fieldsThatDiffer(hop, seen) : [];
    const findings = open.filter((finding) => finding.inheritedFrom === undefined && hop.facts.includes(factOf.get(finding.id) ?? ''));
    return {
      key,
      hop,
      from,
      to: actors.get(hop.to) ?? missing(hop.to),
      seen,
      state: stateOf(seen, differences),
      differences,
      toReverify: isCaptured(seen) && seen.reverify === true,
      lock: lockOf(hop, seen, from, unverified),
      findings,
      severity: worst(findings.map((finding) => finding.severity)),
    };
  });
};
