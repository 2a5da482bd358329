/**
 * What a bundle proves, and what it does not. The file is walked once, in bounded memory. Nothing of its content is given
 * out before signature and hashes of all members were found right; a file that is no whole bundle throws `BundleFault`.
 */
import { createHash } from 'node:crypto';
import type { Assessment } from '#core/assessment/assessment.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import type { Result } from '#core/evaluation/result.ts';
import { sayProblem } from '#core/parse/shape.ts';
import { readAnswersFile } from '#exchange/answers-file/read-answers-file.ts';
import { parseCatalogText } from './catalog-member.ts';
import { BundleFault } from './fault.ts';
import { parseRow, walkJournal, type Walk } from './journal.ts';
import {
  assessmentName,
  catalogName,
  contentHash,
  evidencePrefix,
  journalName,
  manifestName,
  mostSizeOf,
  parseManifest,
  sha256,
  signatureName,
  type Manifest,
  type ManifestMember,
} from './manifest.ts';
import { decryptPieces, isEncrypted } from './passphrase.ts';
import { readPieces, type PieceReader } from './pieces.ts';
import { collect, readContainer, type OpenMember } from './read-container.ts';
import { isSignedBy } from './signer.ts';
import { membersFailed, signatureVerdict, verdictsOf, type Verdict } from './verdicts.ts';

export interface Content {
  readonly assessment: Assessment;
  readonly catalog: Catalog;
  readonly result: Result;
  /** Null where the journal was left out. */
  readonly journal: Walk | null;
}

export interface VerifiedBundle {
  /** True where nothing failed; what is open stays open. */
  readonly ok: boolean;
  readonly encrypted: boolean;
  readonly manifest: Manifest;
  readonly contentHash: string;
  readonly verdicts: readonly Verdict[];
  /** Null where the signature or a part is wrong. */
  readonly content: Content | null;
}

export interface VerifyingTools {
  readonly passphrase: string | null;
  /** The shipped catalog of an edition, or null where there is none of that name. */
  readonly shippedCatalog: (edition: string) => Catalog | null;
  readonly programVersion: string;
}

/** The largest size that a member of this name may have; throws for a name that no bundle has. */
export const mostOf = (name: string): number => {
  const most = mostSizeOf(name);
  if (most === null)
    throw new BundleFault('altered', 'The file holds a part that no bundle holds: it was altered or packed anew. Do not rely on it.');
  return most;
};

const nextMember = async (members: AsyncGenerator<OpenMember>, name: string): Promise<Uint8Array> => {
  const next = await members.next();
  if (next.done === true || next.value.name !== name)
    throw new BundleFault('altered', `The part “${name}” of the bundle is missing or not in its place: the file was altered or packed anew.`);
  return collect(next.value.content(), next.value.size);
};

interface Held {
  readonly parts: Map<string, Uint8Array>;
  readonly walk: Walk;
  journalFault: string | null;
}

/** Splits into lines without holding more than one of them. What is no UTF-8 becomes other text, which the chain then refuses. */
async function* linesOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  for await (const piece of content) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > 64 * 1_048_576) throw new BundleFault('too-large', 'A row of the journal is longer than any that Postern writes.');
    yield* lines;
  }
  if (rest + decoder.decode() !== '') yield rest;
}

const readJournal = async (content: AsyncIterable<Uint8Array>, held: Held): Promise<void> => {
  let first = true;
  for await (const line of linesOf(content)) {
    const row = first ? null : parseRow(line);
    if (!first && row === null) held.journalFault ??= 'The journal holds a line that is no row of a journal.';
    if (row !== null) held.walk.take(row);
    first = false;
  }
};

/** Reads one member; gives whether it is the one that the manifest lists here. */
const readMember = async (member: OpenMember, listed: ManifestMember, held: Held): Promise<boolean> => {
  const hash = createHash('sha256');
  const hashing = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of member.content()) {
      hash.update(piece);
      yield piece;
    }
  };
  if (member.name === journalName) await readJournal(hashing(), held);
  else if (member.name === assessmentName || member.name === catalogName) held.parts.set(member.name, await collect(hashing(), member.size));
  else for await (const _piece of hashing());
  return hash.digest('hex') === listed.sha256;
};

