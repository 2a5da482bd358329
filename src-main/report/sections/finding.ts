/** One finding as one block of a table: claimed and observed side by side, then evidence, the rule in words, and the fix. */
import type { Item } from '#core/catalog/catalog.ts';
import type { Finding } from '#core/evaluation/result.ts';
import { own } from '#core/parse/own.ts';
import { html, nothing, said, type Markup } from '../html.ts';
import { evidenceLinks, rated, signed, term, time } from '../marks.ts';
import { answerRow, type AnswerRow, type Said } from '../model/answer-rows.ts';
import { sayRule } from '../model/rule-words.ts';
import type { ReportModel } from '../report-model.ts';
import { areaWords, basisWords } from '../words.ts';

/** The rule that raised the finding, with every step from the catalog's severity to the effective one. */
const ruleWords = (model: ReportModel, finding: Finding, item: Item): Markup => {
  const { question, before, quoted, after } = sayRule(model, finding, item);
  return html`<code>${question}</code> ${before}“${said(quoted)}”${after}`;
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
  const acceptance = own(model.assessment.acceptances, finding.id);
  if (!acceptance) return null;
  const until = html`${finding.acceptanceExpired ? html`<span class="alert">expired on ${time(acceptance.expiresOn)}, open again</span>` : html`until ${time(acceptance.expiresOn)}`}`;
  return html`${until}, by ${said(acceptance.owner)}: ${said(acceptance.reason)} ${signed(acceptance.by, acceptance.at)}`;
};

const controlWords = (model: ReportModel, finding: Finding): Markup | null => {
  const control = own(model.assessment.compensatingControls, finding.id);
  return control
    ? html`${said(control.rationale)}${control.owner === undefined ? nothing : html` Owner: ${said(control.owner)}.`}
      ${signed(control.by, control.at)}`
    : null;
};

const remediationWords = (model: ReportModel, finding: Finding): Markup | null => {
  const plan = own(model.assessment.remediation, finding.id);
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
      <td colspan="2" class="ftl">${finding.title}</td>
    </tr>
    <tr class="chain">
      <td>${shown(row.claimed, false, row.register === null ? 'not answered' : 'by the plug-in register')}</td>
      <td>
        ${shown(row.observed, differs, 'not observed')}${row.register === null ? nothing : html`<br /><small>register: ${said(row.register)}</small>`}
      </td>
    </tr>
    <tr>
      <td colspan="2">
        <dl class="rf">
          ${term('Evidence', proof(model, row))}${term('Rule', ruleWords(model, finding, item))}${term('Fix', item.finding.fix)}${term('Check', item.check.text)}${term('Accepted', acceptanceWords(model, finding))}${term('Control', controlWords(model, finding))}${term('Plan', remediationWords(model, finding))}
        </dl>
      </td>
    </tr>
  </tbody>`;
};
