/** Reads an answers file into an assessment: all or nothing, every fault with its place. */
import type { Answer, Assessment, PlugIn } from '#core/assessment/assessment.ts';
import { checkChange } from '#core/assessment/check-change.ts';
import { fileTooLarge, mostFileBytes, sayMegabytes } from '#core/assessment/limits.ts';
import { entriesOf } from '#core/assessment/entry.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import { parseWith, quote, type Parsed, type Problem } from '#core/parse/shape.ts';
import { own } from '#core/parse/own.ts';
import { answersFile, formatName, formatVersion, plugInFields, type AnswersFile, type FileEvidence, type FilePlugIn } from './answers-shape.ts';
import { otherKind } from './other-kind.ts';
import { readEvidence, type ReadEvidence } from './read-file-evidence.ts';
import { readJsonInSteps } from './read-json.ts';
import { finish, part, type Steps } from './steps.ts';

export interface ReadAnswers {
  readonly assessment: Assessment;
  readonly catalog: Catalog;
  readonly evidence: readonly { readonly sha256: string; readonly bytes: Uint8Array }[];
}

export interface ReadingTools {
  /** The catalog of an edition, or null where there is none of that name. */
  readonly catalogFor: (edition: string) => Catalog | null;
  readonly editions: readonly string[];
  readonly sha256: (bytes: Uint8Array) => string;
  /** Inside a bundle, where contents lie beside this file: whether one of this SHA-256 and size is there. */
  readonly liesBeside?: (sha256: string, size: number) => boolean;
}

const fail = (place: string, sentence: string): { readonly ok: false; readonly problems: readonly Problem[] } => ({
  ok: false,
  problems: [{ place, sentence }],
});

/** Format and version are looked at first, so that a file of another kind is told apart from a faulty one. */
const checkHead = (input: unknown): Problem | null => {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return { place: '', sentence: 'This is no Postern answers file; it holds no object.' };
  const { format, formatVersion: version } = input as { format?: unknown; formatVersion?: unknown };
  if (format !== formatName)
    return {
      place: 'format',
      sentence: `This is no Postern answers file; its format is ${format === undefined ? 'not given' : quote(format)}, not “${formatName}”.`,
    };
  if (typeof version === 'number' && version > formatVersion) {
    return {
      place: 'formatVersion',
      sentence: `The file has format version ${String(version)}, written by a newer Postern; this one reads up to ${String(formatVersion)}. Update Postern to open it.`,
    };
  }
  return null;
};

/** A plug-in of the file: its `traffic` and sister fields are claimed values of the plug-in questions. */
const toPlugIn = (catalog: Catalog, given: FilePlugIn, position: number): PlugIn => {
  const answers: Record<string, Answer> = { ...given.answers };
  for (const entry of catalog.plugInQuestions) {
    const field = plugInFields.find((name) => name === entry.field);
    const value = field === undefined ? undefined : given[field];
    const said = own(answers, entry.question);
    if (value !== undefined && (said?.value ?? null) === null) answers[entry.question] = { ...said, value };
  }
  const { name, vendor, version, credentials, authentication, verification, owner, approval, ports, note } = given;
  const said = { vendor, version, credentials, authentication, verification, owner, approval, ports, note };
  const filled = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Partial<Record<keyof typeof said, string>>;
  return {
    id: given.id ?? `P-${String(position).padStart(2, '0')}`,
    name,
    ...filled,
    enabled: given.enabled ?? true,
    peers: given.peers ?? [],
    answers,
    observations: given.observations ?? {},
  };
};

const duplicate = (ids: readonly string[]): string | undefined => ids.find((id, at) => ids.indexOf(id) !== at);

const assemble = (file: AnswersFile, catalog: Catalog, evidence: readonly ReadEvidence[]): Assessment => {
  const plugIns = (file.plugins ?? []).map((one, at) => toPlugIn(catalog, one, at + 1));
  return {
    edition: catalog.edition,
    details: file.assessment,
    scope: file.scope ?? {},
    targets: Object.fromEntries((file.targets ?? []).map((target) => [target.id, target])),
    answers: file.answers ?? {},
    observations: file.observations ?? {},
    hops: file.hops ?? {},
    plugIns: Object.fromEntries(plugIns.map((plugIn) => [plugIn.id, plugIn])),
    acceptances: file.acceptances ?? {},
    compensatingControls: file.compensatingControls ?? {},
    remediation: file.remediation ?? {},
    evidence: Object.fromEntries(evidence.map(({ entry }) => [entry.id, entry])),
    texts: file.texts ?? {},
  };
};

