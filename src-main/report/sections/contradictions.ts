/** Contradictions, accepted risks (expired ones first) and compensating controls. */
import type { Acceptance } from '#core/assessment/assessment.ts';
import type { Contradiction } from '#core/evaluation/result.ts';
import { html, join, nothing, said, type Markup } from '../html.ts';
import { evidenceLinks, head, idLink, mark, rated, signed, time } from '../marks.ts';
import { answerRow } from '../model/answer-rows.ts';
import type { ReportModel } from '../report-model.ts';
import { capital, count, daysBetween, valueText } from '../words.ts';
import { auditorText, beside, chapter, empty, table } from './frame.ts';

const contradictionRow = (model: ReportModel, one: Contradiction): Markup => {
  const item = model.index.itemByQuestion.get(one.question);
  if (!item) return nothing;
  const row = answerRow(model, item);
  const form = item.question.answer;
  const plugIn = one.plugIn === undefined ? undefined : model.assessment.plugIns[one.plugIn];
  const evidence = plugIn ? (plugIn.observations[item.check.id]?.evidence ?? []) : (row.observed?.evidence ?? []);
  const claimedBy = plugIn ? plugIn.answers[one.question] : model.assessment.answers[one.question];
  return html`<tr><th scope="row" class="pl">${idLink(model, one.question)}</th><td data-l="Asked">${item.question.text}${plugIn ? html` <span class="by">plug-in ${said(plugIn.name)}</span>` : nothing}</td><td data-l="Claimed">${said(valueText(form, one.claimed))}${one.kind === 'register' ? html`<br><span class="by">on the path</span>` : html`<br>${signed(claimedBy?.by, undefined)}`}</td><td data-l="Observed"><b class="ne">≠</b> ${said(valueText(form, one.observed))}${one.kind === 'register' ? html`<br><span class="by">by the plug-in register</span>` : nothing}</td><td data-l="Evidence">${evidence.length > 0 ? evidenceLinks(model, evidence) : html`<span class="quiet">–</span>`}</td><td data-l="Result">${row.finding ? mark(row.finding.severity) : row.outcome === 'good' ? mark('clear', 'in order') : html`<span class="quiet">–</span>`}</td></tr>`;
};

const contradictions = (model: ReportModel): Markup => {
  const all = model.result.contradictions;
  const order = new Map(model.index.items.map((item, at) => [item.question.id, at]));
  const sorted = [...all].sort((a, b) => (order.get(a.question) ?? 0) - (order.get(b.question) ?? 0));
  return html`<h3>Contradictions</h3>${
    sorted.length === 0
      ? empty('No answer was observed otherwise than claimed.')
      : table('t', head([['Question', 'w16'], ['Asked'], ['Claimed', 'w16'], ['Observed', 'w17'], ['Evidence', 'w11'], ['Result', 'w7']]), html`<tbody>${sorted.map((one) => contradictionRow(model, one))}</tbody>`)
  }`;
};

const left = (model: ReportModel, acceptance: Acceptance): Markup => {
  const days = daysBetween(model.result.evaluatedOn, acceptance.expiresOn);
  return days <= 0 ? html`<span class="alert">open again</span>` : html`<span class="by">in ${count(days, 'day')}</span>`;
};

const title = (model: ReportModel, id: string): Markup => {
  const finding = model.findingById.get(id);
  const rule = model.index.itemByFinding.get(id)?.finding;
  return html`${finding ? rated(finding.severity) : html`<span class="quiet">not raised now</span>`} ${idLink(model, id)}<br>${rule ? rule.title : nothing}`;
};

const acceptances = (model: ReportModel): Markup => {
  const sorted = Object.entries(model.assessment.acceptances).sort(([, a], [, b]) => (a.expiresOn < b.expiresOn ? -1 : a.expiresOn > b.expiresOn ? 1 : 0));
  const rows = sorted.map(
    ([id, one]) =>
      html`<tr><th scope="row" class="pl">${title(model, id)}</th><td data-l="Reason given">${said(one.reason)}</td><td data-l="Accepted by">${said(one.owner)}${one.by === undefined && one.at === undefined ? nothing : html`<br><span class="by">recorded by </span>${signed(one.by, one.at)}`}</td><td data-l="Expires">${time(one.expiresOn)}<br>${left(model, one)}</td></tr>`,
  );
  return html`<h3>Accepted risks</h3>${rows.length === 0 ? empty('No risk was accepted.') : html`${table('t', head([['Finding', 'w33'], ['Reason given'], ['Accepted by', 'w21'], ['Expires', 'w13']]), html`<tbody>${rows}</tbody>`)}<p class="remark">An accepted finding is not open until its expiry date; on that date it is open again, and a report made then says so.</p>`}`;
};

const controls = (model: ReportModel): Markup => {
  const rows = Object.entries(model.assessment.compensatingControls).map(
    ([id, one]) =>
      html`<tr><th scope="row" class="pl">${title(model, id)}</th><td data-l="Rationale">${said(one.rationale)}</td><td data-l="Owner">${one.owner === undefined ? html`<span class="quiet">not named</span>` : said(one.owner)}${one.by === undefined && one.at === undefined ? nothing : html`<br><span class="by">recorded by </span>${signed(one.by, one.at)}`}</td></tr>`,
  );
  const rules = model.catalog.compensation.filter((rule) => model.result.findings.some((finding) => finding.steps.includes('compensation-rule') && rule.paths.includes(finding.path)));
  return html`<h3>Compensating controls</h3>${rows.length === 0 ? empty('No compensating control is recorded on a single finding.') : table('t', head([['Finding', 'w33'], ['Rationale'], ['Owner', 'w21']]), html`<tbody>${rows}</tbody>`)}${
    rules.length === 0
      ? nothing
      : html`<p class="remark">${join(
          rules.map((rule) => html`${idLink(model, rule.question)} was observed as “${rule.value}”: findings on ${rule.areas.join(', ')} of ${rule.paths.join(', ')} stand one step lower.`),
          ' ',
        )}</p>`
  }`;
};

export const renderContradictions = (model: ReportModel): Markup => {
  const all = model.result.contradictions.length;
  return chapter(
    model,
    's-contradictions',
    html`${beside(
      html`<p>${capital(count(all, 'contradiction'))}, ${count(Object.keys(model.assessment.acceptances).length, 'accepted risk')}, ${count(Object.keys(model.assessment.compensatingControls).length, 'compensating control')}.</p>`,
      html`<p class="lead">The observation decides the evaluation. The claim stays on record, with the name of the person who made it, and nothing here was resolved without being shown.</p>`,
    )}${auditorText(model, 'contradictions')}${contradictions(model)}${acceptances(model)}${controls(model)}`,
  );
};
