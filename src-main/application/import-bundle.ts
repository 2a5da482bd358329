/** A sealed bundle from elsewhere: looked at first, then taken in as an assessment of its own. Nothing that is there is changed. */
import type { BundleConflict, BundlePreview, BundleVerdict, ErrorCode, InputOf, OutputOf } from '#contract/contract.ts';
import { BundleFault, type FaultKind } from '#exchange/bundle/fault.ts';
import type { Walk } from '#exchange/bundle/journal.ts';
import { readEvidence, type EvidencePiece } from '#exchange/bundle/read-evidence.ts';
import { verifyBundle, type VerifiedBundle, type VerifyingTools } from '#exchange/bundle/verify.ts';
import type { Desk } from './desk.ts';
import { Trouble, type CatalogShelf, type Ports } from './ports.ts';
import { signerOrWhy } from './report-marks.ts';
import { teller } from './tell-progress.ts';

const codes: Readonly<Record<FaultKind, ErrorCode>> = {
  'not-a-bundle': 'file-invalid',
  altered: 'file-invalid',
  'newer-format': 'newer-format',
  'too-large': 'too-large',
  'passphrase-needed': 'passphrase-needed',
  'passphrase-wrong': 'passphrase-needed',
};

/** `name` is only used in sentences. */
export const asTrouble = (name: string, error: unknown): unknown =>
  error instanceof BundleFault ? new Trouble(codes[error.kind], `“${name}”: ${error.message}`, [], error) : error;

/** The shipped catalog of an edition, or null: a bundle may name any edition. */
export const shippedCatalog =
  (catalogs: CatalogShelf): VerifyingTools['shippedCatalog'] =>
  (edition) =>
    catalogs.editions().some((one) => one.edition === edition) ? catalogs.read(edition) : null;

/** What is kept ahead in one transaction: few enough bytes that the window answers in between. */
const mostAtOnce = 16 * 1_048_576;

/** A walk through the whole file; told how far it is, and ended where the auditor stops it. */
interface Walking {
  readonly signal: AbortSignal;
  readonly told: (bytes: number) => void;
}

async function* walk(pieces: AsyncIterable<Uint8Array>, { signal, told }: Walking): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const piece of pieces) {
    signal.throwIfAborted();
    yield piece;
    done += piece.length;
    told(done);
  }
}

const verify = async (ports: Ports, { name, ref, passphrase }: InputOf<'previewBundle'>, walking: Walking): Promise<VerifiedBundle> => {
  try {
    return await verifyBundle(walk(ports.staging.read(ref), walking), {
      passphrase: passphrase ?? null,
      shippedCatalog: shippedCatalog(ports.catalogs),
      programVersion: ports.host.describe().version,
    });
  } catch (error) {
    throw asTrouble(name, error);
  }
};

/** Who went on since library and bundle were one: told by which of the two chains holds the other's end. */
const whoWentOn = (ports: Ports, id: string, walk: Walk | null, head: string | undefined): BundleConflict['since'] => {
  const there = ports.store.read(id);
  if (walk === null || head === undefined || !there) return 'unknown';
  const [last] = ports.store.journalRows(id, { after: there.seq - 1, limit: 1 });
  if (last === undefined) return 'unknown';
  if (last.hash === head) return 'nobody';
  if (walk.holds(last.seq, last.hash)) return 'bundle';
  for (let after = 0; ;) {
    const rows = ports.store.journalRows(id, { after, limit: 1_000 });
    if (rows.some(({ hash }) => hash === head)) return 'library';
    const end = rows.at(-1);
    if (end === undefined) return 'both';
    after = end.seq;
  }
};

const findConflicts = (ports: Ports, { manifest, content }: VerifiedBundle): readonly BundleConflict[] => {
  const { id } = manifest.assessment;
  const describe = (found: string, relation: BundleConflict['relation']): readonly BundleConflict[] => {
    const there = ports.store.read(found);
    if (!there) return [];
    const since = relation === 'same' ? whoWentOn(ports, found, content?.journal ?? null, manifest.journal?.head) : 'unknown';
    return [{ id: found, title: there.assessment.details.title, changedAt: there.changedAt, relation, since }];
  };
  return [...describe(id, 'same'), ...ports.store.copiesOf(id).flatMap((copy) => describe(copy, 'copy'))];
};

/** Why the bundle cannot be taken in, or null. */
const refusal = (ports: Ports, { ok, content, manifest, verdicts }: VerifiedBundle): string | null => {
  if (!ok || content === null) return verdicts.find(({ state }) => state === 'failed')?.sentence ?? 'The bundle could not be verified.';
  if (manifest.redactions.length > 0)
    return 'This is a copy from which parts were left out. It can be verified and read; ask for the whole bundle to work on.';
  const shipped = shippedCatalog(ports.catalogs)(content.catalog.edition);
  if (shipped === null) return `It uses the catalog edition ${content.catalog.edition}, which this Postern does not have.`;
  return verdicts.some(({ point, state }) => point === 'catalog' && state !== 'proven')
    ? `It uses catalog ${content.catalog.edition} ${content.catalog.version}; this Postern has ${shipped.version}. Take it in with a Postern that has the same.`
    : null;
};

