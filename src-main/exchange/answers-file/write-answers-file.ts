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

/** How the fields of one entry are ordered, for people; ids and names that are keys of tables follow by the alphabet. */
const fields = (
  'id name kind title client site startsOn endsOn team evaluatedOn hosts state copiedFrom value reason rationale vendor version address enabled peers ports protocol ' +
  'proxy encryption credentials authentication verification owner approval expiresOn dueOn mediaType size sha256 note by at reverify evidence answers observations text base64'
).split(' ');
const rank = new Map(fields.map((field, at) => [field, at]));
const compareKeys = (a: string, b: string): number => (rank.get(a) ?? fields.length) - (rank.get(b) ?? fields.length) || (a < b ? -1 : 1);

/** The same value with its keys in one order, whatever the order in which they were recorded. */
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => compareKeys(a, b))
      .map(([key, one]) => [key, ordered(one)]),
  );
};

/** What an answers file cannot carry; a bundle has it beside the file. */
export const answersOmits = ['the change history'];

/** Entries of a table that the file holds as a list, by id. */
const listed = <T extends { readonly id: string }>(table: Readonly<Record<string, T>>): readonly T[] =>
  Object.values(table).sort((a, b) => (a.id < b.id ? -1 : 1));

/**
 * `bytesOf` gives the content kept under a SHA-256; null leaves contents out, for a bundle that holds them beside this file.
 * Keys are put in order: the same assessment gives the same bytes.
 */
export const writeAnswersFile = (
  catalog: Pick<Catalog, 'edition' | 'version'>,
  assessment: Assessment,
  bytesOf: ((sha256: string) => Uint8Array) | null,
): Uint8Array => {
  const file = {
    format: formatName,
    formatVersion,
    catalog: { edition: catalog.edition, version: catalog.version },
    ...(bytesOf === null ? {} : { notInThisFile: answersOmits }),
    assessment: ordered(assessment.details),
    scope: ordered(assessment.scope),
    targets: ordered(listed(assessment.targets)),
    answers: ordered(assessment.answers),
    observations: ordered(assessment.observations),
    hops: ordered(assessment.hops),
    plugins: ordered(listed(assessment.plugIns)),
    acceptances: ordered(assessment.acceptances),
    compensatingControls: ordered(assessment.compensatingControls),
    remediation: ordered(assessment.remediation),
    texts: ordered(assessment.texts),
    evidence: ordered(
      listed(assessment.evidence).map((entry) => ({ ...entry, ...(bytesOf === null ? {} : contentOf(entry, bytesOf(entry.sha256))) })),
    ),
  };
  return new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
};
