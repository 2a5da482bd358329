/** What a verified bundle proves, point by point in one sentence each; and what no file can prove, said as plainly. */
import type { Assessment } from '#core/assessment/assessment.ts';
import { canonicalJson, documentText } from '#core/assessment/document-text.ts';
import type { Redaction } from '#core/assessment/redaction.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import type { Result } from '#core/evaluation/result.ts';
import { catalogText } from './catalog-member.ts';
import { saysTheSame, type Walk } from './journal.ts';
import { encode, evidencePrefix, reportNames, sha256, type Manifest } from './manifest.ts';
import { sayFingerprint } from './signer.ts';

export type Point =
  'members' | 'signature' | 'evidence' | 'journal' | 'replay' | 'catalog' | 'document' | 'result' | 'redaction' | 'identity' | 'time' | 'truth';
export interface Verdict {
  readonly point: Point;
  /** `open`: this file cannot prove it, and the sentence says who can. */
  readonly state: 'proven' | 'failed' | 'open';
  readonly sentence: string;
}

/** What is compared with the manifest's claims. */
export interface Examined {
  readonly assessment: Assessment;
  readonly catalog: Catalog;
  readonly result: Result;
  readonly walk: Walk;
  /** A line that is no row, or null. */
  readonly journalFault: string | null;
  readonly shippedCatalog: (edition: string) => Catalog | null;
  readonly programVersion: string;
}

const verdict = (point: Point, proven: boolean, sentence: string): Verdict => ({ point, state: proven ? 'proven' : 'failed', sentence });
const open = (point: Point, sentence: string): Verdict => ({ point, state: 'open', sentence });
const counted = (count: number, one: string, many: string): string => `${String(count)} ${count === 1 ? one : many}`;

/** Evidence members and what the assessment lists must be the same set. */
const evidenceVerdict = (manifest: Manifest, { assessment }: Examined): Verdict => {
  const listed = Object.values(assessment.evidence);
  if (manifest.redactions.includes('evidence'))
    return open(
      'evidence',
      `The bytes of ${counted(listed.length, 'piece', 'pieces')} of evidence were left out; the SHA-256 of each is in the assessment.`,
    );
  const hashes = new Set(listed.map(({ sha256: hash }) => hash));
  const extra = manifest.members.filter(({ name }) => name.startsWith(evidencePrefix) && !hashes.has(name.slice(evidencePrefix.length)));
  const misnamed = manifest.members.some(({ name, sha256: hash }) => name.startsWith(evidencePrefix) && name !== `${evidencePrefix}${hash}`);
  if (extra.length > 0 || misnamed) return verdict('evidence', false, 'The bundle holds evidence that the assessment does not list.');
  return verdict(
    'evidence',
    true,
    `${counted(listed.length, 'piece of evidence is', 'pieces of evidence are')} in the bundle, each with the bytes that were recorded.`,
  );
};

const journalVerdicts = (manifest: Manifest, { walk, journalFault, assessment }: Examined): readonly Verdict[] => {
  const { journal, assessment: about } = manifest;
  if (journal === undefined)
    return manifest.redactions.length > 0
      ? [
          open(
            'journal',
            'The journal was left out, because it holds everything that was ever typed; how the assessment came about is not proven by this copy.',
          ),
        ]
      : [verdict('journal', false, 'The journal is missing from the bundle.')];
  const fault =
    journalFault ??
    walk.broken() ??
    (walk.rows() === journal.rows && walk.head() === journal.head ? null : 'The journal does not end where the manifest says.');
  const chain =
    fault === null
      ? `The journal is unbroken: ${counted(journal.rows, 'row', 'rows')}, each chained to the one before it, none altered, removed or put in since it was sealed. It proves nothing against somebody who wrote a whole new journal before sealing.`
      : fault;
  const replayed = walk.replay(assessment.edition);
  const same = replayed !== null && saysTheSame(replayed, assessment);
  return [
    verdict('journal', fault === null, chain),
    verdict(
      'replay',
      same,
      same
        ? 'Followed row by row, the journal of assessment ' + about.id + ' gives exactly the assessment in this bundle.'
        : 'The journal does not add up to the assessment in this bundle.',
    ),
  ];
};

