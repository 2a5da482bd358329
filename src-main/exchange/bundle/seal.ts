/**
 * Seals an assessment into one file. Everything is gone through twice: once for sizes and hashes, which the manifest states
 * before everything else, and once for the bytes; so the file is written from its beginning to its end in bounded memory,
 * one piece of evidence at a time. Apart from the time of signing the same state gives the same bytes.
 */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Assessment } from '#core/assessment/assessment.ts';
import { canonicalJson, documentText } from '#core/assessment/document-text.ts';
import type { Redaction } from '#core/assessment/redaction.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import { writeAnswersFile } from '#exchange/answers-file/write-answers-file.ts';
import { catalogText } from './catalog-member.ts';
import { containerEnd, containerSize, localHeader, mostContainerBytes, mostMembers, type Member } from './container.ts';
import { BundleFault } from './fault.ts';
import { journalHead, journalLine, type ChainRow } from './journal.ts';
import {
  assessmentName,
  bundleFormat,
  bundleVersion,
  catalogName,
  compareMembers,
  contentHash,
  encode,
  evidencePrefix,
  journalName,
  manifestBytes,
  manifestName,
  reportNames,
  sha256,
  signatureName,
  type Manifest,
  type ManifestMember,
} from './manifest.ts';
import { redactAssessment } from './redact.ts';
import type { Signer } from './signer.ts';

