/** What changed since an earlier assessment, as plain structure: figures, findings on both sides, then records. */
import { areas } from '#core/catalog/catalog.ts';
import { findingChanges, type ComparedFigure, type Comparison, type FindingSide } from '#core/comparison/comparison.ts';
import type { Block, Cell, Row } from '#core/document/document.ts';
import type { QuestionResult } from '#core/evaluation/result.ts';
import { catalogWords, findingWords, hopWords, plugInWords } from '#core/words/changes.ts';
import {
  absentWords,
  changeRemarks,
  changeTitle,
  directions,
  mainChanges,
  otherChanges,
  sayQuestionChanges,
  scopeWords,
} from '../model/change-words.ts';
import { seenWords } from '../model/hop-rows.ts';
import type { ReportModel } from '../report-model.ts';
import { areaTitles, areaWords, basisWords, longDate, scoreText, valueText } from '../words.ts';
import { bullets, cell, code, group, heading, lead, line, orQuiet, paragraph, quiet, rated, row, strong, table, toned, type Piece } from './parts.ts';

/** A chapter on the comparison, or why there is none. */
const compared = ({ comparison }: ReportModel, blocks: (comparison: Comparison) => readonly Block[]): readonly Block[] => {
  if (comparison === null) return [paragraph('No earlier assessment was named to compare with.')];
  return comparison.ok ? blocks(comparison.value) : [paragraph(comparison.sentence)];
};

const ratingCell = (standing: ComparedFigure['before']): Cell => (standing ? rated(standing.rating) : cell(quiet('not in the catalog')));
const figureRow = (title: Piece, { before, after, direction }: ComparedFigure): Row =>
  row(
    title,
    ratingCell(before),
    ratingCell(after),
    scoreText(before?.score ?? null),
    scoreText(after?.score ?? null),
    direction === 'worse' ? strong(directions.worse) : directions[direction],
  );

export const documentChanges = (model: ReportModel): readonly Block[] =>
  compared(model, (comparison) => {
    const { before, after, counts } = comparison;
    return [
      lead(`“${after.title}”, as of ${longDate(after.evaluatedOn)}, against “${before.title}”, as of ${longDate(before.evaluatedOn)}.`),
      ...bullets(mainChanges.map(([change, words]) => line(strong(`${String(counts[change])} ${findingWords[change]}`), `: ${words}`))),
      paragraph(otherChanges(comparison)),
      paragraph(changeRemarks(comparison).join(' ')),
      heading(2, 'Ratings and scores, before and now'),
      table(
        'Ratings and scores, before and now',
        [
          ['What', 32],
          ['Before', 16],
          ['Now', 16],
          ['Score before', 12],
          ['Score now', 11],
          ['Change', 13],
        ],
        [
          figureRow(strong('The whole'), comparison.overall),
          group('Areas'),
          ...areas.map((area) => figureRow(areaTitles[area], comparison.areas[area])),
          group('Paths'),
          ...comparison.paths.map((path) => figureRow([code(path.path), ` ${path.name}`], path)),
        ],
        '',
      ),
    ];
  });

const sideCell = (model: ReportModel, { finding, question }: FindingSide): Cell => {
  const item = question === null ? undefined : model.index.itemByQuestion.get(question.question);
  const value: readonly Piece[] =
    question?.applicable && question.effective !== null && item
      ? [
          valueText(item.question.answer, question.effective),
          quiet(
            [question.basis ? basisWords[question.basis] : '', question.toReverify ? 'carried forward, to be verified again' : '']
              .filter((words) => words !== '')
              .join(', '),
          ),
        ]
      : [];
  return finding
    ? toned(finding.severity, [finding.severity, finding.state === 'accepted' ? quiet(' accepted') : ''], ...value)
    : cell(quiet(absentWords(question)), ...value);
};

