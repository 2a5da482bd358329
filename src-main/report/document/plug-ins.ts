/** Plug-ins as plain structure: the ranking, what each does about certificates, and the register in full. */
import type { Block, Cell } from '#core/document/document.ts';
import { plugInRows, type PlugInRow } from '../model/answer-rows.ts';
import type { ReportModel } from '../report-model.ts';
import { judgementWords, rankPlugIns, type RatedPlugIn } from '../sections/plug-in-parts.ts';
import {
  auditorText,
  bullets,
  carriedForward,
  cell,
  code,
  heading,
  line,
  orQuiet,
  paragraph,
  proofs,
  quiet,
  rated,
  remarks,
  row,
  saidValue,
  table,
  term,
  toned,
} from './parts.ts';

const severityOf = (one: RatedPlugIn, fact: PlugInRow) =>
  one.result?.facts.find((candidate) => candidate.question === fact.item.question.id)?.severity ?? null;

/** What one fact of one plug-in comes to, in words. */
const factCell = (one: RatedPlugIn, fact: PlugInRow): Cell => {
  if (!one.plugIn.enabled) return cell(quiet('disabled'));
  const severity = severityOf(one, fact);
  if (severity !== null) return toned(severity, severity, ...(fact.judgement === null ? [] : [quiet(judgementWords[fact.judgement])]));
  if (fact.judgement === null) return cell(quiet('not answered'));
  return fact.judgement === 'good' ? toned('clear', 'in order') : cell(quiet(judgementWords[fact.judgement]));
};

/** Worst first, with the facts that decide. */
export const plugInRanking = (model: ReportModel): readonly Block[] => {
  const asked = model.catalog.plugInQuestions;
  const share = Math.floor(50 / Math.max(asked.length, 1));
  const rows = rankPlugIns(model).map((one) => {
    const facts = plugInRows(model, one.plugIn);
    return row(
      cell(
        { text: one.plugIn.name, look: 'strong' },
        quiet([one.plugIn.vendor, one.plugIn.version].filter(Boolean).join(', ') || 'vendor and version not recorded'),
      ),
      ...asked.map(({ question }) => {
        const fact = facts.find((candidate) => candidate.item.question.id === question);
        return fact ? factCell(one, fact) : cell(quiet('–'));
      }),
      orQuiet(one.plugIn.credentials, 'not recorded'),
      one.plugIn.enabled ? rated(one.rating) : quiet('disabled'),
    );
  });
  return [
    heading(2, 'Plug-ins, worst first'),
    table(
      'Plug-ins and the facts that decide',
      [['Plug-in', 24], ...asked.map(({ label }) => [label, share] as const), ['Acts with', 76 - share * asked.length - 12], ['Rating', 12]],
      rows,
      'No plug-in is recorded. That is a statement about the register, not about the estate: the questions below say whether the plug-ins were looked for.',
    ),
  ];
};

/** Plug-ins are clients too. */
export const plugInVerification = (model: ReportModel): readonly Block[] => {
  const asksTraffic = (fact: PlugInRow): boolean => fact.item.finding.controls.some((control) => control === 'SC-8' || control === 'SC-23');
  const rows = rankPlugIns(model)
    .filter(({ plugIn }) => plugIn.enabled)
    .map((one) => {
      const fact = plugInRows(model, one.plugIn).find(asksTraffic);
      return row(
        { text: one.plugIn.name, look: 'strong' },
        orQuiet(one.plugIn.verification, 'not recorded'),
        cell(saidValue(fact?.claimed ?? null, false)),
        cell(
          saidValue(fact?.observed ?? null, fact?.differs ?? false, 'not tried'),
          proofs(fact?.observed?.evidence ?? []),
          fact?.observed?.carried ? quiet(carriedForward) : '',
        ),
        fact ? factCell(one, fact) : cell(quiet('–')),
      );
    });
  return rows.length === 0
    ? []
    : [
        heading(2, 'Plug-ins as clients'),
        table(
          'What plug-ins do about certificates',
          [
            ['Plug-in', 22],
            ['How it verifies, as recorded', 28],
            ['Claimed', 17],
            ['Observed', 20],
            ['Verdict', 13],
          ],
          rows,
          'No plug-in is in use.',
        ),
      ];
};

const entry = (model: ReportModel, one: RatedPlugIn): readonly Block[] => {
  const { plugIn } = one;
  return [
    heading(2, plugIn.name),
    ...bullets([
      line(code(plugIn.id), plugIn.enabled ? `, rated ${one.rating}` : ', disabled: listed, rates nothing'),
      ...term('Vendor', plugIn.vendor),
      ...term('Version', plugIn.version),
      ...term('Peers', plugIn.peers.join('\n')),
      ...term('Ports', plugIn.ports),
      ...term('Credentials', plugIn.credentials),
      ...term('Own logon', plugIn.authentication),
      ...term('Verification', plugIn.verification),
      ...term('Owner', plugIn.owner),
      ...term('Approval', plugIn.approval),
      ...term('Note', plugIn.note),
    ]),
    table(
      'Facts',
      [
        ['Fact', 14],
        ['Asked', 25],
        ['Claimed', 14],
        ['Observed', 15],
        ['Note, evidence', 21],
        ['Result', 11],
      ],
      plugInRows(model, plugIn).map((fact) =>
        row(
          cell(fact.label, code(fact.item.question.id)),
          fact.ask,
          cell(saidValue(fact.claimed, false)),
          cell(saidValue(fact.observed, fact.differs)),
          cell(...remarks(fact)),
          factCell(one, fact),
        ),
      ),
      'The catalog asks nothing of a single plug-in.',
    ),
  ];
};

export const documentRegister = (model: ReportModel): readonly Block[] => [
  ...auditorText(model, 'plug-ins'),
  ...(model.plugIns.length === 0 ? [paragraph(quiet('No plug-in is recorded.'))] : []),
  ...rankPlugIns(model).flatMap((one) => entry(model, one)),
];