export interface SealSource {
  /** The assessment's id in the library: what its journal is chained to. */
  readonly id: string;
  readonly catalog: Catalog;
  readonly assessment: Assessment;
  readonly evaluatedOn: string;
  readonly programVersion: string;
  /** ISO 8601 with offset. */
  readonly signedAt: string;
  /** All rows in order, anew at each call. */
  readonly journal: () => Iterable<ChainRow>;
  /** The bytes kept under a SHA-256; throws where they are missing or damaged. */
  readonly evidence: (sha256: string) => Uint8Array;
  /** Reports of what is sealed, made from the assessment as `redacted` gives it. */
  readonly reports: { readonly html?: Uint8Array; readonly pdf?: Uint8Array };
  readonly redactions: readonly Redaction[];
  readonly signer: Signer;
  /** Ed25519 signature over these bytes. */
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

export interface Sealed {
  readonly size: number;
  readonly manifest: Manifest;
  /** The file, to be gone through once. */
  readonly pieces: () => Generator<Uint8Array>;
}

/** A member that can be read again and again. */
interface Part {
  readonly name: string;
  readonly content: () => Iterable<Uint8Array>;
  readonly known?: { readonly size: number; readonly sha256: string };
  /** Too long to be held; everything else is read once for checksum and content. */
  readonly long?: true;
}

const whole = (name: string, bytes: Uint8Array): Part => ({ name, content: () => [bytes] });

/** Rows in pieces of some 64 KB: a journal has a hundred thousand short lines. */
function* journalPieces(rows: Iterable<ChainRow>, salt: string): Generator<Uint8Array> {
  let text = journalHead(salt);
  for (const row of rows) {
    text += journalLine(row);
    if (text.length < 65_536) continue;
    yield encode(text);
    text = '';
  }
  yield encode(text);
}

const evidenceParts = (source: SealSource, assessment: Assessment): readonly Part[] => {
  const sizes = new Map(Object.values(assessment.evidence).map(({ sha256: hash, size }) => [hash, size]));
  return [...sizes].map(([hash, size]) => ({
    name: `${evidencePrefix}${hash}`,
    content: () => [source.evidence(hash)],
    known: { size, sha256: hash },
  }));
};

/** The members of the whole bundle, reports left aside. */
const partsOf = (source: SealSource, salt: string): readonly Part[] => [
  whole(assessmentName, writeAnswersFile(source.catalog, source.assessment, null)),
  whole(catalogName, encode(catalogText(source.catalog))),
  { name: journalName, content: () => journalPieces(source.journal(), salt), long: true },
  ...evidenceParts(source, source.assessment),
];

const describe = ({ name, content, known }: Part): ManifestMember => {
  if (known) return { name, ...known };
  const hash = createHash('sha256');
  let size = 0;
  for (const piece of content()) {
    hash.update(piece);
    size += piece.length;
  }
  return { name, size, sha256: hash.digest('hex') };
};

const describeAll = (parts: readonly Part[]): readonly ManifestMember[] => parts.map(describe).sort(compareMembers);

/** What leaves out something also leaves out the journal, which holds everything that was ever typed. */
const redactedParts = (source: SealSource, assessment: Assessment): readonly Part[] => [
  whole(assessmentName, writeAnswersFile(source.catalog, assessment, null)),
  whole(catalogName, encode(catalogText(source.catalog))),
  ...(source.redactions.includes('evidence') ? [] : evidenceParts(source, assessment)),
];

const reportParts = ({ html, pdf }: SealSource['reports']): readonly Part[] => [
  ...(html ? [whole(reportNames[0], html)] : []),
  ...(pdf ? [whole(reportNames[1], pdf)] : []),
];

const journalEnd = (rows: Iterable<ChainRow>): { readonly rows: number; readonly head: string } => {
  let count = 0;
  let head = '';
  for (const row of rows) {
    count += 1;
    head = row.hash;
  }
  return { rows: count, head };
};

const refuseTooLarge = (members: readonly ManifestMember[]): void => {
  if (members.length + 2 > mostMembers || containerSize(members) > mostContainerBytes - 16 * 1_048_576)
    throw new BundleFault(
      'too-large',
      'The evidence is more than one bundle can hold (4 GB, 20,000 pieces). Leave the evidence out, or split the assessment.',
    );
};

function* containerPieces(front: readonly Part[], parts: readonly Part[], listed: readonly ManifestMember[]): Generator<Uint8Array> {
  const byName = new Map(parts.map((part) => [part.name, part]));
  const ordered = [...front, ...listed.map(({ name }) => byName.get(name) as Part)];
  const members: Member[] = [];
  for (const part of ordered) {
    const held = part.long ? null : [...part.content()];
    let sum = 0;
    let size = 0;
    for (const piece of held ?? part.content()) {
      sum = crc32(piece, sum);
      size += piece.length;
    }
    const member = { name: part.name, size, crc32: sum };
    if (size !== (listed.find(({ name }) => name === part.name)?.size ?? size)) throw new Error(`${part.name} changed while it was sealed.`);
    members.push(member);
    yield localHeader(member);
    yield* held ?? part.content();
  }
  yield containerEnd(members);
}

/** The assessment as the bundle will hold it, for the reports that go along. */
export const redacted = (source: Pick<SealSource, 'catalog' | 'assessment' | 'redactions'>): Assessment =>
  redactAssessment(source.catalog, source.assessment, source.redactions);

/** Makes the manifest, signs it, and gives the file. Reads everything once; `pieces` reads it again. */
export const sealBundle = (source: SealSource): Sealed => {
  const { catalog, id, evaluatedOn, programVersion, signer, redactions } = source;
  const end = journalEnd(source.journal());
  const salt = sha256(source.sign(encode(`postern-journal-salt-1 ${id} ${end.head}`)));
  const isWhole = redactions.length === 0;
  const original = isWhole ? null : contentHash(describeAll(partsOf(source, salt)));
  const assessment = redacted(source);
  const parts = [...(isWhole ? partsOf(source, salt) : redactedParts(source, assessment)), ...reportParts(source.reports)];
  const members = describeAll(parts);
  refuseTooLarge(members);
  const result = evaluate(catalog, assessment, evaluatedOn);
  const manifest: Manifest = {
    format: bundleFormat,
    formatVersion: bundleVersion,
    programVersion,
    signedAt: source.signedAt,
    signer,
    assessment: { id, state: assessment.details.state, evaluatedOn },
    catalog: { edition: catalog.edition, version: catalog.version, sha256: members.find(({ name }) => name === catalogName)?.sha256 ?? '' },
    documentHash: sha256(encode(documentText(catalog, assessment, evaluatedOn, programVersion))),
    result: { rating: result.overall.rating, sha256: sha256(encode(canonicalJson(result))) },
    ...(isWhole ? { journal: end } : {}),
    redactions,
    ...(original === null ? {} : { original }),
    members,
  };
  const bytes = manifestBytes(manifest);
  const front = [whole(manifestName, bytes), whole(signatureName, source.sign(bytes))];
  const size = containerSize([...front.map((part) => ({ name: part.name, size: describe(part).size })), ...members]);
  return { size, manifest, pieces: () => containerPieces(front, parts, members) };
};
