/** Contradictions, accepted risks (expired ones first) and compensating controls. */
import type { Acceptance } from '#core/assessment/assessment.ts';
import type { Contradiction } from '#core/evaluation/result.ts';
import { shorten } from '../figures/fit-text.ts';
import { html, join, nothing, said, type Markup } from '../html.ts';
import { grid, rows } from '../columns.ts';
import { evidenceLinks, idLink, mark, rated, signed, time } from '../marks.ts';
import { answerRow } from '../model/answer-rows.ts';
import type { ReportModel } from '../report-model.ts';
import { capital, count, daysBetween, valueText } from '../words.ts';
import { toReverify } from './answers-table.ts';
import { auditorText, beside, chapter, empty } from './frame.ts';

/** The whole name stands with the answer, where the report has it; here it would fill a narrow cell. */
const nameOf = (model: ReportModel, one: Contradiction, by: string | undefined): string | undefined =>
  by === undefined || one.plugIn !== undefined || !model.anchors.has(one.question) ? by : shorten(by, 60);

const contradictionRow = (model: ReportModel, one: Contradiction): Markup => {
  const item = model.index.itemByQuestion.get(one.question);
  if (!item) return nothing;
  const row = answerRow(model, item);
  const form = item.question.answer;
  const plugIn = one.plugIn === undefined ? undefined : model.assessment.plugIns[one.plugIn];
  const evidence = plugIn ? (plugIn.observations[item.check.id]?.evidence ?? []) : (row.observed?.evidence ?? []);
  const claimedBy = plugIn ? plugIn.answers[one.question] : model.assessment.answers[one.question];
  return html`<tr>
    <th scope="row">${idLink(model, one.question)}</th>
    <td>${item.question.text}${plugIn ? html` <small>plug-in ${said(plugIn.name)}</small>` : nothing}</td>
    <td>
      ${said(valueText(form, one.claimed))}${one.kind === 'register' ? html`<br /><small>on the path</small>` : html`<br />${signed(nameOf(model, one, claimedBy?.by), undefined)}`}
    </td>
    <td>
      <b class="ne">≠</b>
      ${said(valueText(form, one.observed))}${one.kind === 'register' ? html`<br /><small>by the plug-in register</small>` : nothing}${one.toReverify ? html`<br />${toReverify}` : nothing}
    </td>
    <td>${evidence.length > 0 ? evidenceLinks(model, evidence) : html`<small class="q">–</small>`}</td>
    <td>${row.finding ? mark(row.finding.severity) : row.outcome === 'good' ? mark('clear', 'in order') : html`<small class="q">–</small>`}</td>
  </tr>`;
};

const contradictions = (model: ReportModel): Markup => {
  const all = model.result.contradictions;
  const order = new Map(model.index.items.map((item, at) => [item.question.id, at]));
  const sorted = [...all].sort((a, b) => (order.get(a.question) ?? 0) - (order.get(b.question) ?? 0));
  return html`<h2 class="part">Contradictions</h2>
    ${
      sorted.length === 0
        ? empty('No answer was observed otherwise than claimed.')
        : grid('contra', rows(sorted.map((one) => contradictionRow(model, one))))
    }`;
};

const left = (model: ReportModel, id: string, acceptance: Acceptance): Markup => {
  const days = daysBetween(model.result.evaluatedOn, acceptance.expiresOn);
  return days <= 0
    ? html`<span class="alert">${model.findingById.has(id) ? 'open again' : 'expired'}</span>`
    : html`<small>in ${count(days, 'day')}</small>`;
};

const title = (model: ReportModel, id: string): Markup => {
  const finding = model.findingById.get(id);
  const rule = model.index.itemByFinding.get(id)?.finding;
  return html`${finding ? rated(finding.severity) : html`<small class="q">not raised now</small>`} ${idLink(model, id)}<br />${rule ? rule.title : nothing}`;
};

const acceptances = (model: ReportModel): Markup => {
  const sorted = Object.entries(model.assessment.acceptances).sort(([, a], [, b]) =>
    a.expiresOn < b.expiresOn ? -1 : a.expiresOn > b.expiresOn ? 1 : 0,
  );
  const lines = sorted.map(
    ([id, one]) =>
      html`<tr>
        <th scope="row">${title(model, id)}</th>
        <td>${said(one.reason)}</td>
        <td>
          ${said(one.owner)}${one.by === undefined && one.at === undefined ? nothing : html`<br /><small>recorded by </small>${signed(one.by, one.at)}`}
        </td>
        <td>${time(one.expiresOn)}<br />${left(model, id, one)}</td>
      </tr>`,
  );
  return html`<h2 class="part">Accepted risks</h2>
    ${
      lines.length === 0
        ? empty('No risk was accepted.')
        : html`${grid('accept', rows(lines))}
            <p class="remark">
              An accepted finding is not open until its expiry date; on that date it is open again, and a report made then says so.
            </p>`
    }`;
};

const controls = (model: ReportModel): Markup => {
  const lines = Object.entries(model.assessment.compensatingControls).map(
    ([id, one]) =>
      html`<tr>
        <th scope="row">${title(model, id)}</th>
        <td>${said(one.rationale)}</td>
        <td>
          ${one.owner === undefined ? html`<small class="q">not named</small>` : said(one.owner)}${one.by === undefined && one.at === undefined ? nothing : html`<br /><small>recorded by </small>${signed(one.by, one.at)}`}
        </td>
      </tr>`,
  );
  const rules = model.catalog.compensation.filter((rule) =>
    model.result.findings.some((finding) => finding.steps.includes('compensation-rule') && rule.paths.includes(finding.path)),
  );
  return html`<h2 class="part">Compensating controls</h2>
    ${lines.length === 0 ? empty('No compensating control is recorded on a single finding.') : grid('control', rows(lines))}${
      rules.length === 0
        ? nothing
        : html`<p class="remark">
            ${join(
              rules.map(
                (rule) =>
                  html`${idLink(model, rule.question)} was observed as “${rule.value}”: findings on ${rule.areas.join(', ')} of
                  ${rule.paths.join(', ')} stand one step lower.`,
              ),
              ' ',
            )}
          </p>`
    }`;
};

export const renderContradictions = (model: ReportModel): Markup => {
  const all = model.result.contradictions.length;
  return chapter(
    model,
    's-contradictions',
    html`${beside(
      html`<p>
        ${capital(count(all, 'contradiction'))}, ${count(Object.keys(model.assessment.acceptances).length, 'accepted risk')},
        ${count(Object.keys(model.assessment.compensatingControls).length, 'compensating control')}.
      </p>`,
      html`<p class="lead">
        The observation decides the evaluation. The claim stays on record, with the name of the person who made it, and nothing here was resolved
        without being shown.
      </p>`,
    )}${auditorText(model, 'contradictions')}${contradictions(model)}${acceptances(model)}${controls(model)}`,
  );
};
