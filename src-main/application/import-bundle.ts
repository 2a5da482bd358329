/** A sealed bundle from elsewhere: looked at first, then taken in as an assessment of its own. Nothing that is there is changed. */
import type { BundleConflict, BundlePreview, ErrorCode, InputOf, OutputOf } from '#contract/contract.ts';
import { BundleFault, type FaultKind } from '#exchange/bundle/fault.ts';
import type { Walk } from '#exchange/bundle/journal.ts';
import { verifyBundle, type VerifiedBundle, type VerifyingTools } from '#exchange/bundle/verify.ts';
import { mostFileBytes } from '#exchange/answers-file/read-answers-file.ts';
import type { Desk } from './desk.ts';
import { readBytes } from './import-assessment.ts';
import { Trouble, type CatalogShelf, type Ports } from './ports.ts';
import { signerOrNone } from './report-marks.ts';

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

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

const read = async (ports: Ports, { name, base64, passphrase }: InputOf<'previewBundle'>, keepEvidence: boolean): Promise<VerifiedBundle> => {
  const bytes = readBytes(base64);
  if (bytes.byteLength > mostFileBytes)
    throw new Trouble(
      'too-large',
      `“${name}” has more than 64 MB, which cannot be taken in here. Check it with “postern verify”, and ask for a bundle without the large evidence.`,
    );
  try {
    return await verifyBundle(inOnePiece(bytes), {
      passphrase: passphrase ?? null,
      shippedCatalog: shippedCatalog(ports.catalogs),
      programVersion: ports.host.describe().version,
      keepEvidence,
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

export const previewBundle =
  (ports: Ports) =>
  async (input: InputOf<'previewBundle'>): Promise<OutputOf<'previewBundle'>> => {
    const verified = await read(ports, input, false);
    const { manifest, ok, verdicts } = verified;
    return {
      verified: ok,
      verdicts,
      signer: manifest.signer,
      ownKey: signerOrNone(ports)?.fingerprint === manifest.signer.fingerprint,
      signedAt: manifest.signedAt,
      programVersion: manifest.programVersion,
      without: manifest.redactions,
      content: summarize(verified),
      conflicts: verified.content === null ? [] : findConflicts(ports, verified),
      refusal: refusal(ports, verified),
    };
  };

export const importBundle =
  (ports: Ports, desk: Desk) =>
  async (input: InputOf<'importBundle'>): Promise<OutputOf<'importBundle'>> => {
    const verified = await read(ports, input, true);
    const { content, manifest } = verified;
    const refused = refusal(ports, verified);
    if (refused !== null || content === null) throw new Trouble('file-invalid', `“${input.name}” was not taken in. ${refused ?? ''}`.trim());
    const { details } = content.assessment;
    const assessment = { ...content.assessment, details: { ...details, copiedFrom: { id: manifest.assessment.id, title: details.title } } };
    const id = ports.newId();
    const summary = desk.summary({ assessment, catalog: ports.catalogs.read(assessment.edition) });
    ports.store.create({ id, assessment, evidence: content.evidence, summary, sample: false, action: 'import', stamp: desk.stamp() });
    return { id };
  };
