/** Run-time shapes of everything an auditor records. What the catalog has to say about a value is `check-change.ts`. */
import {
  checked,
  date,
  either,
  flag,
  instant,
  integer,
  list,
  mapped,
  mark,
  object,
  oneOf,
  optional,
  record,
  text,
  type Shape,
} from '#core/parse/shape.ts';
import {
  assessmentStates,
  evidenceKinds,
  scopeStates,
  targetKinds,
  type Answer,
  type AnswerValue,
  type Details,
  type Evidence,
  type HopObservation,
  type Observation,
  type PlugIn,
} from './assessment.ts';
import { holdsNothing } from './stated.ts';
import { entryKinds, type Change, type EntryKind, type EntryValues } from './entry.ts';

/** A note, a reason, a rationale: as long as a page or several. */
const prose = text({ max: 20_000 });
/** A name, a version, an address: one line. */
export const line = text({ max: 300, lines: false });
const namedLine = text({ max: 300, min: 1, lines: false });
const needed = text({ max: 20_000, min: 1 });

/** A name as a person's system gave it. It may not look like a path and may hold no control characters. */
export const fileName = text({
  max: 200,
  min: 1,
  lines: false,
  pattern: /^(?!\.{1,2}$)[^/\\:\p{Cc}]+$/u,
  remedy: 'give a plain file name without folders, slashes, backslashes or colons',
});
export const evidenceId = text({ max: 20, lines: false, pattern: /^E-\d{1,6}$/, remedy: 'an evidence id looks like E-07' });
export const entryId = text({ max: 60, lines: false, pattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/, remedy: 'use letters, digits, dots and dashes' });
export const sha256 = text({ max: 64, lines: false, pattern: /^[0-9a-f]{64}$/, remedy: 'a SHA-256 has 64 hex digits in lower case' });

const optionText = text({ max: 200, min: 1, lines: false });
const perName: Shape<AnswerValue> = record(optionText, text({ max: 200, min: 1, lines: false }), 2_000);
const isNumber = (input: unknown): boolean => typeof input === 'number';

/** An option text, `unknown`, `not-applicable`, a number, several options, or one option per named thing. */
export const answerValue: Shape<AnswerValue> = either<AnswerValue, AnswerValue>(
  isNumber,
  integer(0, 1_000_000),
  either<AnswerValue, AnswerValue>(
    (input) => Array.isArray(input),
    list(optionText, 200),
    either<AnswerValue, AnswerValue>((input) => typeof input === 'object', perName, optionText),
  ),
);

const answerFields = {
  value: optional(answerValue),
  reason: optional(prose),
  note: optional(prose),
  by: optional(line),
  at: optional(instant),
  reverify: optional(mark),
} as const;
const noEvidence = (list: readonly string[] | undefined): readonly string[] => list ?? [];

/** Without a value there must be something else worth keeping. */
const recorded = <T extends Answer>(shape: Shape<T>): Shape<T> =>
  checked(shape, (entry) =>
    holdsNothing(entry)
      ? 'Nothing is recorded here: neither a value nor a note, a reason, a person or evidence. Add one of them, or take the entry out.'
      : null,
  );

/** `strict` refuses unknown fields (operations); files only warn of them. */
export const answerShape = (strict: boolean): Shape<Answer> =>
  recorded(mapped(object(answerFields, { strict }), (given) => ({ ...given, value: given.value ?? null })));
export const observationShape = (strict: boolean): Shape<Observation> =>
  recorded(
    mapped(object({ ...answerFields, evidence: optional(list(evidenceId, 500)) }, { strict }), (given) => ({
      ...given,
      value: given.value ?? null,
      evidence: noEvidence(given.evidence),
    })),
  );

