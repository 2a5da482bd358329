/** One row per question: what was claimed, what was observed, and what came of it. */
import { judgeValue } from '#core/evaluation/judge-value.ts';
import type { Answer, Observation, PlugIn } from '#core/assessment/assessment.ts';
import { stated } from '#core/assessment/stated.ts';
import type { AnswerForm, Item } from '#core/catalog/catalog.ts';
import type { Finding, QuestionResult } from '#core/evaluation/result.ts';
import { own } from '#core/parse/own.ts';
import type { ReportModel } from '../report-model.ts';
import { valueText } from '../words.ts';

/** What stands beside a value; it may have been written down before there is one (docs/decisions/0008). */
export interface Aside {
  readonly reason: string | null;
  readonly note: string | null;
  readonly by: string | null;
  readonly at: string | null;
  readonly evidence: readonly string[];
  /** Carried forward from an earlier assessment and not said or seen again since. */
  readonly carried: boolean;
}

/** What one person said or saw. */
export interface Said extends Aside {
  readonly value: string;
}

export type Outcome = 'finding' | 'accepted' | 'good' | 'not-applicable' | 'platform' | 'not-in-use' | 'reason-missing' | 'not-answered';

export interface AnswerRow {
  readonly item: Item;
  readonly claimed: Said | null;
  readonly observed: Said | null;
  readonly beforeClaim: Aside | null;
  readonly beforeObservation: Aside | null;
  readonly contradiction: boolean;
  /** The plug-in register decides this question (rule 12) with this value. */
  readonly register: string | null;
  readonly needsConfirmation: boolean;
  readonly outcome: Outcome;
  readonly finding: Finding | null;
}

const sayAside = (record: Answer | Observation): Aside => ({
  reason: record.reason ?? null,
  note: record.note ?? null,
  by: record.by ?? null,
  at: record.at ?? null,
  evidence: 'evidence' in record ? record.evidence : [],
  carried: record.reverify === true,
});

const sayRecord = (form: AnswerForm, record: Answer | Observation | undefined): Said | null => {
  const said = stated(record);
  return record && said ? { value: valueText(form, said.value), ...sayAside(record) } : null;
};

/** What was written down of a question although nothing was said (seen) yet. */
const unsaid = (record: Answer | Observation | undefined): Aside | null => (record && !stated(record) ? sayAside(record) : null);

const outcomeOf = (question: QuestionResult | undefined, finding: Finding | null): Outcome => {
  if (finding) return finding.state === 'accepted' ? 'accepted' : 'finding';
  if (!question || question.whyNot === 'path-not-in-use') return 'not-in-use';
  if (question.whyNot === 'platform') return 'platform';
  if (question.whyNot === 'not-applicable') return 'not-applicable';
  if (question.reasonMissing) return 'reason-missing';
  return question.decided ? 'good' : 'not-answered';
};

export const answerRow = (model: ReportModel, item: Item): AnswerRow => {
  const question = own(model.result.questions, item.question.id);
  const finding = model.findingById.get(item.finding.id) ?? null;
  const form = item.question.answer;
  const [answer, observation] = [own(model.assessment.answers, item.question.id), own(model.assessment.observations, item.check.id)];
  return {
    item,
    claimed: sayRecord(form, answer),
    observed: sayRecord(form, observation),
    beforeClaim: unsaid(answer),
    beforeObservation: unsaid(observation),
    contradiction: question?.contradiction ?? false,
    register: question?.fromRegister === true && question.effective !== null ? valueText(form, question.effective) : null,
    needsConfirmation: question?.needsConfirmation ?? false,
    outcome: outcomeOf(question, finding),
    finding,
  };
};

export interface PlugInRow {
  readonly item: Item;
  readonly ask: string;
  readonly label: string;
  readonly claimed: Said | null;
  readonly observed: Said | null;
  readonly beforeClaim: Aside | null;
  readonly beforeObservation: Aside | null;
  readonly differs: boolean;
  readonly judgement: 'good' | 'bad' | 'unknown' | 'not-applicable' | null;
}

/** The same per plug-in: its answers to the plug-in questions of the catalog. */
export const plugInRows = (model: ReportModel, plugIn: PlugIn): readonly PlugInRow[] =>
  model.catalog.plugInQuestions.flatMap(({ question, ask, label }): readonly PlugInRow[] => {
    const item = model.index.itemByQuestion.get(question);
    if (!item) return [];
    const [answer, observation] = [own(plugIn.answers, question), own(plugIn.observations, item.check.id)];
    const fact = model.result.plugIns.find((one) => one.id === plugIn.id)?.facts.find((one) => one.question === question);
    const value = fact?.value ?? null;
    return [
      {
        item,
        ask,
        label,
        claimed: sayRecord(item.question.answer, answer),
        observed: sayRecord(item.question.answer, observation),
        beforeClaim: unsaid(answer),
        beforeObservation: unsaid(observation),
        differs: model.result.contradictions.some((one) => one.plugIn === plugIn.id && one.question === question),
        judgement: value === null ? null : judgeValue(item.question.answer, value),
      },
    ];
  });
