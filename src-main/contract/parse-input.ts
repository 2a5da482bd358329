/** The run-time check of every operation's input. An operation without one does not compile. */
import { answerValue, changeShape, entryId, evidenceId, fileName, line, scopeShape } from '#core/assessment/parse-entry.ts';
import { assessmentStates, type AnswerValue } from '#core/assessment/assessment.ts';
import { entryKinds } from '#core/assessment/entry.ts';
import { redactions } from '#core/assessment/redaction.ts';
import type { EvidencePlace } from '#core/assessment/evidence-place.ts';
import { date, either, flag, integer, list, object, oneOf, optional, parseWith, record, text, type Parsed, type Shape } from '#core/parse/shape.ts';
import { ratings } from '#core/evaluation/result.ts';
import { libraryOrders, optionalSections, paperSizes, reportFormats, reportKinds, type InputOf, type OperationName } from './contract.ts';

/** A value, or null where there is none. */
const valueOrNone: Shape<AnswerValue | null> = either(
  (input) => input === null,
  () => null,
  answerValue,
);
const nothing = object({}) as Shape<Record<string, never>>;
const id = text({ max: 64, lines: false, pattern: /^[A-Za-z0-9-]{1,64}$/, remedy: 'use the id that listAssessments gave' });
const edition = text({ max: 40, lines: false, pattern: /^[a-z0-9]{1,40}$/, remedy: 'use an edition that listEditions gave' });
const named = object({ id });
const title = text({ max: 300, min: 1, lines: false });
const findings = list(text({ max: 60, min: 1, lines: false }), 2_000);
/** As much as any operation takes, twice over: what is too large is told by the use case, in words about the file. */
const mostBase64 = 2 * 64 * 1_048_576;
const onlyBase64 = /^[A-Za-z0-9+/]*={0,2}$/;
const anyBase64 = text({ max: mostBase64, lines: false, pattern: onlyBase64, remedy: 'send the bytes as base64' });
/** Most of what comes is large and right: it is gone through once, and only what is wrong is asked what. */
const base64: Shape<string> = (input, place, report) =>
  typeof input === 'string' && input.length <= mostBase64 && onlyBase64.test(input) ? input : anyBase64(input, place, report);
