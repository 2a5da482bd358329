/** Gives back the bytes of a piece of evidence, whose hash is compared once more before anybody relies on them. */
import type { Evidence } from '#core/assessment/assessment.ts';
import { own } from '#core/parse/own.ts';
import type { Delivered, OutputOf } from '#contract/contract.ts';
import { toBase64 } from '#exchange/answers-file/base64.ts';
import type { Desk } from './desk.ts';
import { Trouble, type Ports } from './ports.ts';

const find = (ports: Ports, desk: Desk, id: string, evidence: string): { readonly entry: Evidence; readonly bytes: Uint8Array } => {
  const { assessment } = desk.take(id);
  const entry = own(assessment.evidence, evidence);
  const bytes = entry ? ports.store.readEvidence(entry.sha256) : null;
  if (!entry || !bytes) throw new Trouble('not-found', `There is no evidence ${evidence} in this assessment.`);
  if (ports.sha256(bytes) !== entry.sha256)
    throw new Trouble(
      'storage-damaged',
      `The content of ${evidence} no longer has the SHA-256 it was recorded with. Restore a backup; do not rely on it.`,
    );
  return { entry, bytes };
};

export const readEvidence =
  (ports: Ports, desk: Desk) =>
  ({ id, evidence }: { readonly id: string; readonly evidence: string }): OutputOf<'readEvidence'> => {
    const { entry, bytes } = find(ports, desk, id, evidence);
    return { base64: toBase64(bytes), mediaType: entry.mediaType, name: entry.name };
  };

export const saveEvidence =
  (ports: Ports, desk: Desk) =>
  ({ id, evidence }: { readonly id: string; readonly evidence: string }): Promise<Delivered> => {
    const { entry, bytes } = find(ports, desk, id, evidence);
    return ports.host.deliver({ name: entry.name, mediaType: 'application/octet-stream', bytes });
  };
