/** The respondent file: the questions in scope as a workbook that an administrator fills in offline and sends back. */
import { notApplicable, unknown } from '#core/assessment/assessment.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { AnswerForm, Item } from '#core/catalog/catalog.ts';
import { areaTitles } from '#core/words/titles.ts';
import { own } from '#core/parse/own.ts';
import type { ExportFormat, ExportSource } from '../export-format.ts';
import { createTable, lines, text, type ColumnOf, type Table } from '../tables/table.ts';
import { valueText } from '../tables/value-text.ts';
import type { Choice } from '../xlsx/sheet-parts.ts';
import { columnName } from '../xlsx/sheet-rows.ts';
import { workbookMediaType, writeWorkbook } from '../xlsx/write-workbook.ts';
import { choicesSheet, formatMark, formatVersion, instructionsSheet, marks, questionsSheet, titles } from './columns.ts';

/** Asked are the questions that apply, and those said not to apply: somebody may know better. */
const askedItems = ({ catalog, result }: ExportSource): readonly Item[] =>
  indexCatalog(catalog).items.filter(({ question }) => {
    const whyNot = own(result.questions, question.id)?.whyNot;
    return whyNot === null || whyNot === 'not-applicable';
  });

const always = [unknown, notApplicable] as const;
const choicesOf = (form: AnswerForm): readonly string[] => (form.kind === 'number' ? [] : [...form.options.map(({ value }) => value), ...always]);

const howTo = (form: AnswerForm): string => {
  switch (form.kind) {
    case 'choice':
      return 'Choose one.';
    case 'several':
      return 'One or more; separate them with semicolons.';
    case 'number':
      return `A whole number from ${String(form.min)} to ${String(form.max)} (${form.unit}), or ${always.join(' or ')}.`;
    case 'each':
      return `One for all, or one line per ${form.of}: name, colon, answer.`;
  }
};

const columns = ({ assessment }: ExportSource): readonly ColumnOf<Item>[] => [
  text(titles.id, 15, ({ question }) => question.id),
  text(titles.path, 11, ({ path }) => path),
  text(titles.area, 20, ({ finding }) => areaTitles[finding.area]),
  text(titles.question, 60, ({ question }) => question.text),
  text(titles.allowed, 30, ({ question }) => lines([howTo(question.answer), ...choicesOf(question.answer)])),
  text(titles.soFar, 20, ({ question }) => valueText(own(assessment.answers, question.id)?.value)),
  text(titles.answer, 26, () => null),
  text(titles.note, 46, () => null),
  text(titles.by, 22, () => null),
];

interface ChoiceLists {
  readonly table: Table;
  readonly choices: readonly Choice[];
}

/** Lists of options stand on a hidden sheet, one per row and each once; cells refer to them, because a list inside a cell ends at 255 characters and at a comma. */
const createChoices = (items: readonly Item[], answerColumn: number): ChoiceLists => {
  const lists: (readonly string[])[] = [];
  const choices = items.flatMap(({ question }, row): readonly Choice[] => {
    const options = choicesOf(question.answer);
    if (options.length === 0 || question.answer.kind === 'several') return [];
    const known = lists.findIndex((one) => one.length === options.length && one.every((option, at) => option === options[at]));
    const at = known >= 0 ? known : lists.push(options) - 1;
    const from = `${choicesSheet}!$A$${String(at + 2)}:$${columnName(options.length - 1)}$${String(at + 2)}`;
    return [
      { cell: `${columnName(answerColumn)}${String(row + 2)}`, from, strict: question.answer.kind === 'choice', prompt: howTo(question.answer) },
    ];
  });
  const widest = Math.max(1, ...lists.map((one) => one.length));
  const columnsOfLists = Array.from({ length: widest }, (_, at) => text<readonly string[]>(`Choice ${String(at + 1)}`, 24, (list) => list[at]));
  return { table: createTable(choicesSheet, columnsOfLists, lists), choices };
};

type Line = readonly [string, string];
const instructionLines = ({ catalog, assessment, programVersion, madeAt }: ExportSource): readonly Line[] => [
  [marks.assessment, assessment.details.title],
  ...(assessment.details.client === undefined ? [] : [['Client', assessment.details.client] as const]),
  [
    'What this is',
    'Questions about how your virtual infrastructure is managed. Your answers go to the auditor; nobody else gets them from this file.',
  ],
  ['1', `Go to the sheet “${questionsSheet}”. Write only in the three coloured columns: ${titles.answer}, ${titles.note}, ${titles.by}.`],
  ['2', `Choose an answer from the list of the cell, or write it as it stands under “${titles.allowed}”. Leave empty what you cannot say yet.`],
  ['3', `Write “${unknown}” where it is not known, and “${notApplicable}” where the question does not apply; then say why in the note.`],
  ['4', `“${titles.soFar}” shows what is recorded already. It stays as it is where you answer nothing.`],
  ['5', `Put your name under “${titles.by}” in each row that you answer. Formulas are not read; type the answer.`],
  ['6', 'Keep titles, question ids and the file type (.xlsx, or CSV in UTF-8), and send the file back.'],
  [marks.format, `${formatMark} ${String(formatVersion)}`],
  [marks.edition, catalog.edition],
  ['Catalog version', catalog.version],
  ['Made', `with Postern ${programVersion}, ${madeAt}`],
  ['Not in this file', 'Notes, observations, evidence, findings and ratings of the audit.'],
];

const instructions = (source: ExportSource): Table =>
  createTable(
    instructionsSheet,
    [text<Line>('Step', 18, ([step]) => step), text<Line>('What to do', 110, ([, what]) => what)],
    instructionLines(source),
  );

export const questionnaire: ExportFormat = {
  title: 'Respondent file (Excel)',
  purpose: 'For an administrator to fill in offline and send back.',
  extension: '.questions.xlsx',
  mediaType: workbookMediaType,
  omits: ['everything but the questions in scope and the claimed answers'],
  render: (source) => {
    const items = askedItems(source);
    const table = createTable(questionsSheet, columns(source), items);
    const open = [titles.answer, titles.note, titles.by];
    const lists = createChoices(
      items,
      table.columns.findIndex(({ title }) => title === titles.answer),
    );
    return writeWorkbook([
      { table: instructions(source), plain: true },
      { table, choices: lists.choices, open },
      { table: lists.table, hidden: true },
    ]);
  },
};
