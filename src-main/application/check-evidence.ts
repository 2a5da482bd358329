/** Before a report is issued: hashes the stored bytes of every piece of evidence of an assessment once more. */
import type { Evidence } from '#core/assessment/assessment.ts';
import type { OutputOf } from '#contract/contract.ts';
import type { Desk } from './desk.ts';
import { Trouble, type Ports } from './ports.ts';

type Damaged = OutputOf<'checkEvidence'>['damaged'][number];

/** The storage room refuses bytes that it finds damaged itself; here that is an answer and no failure. */
const readBytes = (ports: Ports, sha256: string): Uint8Array | null | 'differs' => {
  try {
    return ports.store.readEvidence(sha256);
  } catch (error) {
    if (error instanceof Trouble && error.code === 'storage-damaged') return 'differs';
    throw error;
  }
};

const examine = (ports: Ports, { id, sha256 }: Evidence): readonly Damaged[] => {
  const bytes = readBytes(ports, sha256);
  if (bytes === 'differs') return [{ evidence: id, problem: 'differs' }];
  if (bytes === null) return [{ evidence: id, problem: 'missing' }];
  return ports.sha256(bytes) === sha256 ? [] : [{ evidence: id, problem: 'differs' }];
};

/** One piece after the other, so that no more than one is in memory; in the order in which they were recorded. */
export const checkEvidence =
  (ports: Ports, desk: Desk) =>
  ({ id }: { readonly id: string }): OutputOf<'checkEvidence'> => {
    const all = Object.values(desk.take(id).assessment.evidence);
    return { checked: all.length, damaged: all.flatMap((one) => examine(ports, one)) };
  };
