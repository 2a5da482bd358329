/** The run-time check of every operation's input. An operation without one does not compile. */
import { changeShape, evidenceId, fileName, line, scopeShape } from '#core/assessment/parse-entry.ts';
import { entryKinds } from '#core/assessment/entry.ts';
import { date, flag, integer, list, object, oneOf, optional, parseWith, record, text, type Parsed, type Shape } from '#core/parse/shape.ts';
import { optionalSections, paperSizes, reportFormats, type InputOf, type OperationName } from './contract.ts';

const nothing = object({}) as Shape<Record<string, never>>;
const id = text({ max: 64, lines: false, pattern: /^[A-Za-z0-9-]{1,64}$/, remedy: 'use the id that listAssessments gave' });
const edition = text({ max: 40, lines: false, pattern: /^[a-z0-9]{1,40}$/, remedy: 'use an edition that listEditions gave' });
const named = object({ id });
const title = text({ max: 300, min: 1, lines: false });
const findings = list(text({ max: 60, min: 1, lines: false }), 2_000);
/** As much as any operation takes, twice over: what is too large is told by the use case, in words about the file. */
const mostBase64 = 2 * 64 * 1_048_576;
const base64: Shape<string> = text({
  max: mostBase64,
  lines: false,
  pattern: /^[A-Za-z0-9+/]*={0,2}$/,
  remedy: 'send the bytes as base64',
});
const mediaType = text({ max: 100, lines: false, pattern: /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/i, remedy: 'give a media type such as text/plain' });
const options = object({ paper: oneOf(paperSizes), without: list(oneOf(optionalSections), optionalSections.length) });
const check = text({ max: 60, lines: false });
const key = text({ max: 120, min: 1, lines: false });
const ref = text({ max: 100, lines: false, pattern: /^[A-Za-z0-9-]+$/, remedy: 'use the reference that an export gave' });

const inputShapes: { readonly [N in OperationName]: Shape<InputOf<N>> } = {
  describeHost: nothing,
  readSettings: nothing,
  changeSettings: object({ auditor: optional(line), theme: optional(oneOf(['system', 'light', 'dark', 'contrast'])) }),
  listEditions: nothing,
  readCatalog: object({ edition }),
  listAssessments: object({ deleted: optional(flag), archived: optional(flag) }),
  search: object({ text: text({ max: 500, lines: false }), archived: optional(flag) }),
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
  deleteAssessment: named,
  restoreAssessment: named,
  archiveAssessment: named,
  unarchiveAssessment: named,
  copyForward: object({ id, title: optional(title), acceptances: optional(findings), compensatingControls: optional(findings) }),
  duplicateAssessment: object({ id, title: optional(title) }),
  attachEvidence: object({ id, name: fileName, mediaType, base64, note: optional(text()), by: optional(line), check: optional(check) }),
  readEvidence: object({ id, evidence: evidenceId }),
  saveEvidence: object({ id, evidence: evidenceId }),
  previewReport: object({ id, options }),
  listFormats: nothing,
  exportReport: object({ id, format: oneOf(reportFormats), options }),
  showInFolder: object({ ref }),
  importAssessment: object({ name: text({ max: 300, lines: false }), base64 }),
  backUp: nothing,
  verifyStorage: nothing,
};

export const isOperation = (name: unknown): name is OperationName => typeof name === 'string' && Object.hasOwn(inputShapes, name);

/** The input of an operation, or what is wrong with it. */
export const parseInput = <N extends OperationName>(operation: N, input: unknown): Parsed<InputOf<N>> => parseWith(inputShapes[operation], input);
