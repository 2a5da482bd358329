/** Scope and gaps as plain structure: what counts, what was not applicable, not answered, or recorded outside. */
import type { Block, Row } from '#core/document/document.ts';
import type { Item, ManagementPath } from '#core/catalog/catalog.ts';
import { answerRow } from '../model/answer-rows.ts';
import { seenWords } from '../model/hop-rows.ts';
import { answersOutsideScope, hopsOutsideScope, textsElsewhere } from '../model/leftovers.ts';
import { pathResult, type ReportModel } from '../report-model.ts';
import { capital, count, list, targetWords } from '../words.ts';
import { answersTable } from './answers.ts';
import { ownWords } from './own-words.ts';
import { auditorText, cell, code, heading, lead, orQuiet, paragraph, proofs, quiet, remarks, row, signed, strong, table } from './parts.ts';

const stateOf = { 'in-use': 'in use', 'not-in-use': 'not in use', undecided: 'undecided' } as const;

const scopeRow = (model: ReportModel, path: ManagementPath): Row => {
  const { scope } = pathResult(model, path.code);
  const counts = !scope.counts
    ? 'does not count'
    : scope.state === 'in-use'
      ? 'counts'
      : scope.pulledBy.length > 0
        ? `counts: pulled in by ${list(scope.pulledBy)}`
        : 'counts as in use';
  return row(
    strong(path.code),
    path.name,
    stateOf[scope.state],
    counts,
    orQuiet(scope.reason, scope.state === 'not-in-use' ? 'no reason recorded' : '–'),
  );
};

const targets = (model: ReportModel): readonly Block[] => {
  const { hosts } = model.assessment.details;
  return [
    paragraph(hosts.length > 0 ? `Hosts in the estate: ${list(hosts)}.` : 'Kinds of host not recorded; questions that depend on them were asked.'),
    table(
      'Targets',
      [
        ['Name', 24],
        ['Kind', 16],
        ['Address', 20],
        ['Version', 16],
        ['Note', 24],
      ],
      Object.values(model.assessment.targets).map((one) =>
        row(cell(one.name, code(one.id)), targetWords[one.kind], orQuiet(one.address), orQuiet(one.version), one.note ?? ''),
      ),
      'No target is named.',
    ),
  ];
};

const whyNot = (model: ReportModel, item: Item): readonly Row[] => {
  const one = answerRow(model, item);
  const head = [code(item.question.id), item.question.text] as const;
  switch (one.outcome) {
    case 'platform': {
      const rule = model.catalog.platform.find((candidate) => candidate.questions.includes(item.question.id));
      return [row(...head, `no ${rule?.host ?? 'such'} host in the estate`)];
    }
    case 'reason-missing':
      return [row(...head, strong('no reason given: counts as not answered'))];
    case 'not-applicable':
      return [row(...head, cell(...remarks(one)))];
    default:
      return [];
  }
};

/** Questions per path that a filter picks, as ids. */
const perPath = (model: ReportModel, caption: string, picks: (item: Item) => boolean, empty: string): Block =>
  table(
    caption,
    [
      ['Path', 16],
      ['Count', 14],
      ['Questions', 70],
    ],
    model.pathsInUse.flatMap((path) => {
      const picked = path.items.filter(picks);
      return picked.length === 0
        ? []
        : [
            row(
              strong(path.code),
              `${String(picked.length)} of ${String(path.items.length)}`,
              code(picked.map((item) => item.question.id).join(', ')),
            ),
          ];
    }),
    empty,
  );

const outside = (model: ReportModel): readonly Block[] => {
  const [items, hops] = [answersOutsideScope(model), hopsOutsideScope(model)];
  return [
    ...(items.length === 0
      ? []
      : [
          heading(2, 'Answers on paths that are not in use'),
          paragraph('They are kept and raise nothing.'),
          answersTable(model, 'Answers on paths that are not in use', items, { grouped: false }),
        ]),
    ...(hops.length === 0
      ? []
      : [
          heading(2, 'Captured legs of paths that are not in use'),
          table(
            'Captured legs out of scope',
            [
              ['Leg', 16],
              ['Observed', 40],
              ['Note, evidence', 44],
            ],
            hops.map(({ key, seen }) => row(code(key), seenWords(seen), cell(seen.note ?? '', proofs(seen.evidence), signed(seen.by, seen.at)))),
            '',
          ),
        ]),
  ];
};

export const documentGaps = (model: ReportModel): readonly Block[] => {
  const { totals, questions } = model.result;
  const carried = model.pathsInUse.some((path) => path.items.some((item) => questions[item.question.id]?.toReverify));
  const texts = textsElsewhere(model);
  return [
    lead('What this report does not cover, and why. Nothing listed here may be read as being in order.'),
    paragraph(
      `${capital(count(model.catalog.paths.length - model.pathsInUse.length, 'path'))} not in use, ${count(totals.notApplicable, 'question')} not applicable, ${count(totals.applicable - totals.decided, 'question')} without an answer.`,
    ),
    ...auditorText(model, 'gaps'),
    heading(2, 'Paths and scope'),
    table(
      'Paths and scope',
      [
        ['Path', 14],
        ['What it is', 25],
        ['Said to be', 13],
        ['Effect', 20],
        ['Reason', 28],
      ],
      model.catalog.paths.filter((path) => !path.alwaysInUse).map((path) => scopeRow(model, path)),
      'No path can be left out.',
    ),
    heading(2, 'Targets'),
    ...targets(model),
    heading(2, 'Not applicable'),
    table(
      'Not applicable',
      [
        ['Question', 17],
        ['Asked', 44],
        ['Why it does not apply', 39],
      ],
      model.index.items.flatMap((item) => whyNot(model, item)),
      'No question was set to not applicable.',
    ),
    heading(2, 'Not answered'),
    paragraph('Silence raises nothing and improves nothing.'),
    perPath(model, 'Not answered', (item) => answerRow(model, item).outcome === 'not-answered', 'Every question that applies has an answer.'),
    ...(carried
      ? [
          heading(2, 'To be verified again'),
          paragraph('Carried forward from an earlier assessment. What was seen then is a statement now, and verifies nothing.'),
          perPath(model, 'To be verified again', (item) => questions[item.question.id]?.toReverify === true, ''),
        ]
      : []),
    ...outside(model),
    ...(texts.length === 0 ? [] : [heading(2, 'Further remarks of the auditor')]),
    ...texts.flatMap(({ key, text }) => [paragraph(code(key), quiet(':')), ...ownWords(text)]),
  ];
};
