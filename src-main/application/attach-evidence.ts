/** Keeps bytes as evidence under their SHA-256 and, where asked, beside an observation; one transaction, one step to undo. */
import type { Evidence } from '#core/assessment/assessment.ts';
import { entryValue, type Change } from '#core/assessment/entry.ts';
import { entryOfPlace, withEvidence, type EvidencePlace } from '#core/assessment/evidence-place.ts';
import type { InputOf, OutputOf } from '#contract/contract.ts';
import { evidenceTooLarge, mostEvidenceBytes } from '#core/assessment/limits.ts';
import { commitChanges } from './change-entry.ts';
import type { Desk, Opened } from './desk.ts';
import { readBytes } from './import-assessment.ts';
import { Trouble, type Ports } from './ports.ts';

/** `E-01`, `E-02` …: the number after the highest one in use. */
const nextEvidenceId = (opened: Opened): string => {
  const numbers = Object.keys(opened.assessment.evidence).map((id) => Number(id.slice(2)));
  return `E-${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`;
};

const kindOf = (mediaType: string, bytes: Uint8Array): Evidence['kind'] => {
  const head = new TextDecoder().decode(bytes.subarray(0, 64));
  if (head.includes('-----BEGIN CERTIFICATE-----')) return 'certificate';
  return mediaType.startsWith('text/plain') ? 'text' : 'file';
};

/** The entry with the evidence on its list; an observation that is not there yet is made without a value. */
const listChange = ({ assessment }: Opened, place: EvidencePlace, evidence: string): Change => {
  const { kind, key } = entryOfPlace(place);
  const change = withEvidence(entryValue(assessment, kind, key), place, evidence);
  if (!change) throw new Trouble('not-found', 'This plug-in was removed meanwhile. Bring it back, then attach the evidence again.');
  return change;
};

export const attachEvidence =
  (ports: Ports, desk: Desk) =>
  ({ id, name, mediaType, base64, note, by, onto }: InputOf<'attachEvidence'>): OutputOf<'attachEvidence'> => {
    const opened = desk.take(id);
    const bytes = readBytes(base64);
    if (bytes.byteLength > mostEvidenceBytes) throw new Trouble('too-large', `“${name}” ${evidenceTooLarge(bytes.byteLength)}`);
    if (bytes.byteLength === 0) throw new Trouble('bad-input', `“${name}” is empty; there is nothing to keep.`);
    const evidence: Evidence = {
      id: nextEvidenceId(opened),
      kind: kindOf(mediaType, bytes),
      name,
      mediaType,
      size: bytes.byteLength,
      sha256: ports.sha256(bytes),
      ...(note === undefined ? {} : { note }),
      by: by ?? desk.stamp().by,
      at: ports.clock.now(),
    };
    const changes: readonly Change[] = [
      { kind: 'evidence', key: evidence.id, value: evidence },
      ...(onto === undefined ? [] : [listChange(opened, onto, evidence.id)]),
    ];
    const saved = commitChanges(ports, desk, id, changes, [{ sha256: evidence.sha256, bytes }]);
    return { ...saved, evidence, changes };
  };
