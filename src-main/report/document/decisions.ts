/** Remediation plan, contradictions, accepted risks and compensating controls as plain structure. */
import type { Block, Cell } from '#core/document/document.ts';
import { answerRow } from '../model/answer-rows.ts';
import { plannedButNotOpen, planActions } from '../model/plan.ts';
import type { ReportModel } from '../report-model.ts';
import { capital, count, daysBetween, shortDate, valueText } from '../words.ts';
import { outcomeCell } from './answers.ts';
import {
  auditorText,
  carriedForward,
  cell,
  code,
  heading,
  lead,
  orQuiet,
  paragraph,
  proofs,
  quiet,
  remarkBlock,
  row,
  signed,
  strong,
  table,
  toned,
  rated,
} from './parts.ts';

const due = (on: string | null | undefined) => orQuiet(on === null || on === undefined ? null : shortDate(on), 'no date');

export const documentPlan = (model: ReportModel): readonly Block[] => {
  const actions = planActions(model);
  const later = plannedButNotOpen(model);
  return [
    ...auditorText(model, 'plan'),
    table(
      'Actions',
      [
        ['No.', 5],
        ['Action', 33],
        ['Worst', 10],
        ['Findings closed', 14],
        ['Owner', 13],
        ['Due', 10],
        ['Headline moves', 15],
      ],
      actions.map((action, at) =>
        row(
          String(at + 1),
          cell(
            strong(action.fix),
            quiet(action.findings.map((finding) => finding.title).join('; ')),
            ...action.notes.map(({ finding, text }) => (action.findings.length > 1 ? [code(finding), `: ${text}`] : text)),
          ),
          rated(action.severity),
          cell(...action.findings.map((finding) => code(finding.id))),
          action.owners.length === 0 ? quiet('not named') : cell(...action.owners),
          due(action.dueOn),
          action.effects.length === 0 ? quiet('no change of headline') : cell(...action.effects.map(({ words }) => capital(words))),
        ),
      ),
      'No finding stands open, so nothing is to be mended.',
    ),
    ...(actions.length === 0
      ? []
      : [
          remarkBlock(
            'Findings with the same fix are closed by one action. Order: severity, then effect on a headline, then date. Owner and date are entered with the finding.',
          ),
        ]),
    ...(later.length === 0
      ? []
      : [
          heading(2, 'Planned for findings that are not open'),
          table(
            'Planned, not open',
            [
              ['Finding', 18],
              ['State', 16],
              ['Owner', 21],
              ['Due', 14],
              ['Note', 31],
            ],
            later.map(({ id, plan, state }) => row(code(id), state, orQuiet(plan.owner, 'not named'), due(plan.dueOn), plan.note ?? '')),
            '',
          ),
        ]),
  ];
};

const contradictions = (model: ReportModel): Block => {
  const order = new Map(model.index.items.map((item, at) => [item.question.id, at]));
  const sorted = [...model.result.contradictions].sort((a, b) => (order.get(a.question) ?? 0) - (order.get(b.question) ?? 0));
  const rows = sorted.flatMap((one) => {
    const item = model.index.itemByQuestion.get(one.question);
    if (!item) return [];
    const answer = answerRow(model, item);
    const plugIn = one.plugIn === undefined ? undefined : model.assessment.plugIns[one.plugIn];
    const evidence = plugIn ? (plugIn.observations[item.check.id]?.evidence ?? []) : (answer.observed?.evidence ?? []);
    const claim = plugIn ? plugIn.answers[one.question] : model.assessment.answers[one.question];
    const register = one.kind === 'register';
    return [
      row(
        code(one.question),
        cell(item.question.text, plugIn ? [quiet('plug-in '), { text: plugIn.name }] : ''),
        cell(valueText(item.question.answer, one.claimed), register ? quiet('on the path') : quiet(claim?.by ?? '')),
        cell(
          [strong('≠ '), valueText(item.question.answer, one.observed)],
          register ? quiet('by the plug-in register') : '',
          one.toReverify ? quiet(carriedForward) : '',
        ),
        cell(proofs(evidence)),
        outcomeCell(answer),
      ),
    ];
  });
  return table(
    'Contradictions',
    [
      ['Question', 16],
      ['Asked', 27],
      ['Claimed', 17],
      ['Observed', 17],
      ['Evidence', 10],
      ['Result', 13],
    ],
    rows,
    'No answer was observed otherwise than claimed.',
  );
};

const findingCell = (model: ReportModel, id: string): Cell => {
  const finding = model.findingById.get(id);
  const title = model.index.itemByFinding.get(id)?.finding.title ?? '';
  return finding ? toned(finding.severity, [`${finding.severity} `, code(id)], title) : cell([quiet('not raised now '), code(id)], title);
};

const acceptances = (model: ReportModel): Block => {
  const sorted = Object.entries(model.assessment.acceptances).sort(([, a], [, b]) =>
    a.expiresOn < b.expiresOn ? -1 : a.expiresOn > b.expiresOn ? 1 : 0,
  );
  return table(
    'Accepted risks',
    [
      ['Finding', 31],
      ['Reason given', 33],
      ['Accepted by', 21],
      ['Expires', 15],
    ],
    sorted.map(([id, one]) => {
      const days = daysBetween(model.result.evaluatedOn, one.expiresOn);
      const left = days > 0 ? quiet(`in ${count(days, 'day')}`) : strong(model.findingById.has(id) ? 'open again' : 'expired');
      return row(findingCell(model, id), one.reason, cell(one.owner, signed(one.by, one.at)), cell(shortDate(one.expiresOn), left));
    }),
    'No risk was accepted.',
  );
};

const controls = (model: ReportModel): readonly Block[] => {
  const rules = model.catalog.compensation.filter((rule) =>
    model.result.findings.some((finding) => finding.steps.includes('compensation-rule') && rule.paths.includes(finding.path)),
  );
  return [
    table(
      'Compensating controls',
      [
        ['Finding', 34],
        ['Rationale', 43],
        ['Owner', 23],
      ],
      Object.entries(model.assessment.compensatingControls).map(([id, one]) =>
        row(findingCell(model, id), one.rationale, cell(orQuiet(one.owner, 'not named'), signed(one.by, one.at))),
      ),
      'No compensating control is recorded on a single finding.',
    ),
    ...rules.map((rule) =>
      remarkBlock(
        code(rule.question),
        ` was observed as “${rule.value}”: findings on ${rule.areas.join(', ')} of ${rule.paths.join(', ')} stand one step lower.`,
      ),
    ),
  ];
};

export const documentContradictions = (model: ReportModel): readonly Block[] => [
  paragraph(
    `${capital(count(model.result.contradictions.length, 'contradiction'))}, ${count(Object.keys(model.assessment.acceptances).length, 'accepted risk')}, ${count(Object.keys(model.assessment.compensatingControls).length, 'compensating control')}.`,
  ),
  lead(
    'The observation decides the evaluation. The claim stays on record, with the name of the person who made it, and nothing here was resolved without being shown.',
  ),
  ...auditorText(model, 'contradictions'),
  heading(2, 'Contradictions'),
  contradictions(model),
  heading(2, 'Accepted risks'),
  acceptances(model),
  remarkBlock('An accepted finding is not open until its expiry date; on that date it is open again, and a report made then says so.'),
  heading(2, 'Compensating controls'),
  ...controls(model),
];