const mediaType = text({ max: 100, lines: false, pattern: /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/i, remedy: 'give a media type such as text/plain' });
const options = object({
  paper: oneOf(paperSizes),
  without: list(oneOf(optionalSections), optionalSections.length),
  kind: optional(oneOf(reportKinds)),
  owner: optional(line),
  finding: optional(text({ max: 60, min: 1, lines: false })),
  earlier: optional(id),
  wholeEdition: optional(flag),
});
/** 200 KB in base64. */
const logo = text({ max: 273_068, lines: false, pattern: /^[A-Za-z0-9+/]*={0,2}$/, remedy: 'choose a smaller picture' });
const accent = text({ max: 7, lines: false, pattern: /^(?:#[0-9a-f]{6})?$/, remedy: 'give a colour such as #0c5467' });
const passphrase = text({ max: 1_000, min: 1, lines: false });
const seal = object({
  passphrase: optional(passphrase),
  without: list(oneOf(redactions), redactions.length),
  reports: list(oneOf(['html', 'pdf']), 2),
});
const check = text({ max: 60, lines: false });
const key = text({ max: 120, min: 1, lines: false });
const isOn =
  (kind: EvidencePlace['kind']) =>
  (input: unknown): boolean =>
    typeof input === 'object' && input !== null && (input as { kind?: unknown }).kind === kind;
const onto: Shape<EvidencePlace> = either<EvidencePlace, EvidencePlace>(
  isOn('hop'),
  object({ kind: oneOf(['hop']), key }),
  either<EvidencePlace, EvidencePlace>(
    isOn('plug-in'),
    object({ kind: oneOf(['plug-in']), plugIn: entryId, check }),
    object({ kind: oneOf(['observation']), check }),
  ),
);
const ref = text({ max: 100, lines: false, pattern: /^[A-Za-z0-9-]+$/, remedy: 'use the reference that was given' });
/** Only used in sentences. */
const fileTitle = text({ max: 300, lines: false });
const bundle = object({ name: fileTitle, ref, passphrase: optional(passphrase) });

const searched = text({ max: 500, lines: false });
const look = {
  archived: optional(flag),
  order: oneOf(libraryOrders),
  state: optional(oneOf(assessmentStates)),
  rating: optional(oneOf(ratings)),
  edition: optional(edition),
  limit: integer(1, 500),
  from: optional(integer(0, Number.MAX_SAFE_INTEGER)),
  around: optional(id),
};

const inputShapes: { readonly [N in OperationName]: Shape<InputOf<N>> } = {
  describeHost: nothing,
  readSettings: nothing,
  changeSettings: object({
    auditor: optional(line),
    theme: optional(oneOf(['system', 'light', 'dark', 'contrast'])),
    logo: optional(logo),
    accent: optional(accent),
  }),
  listEditions: nothing,
  readCatalog: object({ edition }),
  listAssessments: object({ deleted: optional(flag), archived: optional(flag), limit: optional(integer(1, 1_000)), after: optional(id) }),
  showLibrary: object({ ...look, first: optional(list(id, 1_000)) }),
  search: object({ text: searched, alsoArchived: optional(flag), list: object(look) }),
  createAssessment: object({
    edition,
    title,
    client: optional(line),
    site: optional(line),
    startsOn: optional(date),
    endsOn: optional(date),
    evaluatedOn: optional(date),
    team: optional(list(line, 100)),
    hosts: list(line, 20),
    scope: record(scopeShape),
  }),
  addSample: nothing,
  openAssessment: named,
  change: object({ id, change: changeShape }),
  undo: named,
  redo: named,
  readHistory: object({
    id,
    before: optional(integer(1, Number.MAX_SAFE_INTEGER)),
    limit: optional(integer(1, 1_000)),
    kind: optional(oneOf(entryKinds)),
    key: optional(key),
  }),
  readLogbook: object({ id: optional(id), before: optional(integer(1, Number.MAX_SAFE_INTEGER)), limit: optional(integer(1, 1_000)) }),
  deleteAssessment: named,
  restoreAssessment: named,
  archiveAssessment: named,
  unarchiveAssessment: named,
  copyForward: object({ id, title: optional(title), acceptances: optional(findings), compensatingControls: optional(findings) }),
  duplicateAssessment: object({ id, title: optional(title) }),
  attachEvidence: object({ id, name: fileName, mediaType, base64, note: optional(text()), by: optional(line), onto: optional(onto) }),
  readEvidence: object({ id, evidence: evidenceId }),
  checkEvidence: named,
  saveEvidence: object({ id, evidence: evidenceId }),
  previewReport: object({ id, options }),
  listFormats: nothing,
  exportReport: object({ id, format: oneOf(reportFormats), options, seal: optional(seal) }),
  stopExport: nothing,
  showInFolder: object({ ref }),
  importAssessment: either(
    (input) => typeof input === 'object' && input !== null && 'ref' in input,
    object({ name: fileTitle, ref }),
    object({ name: fileTitle, base64 }),
  ),
  previewRespondentFile: object({ id, name: fileTitle, base64 }),
  acceptRespondentAnswers: object({
    id,
    answers: list(object({ question: key, value: valueOrNone, note: optional(text()), by: optional(line), replaces: valueOrNone }), 2_000),
  }),
  readSigningKey: nothing,
  createSigningKey: nothing,
  stageFile: object({ ref: optional(ref), base64 }),
  forgetFile: object({ ref }),
  previewBundle: bundle,
  importBundle: bundle,
  stopImport: nothing,
  issueAssessment: object({ id, options }),
  listIssues: named,
  exportIssue: object({ id, revision: integer(1, 1_000_000), format: oneOf(['html', 'pdf']) }),
  backUp: nothing,
  verifyStorage: nothing,
};

export const isOperation = (name: unknown): name is OperationName => typeof name === 'string' && Object.hasOwn(inputShapes, name);

/** The input of an operation, or what is wrong with it. */
export const parseInput = <N extends OperationName>(operation: N, input: unknown): Parsed<InputOf<N>> => parseWith(inputShapes[operation], input);
