/** The shape of an answers file (`*.postern.json`), before the catalog has been asked. Unknown fields are left out with a warning. */
import {
  acceptanceShape,
  answerShape,
  controlShape,
  detailsShape,
  entryId,
  evidenceId,
  fileName,
  hopShape,
  line,
  observationShape,
  plugInTextFields,
  remediationShape,
  reportText,
  scopeShape,
  sha256,
  targetShape,
} from '#core/assessment/parse-entry.ts';
import { evidenceKinds, scopeStates } from '#core/assessment/assessment.ts';
import { mostFileBytes } from '#core/assessment/limits.ts';
import {
  checked,
  either,
  flag,
  instant,
  integer,
  list,
  mapped,
  object,
  oneOf,
  optional,
  record,
  text,
  type Shape,
  type Shaped,
} from '#core/parse/shape.ts';

export const formatName = 'postern-assessment';
export const formatVersion = 1;

const loose = { strict: false } as const;
const isText = (input: unknown): boolean => typeof input === 'string';

const scopeEntry = either(
  isText,
  mapped(oneOf(scopeStates), (state) => ({ state })),
  scopeShape,
);

/** Ports of a plug-in: as people write them, one text or a list of numbers and texts, which together are one line. */
const ports: Shape<string> = either(
  (input) => Array.isArray(input),
  mapped(
    list(
      either((input) => typeof input === 'number', mapped(integer(1, 65_535), String), line),
      200,
    ),
    (all) => all.join(', '),
  ),
  line,
);
const portsLine = checked(ports, (said) => (said.length <= 300 ? null : 'The ports are too many for one line; shorten them to 300 characters.'));

const plugInTexts = Object.fromEntries(plugInTextFields.map((name) => [name, optional(line)])) as Record<
  (typeof plugInTextFields)[number],
  { readonly optional: Shape<string> }
>;

/** `traffic` and the other `field` names of the catalog are read by `read-answers-file.ts`; here they only must be texts. */
export const plugInFieldShape = optional(text({ max: 200, min: 1, lines: false }));
export const plugInFields = ['peersKnown', 'portsApproved', 'actsWithoutApproval', 'leavesNoRecord', 'traffic', 'backendProtected'] as const;
const fieldShapes = Object.fromEntries(plugInFields.map((name) => [name, plugInFieldShape])) as Record<
  (typeof plugInFields)[number],
  typeof plugInFieldShape
>;

const plugIn = object(
  {
    id: optional(entryId),
    name: text({ max: 300, min: 1, lines: false }),
    ...plugInTexts,
    enabled: optional(flag),
    peers: optional(list(line, 500)),
    ports: optional(portsLine),
    note: optional(text()),
    ...fieldShapes,
    answers: optional(record(answerShape(false))),
    observations: optional(record(observationShape(false))),
  },
  loose,
);

const evidence = object(
  {
    id: evidenceId,
    name: fileName,
    kind: optional(oneOf(evidenceKinds)),
    mediaType: optional(line),
    size: optional(integer(0, 1_000_000_000)),
    sha256: optional(sha256),
    note: optional(text()),
    by: optional(line),
    at: optional(instant),
    // The content, as text or as base64; one of the two. As long as a file may be: the reader says which evidence is too large.
    text: optional(text({ max: mostFileBytes })),
    base64: optional(text({ max: mostFileBytes, lines: false, pattern: /^[A-Za-z0-9+/]*={0,2}$/, remedy: 'write the bytes as base64' })),
  },
  loose,
);

export const answersFile = object(
  {
    format: text({ max: 100, lines: false }),
    formatVersion: integer(1, 1_000_000),
    catalog: object({ edition: line, version: optional(line) }, loose),
    assessment: detailsShape(false),
    scope: optional(record(scopeEntry)),
    targets: optional(list(targetShape, 2_000)),
    answers: optional(record(answerShape(false))),
    observations: optional(record(observationShape(false))),
    hops: optional(record(hopShape(false))),
    plugins: optional(list(plugIn, 2_000)),
    acceptances: optional(record(acceptanceShape(false))),
    compensatingControls: optional(record(controlShape(false))),
    remediation: optional(record(remediationShape(false))),
    evidence: optional(list(evidence, 5_000)),
    texts: optional(record(reportText)),
    // For whoever reads the file; it says nothing about the assessment.
    notInThisFile: optional(list(line, 20)),
  },
  loose,
);

export type AnswersFile = Shaped<typeof answersFile>;
export type FilePlugIn = Shaped<typeof plugIn>;
export type FileEvidence = Shaped<typeof evidence>;