/** So many entries are held against the catalog in one step. */
const entriesAtOnce = 500;

function* checkAll(catalog: Catalog, assessment: Assessment): Steps<readonly Problem[]> {
  const entries = entriesOf(assessment);
  const problems: Problem[] = [];
  for (const [at, entry] of entries.entries()) {
    const sentence = checkChange(catalog, assessment, entry);
    if (sentence !== null) problems.push({ place: `${placeNames[entry.kind]} / ${entry.key}`, sentence });
    if (at % entriesAtOnce === entriesAtOnce - 1) yield at / entries.length;
  }
  return problems;
}

/** So much evidence, as it stands in the file, is decoded and hashed in one step, or one larger piece. */
const charactersAtOnce = 4_000_000;
const lengthOf = ({ text, base64 }: FileEvidence): number => (text ?? base64 ?? '').length;

function* readAllEvidence(given: readonly FileEvidence[], tools: ReadingTools): Steps<readonly ReadEvidence[] | Problem> {
  const whole = given.reduce((sum, one) => sum + lengthOf(one), 1);
  const read: ReadEvidence[] = [];
  let [done, told] = [0, 0];
  for (const one of given) {
    const evidence = readEvidence(one, tools);
    if ('sentence' in evidence) return evidence;
    read.push(evidence);
    done += lengthOf(one);
    if (done - told < charactersAtOnce) continue;
    told = done;
    yield done / whole;
  }
  return read;
}

/** How an entry's kind is called in the file. */
const placeNames = {
  details: 'assessment',
  scope: 'scope',
  target: 'targets',
  answer: 'answers',
  observation: 'observations',
  hop: 'hops',
  'plug-in': 'plugins',
  acceptance: 'acceptances',
  'compensating-control': 'compensatingControls',
  remediation: 'remediation',
  evidence: 'evidence',
  text: 'texts',
} as const;

const repeated = (file: AnswersFile): Problem | null => {
  const evidence = duplicate((file.evidence ?? []).map((one) => one.id));
  if (evidence !== undefined) return { place: 'evidence', sentence: `${evidence} stands there twice; give each piece of evidence its own id.` };
  const target = duplicate((file.targets ?? []).map((one) => one.id));
  if (target !== undefined) return { place: 'targets', sentence: `${quote(target)} stands there twice; give each target its own id.` };
  const plugIn = duplicate((file.plugins ?? []).map((one, at) => one.id ?? `P-${String(at + 1).padStart(2, '0')}`));
  return plugIn === undefined ? null : { place: 'plugins', sentence: `${quote(plugIn)} stands there twice; give each plug-in its own id.` };
};

/** Bytes of an answers file to an assessment, in steps. Warnings name fields that this version does not know and left out. */
export function* readInSteps(bytes: Uint8Array, tools: ReadingTools): Steps<Parsed<ReadAnswers>> {
  if (bytes.byteLength > mostFileBytes) return fail('', `The file ${fileTooLarge(sayMegabytes(bytes.byteLength))}`);
  const other = otherKind(bytes);
  if (other !== null) return fail('', other);
  const json = yield* part(readJsonInSteps(bytes), 0, 0.6);
  if (!json.ok) return json;
  const head = checkHead(json.value);
  if (head) return { ok: false, problems: [head] };
  const parsed = parseWith(answersFile, json.value);
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  const catalog = tools.catalogFor(file.catalog.edition);
  if (!catalog)
    return fail('catalog / edition', `There is no catalog edition ${quote(file.catalog.edition)}; this Postern has ${tools.editions.join(', ')}.`);
  const twice = repeated(file);
  if (twice) return { ok: false, problems: [twice] };
  const evidence = yield* part(readAllEvidence(file.evidence ?? [], tools), 0.7, 0.9);
  if ('sentence' in evidence) return { ok: false, problems: [evidence] };
  const assessment = assemble(file, catalog, evidence);
  const problems = yield* part(checkAll(catalog, assessment), 0.9, 1);
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, 50) };
  const kept = evidence.flatMap(({ entry, bytes }) => (bytes === null ? [] : [{ sha256: entry.sha256, bytes }]));
  return { ok: true, value: { assessment, catalog, evidence: kept }, warnings: parsed.warnings };
}
export const readAnswersFile = (bytes: Uint8Array, tools: ReadingTools): Parsed<ReadAnswers> => finish(readInSteps(bytes, tools));
