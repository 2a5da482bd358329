/** Every question of the catalog, in scope or not, with what was said and seen. */
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { Item } from '#core/catalog/catalog.ts';
import type { QuestionResult } from '#core/evaluation/result.ts';
import { areaTitles } from '#core/words/titles.ts';
import { own } from '#core/parse/own.ts';
import type { ExportSource } from '../export-format.ts';
import { saidColumnsOf, type SaidAndSeen } from './said-columns.ts';
import { createTable, text, yesOrNo, type ColumnOf, type Table } from './table.ts';
import { valueText } from './value-text.ts';

interface AnswerRow extends SaidAndSeen {
  readonly item: Item;
  readonly question: QuestionResult | undefined;
}

const rowsOf = ({ catalog, assessment, result }: ExportSource): readonly AnswerRow[] =>
  indexCatalog(catalog).items.map((item) => ({
    item,
    question: own(result.questions, item.question.id),
    claim: own(assessment.answers, item.question.id),
    observation: own(assessment.observations, item.check.id),
  }));

/** Whether the question is asked, and why not where it is not. */
const asked = (question: QuestionResult | undefined): string => (question?.applicable ? 'yes' : (question?.whyNot ?? 'path-not-in-use'));

const before: readonly ColumnOf<AnswerRow>[] = [
  text('Question', 14, ({ item }) => item.question.id),
  text('Path', 11, ({ item }) => item.path),
  text('Area', 22, ({ item }) => areaTitles[item.finding.area]),
  text('Applies', 16, ({ question }) => asked(question)),
  text('Asked', 48, ({ item }) => item.question.text),
];
const after: readonly ColumnOf<AnswerRow>[] = [
  text('Effective', 22, ({ question }) => valueText(question?.effective)),
  text('From plug-in register', 12, ({ question }) => yesOrNo(question?.fromRegister ?? false)),
  text('Basis', 13, ({ question }) => question?.basis),
  text('Decided', 9, ({ question }) => yesOrNo(question?.decided ?? false)),
  text('Contradiction', 13, ({ question }) => yesOrNo(question?.contradiction ?? false)),
  text('Needs confirmation', 13, ({ question }) => yesOrNo(question?.needsConfirmation ?? false)),
  text('Reason missing', 12, ({ question }) => yesOrNo(question?.reasonMissing ?? false)),
  text('Check', 14, ({ item }) => item.check.id),
  text('How it is checked', 48, ({ item }) => item.check.text),
];

export const answersTable = (source: ExportSource): Table =>
  createTable('Answers', [...before, ...saidColumnsOf<AnswerRow>(), ...after], rowsOf(source));