const summarize = ({ content, manifest }: VerifiedBundle): BundlePreview['content'] => {
  if (content === null) return null;
  const { details, answers, observations, evidence, plugIns } = content.assessment;
  const count = (table: object): number => Object.keys(table).length;
  return {
    title: details.title,
    client: details.client ?? null,
    site: details.site ?? null,
    state: details.state,
    evaluatedOn: manifest.assessment.evaluatedOn,
    edition: content.catalog.edition,
    rating: content.result.overall.rating,
    answers: count(answers),
    observations: count(observations),
    evidence: count(evidence),
    plugIns: count(plugIns),
    findings: content.result.findings.filter((one) => one.inheritedFrom === undefined).length,
  };
};

/** An own key that cannot be read is no foreign key: that is said beside what the file proves. */
const notCompared = (why: string): readonly BundleVerdict[] => [
  {
    point: 'own-key',
    state: 'open',
    sentence: `Whether the file is signed with your own key could not be compared: your key cannot be read. ${why}`,
  },
];

/** Verified whole; the telling ends with it, however it ends. */
const look = async (ports: Ports, input: InputOf<'previewBundle'>, signal: AbortSignal): Promise<VerifiedBundle> => {
  const size = ports.staging.sizeOf(input.ref);
  const tell = teller(ports, 'previewBundle', size);
  try {
    return await verify(ports, input, { signal, told: (bytes) => tell(bytes, 'Checking the bundle') });
  } finally {
    tell(size, 'Done');
  }
};

export const previewBundle =
  (ports: Ports, signal: AbortSignal) =>
  async (input: InputOf<'previewBundle'>): Promise<OutputOf<'previewBundle'>> => {
    const verified = await look(ports, input, signal);
    const { manifest, ok } = verified;
    const own = signerOrWhy(ports);
    const [ownKey, unread] = own !== null && 'unreadable' in own ? [null, notCompared(own.unreadable)] : [own?.fingerprint, []];
    return {
      verified: ok,
      verdicts: [...verified.verdicts, ...unread],
      signer: manifest.signer,
      ownKey: ownKey === manifest.signer.fingerprint,
      signedAt: manifest.signedAt,
      programVersion: manifest.programVersion,
      without: manifest.redactions,
      content: summarize(verified),
      conflicts: verified.content === null ? [] : findConflicts(ports, verified),
      refusal: refusal(ports, verified),
    };
  };

/** Evidence that the assessment speaks of, written ahead in portions. */
const keepEvidence = async (ports: Ports, { ref, passphrase }: InputOf<'importBundle'>, wanted: ReadonlySet<string>, walking: Walking) => {
  let held: EvidencePiece[] = [];
  let size = 0;
  const keep = async (): Promise<void> => {
    ports.store.keepEvidence(held);
    held = [];
    size = 0;
    await new Promise((resolve) => setTimeout(resolve, 0));
    walking.signal.throwIfAborted();
  };
  for await (const piece of readEvidence(walk(ports.staging.read(ref), walking), passphrase ?? null)) {
    if (!wanted.has(piece.sha256)) continue;
    held.push(piece);
    size += piece.bytes.length;
    if (size >= mostAtOnce) await keep();
  }
  if (held.length > 0) await keep();
};

/** The file is gone through twice, in bounded memory: once to verify all of it, and once for its evidence. */
const takeIn = async (ports: Ports, desk: Desk, input: InputOf<'importBundle'>, first: Walking, second: Walking): Promise<string> => {
  const verified = await verify(ports, input, first);
  const { content, manifest } = verified;
  const refused = refusal(ports, verified);
  if (refused !== null || content === null) throw new Trouble('file-invalid', `“${input.name}” was not taken in. ${refused ?? ''}`.trim());
  const { details, evidence } = content.assessment;
  const assessment = { ...content.assessment, details: { ...details, copiedFrom: { id: manifest.assessment.id, title: details.title } } };
  const id = ports.newId();
  const summary = desk.summary({ assessment, catalog: ports.catalogs.read(assessment.edition) });
  try {
    await keepEvidence(ports, input, new Set(Object.values(evidence).map(({ sha256 }) => sha256)), second);
    ports.store.create({ id, assessment, evidence: [], summary, sample: false, action: 'import', cameAs: 'taken-over', stamp: desk.stamp() });
  } catch (error) {
    ports.store.dropUnspokenEvidence();
    throw asTrouble(input.name, error);
  }
  return id;
};

export const importBundle =
  (ports: Ports, desk: Desk, signal: AbortSignal) =>
  async (input: InputOf<'importBundle'>): Promise<OutputOf<'importBundle'>> => {
    const size = ports.staging.sizeOf(input.ref);
    const tell = teller(ports, 'importBundle', 2 * size);
    try {
      const id = await takeIn(
        ports,
        desk,
        input,
        { signal, told: (bytes) => tell(bytes, 'Checking the bundle') },
        { signal, told: (bytes) => tell(size + bytes, 'Taking the evidence in') },
      );
      ports.staging.forget(input.ref);
      return { id };
    } finally {
      tell(2 * size, 'Done');
    }
  };
