/** Questions with what was claimed and observed, the notes, who said so and when, the evidence, and what came of it. */
import { areas, type Item } from '#core/catalog/catalog.ts';
import { html, nothing, said, type Markup, type Part } from '../html.ts';
import { evidenceLinks, head, idLink, mark, signed } from '../marks.ts';
import { answerRow, type AnswerRow, type Said } from '../model/answer-rows.ts';
import type { ReportModel } from '../report-model.ts';
import { areaTitles } from '../words.ts';

const outcome = (row: AnswerRow): Part => {
  switch (row.outcome) {
    case 'finding':
      return row.finding ? mark(row.finding.severity, `finding, ${row.finding.severity}`) : nothing;
    case 'accepted':
      return row.finding ? html`${mark(row.finding.severity, `finding, ${row.finding.severity}`)}<br><span class="by">accepted</span>` : nothing;
    case 'good':
      return mark('clear', 'in order');
    case 'not-applicable':
      return html`<span class="quiet">n/a</span>`;
    case 'platform':
      return html`<span class="quiet">not this platform</span>`;
    case 'not-in-use':
      return html`<span class="quiet">not in use</span>`;
    case 'reason-missing':
      return html`<span class="quiet">reason missing</span>`;
    case 'not-answered':
      return html`<span class="quiet">not answered</span>`;
  }
};

const value = (one: Said | null, differs: boolean): Markup => (one === null ? html`<span class="quiet">–</span>` : html`${differs ? html`<b class="ne">≠</b> ` : nothing}${said(one.value)}`);

/** Reason, note, name and time of one record; led by its word where claim and observation both have some. */
export const remark = (model: ReportModel, one: Said | null, word: string | null): Markup => {
  if (one === null) return nothing;
  const parts = [one.reason === null ? null : html`Reason: ${said(one.reason)}`, one.note === null ? null : said(one.note), one.evidence.length === 0 ? null : evidenceLinks(model, one.evidence), one.by || one.at ? signed(one.by, one.at) : null].filter(
    (part) => part !== null,
  );
  return parts.length === 0 ? nothing : html`<div class="nt">${word === null ? nothing : html`<span class="by">${word}</span> `}${parts.map((part, at) => html`${at > 0 ? ' ' : nothing}${part}`)}</div>`;
};

const hasRemark = (one: Said | null): boolean => one !== null && (one.note !== null || one.reason !== null || one.by !== null || one.at !== null || one.evidence.length > 0);

const renderRow = (model: ReportModel, row: AnswerRow, anchored: boolean): Markup => {
  const both = hasRemark(row.claimed) && hasRemark(row.observed);
  const id = row.item.question.id;
  const number = anchored ? html`<span class="id">${row.item.number.slice(row.item.path.length + 1)}</span>` : idLink(model, id);
  return html`<tr${anchored ? html` id="${id}"` : nothing}><th scope="row" class="pl"${anchored ? html` aria-label="${id}"` : nothing}>${number}</th><td data-l="Question">${row.item.question.text}${row.needsConfirmation ? html` <span class="by">needs confirmation on this platform</span>` : nothing}</td><td data-l="Claimed">${value(row.claimed, false)}</td><td data-l="Observed">${value(row.observed, row.contradiction && row.observed !== null)}${
    row.register === null ? nothing : html`<br><span class="by">${row.contradiction && row.observed === null ? html`<b class="ne">≠</b> ` : nothing}register: ${said(row.register)}</span>`
  }</td><td data-l="Note, evidence">${remark(model, row.claimed, both ? 'claim' : null)}${remark(model, row.observed, both ? 'seen' : null)}</td><td data-l="Result">${outcome(row)}</td></tr>`;
};

/** `anchored`: the rows are the ones that links lead to. `grouped`: under the titles of the areas. */
export const answersTable = (model: ReportModel, items: readonly Item[], { grouped, anchored = false }: { grouped: boolean; anchored?: boolean }): Markup => {
  const columns = head([['No.', anchored ? 'w5' : 'w13'], ['Question', anchored ? 'w33' : 'w29'], ['Claimed', 'w14'], ['Observed', 'w15'], ['Note, evidence'], ['Result', 'w8']]);
  const rows = (of: readonly Item[]): Part => of.map((item) => renderRow(model, answerRow(model, item), anchored));
  if (!grouped) return html`<table class="t ans">${columns}<tbody>${rows(items)}</tbody></table>`;
  const groups = areas.map((area) => ({ area, of: items.filter((item) => item.finding.area === area) })).filter(({ of }) => of.length > 0);
  return html`<table class="t ans">${columns}${groups.map(({ area, of }) => html`<tbody><tr class="gh"><th scope="rowgroup" colspan="6">${areaTitles[area]}</th></tr>${rows(of)}</tbody>`)}</table>`;
};