export const detailsShape = (strict: boolean): Shape<Details> =>
  mapped(
    object(
      {
        title: namedLine,
        client: optional(line),
        site: optional(line),
        startsOn: optional(date),
        endsOn: optional(date),
        team: optional(list(line, 100)),
        evaluatedOn: optional(date),
        hosts: optional(list(namedLine, 20)),
        state: optional(oneOf(assessmentStates)),
        copiedFrom: optional(object({ id: entryId, title: namedLine }, { strict })),
      },
      { strict },
    ),
    (value) => ({ ...value, hosts: value.hosts ?? [], state: value.state ?? 'draft' }),
  );

export const hopShape = (strict: boolean): Shape<HopObservation> =>
  mapped(
    object(
      {
        ports: optional(list(integer(1, 65_535), 100)),
        protocol: optional(line),
        proxy: optional(line),
        encryption: optional(oneOf(['yes', 'no', 'handshake', 'unknown'])),
        note: optional(prose),
        by: optional(line),
        at: optional(instant),
        reverify: optional(mark),
        evidence: optional(list(evidenceId, 500)),
      },
      { strict },
    ),
    (value) => ({ ...value, evidence: noEvidence(value.evidence) }),
  );

export const plugInTextFields = ['vendor', 'version', 'credentials', 'authentication', 'verification', 'owner', 'approval'] as const;

export const plugInShape: Shape<PlugIn> = mapped(
  object({
    id: entryId,
    name: namedLine,
    vendor: optional(line),
    version: optional(line),
    enabled: flag,
    peers: list(line, 500),
    ports: optional(line),
    credentials: optional(line),
    authentication: optional(line),
    verification: optional(line),
    owner: optional(line),
    approval: optional(line),
    note: optional(prose),
    answers: record(answerShape(true)),
    observations: record(observationShape(true)),
  }),
  (value) => value,
);

export const evidenceShape: Shape<Evidence> = object({
  id: evidenceId,
  kind: oneOf(evidenceKinds),
  name: fileName,
  mediaType: line,
  size: integer(0, 1_000_000_000),
  sha256,
  note: optional(prose),
  by: optional(line),
  at: optional(instant),
});

export const scopeShape = object({ state: oneOf(scopeStates), reason: optional(prose) });
export const targetShape = object({
  id: entryId,
  kind: oneOf(targetKinds),
  name: namedLine,
  address: optional(line),
  version: optional(line),
  note: optional(prose),
});
export const acceptanceShape = (strict: boolean) =>
  object({ reason: needed, owner: namedLine, expiresOn: date, by: optional(line), at: optional(instant) }, { strict });
export const controlShape = (strict: boolean) =>
  object({ rationale: needed, owner: optional(line), by: optional(line), at: optional(instant) }, { strict });
export const remediationShape = (strict: boolean) => object({ owner: optional(line), dueOn: optional(date), note: optional(prose) }, { strict });
export const reportText = text({ max: 100_000 });

const entryShapes: { readonly [K in EntryKind]: Shape<EntryValues[K]> } = {
  details: detailsShape(true),
  scope: scopeShape,
  target: targetShape,
  answer: answerShape(true),
  observation: observationShape(true),
  hop: hopShape(true),
  'plug-in': plugInShape,
  acceptance: acceptanceShape(true),
  'compensating-control': controlShape(true),
  remediation: remediationShape(true),
  evidence: evidenceShape,
  text: reportText,
};

/** The value is read by the shape of its kind, once the kind is known. */
const anyValue: Shape<unknown> = (input) => input;
const head = object({ kind: oneOf(entryKinds), key: text({ max: 120, min: 1, lines: false }), value: anyValue });

/** One change: kind, key, and a value of that kind or null. */
export const changeShape: Shape<Change> = (input, place, report) => {
  const given = head(input, place, report);
  if (!given) return undefined;
  const { kind, key, value } = given;
  if (value === null) return { kind, key, value };
  const shape = entryShapes[kind] as Shape<NonNullable<Change['value']>>;
  const parsed = shape(value, place === '' ? 'value' : `${place} / value`, report);
  return parsed === undefined ? undefined : ({ kind, key, value: parsed } as Change);
};