const catalogVerdict = (manifest: Manifest, { shippedCatalog, programVersion }: Examined): Verdict => {
  const { edition, version, sha256: stated } = manifest.catalog;
  const shipped = shippedCatalog(edition);
  const known = shipped !== null && shipped.version === version;
  if (known && sha256(encode(catalogText(shipped))) === stated)
    return verdict('catalog', true, `The catalog is ${edition} ${version} exactly as this Postern (${programVersion}) ships it.`);
  return known
    ? verdict(
        'catalog',
        false,
        `The catalog calls itself ${edition} ${version}, but is not the one that Postern ships under this name: questions or rules were changed.`,
      )
    : open(
        'catalog',
        `The catalog is ${edition} ${version}, which this Postern (${programVersion}) does not ship; whether it is the genuine one is not proven.`,
      );
};

const resultVerdicts = (manifest: Manifest, { assessment, catalog, result, programVersion }: Examined): readonly Verdict[] => {
  const document =
    sha256(encode(documentText(catalog, assessment, manifest.assessment.evaluatedOn, manifest.programVersion))) === manifest.documentHash &&
    assessment.details.state === manifest.assessment.state;
  const same = sha256(encode(canonicalJson(result))) === manifest.result.sha256 && result.overall.rating === manifest.result.rating;
  const otherProgram = programVersion !== manifest.programVersion;
  return [
    verdict(
      'document',
      document,
      document
        ? `The document hash is ${manifest.documentHash}; a report that prints the same one was made from exactly this.`
        : 'The document hash in the manifest is not that of this assessment.',
    ),
    same
      ? verdict(
          'result',
          true,
          `Evaluated anew as of ${manifest.assessment.evaluatedOn}, the result is the one that was sealed: ${manifest.result.rating}, ${counted(result.findings.filter((one) => one.inheritedFrom === undefined).length, 'finding', 'findings')}.`,
        )
      : otherProgram
        ? open(
            'result',
            `Evaluated anew the result differs, which may be because the bundle was made by Postern ${manifest.programVersion} and this is ${programVersion}.`,
          )
        : verdict('result', false, 'Evaluated anew, the result is not the one that was sealed.'),
  ];
};

const leftOutWords: Readonly<Record<Redaction, string>> = {
  names: 'names of client, people and systems',
  notes: 'notes and texts',
  evidence: 'the bytes and names of evidence',
};

const redactionVerdicts = ({ redactions, original }: Manifest): readonly Verdict[] =>
  redactions.length === 0
    ? []
    : [
        open(
          'redaction',
          `This is a copy from which ${redactions.map((one) => leftOutWords[one]).join(', ')} were left out; the signer vouches that the rest is as in the whole bundle with the content hash ${original ?? '(not stated)'}. Who holds both can compare them.`,
        ),
      ];

/** What no file can prove by itself. */
const openPoints = ({ signer, signedAt }: Manifest): readonly Verdict[] => [
  open(
    'identity',
    `Whose key this is, the file cannot prove. ${signer.name === '' ? 'The signer gave no name' : `The signer goes by “${signer.name}”`}: compare the fingerprint with the printed report, or ask by telephone.`,
  ),
  open('time', `When it was signed is not proven: ${signedAt} is what the clock of the signer’s machine said.`),
  open('truth', 'That what was recorded is true, no signature can prove: it proves what the holder of the key sealed, not what was so on site.'),
];

export const signatureVerdict = (manifest: Manifest, signed: boolean): Verdict =>
  verdict(
    'signature',
    signed,
    signed
      ? `The manifest is signed with the Ed25519 key with the fingerprint (SHA-256) ${sayFingerprint(manifest.signer.fingerprint)}.`
      : 'The signature is not that of the key which the manifest names. Do not rely on anything in this file.',
  );

const membersSentence = (manifest: Manifest): string =>
  `All ${String(manifest.members.length)} parts have the size and SHA-256 that the manifest lists, and the file holds nothing else${reportNames.some((name) => manifest.members.some((one) => one.name === name)) ? '; reports go along as they were made' : ''}.`;

/** A part that is not the one which was signed: nothing else is said of such a file. */
export const membersFailed = (sentence: string): Verdict => verdict('members', false, sentence);

/** Every point of a bundle whose signature and parts were found right. */
export const verdictsOf = (manifest: Manifest, examined: Examined): readonly Verdict[] => [
  verdict('members', true, membersSentence(manifest)),
  signatureVerdict(manifest, true),
  evidenceVerdict(manifest, examined),
  ...journalVerdicts(manifest, examined),
  catalogVerdict(manifest, examined),
  ...resultVerdicts(manifest, examined),
  ...redactionVerdicts(manifest),
  ...openPoints(manifest),
];
