/** Questions with what was claimed and observed, the notes, who said so and when, the evidence, and what came of it. */
import { areas, type Item } from '#core/catalog/catalog.ts';
import { html, markLong, nothing, said, type Markup, type Part } from '../html.ts';
import { grid, groupRows, rows } from '../columns.ts';
import { evidenceLinks, idLink, mark, signed } from '../marks.ts';
import { answerRow, type AnswerRow, type Aside, type PlugInRow, type Said } from '../model/answer-rows.ts';
import type { ReportModel } from '../report-model.ts';
import { areaTitles } from '../words.ts';

const outcome = (row: AnswerRow): Part => {
  switch (row.outcome) {
    case 'finding':
      return row.finding ? mark(row.finding.severity, `finding, ${row.finding.severity}`) : nothing;
    case 'accepted':
      return row.finding ? html`${mark(row.finding.severity, `finding, ${row.finding.severity}`)}<br /><small>accepted</small>` : nothing;
    case 'good':
      return mark('clear', 'in order');
    case 'not-applicable':
      return html`<small class="q">n/a</small>`;
    case 'platform':
      return html`<small class="q">not this platform</small>`;
    case 'not-in-use':
      return html`<small class="q">not in use</small>`;
    case 'reason-missing':
      return html`<small class="q">reason missing</small>`;
    case 'not-answered':
      return html`<small class="q">not answered</small>`;
  }
};

/** Stands beside everything that was carried forward: it is last time's word, not this assessment's. */
export const toReverify = html`<small>carried forward, to be verified again</small>`;

/** `remarked`: what was written beside the value follows below; without it, only that it was carried forward is said. */
const value = (one: Said | null, differs: boolean, remarked: boolean): Markup =>
  one === null
    ? html`<small class="q">–</small>`
    : html`${differs ? html`<b class="ne">≠</b> ` : nothing}${said(one.value)}${one.carried && !remarked ? html` ${toReverify}` : nothing}`;

/** Reason, note, name and time of one record; led by a word that says whose it is. */
export const remark = (model: ReportModel, one: Aside | null, word: string | null): Markup => {
  if (one === null) return nothing;
  const parts = [
    one.reason === null ? null : html`Reason: ${said(one.reason)}`,
    one.note === null ? null : said(one.note),
    one.evidence.length === 0 ? null : evidenceLinks(model, one.evidence),
    one.by || one.at ? signed(one.by, one.at) : null,
    one.carried ? toReverify : null,
  ].filter((part) => part !== null);
  return parts.length === 0
    ? nothing
    : html`<div class="nt">
        ${word === null ? nothing : html`<small>${word}</small> `}${parts.map((part, at) => html`${at > 0 ? ' ' : nothing}${part}`)}
      </div>`;
};

type Remarked = Pick<AnswerRow | PlugInRow, 'claimed' | 'observed' | 'beforeClaim' | 'beforeObservation'>;

/** All that was written down beside the values of one question; what was noted before there was a value says so. */
const remarks = (model: ReportModel, row: Remarked): Markup =>
  html`${remark(model, row.claimed, 'claimed')}${remark(model, row.beforeClaim, 'no answer yet:')}${remark(model, row.observed, 'observed')}${remark(model, row.beforeObservation, 'nothing observed yet:')}`;

/** Remarks as a row of their own under their question: across the table they take a line or two, in a column of their own ten. */
export const placeRemarks = (model: ReportModel, row: Remarked): { readonly below: Markup; readonly className: Markup } => {
  const words = remarks(model, row);
  if (words.source === '') return { below: nothing, className: nothing };
  const below = html`<tr class="below">
    <td colspan="5">${words}</td>
  </tr>`;
  return { below: html`${markLong(below)}`, className: html` class="over"` };
};

const renderRow = (model: ReportModel, row: AnswerRow, anchored: boolean, remarked: boolean): Markup => {
  const id = row.item.question.id;
  const number = anchored ? html`<code>${row.item.number.slice(row.item.path.length + 1)}</code>` : idLink(model, id);
  const { below, className } = remarked ? placeRemarks(model, row) : { below: nothing, className: nothing };
  return html`<tr${className}${anchored ? html` id="${id}"` : nothing}><th scope="row">${number}</th><td>${row.item.question.text}${row.needsConfirmation ? html` <small>needs confirmation on this platform</small>` : nothing}</td><td>${value(row.claimed, false, remarked)}</td><td>${value(row.observed, row.contradiction && row.observed !== null, remarked)}${
    row.register === null
      ? nothing
      : html`<br /><small>${row.contradiction && row.observed === null ? html`<b class="ne">≠</b> ` : nothing}register: ${said(row.register)}</small>`
  }</td><td>${outcome(row)}</td></tr>${below}`;
};

/** `anchored`: the rows are the ones that links lead to. `grouped`: under the titles of the areas. */
export const answersTable = (
  model: ReportModel,
  items: readonly Item[],
  { grouped, anchored = false }: { grouped: boolean; anchored?: boolean },
): Markup => {
  const name = anchored ? 'ans' : 'ans2';
  // What was written beside an answer is printed once, in the section of its path, where the report has one.
  const remarked = anchored || !items.every((item) => model.anchors.has(item.question.id));
  const rowsOf = (of: readonly Item[]): readonly Part[] => of.map((item) => renderRow(model, answerRow(model, item), anchored, remarked));
  if (!grouped) return grid(name, rows(rowsOf(items)));
  const groups = areas.map((area) => ({ area, of: items.filter((item) => item.finding.area === area) })).filter(({ of }) => of.length > 0);
  return grid(
    name,
    groups.map(({ area, of }) => groupRows(areaTitles[area], 5, rowsOf(of))),
  );
};
