/** Writes an assessment as an answers file. `readAnswersFile` of what this gives is the same assessment. */
import type { Assessment, Evidence } from '#core/assessment/assessment.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import { formatName, formatVersion } from './answers-shape.ts';
import { toBase64 } from './base64.ts';

/** Text that comes back byte for byte goes as text, so that people can read the file; everything else as base64. */
const contentOf = (entry: Evidence, bytes: Uint8Array): { readonly text: string } | { readonly base64: string } => {
  if (entry.kind !== 'file') {
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      // eslint-disable-next-line no-control-regex -- the reader refuses control characters in text, so such content goes as base64
      if (!/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(text)) return { text };
    } catch {
      // Not text after all: base64 below holds it unchanged.
    }
  }
  return { base64: toBase64(bytes) };
};

const sorted = <T>(table: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));

/** `bytesOf` gives the content kept under a SHA-256. Keys are sorted: the same assessment gives the same bytes. */
export const writeAnswersFile = (catalog: Catalog, assessment: Assessment, bytesOf: (sha256: string) => Uint8Array): Uint8Array => {
  const file = {
    format: formatName,
    formatVersion,
    catalog: { edition: catalog.edition, version: catalog.version },
    assessment: assessment.details,
    scope: sorted(assessment.scope),
    targets: Object.values(sorted(assessment.targets)),
    answers: sorted(assessment.answers),
    observations: sorted(assessment.observations),
    hops: sorted(assessment.hops),
    plugins: Object.values(sorted(assessment.plugIns)),
    acceptances: sorted(assessment.acceptances),
    compensatingControls: sorted(assessment.compensatingControls),
    remediation: sorted(assessment.remediation),
    texts: sorted(assessment.texts),
    evidence: Object.values(sorted(assessment.evidence)).map((entry) => ({ ...entry, ...contentOf(entry, bytesOf(entry.sha256)) })),
  };
  return new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
};
