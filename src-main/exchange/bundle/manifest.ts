/** The manifest: what a bundle says of itself, in one canonical form, so that it can be signed. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '#core/assessment/document-text.ts';
import { entryId, line, sha256 as sha256Shape } from '#core/assessment/parse-entry.ts';
import { assessmentStates } from '#core/assessment/assessment.ts';
import { redactions } from '#core/assessment/redaction.ts';
import { ratings } from '#core/evaluation/result.ts';
import {
  checked,
  date,
  instant,
  integer,
  list,
  object,
  oneOf,
  optional,
  parseWith,
  sayProblem,
  text,
  type Shape,
  type Shaped,
} from '#core/parse/shape.ts';
import { own } from '#core/parse/own.ts';
import { readJson } from '#exchange/answers-file/read-json.ts';
import { mostContainerBytes, mostMembers } from './container.ts';
import { BundleFault } from './fault.ts';
import { fingerprintOf } from './signer.ts';

export const bundleFormat = 'postern-bundle';
export const bundleVersion = 1;

export const manifestName = 'manifest.json';
export const signatureName = 'signature';
export const assessmentName = 'assessment.json';
export const catalogName = 'catalog.json';
export const journalName = 'journal.jsonl';
export const reportNames = ['reports/report.html', 'reports/report.pdf'] as const;
export const evidencePrefix = 'evidence/';

/** The largest content of each kind of member, in bytes. */
const mostSizes: Readonly<Record<string, number>> = {
  [manifestName]: 8 * 1_048_576,
  [signatureName]: 64,
  [assessmentName]: 64 * 1_048_576,
  [catalogName]: 32 * 1_048_576,
  [journalName]: 1024 * 1_048_576,
  [reportNames[0]]: 256 * 1_048_576,
  [reportNames[1]]: 256 * 1_048_576,
};
const mostEvidence = 25 * 1_048_576;
const evidenceName = /^evidence\/[0-9a-f]{64}$/;

/** The largest size of a member, or null for a name that no bundle holds. A name is only ever compared, never used as a path. */
export const mostSizeOf = (name: string): number | null => (evidenceName.test(name) ? mostEvidence : (own(mostSizes, name) ?? null));

const memberOrder = [assessmentName, catalogName, journalName, ...reportNames];
const rankOf = (name: string): string => {
  const rank = memberOrder.indexOf(name);
  return rank < 0 ? name : String(rank);
};
/** The one order in which members stand behind manifest and signature. */
export const compareMembers = (a: { readonly name: string }, b: { readonly name: string }): number => (rankOf(a.name) < rankOf(b.name) ? -1 : 1);

export interface ManifestMember {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

const memberShape: Shape<ManifestMember> = object({
  name: checked(text({ max: 100, min: 1, lines: false }), (name) =>
    mostSizeOf(name) === null || name === manifestName || name === signatureName ? 'No bundle holds a part of this name.' : null,
  ),
  size: integer(0, mostContainerBytes),
  sha256: sha256Shape,
});

const inOrder = (members: readonly ManifestMember[]): string | null =>
  members.every((member, at) => at === 0 || rankOf((members[at - 1] as ManifestMember).name) < rankOf(member.name)) &&
  members[0]?.name === assessmentName &&
  members[1]?.name === catalogName
    ? null
    : 'The parts are not listed once each and in order.';

const shape = object({
  format: oneOf([bundleFormat]),
  formatVersion: integer(1, bundleVersion),
  programVersion: line,
  signedAt: instant,
  signer: checked(object({ name: line, publicKey: text({ max: 80, lines: false }), fingerprint: sha256Shape }), (signer) =>
    fingerprintOf(signer.publicKey) === signer.fingerprint ? null : 'The key and its fingerprint do not belong together.',
  ),
  assessment: object({ id: entryId, state: oneOf(assessmentStates), evaluatedOn: date }),
  catalog: object({ edition: line, version: line, sha256: sha256Shape }),
  /** The hash that is printed in reports of the same state. */
  documentHash: sha256Shape,
  result: object({ rating: oneOf(ratings), sha256: sha256Shape }),
  /** Absent where the journal was left out. `head` is the hash of its last row. */
  journal: optional(object({ rows: integer(1, 100_000_000), head: text({ max: 43, min: 43, lines: false }) })),
  redactions: list(oneOf(redactions), redactions.length),
  /** Of a redacted copy: the content hash of the whole bundle that it was made from. */
  original: optional(sha256Shape),
  members: checked(list(memberShape, mostMembers), inOrder),
});
export type Manifest = Shaped<typeof shape>;

export const encode = (value: string): Uint8Array => new TextEncoder().encode(value);
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The bytes that are signed. */
export const manifestBytes = (manifest: Manifest): Uint8Array => encode(canonicalJson(manifest));

/**
 * One hash over what a bundle holds of the assessment, reports left aside: two bundles of the same state have the same,
 * whenever they were signed. The journal's salt keeps it from being guessed from a redacted copy.
 */
export const contentHash = (members: readonly ManifestMember[]): string =>
  sha256(encode(canonicalJson(members.filter(({ name }) => !name.startsWith('reports/')))));

const headOf = (value: unknown): { readonly format: unknown; readonly version: unknown } => {
  const { format, formatVersion } = (typeof value === 'object' && value !== null ? value : {}) as { format?: unknown; formatVersion?: unknown };
  return { format, version: formatVersion };
};

/** The manifest of exactly these bytes. Throws where it is another one's, a newer one's, or not in canonical form. */
export const parseManifest = (bytes: Uint8Array): Manifest => {
  const json = readJson(bytes);
  if (!json.ok) throw new BundleFault('altered', 'The manifest of the bundle cannot be read: the file was altered or damaged.');
  const { format, version } = headOf(json.value);
  if (format !== bundleFormat) throw new BundleFault('not-a-bundle', 'This is no sealed bundle of Postern: its manifest says another format.');
  if (typeof version === 'number' && version > bundleVersion)
    throw new BundleFault(
      'newer-format',
      `The bundle has format version ${String(version)}, written by a newer Postern; this one reads version ${String(bundleVersion)}. Update Postern to open it.`,
    );
  const parsed = parseWith(shape, json.value);
  if (!parsed.ok)
    throw new BundleFault('altered', `The manifest of the bundle is faulty. ${parsed.problems[0] ? sayProblem(parsed.problems[0]) : ''}`.trim());
  if (!Buffer.from(manifestBytes(parsed.value)).equals(bytes))
    throw new BundleFault('altered', 'The manifest of the bundle is not in its canonical form: the file was altered.');
  return parsed.value;
};