/** The sentence on the first member that is not as listed, or null where all are. */
const readMembers = async (members: AsyncGenerator<OpenMember>, manifest: Manifest, held: Held): Promise<string | null> => {
  let wrong: string | null = null;
  let at = 0;
  for await (const member of members) {
    const listed = manifest.members[at];
    at += 1;
    if (listed?.name !== member.name || listed.size !== member.size)
      throw new BundleFault(
        'altered',
        `The part “${member.name}” is not the one that the manifest lists here: a part was added, removed or exchanged.`,
      );
    if (!(await readMember(member, listed, held)))
      wrong ??= `The part “${member.name}” does not have the SHA-256 that the manifest states: it was altered.`;
  }
  if (at !== manifest.members.length)
    throw new BundleFault('altered', `The part “${manifest.members[at]?.name ?? ''}” that the manifest lists is not in the file.`);
  return wrong;
};

/** The assessment and its catalog; throws where what was signed is not in the form of this version. */
const readContent = (manifest: Manifest, held: Held): Pick<Content, 'assessment' | 'catalog' | 'result'> => {
  const catalog = parseCatalogText(held.parts.get(catalogName) ?? new Uint8Array());
  if (catalog === null || catalog.edition !== manifest.catalog.edition || catalog.version !== manifest.catalog.version)
    throw new BundleFault('altered', 'The catalog in the bundle is not in a form that this Postern reads, or not the one that the manifest names.');
  const there = new Map(manifest.members.map(({ name, size }) => [name, size]));
  const read = readAnswersFile(held.parts.get(assessmentName) ?? new Uint8Array(), {
    editions: [catalog.edition],
    catalogFor: (edition) => (edition === catalog.edition ? catalog : null),
    sha256,
    liesBeside: (hash, size) => manifest.redactions.includes('evidence') || there.get(`${evidencePrefix}${hash}`) === size,
  });
  if (!read.ok)
    throw new BundleFault('altered', `The assessment in the bundle cannot be read. ${read.problems[0] ? sayProblem(read.problems[0]) : ''}`.trim());
  const { assessment } = read.value;
  return { assessment, catalog, result: evaluate(catalog, assessment, manifest.assessment.evaluatedOn) };
};

/** The container in the file, decrypted where it is closed with a passphrase. */
export const openContainer = async (
  source: AsyncIterable<Uint8Array>,
  passphrase: string | null,
): Promise<{ readonly reader: PieceReader; readonly encrypted: boolean }> => {
  const outer = readPieces(source);
  const encrypted = await isEncrypted(outer);
  const reader = encrypted ? await decryptPieces(outer, passphrase) : outer;
  const start = await reader.peek(4);
  if (new TextDecoder('latin1').decode(start) !== 'PK\u0003\u0004')
    throw new BundleFault('not-a-bundle', 'This is no sealed bundle of Postern. Choose a file that ends in .postern.');
  return { reader, encrypted };
};

/** Walks the whole file and says what it proves. Throws `BundleFault` where it is no whole, unaltered container. */
export const verifyBundle = async (source: AsyncIterable<Uint8Array>, tools: VerifyingTools): Promise<VerifiedBundle> => {
  const { reader, encrypted } = await openContainer(source, tools.passphrase);
  const members = readContainer(reader, mostOf);
  const bytes = await nextMember(members, manifestName);
  const manifest = parseManifest(bytes);
  const signed = isSignedBy(manifest.signer.publicKey, bytes, await nextMember(members, signatureName));
  const signature = signatureVerdict(manifest, signed);
  const about = { encrypted, manifest, contentHash: contentHash(manifest.members) };
  if (!signed) return { ...about, ok: false, verdicts: [signature], content: null };
  const held: Held = { parts: new Map(), walk: walkJournal(manifest.assessment.id), journalFault: null };
  const wrong = await readMembers(members, manifest, held);
  if (wrong !== null) return { ...about, ok: false, verdicts: [membersFailed(wrong), signature], content: null };
  const read = readContent(manifest, held);
  const { walk, journalFault } = held;
  const verdicts = verdictsOf(manifest, { ...read, walk, journalFault, shippedCatalog: tools.shippedCatalog, programVersion: tools.programVersion });
  const content: Content = { ...read, journal: manifest.journal === undefined ? null : held.walk };
  return { ...about, ok: verdicts.every(({ state }) => state !== 'failed'), verdicts, content };
};
