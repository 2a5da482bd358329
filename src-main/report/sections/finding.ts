/** One finding as one block of a table: claimed, observed, evidence, the rule in words, and the fix. */
import { unknown, type AnswerValue } from '#core/assessment/assessment.ts';
import type { Item, Severity } from '#core/catalog/catalog.ts';
import { lower } from '#core/evaluation/severity.ts';
import type { Finding } from '#core/evaluation/result.ts';
import { html, nothing, said, type Markup } from '../html.ts';
import { evidenceLinks, rated, signed, term, time } from '../marks.ts';
import { answerRow, type AnswerRow, type Said } from '../model/answer-rows.ts';
import type { ReportModel } from '../report-model.ts';
import { areaWords, basisWords, valueText } from '../words.ts';

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

/** The rule that raised the finding, with every step from the catalog's severity to the effective one. */
export const ruleWords = (model: ReportModel, finding: Finding, item: Item): Markup => {
  const effective = model.result.questions[item.question.id]?.effective ?? null;
  const form = item.question.answer;
  const quoted = effective === null ? 'no value' : badPart(item, effective);
  const limit = form.kind === 'number' ? ` (more than ${String(form.badAbove)})` : '';
  const judged =
    finding.steps.includes('unknown') || finding.basis === 'not-verified'
      ? html`has no verified answer (“${said(quoted)}”)`
      : html`counts “${said(quoted)}” as a bad answer${limit}`;
  let severity: Severity = finding.catalogSeverity;
  const steps = finding.steps.map((step) => {
    severity = lower(severity);
    return html`; ${stepWords(model, finding, step)}: ${severity}`;
  });
  return html`<code>${item.question.id}</code> ${judged}: ${finding.catalogSeverity}${steps}.`;
};

const shown = (one: Said | null, differs: boolean, otherwise: string): Markup =>
  one === null ? html`<small class="q">${otherwise}</small>` : html`${differs ? html`<b class="ne">≠</b> ` : nothing}${said(one.value)}`;

const longest = 400;

const proof = (model: ReportModel, row: AnswerRow): Markup => {
  const one = row.observed ?? row.claimed;
  if (one === null) return html`<small class="q">from the plug-in register</small>`;
  const note = one.note === null ? nothing : one.note.length > longest ? html`<small>long note: see the answer</small>` : said(one.note);
  return html`${one.evidence.length > 0 ? html`${evidenceLinks(model, one.evidence)} ` : nothing}${note}${one.evidence.length === 0 && one.note === null ? html`<small class="q">none recorded</small>` : nothing}`;
};

const acceptanceWords = (model: ReportModel, finding: Finding): Markup | null => {
  const acceptance = Object.hasOwn(model.assessment.acceptances, finding.id) ? model.assessment.acceptances[finding.id] : undefined;
  if (!acceptance) return null;
  const until = html`${finding.acceptanceExpired ? html`<span class="alert">expired on ${time(acceptance.expiresOn)}, open again</span>` : html`until ${time(acceptance.expiresOn)}`}`;
  return html`${until}, by ${said(acceptance.owner)}: ${said(acceptance.reason)} ${signed(acceptance.by, acceptance.at)}`;
};

const controlWords = (model: ReportModel, finding: Finding): Markup | null => {
  const control = Object.hasOwn(model.assessment.compensatingControls, finding.id) ? model.assessment.compensatingControls[finding.id] : undefined;
  return control
    ? html`${said(control.rationale)}${control.owner === undefined ? nothing : html` Owner: ${said(control.owner)}.`}
      ${signed(control.by, control.at)}`
    : null;
};

const remediationWords = (model: ReportModel, finding: Finding): Markup | null => {
  const plan = Object.hasOwn(model.assessment.remediation, finding.id) ? model.assessment.remediation[finding.id] : undefined;
  if (!plan) return null;
  return html`${plan.owner === undefined ? 'owner not named' : said(plan.owner)}${plan.dueOn === undefined ? nothing : html`, due ${time(plan.dueOn)}`}${plan.note === undefined ? nothing : html`. ${said(plan.note)}`}`;
};

/** One `tbody`, never split over pages while it fits on one. */
export const renderFinding = (model: ReportModel, finding: Finding): Markup => {
  const item = model.index.itemByFinding.get(finding.id);
  if (!item) return nothing;
  const row = answerRow(model, item);
  const state = finding.state === 'accepted' ? 'accepted' : finding.acceptanceExpired ? html`<span class="alert">open again</span>` : 'open';
  const differs = row.claimed !== null && row.observed !== null && row.contradiction;
  return html`<tbody class="f" id="${finding.id}">
    <tr>
      <th scope="rowgroup" rowspan="3" class="fl">
        ${rated(finding.severity)}<br /><code>${finding.id}</code><br /><small
          >${areaWords[finding.area]}, ${basisWords[finding.basis]}<br />${state}<br />${finding.steps.length > 0 ? html`catalog: ${finding.catalogSeverity}<br />` : nothing}${item.finding.controls.join(', ')}</small
        >
      </th>
      <td colspan="3" class="ftl">${finding.title}</td>
    </tr>
    <tr class="chain">
      <td>${shown(row.claimed, false, row.register === null ? 'not answered' : 'by the plug-in register')}</td>
      <td>
        ${shown(row.observed, differs, 'not observed')}${row.register === null ? nothing : html`<br /><small>register: ${said(row.register)}</small>`}
      </td>
      <td>${proof(model, row)}</td>
    </tr>
    <tr>
      <td colspan="3">
        <dl class="rf">
          ${term('Rule', ruleWords(model, finding, item))}${term('Fix', item.finding.fix)}${term('Check', item.check.text)}${term('Accepted', acceptanceWords(model, finding))}${term('Control', controlWords(model, finding))}${term('Plan', remediationWords(model, finding))}
        </dl>
      </td>
    </tr>
  </tbody>`;
};
