/** The plug-in register with the rating of each plug-in and its reasons (rule 12), and what was said and seen of each. */
import type { PlugIn } from '#core/assessment/assessment.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { PlugInQuestion } from '#core/catalog/catalog.ts';
import type { PlugInResult } from '#core/evaluation/result.ts';
import { own } from '#core/parse/own.ts';
import type { ExportSource } from '../export-format.ts';
import { saidColumnsOf, type SaidAndSeen } from './said-columns.ts';
import { createTable, lines, text, yesOrNo, type ColumnOf, type Table } from './table.ts';
import { valueText } from './value-text.ts';

interface PlugInRow {
  readonly plugIn: PlugIn;
  readonly result: PlugInResult | undefined;
}

const plugInRows = ({ assessment, result }: ExportSource): readonly PlugInRow[] =>
  Object.values(assessment.plugIns).map((plugIn) => ({ plugIn, result: result.plugIns.find((one) => one.id === plugIn.id) }));

const register: readonly ColumnOf<PlugInRow>[] = [
  text('Plug-in', 12, ({ plugIn }) => plugIn.id),
  text('Name', 26, ({ plugIn }) => plugIn.name),
  text('Vendor', 20, ({ plugIn }) => plugIn.vendor),
  text('Version', 12, ({ plugIn }) => plugIn.version),
  text('Enabled', 9, ({ plugIn }) => yesOrNo(plugIn.enabled)),
  text('Talks to', 28, ({ plugIn }) => lines(plugIn.peers)),
  text('Ports', 16, ({ plugIn }) => plugIn.ports),
  text('Credentials it acts with', 26, ({ plugIn }) => plugIn.credentials),
  text('Own authentication', 24, ({ plugIn }) => plugIn.authentication),
  text('Certificate verification', 24, ({ plugIn }) => plugIn.verification),
  text('Owner', 18, ({ plugIn }) => plugIn.owner),
  text('Approval', 22, ({ plugIn }) => plugIn.approval),
  text('Note', 36, ({ plugIn }) => plugIn.note),
];

/** `no protection (critical, observed)` for each fact that lowers the plug-in. */
const reasons = (source: ExportSource, result: PlugInResult | undefined): string =>
  lines(
    (result?.facts ?? []).flatMap((fact) => {
      if (fact.severity === null) return [];
      const label = source.catalog.plugInQuestions.find((one) => one.question === fact.question)?.label ?? fact.question;
      return [`${label}: ${valueText(fact.value) ?? ''} (${[fact.severity, fact.basis ?? ''].join(', ')})`];
    }),
  );

/** Claimed and observed value of one plug-in question, one column each. */
const valueColumns = (source: ExportSource, { question, label }: PlugInQuestion): readonly ColumnOf<PlugInRow>[] => {
  const check = indexCatalog(source.catalog).itemByQuestion.get(question)?.check.id ?? '';
  return [
    text(`${label}, claimed`, 18, ({ plugIn }) => valueText(own(plugIn.answers, question)?.value)),
    text(`${label}, observed`, 18, ({ plugIn }) => valueText(own(plugIn.observations, check)?.value)),
  ];
};

/** One row per plug-in. */
export const plugInsTable = (source: ExportSource): Table =>
  createTable(
    'Plug-ins',
    [
      ...register.slice(0, 2),
      text<PlugInRow>('Rating', 12, ({ result }) => result?.rating),
      text<PlugInRow>('Reasons', 40, ({ result }) => reasons(source, result)),
      ...register.slice(2),
      ...source.catalog.plugInQuestions.flatMap((question) => valueColumns(source, question)),
    ],
    plugInRows(source),
  );

interface PlugInAnswerRow extends SaidAndSeen {
  readonly plugIn: PlugIn;
  readonly question: string;
  readonly ask: string;
}

const answerRows = (source: ExportSource): readonly PlugInAnswerRow[] => {
  const { itemByQuestion } = indexCatalog(source.catalog);
  return Object.values(source.assessment.plugIns).flatMap((plugIn) =>
    source.catalog.plugInQuestions.map(({ question, ask }): PlugInAnswerRow => ({
      plugIn,
      question,
      ask,
      claim: own(plugIn.answers, question),
      observation: own(plugIn.observations, itemByQuestion.get(question)?.check.id ?? ''),
    })),
  );
};

/** One row per plug-in and question asked of it. */
export const plugInAnswersTable = (source: ExportSource): Table =>
  createTable(
    'Plug-in answers',
    [
      text<PlugInAnswerRow>('Plug-in', 12, ({ plugIn }) => plugIn.id),
      text<PlugInAnswerRow>('Name', 26, ({ plugIn }) => plugIn.name),
      text<PlugInAnswerRow>('Question', 14, ({ question }) => question),
      text<PlugInAnswerRow>('Asked', 48, ({ ask }) => ask),
      ...saidColumnsOf<PlugInAnswerRow>(),
    ],
    answerRows(source),
  );
