/** The text equivalent of a path's drawing: one row per leg, for the list of legs, the report's table and screen readers. */
import type { HopObservation } from '#core/assessment/assessment.ts';
import type { Hop, ManagementPath, Severity } from '#core/catalog/catalog.ts';
import type { Finding } from '#core/evaluation/result.ts';
import { readLegs, type LegContext, type LegReading, type LegState } from './leg-reading.ts';
import { singleLine } from './measure-text.ts';
import { lockWords, type LockState } from './signs.ts';

export interface LegRow {
  readonly key: string; // `VIC-VC/3`
  /** What stands in the ring. */
  readonly number: string;
  readonly from: string;
  readonly to: string;
  readonly protocol: string;
  readonly documented: string;
  readonly documentedPorts: string;
  /** Null until something was observed. */
  readonly observed: string | null;
  readonly observedPorts: string | null;
  readonly state: LegState;
  readonly verdict: string;
  readonly toReverify: boolean;
  readonly lock: LockState;
  readonly severity: Severity | null;
  readonly findings: readonly Finding[];
  /** Remarks on the source that concern this leg. */
  readonly notes: readonly string[];
  /** All of it in one sentence; the leg's accessible name in the drawing. */
  readonly label: string;
}

const portList = (ports: readonly number[]): string => ports.join(', ');

/** Documented ports, or the catalog's words where it gives none. */
export const documentedPorts = (hop: Hop): string => (hop.ports.length > 0 ? portList(hop.ports) : hop.portText === '-' ? 'no port' : hop.portText);

const observedPorts = (seen: HopObservation): string | null => (seen.ports ? (seen.ports.length > 0 ? portList(seen.ports) : 'none open') : null);

const documentedText = ({ hop }: LegReading): string =>
  [documentedPorts(hop), hop.protocol, ...(hop.proxy ? [hop.proxy.text] : []), `encrypted: ${hop.encryption.text}`].join('; ');

const seenEncryption = { yes: 'encrypted', no: 'in clear', handshake: 'handshake only', unknown: 'encryption not known' } as const;

const observedText = (seen: HopObservation | null): string | null => {
  if (!seen) return null;
  const parts = [observedPorts(seen), seen.protocol, seen.proxy, seen.encryption && seenEncryption[seen.encryption], seen.note];
  const text = parts.flatMap((part) => (part && part.trim() !== '' ? [singleLine(part)] : [])).join('; ');
  return text === '' ? null : text;
};

const verdictOf = ({ state, differences }: LegReading): string => {
  if (state === 'documented') return 'not observed';
  if (state === 'untested') return 'could not be tested';
  return state === 'observed' ? 'as documented' : `differs: ${differences.join(', ')}`;
};

const nothingDocumented = ({ hop, state }: LegReading): boolean =>
  state === 'observed' && hop.ports.length === 0 && hop.encryption.state !== 'yes' && hop.encryption.state !== 'no';

const findingText = (finding: Finding): string => `${finding.id}, ${finding.severity}: ${finding.title}`;

const labelOf = (row: Omit<LegRow, 'label'>, kind: Hop['kind']): string => {
  const what = kind === 'open' ? `Open port on ${row.to}, unused` : `Leg ${row.number}, ${row.from} to ${row.to}`;
  const protection = row.lock === 'none' ? [] : [`Protection: ${lockWords[row.lock]}`];
  const sentences = [
    `${what}: ${row.protocol}`,
    `Documented: ${row.documented}`,
    row.observed === null ? 'Not observed' : `Observed: ${row.observed}`,
    `Verdict: ${row.verdict}`,
    ...(row.toReverify ? ['Carried forward from an earlier assessment, to be verified again'] : []),
    ...protection,
    ...(row.findings.length > 0 ? [`Open findings: ${row.findings.map(findingText).join(' ')}`] : []),
  ];
  return sentences.map((sentence) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`)).join(' ');
};

/** The row of one leg. */
export const describeLeg = (leg: LegReading): LegRow => {
  const row = {
    key: leg.key,
    number: leg.hop.id,
    from: singleLine(leg.from.name),
    to: singleLine(leg.to.name),
    protocol: leg.hop.protocol,
    documented: documentedText(leg),
    documentedPorts: documentedPorts(leg.hop),
    observed: observedText(leg.seen),
    observedPorts: leg.seen ? observedPorts(leg.seen) : null,
    state: leg.state,
    toReverify: leg.toReverify,
    verdict: nothingDocumented(leg) ? 'observed; nothing documented' : verdictOf(leg),
    lock: leg.lock,
    severity: leg.severity,
    findings: leg.findings,
    notes: leg.hop.notes,
  };
  return { ...row, label: labelOf(row, leg.hop.kind) };
};

/** The legs of a path in words, in catalog order. */
export const describePath = (path: ManagementPath, context: LegContext): readonly LegRow[] => readLegs(path, context).map(describeLeg);
