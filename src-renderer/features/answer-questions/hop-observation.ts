/** What a capture showed of one leg: reading the form's fields, and “as documented” in one go. */
import type { HopObservation } from '#core/assessment/assessment.ts';
import type { Hop } from '#core/catalog/catalog.ts';
import { withText } from './record-value.ts';

export type Ports = { readonly ok: true; readonly ports: readonly number[] | null } | { readonly ok: false; readonly sentence: string };

/** Ports as people write them: `443, 902`, `5988/5989`, ranges; “none” for a leg on which no port was open. Empty means not looked at. */
export const readPorts = (typed: string): Ports => {
  const text = typed.trim().toLowerCase();
  if (text === '') return { ok: true, ports: null };
  if (text === 'none' || text === '-') return { ok: true, ports: [] };
  const ports: number[] = [];
  for (const part of text.split(/[\s,;/+]+/).filter((one) => one !== '')) {
    const match = /^(\d{1,5})(?:[-–](\d{1,5}))?$/.exec(part);
    const [from, to] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
    if (!match || from < 1 || to > 65_535 || to < from)
      return { ok: false, sentence: `“${part.slice(0, 20)}” is no TCP port; write numbers from 1 to 65535, for example 443, 902.` };
    if (ports.length + to - from >= 100) return { ok: false, sentence: 'That is more than 100 ports; write the ones that were seen in use.' };
    for (let port = from; port <= to; port += 1) if (!ports.includes(port)) ports.push(port);
  }
  return { ok: true, ports };
};

export const sayPorts = (ports: readonly number[] | undefined): string => (ports === undefined ? '' : ports.length === 0 ? 'none' : ports.join(', '));

interface Stamp {
  readonly by: string;
  readonly at: string;
}

const stamped = (seen: HopObservation, { by, at }: Stamp): HopObservation => ({ ...seen, at, ...(by === '' ? {} : { by }) });

const nothing: HopObservation = { evidence: [] };

/** Everything that the catalog documents of the leg was seen to be so. Notes and evidence stay. */
export const asDocumented = (hop: Hop, before: HopObservation | null, stamp: Stamp): HopObservation => {
  const { state } = hop.encryption;
  const seen: HopObservation = {
    ...(before?.note === undefined ? {} : { note: before.note }),
    evidence: before?.evidence ?? [],
    ...(hop.ports.length > 0 ? { ports: hop.ports } : {}),
    ...(hop.protocol === '' ? {} : { protocol: hop.protocol }),
    ...(hop.proxy ? { proxy: hop.proxy.text } : {}),
    ...(state === 'yes' || state === 'no' || state === 'handshake' ? { encryption: state } : {}),
  };
  return stamped(seen, stamp);
};

const isEmpty = (seen: HopObservation): boolean =>
  seen.ports === undefined &&
  seen.protocol === undefined &&
  seen.proxy === undefined &&
  seen.encryption === undefined &&
  seen.note === undefined &&
  seen.evidence.length === 0;

/** What was seen taken away; note and evidence stay. Null where there are none. */
export const withoutSeen = ({ note, evidence }: HopObservation): HopObservation | null =>
  note === undefined && evidence.length === 0 ? null : { ...(note === undefined ? {} : { note }), evidence };

/** One field changed; null when nothing is left that was recorded. A note is no sight: it changes neither who saw it nor when. */
export const withHopField = <K extends 'ports' | 'protocol' | 'proxy' | 'encryption' | 'note'>(
  before: HopObservation | null,
  field: K,
  value: HopObservation[K] | null,
  stamp: Stamp,
): HopObservation | null => {
  const { [field]: _old, ...rest } = before ?? nothing;
  const changed = (value === null || value === undefined ? rest : { ...rest, [field]: value }) as HopObservation;
  const after = typeof value === 'string' ? withText(changed, field as 'note', value) : changed;
  return isEmpty(after) ? null : field === 'note' ? after : stamped(after, stamp);
};
