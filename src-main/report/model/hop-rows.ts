/** One row per leg of a path: documented, observed, and whether the two agree. */
import type { HopObservation } from '#core/assessment/assessment.ts';
import type { Actor, Hop, ManagementPath } from '#core/catalog/catalog.ts';
import { hopKey } from '#core/evaluation/hop-difference.ts';
import type { HopDifference } from '#core/evaluation/result.ts';
import { own } from '#core/parse/own.ts';
import type { ReportModel } from '../report-model.ts';
import { encryptionWords, seenEncryption } from '../words.ts';

export interface HopRow {
  readonly hop: Hop;
  readonly from: Actor;
  readonly to: Actor;
  readonly seen: HopObservation | null;
  readonly differs: HopDifference['fields'];
}

const actor = (path: ManagementPath, id: string): Actor => path.actors.find((one) => one.id === id) ?? { id, kind: 'client', name: id };

export const hopRows = (model: ReportModel, path: ManagementPath): readonly HopRow[] =>
  path.hops.map((hop) => ({
    hop,
    from: actor(path, hop.from),
    to: actor(path, hop.to),
    seen: own(model.assessment.hops, hopKey(hop)) ?? null,
    differs: model.result.hopDifferences.find((one) => one.path === path.code && one.hop === hop.id)?.fields ?? [],
  }));

/** What is documented of a leg, in words. */
export const toldWords = ({ hop }: HopRow): string =>
  [
    `${hop.portText} ${hop.protocol === hop.portText ? '' : hop.protocol}`.trim(),
    hop.proxy ? hop.proxy.text : '',
    encryptionWords[hop.encryption.state],
  ]
    .filter(Boolean)
    .join('; ');

/** What was observed of a leg, in words; the note is left to the caller. */
export const seenWords = (seen: HopObservation): string =>
  [
    seen.ports ? (seen.ports.length === 0 ? 'no port' : seen.ports.join(', ')) : '',
    seen.protocol ?? '',
    seen.proxy === undefined ? '' : `proxy: ${seen.proxy}`,
    seen.encryption ? seenEncryption[seen.encryption] : '',
  ]
    .filter(Boolean)
    .join('; ');