export const documentChangedFindings = (model: ReportModel): readonly Block[] =>
  compared(model, ({ findings }) => [
    table(
      'Findings before and now',
      [
        ['Finding', 17],
        ['What was found', 33],
        ['Before', 18],
        ['Now', 18],
        ['Change', 14],
      ],
      findingChanges.flatMap((change) => {
        const of = findings.filter((one) => one.change === change);
        return of.length === 0
          ? []
          : [
              group(changeTitle(change, of.length)),
              ...of.map((one) =>
                row(
                  code(one.id),
                  cell(one.title, quiet(areaWords[one.area])),
                  sideCell(model, one.before),
                  sideCell(model, one.after),
                  findingWords[one.change],
                ),
              ),
            ];
      }),
      'No finding stands on either side.',
    ),
  ]);

const orNothing = (text: string | null): Piece => orQuiet(text, 'nothing');

const recordsTable = (title: string, rows: readonly Row[], none: string): readonly Block[] => [
  heading(2, title),
  table(
    title,
    [
      ['What', 18],
      ['Which', 32],
      ['Before', 25],
      ['Now', 25],
    ],
    rows,
    none,
  ),
];

const questionRows = (model: ReportModel, { questions }: Comparison): readonly Row[] =>
  questions.map((one) => {
    const item = model.index.itemByQuestion.get(one.question);
    const say = (side: QuestionResult): Cell =>
      side.effective !== null && item && side.applicable
        ? cell(valueText(item.question.answer, side.effective), quiet(side.basis ? basisWords[side.basis] : ''))
        : cell(quiet(absentWords(side)));
    return row(code(one.question), cell(item?.question.text ?? '', quiet(sayQuestionChanges(one.changes))), say(one.before), say(one.after));
  });

const plugInRows = (model: ReportModel, { plugIns }: Comparison): readonly Row[] =>
  plugIns.flatMap((one) => {
    const sayFact = (of: (typeof one.questions)[number], which: 'before' | 'after'): Cell => {
      const form = model.index.itemByQuestion.get(of.question)?.question.answer;
      const [value, basis] = [of[which], of.bases[which]];
      return value === null || !form ? cell(quiet('nothing said')) : cell(valueText(form, value), quiet(basis ? basisWords[basis] : ''));
    };
    const label = (question: string): string => model.catalog.plugInQuestions.find((candidate) => candidate.question === question)?.label ?? question;
    return [
      row(
        one.name,
        `rating (${plugInWords[one.kind]})`,
        one.before ? rated(one.before.rating) : quiet('not recorded'),
        one.after ? rated(one.after.rating) : quiet('not recorded'),
      ),
      ...one.fields.map((field) => row(one.name, field.field, orNothing(field.before), orNothing(field.after))),
      ...one.questions.map((fact) => row(one.name, label(fact.question), sayFact(fact, 'before'), sayFact(fact, 'after'))),
    ];
  });

const catalogRows = ({ catalog }: Comparison): readonly Row[] =>
  catalog.flatMap((one) =>
    one.fields.length === 0
      ? [row(code(one.id), catalogWords[one.kind], '', '')]
      : one.fields.map((field) => row(code(one.id), `${field.field}, ${catalogWords[one.kind]}`, orNothing(field.before), orNothing(field.after))),
  );

export const documentChangedRecords = (model: ReportModel): readonly Block[] =>
  compared(model, (comparison) => [
    ...recordsTable('Answers', questionRows(model, comparison), 'No answer and no observation differs.'),
    ...recordsTable('Plug-ins', plugInRows(model, comparison), 'No plug-in came, went or changed.'),
    ...recordsTable(
      'Captured legs',
      comparison.hops.map((hop) =>
        row(
          code(`${hop.path}/${hop.hop}`),
          hopWords[hop.kind],
          orNothing(hop.before && seenWords(hop.before)),
          orNothing(hop.after && seenWords(hop.after)),
        ),
      ),
      'No leg was seen otherwise.',
    ),
    ...recordsTable(
      'Scope',
      comparison.scope.map((one) => row(code(one.path), 'in use', scopeWords(one.before), scopeWords(one.after))),
      'The scope is the same.',
    ),
    ...recordsTable('Catalog', catalogRows(comparison), 'Both assessments use the same wording.'),
  ]);
