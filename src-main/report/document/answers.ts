/** Questions with what was claimed and observed, and the findings that came of them, as plain structure. */
import type { Block, Cell, Row } from '#core/document/document.ts';
import { areas, severities, type Area, type Item } from '#core/catalog/catalog.ts';
import type { Finding, WeakestPath } from '#core/evaluation/result.ts';
import { own } from '#core/parse/own.ts';
import { answerRow, type AnswerRow } from '../model/answer-rows.ts';
import { assetName } from '../model/headlines.ts';
import { sayRule } from '../model/rule-words.ts';
import type { ReportModel } from '../report-model.ts';
import { areaTitles, areaWords, basisWords, capital, list, ratingWords, shortDate } from '../words.ts';
import {
  cell,
  code,
  group,
  heading,
  line,
  paragraph,
  proofs,
  quiet,
  rated,
  remarks,
  row,
  saidValue,
  signed,
  strong,
  table,
  term,
  toned,
} from './parts.ts';
import type { Piece } from './parts.ts';

const outcomeWords = {
  'not-applicable': 'not applicable',
  platform: 'not this platform',
  'not-in-use': 'not in use',
  'reason-missing': 'reason missing',
  'not-answered': 'not answered',
} as const;

/** What came of a question, in words. */
export const outcomeCell = (one: AnswerRow): Cell => {
  switch (one.outcome) {
    case 'finding':
    case 'accepted':
      return one.finding
        ? toned(
            one.finding.severity,
            `finding, ${one.finding.severity}`,
            code(one.finding.id),
            ...(one.outcome === 'accepted' ? [quiet('accepted')] : []),
          )
        : cell(one.outcome);
    case 'good':
      return toned('clear', 'in order');
    default:
      return cell(quiet(outcomeWords[one.outcome]));
  }
};

const answersRow = (model: ReportModel, item: Item): Row => {
  const one = answerRow(model, item);
  const registerDiffers = one.contradiction && one.observed === null;
  return row(
    code(item.question.id),
    cell(item.question.text, ...(one.needsConfirmation ? [quiet('needs confirmation on this platform')] : [])),
    cell(saidValue(one.claimed, false)),
    cell(
      saidValue(one.observed, one.contradiction && one.observed !== null),
      ...(one.register === null ? [] : [[registerDiffers ? strong('≠ ') : '', quiet('register: '), { text: one.register }]]),
    ),
    cell(...remarks(one)),
    outcomeCell(one),
  );
};

/** `grouped`: under the titles of the areas. */
export const answersTable = (model: ReportModel, caption: string, items: readonly Item[], { grouped }: { readonly grouped: boolean }): Block => {
  const rowsOf = (of: readonly Item[]): readonly Row[] => of.map((item) => answersRow(model, item));
  const groups = areas.map((area) => ({ area, of: items.filter((item) => item.finding.area === area) })).filter(({ of }) => of.length > 0);
  return table(
    caption,
    [
      ['Question', 13],
      ['Asked', 24],
      ['Claimed', 13],
      ['Observed', 14],
      ['Note, evidence', 25],
      ['Result', 11],
    ],
    grouped ? groups.flatMap(({ area, of }) => [group(areaTitles[area]), ...rowsOf(of)]) : rowsOf(items),
    'No question.',
  );
};

const acceptance = (model: ReportModel, finding: Finding): Piece | null => {
  const one = own(model.assessment.acceptances, finding.id);
  if (!one) return null;
  const when = finding.acceptanceExpired ? `expired on ${shortDate(one.expiresOn)}, open again` : `until ${shortDate(one.expiresOn)}`;
  return [`${when}, by ${one.owner}: ${one.reason} `, signed(one.by, one.at)];
};

const control = (model: ReportModel, finding: Finding): Piece | null => {
  const one = own(model.assessment.compensatingControls, finding.id);
  return one ? [one.rationale, one.owner === undefined ? ' ' : ` Owner: ${one.owner}. `, signed(one.by, one.at)] : null;
};

const remediation = (model: ReportModel, finding: Finding): Piece | null => {
  const plan = own(model.assessment.remediation, finding.id);
  if (!plan) return null;
  return [
    plan.owner ?? 'owner not named',
    plan.dueOn === undefined ? '' : `, due ${shortDate(plan.dueOn)}`,
    plan.note === undefined ? '' : `. ${plan.note}`,
  ];
};

