/** The rule that raised a finding, in words: what was asked, which value counts as bad, and every step of its severity. */
import { unknown, type AnswerValue } from '#core/assessment/assessment.ts';
import type { Item, Severity } from '#core/catalog/catalog.ts';
import { lower } from '#core/evaluation/severity.ts';
import type { Finding } from '#core/evaluation/result.ts';
import type { ReportModel } from '../report-model.ts';
import { valueText } from '../words.ts';

/** Of a value with many parts, only the parts that are bad. */
const badPart = (item: Item, value: AnswerValue): string => {
  const form = item.question.answer;
  if (form.kind === 'number' || typeof value !== 'object') return valueText(form, value);
  const bad = (one: string): boolean => one === unknown || form.options.some((option) => option.value === one && option.bad);
  const part: AnswerValue = Array.isArray(value)
    ? (value as readonly string[]).filter(bad)
    : Object.fromEntries(Object.entries(value as Readonly<Record<string, string>>).filter(([, one]) => bad(one)));
  return valueText(form, part);
};

const stepWords = (model: ReportModel, finding: Finding, step: Finding['steps'][number]): string => {
  if (step === 'unknown') return 'not verified, so one step lower';
  if (step === 'compensating-control') return 'a compensating control is recorded, so one step lower';
  const rule = model.catalog.compensation.find((one) => one.paths.includes(finding.path) && one.areas.includes(finding.area));
  return rule ? `${rule.question} was observed as “${rule.value}”, so one step lower` : 'compensated, so one step lower';
};

/** One sentence in pieces, because an id and the words of people stand apart in print: question, before, “quoted”, after. */
export interface RuleWords {
  readonly question: string;
  readonly before: string;
  readonly quoted: string;
  readonly after: string;
}

/** With every step from the catalog's severity to the effective one. */
export const sayRule = (model: ReportModel, finding: Finding, item: Item): RuleWords => {
  const effective = model.result.questions[item.question.id]?.effective ?? null;
  const form = item.question.answer;
  const limit = form.kind === 'number' ? ` (more than ${String(form.badAbove)})` : '';
  const unseen = finding.steps.includes('unknown') || finding.basis === 'not-verified';
  let severity: Severity = finding.catalogSeverity;
  const steps = finding.steps.map((step) => {
    severity = lower(severity);
    return `; ${stepWords(model, finding, step)}: ${severity}`;
  });
  return {
    question: item.question.id,
    before: unseen ? 'has no verified answer (' : 'counts ',
    quoted: effective === null ? 'no value' : badPart(item, effective),
    after: `${unseen ? ')' : ` as a bad answer${limit}`}: ${finding.catalogSeverity}${steps.join('')}.`,
  };
};
