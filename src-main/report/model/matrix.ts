/**
 * Which questions fill the columns of the three main chapters. Found by what the catalog says of them (area, form of the
 * answer, controls), never by id, so that another edition fills the same tables.
 */
import { judgeValue, type Judgement } from '#core/evaluation/judge-value.ts';
import { unknown, type Answer, type AnswerValue } from '#core/assessment/assessment.ts';
import { stated } from '#core/assessment/stated.ts';
import type { Area, Item, ManagementPath, PathCode } from '#core/catalog/catalog.ts';
import { own } from '#core/parse/own.ts';
import type { ReportModel } from '../report-model.ts';
import { valueText } from '../words.ts';

const cites = (item: Item, controls: readonly string[]): boolean => item.finding.controls.some((control) => controls.includes(control));

const mfa = ['IA-2(1)', 'IA-2(2)'];

/** Questions that take one answer per path, in an area: the second factor (IA-2(1)) and the single sign-on (the other). */
export const perPathQuestions = (model: ReportModel, area: Area): { readonly secondFactor: Item | null; readonly signOn: Item | null } => {
  const items = model.index.items.filter(
    (item) => item.finding.area === area && item.question.answer.kind === 'each' && item.question.answer.of === 'path',
  );
  const secondFactor = items.find((item) => cites(item, mfa)) ?? null;
  return { secondFactor, signOn: items.find((item) => item !== secondFactor) ?? null };
};

/** Whether an item asks about a second factor: its finding cites multi-factor control enhancements. */
export const asksSecondFactor = (item: Item): boolean => item.finding.area === 'auth' && cites(item, mfa);

/** Who checks whose certificate: public-key certificates (SC-17), device and service identification (IA-3, IA-9). The rest of the area is about encryption on the way. */
export const asksVerification = (item: Item): boolean => item.finding.area === 'tls' && cites(item, ['SC-17', 'IA-3', 'IA-9']);

export interface CellValue {
  readonly text: string;
  readonly judgement: Judgement;
  /** The path's own question, where the cell is filled from it and not from the matrix question. */
  readonly from: Item | null;
}

const valueFor = (value: AnswerValue, code: PathCode): string | null =>
  typeof value === 'string'
    ? value
    : typeof value === 'object' && !Array.isArray(value)
      ? (own(value as Readonly<Record<string, string>>, code) ?? null)
      : null;

const fromMatrix = (item: Item | null, record: Answer | undefined, code: PathCode): CellValue | null => {
  const said = stated(record);
  const value = item && said ? valueFor(said.value, code) : null;
  return item && value !== null
    ? { text: valueText(item.question.answer, value), judgement: judgeValue(item.question.answer, value), from: null }
    : null;
};

const fromPath = (items: readonly Item[], records: (item: Item) => Answer | undefined): CellValue | null => {
  for (const item of items) {
    const record = stated(records(item));
    if (record)
      return {
        text: record.value === unknown ? 'unknown' : valueText(item.question.answer, record.value),
        judgement: judgeValue(item.question.answer, record.value),
        from: item,
      };
  }
  return null;
};

export interface MatrixCell {
  readonly claimed: CellValue | null;
  readonly observed: CellValue | null;
}

/** What was claimed and observed for one path: in the matrix question, and where that is silent in `ownItems`, the path's own questions on the same. */
export const matrixCell = (model: ReportModel, item: Item | null, path: ManagementPath, ownItems: readonly Item[]): MatrixCell => {
  const { answers, observations } = model.assessment;
  return {
    claimed:
      fromMatrix(item, item ? own(answers, item.question.id) : undefined, path.code) ?? fromPath(ownItems, (one) => own(answers, one.question.id)),
    observed:
      fromMatrix(item, item ? own(observations, item.check.id) : undefined, path.code) ??
      fromPath(ownItems, (one) => own(observations, one.check.id)),
  };
};