/** One finding: title, what was claimed and seen, the rule, the fix and what was decided about it. */
export const findingBlocks = (model: ReportModel, finding: Finding): readonly Block[] => {
  const item = model.index.itemByFinding.get(finding.id);
  if (!item) return [];
  const one = answerRow(model, item);
  const state = finding.state === 'accepted' ? 'accepted' : finding.acceptanceExpired ? 'open again' : 'open';
  const rule = sayRule(model, finding, item);
  const proof = one.observed ?? one.claimed;
  return [
    { kind: 'paragraph', role: 'item', line: line(strong(`${capital(finding.severity)}: ${finding.title}`), ' ', code(finding.id)) },
    {
      kind: 'list',
      items: [
        line(
          `${areaWords[finding.area]}, ${basisWords[finding.basis]}, ${state}`,
          finding.steps.length > 0 ? `; catalog: ${finding.catalogSeverity}` : '',
          item.finding.controls.length > 0 ? `; NIST SP 800-53: ${item.finding.controls.join(', ')}` : '',
        ),
        ...term('Claimed', saidValue(one.claimed, false, one.register === null ? 'not answered' : 'by the plug-in register')),
        ...term('Observed', [
          saidValue(one.observed, one.claimed !== null && one.contradiction, 'not observed'),
          one.register === null ? '' : [quiet('; register: '), { text: one.register }],
        ]),
        ...term('Evidence', proof && proof.evidence.length > 0 ? proofs(proof.evidence) : quiet('none attached')),
        ...term('Rule', [code(rule.question), ` ${rule.before}“`, { text: rule.quoted }, `”${rule.after}`]),
        ...term('Fix', item.finding.fix),
        ...term('Check', item.check.text),
        ...term('Accepted', acceptance(model, finding)),
        ...term('Compensating control', control(model, finding)),
        ...term('Plan', remediation(model, finding)),
      ],
    },
  ];
};

export const worstFirst = (a: Finding, b: Finding): number => severities.indexOf(a.severity) - severities.indexOf(b.severity);

/** Own findings of an area, worst first. */
export const areaFindings = (model: ReportModel, area: Area): readonly Block[] => [
  heading(2, `Findings on ${areaWords[area]}`),
  table(
    `Findings on ${areaWords[area]}`,
    [
      ['Severity', 12],
      ['Finding', 16],
      ['What was found', 43],
      ['Basis', 18],
      ['State', 11],
    ],
    [...model.findingById.values()]
      .filter((finding) => finding.area === area)
      .sort(worstFirst)
      .map((finding) =>
        row(
          rated(finding.severity),
          code(finding.id),
          finding.title,
          basisWords[finding.basis],
          finding.state === 'accepted' ? 'accepted' : finding.acceptanceExpired ? 'open again' : 'open',
        ),
      ),
    'No finding was raised.',
  ),
];

const weakestLine = (model: ReportModel, one: WeakestPath): Piece => {
  const asset = strong(`${assetName(model, one.asset)}. `);
  if (one.path === null) return [asset, `No path in use has a question on ${areaWords[one.area]} here.`];
  if (one.questions.length === 0) return [asset, `${ratingWords[one.rating]} on every path that reaches it.`];
  const undecided = one.rating === 'incomplete';
  return [
    asset,
    `${ratingWords[one.rating]}; the weakest path is `,
    code(one.path),
    `. ${undecided ? 'Undecided' : 'Behind it'}: `,
    code(list(one.questions)),
    `. With ${one.questions.length === 1 ? 'it' : 'all of them'} ${undecided ? 'decided well' : 'mended'} the headline becomes ${ratingWords[one.improvesTo]}.`,
  ];
};

/** Rule 11 for one area, asset by asset. */
export const weakestPaths = (model: ReportModel, area: Area): readonly Block[] => {
  const lines = model.result.weakestPaths.filter((one) => one.area === area);
  return lines.length === 0
    ? []
    : [
        heading(2, 'Weakest path'),
        paragraph('The worst path that reaches an asset sets its headline; mending any other path leaves it where it is.'),
        { kind: 'list', items: lines.map((one) => line(weakestLine(model, one))) },
      ];
};
