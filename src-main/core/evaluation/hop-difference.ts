/** Report rule R-06: where a capture differs from what is documented, leg by leg. */
import type { Assessment, HopObservation } from '#core/assessment/assessment.ts';
import type { Catalog, Hop } from '#core/catalog/catalog.ts';
import { own } from '#core/parse/own.ts';
import type { HopDifference } from './result.ts';

/** The key under which a leg's observation is recorded. */
export const hopKey = (hop: Pick<Hop, 'path' | 'id'>): string => `${hop.path}/${hop.id}`;

/** Whether something was seen of the leg; a note or evidence alone is no capture (docs/decisions/0008). */
export const isCaptured = (seen: HopObservation | null | undefined): seen is HopObservation =>
  !!seen && (seen.ports !== undefined || seen.protocol !== undefined || seen.proxy !== undefined || seen.encryption !== undefined);

const portsDiffer = (hop: Hop, observed: readonly number[]): boolean =>
  hop.ports.length > 0 && (observed.length !== hop.ports.length || observed.some((port) => !hop.ports.includes(port)));

/** Which fields of a capture differ from what is documented; empty where nothing comparable is documented. */
export const fieldsThatDiffer = (hop: Hop, seen: HopObservation): HopDifference['fields'] => {
  const documented = hop.encryption.state;
  const fields: HopDifference['fields'][number][] = [];
  if (seen.ports && portsDiffer(hop, seen.ports)) fields.push('ports');
  const comparable =
    (documented === 'yes' || documented === 'no' || documented === 'handshake') && seen.encryption !== undefined && seen.encryption !== 'unknown';
  if (comparable && seen.encryption !== documented) fields.push('encryption');
  if (seen.proxy !== undefined && seen.proxy.trim() !== '' && hop.proxy !== null && seen.proxy.trim() !== hop.proxy.text) fields.push('proxy');
  return fields;
};

/** Differences in catalog order; `tls` where encryption is missing, `exposure` otherwise. Where nothing is documented nothing can differ. */
export const findHopDifferences = (catalog: Catalog, assessment: Assessment): readonly HopDifference[] =>
  catalog.paths.flatMap((path) =>
    path.hops.flatMap((hop) => {
      const key = hopKey(hop);
      const seen = own(assessment.hops, key);
      const fields = seen ? fieldsThatDiffer(hop, seen) : [];
      if (fields.length === 0) return [];
      const missing = fields.includes('encryption') && seen?.encryption === 'no';
      const area = missing ? ('tls' as const) : ('exposure' as const);
      return [{ path: path.code, hop: hop.id, fields, area, ...(seen?.reverify ? { toReverify: true as const } : {}) }];
    }),
  );
