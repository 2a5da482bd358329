/** The evidence list: every item with its full SHA-256, and the records that cite it. */
import type { Evidence } from '#core/assessment/assessment.ts';
import { html, join, nothing, said, type Markup } from '../html.ts';
import { grid, rows } from '../columns.ts';
import { idLink, link, signed } from '../marks.ts';
import { evidenceAnchor, type ReportModel } from '../report-model.ts';
import { bytes, capital, count, evidenceWords } from '../words.ts';
import { auditorText, beside, chapter, empty } from './frame.ts';

/** Groups of eight digits in two lines; the gaps are made by margins, so that the hash copies as one word. */
export const hash = (digits: string): Markup => {
  const groups = digits.match(/.{1,8}/g) ?? [];
  return html`<span class="hash">${groups.map((group, at) => html`<i>${group}</i>${at === 3 ? html`<wbr />` : nothing}`)}</span>`;
};

const uses = (model: ReportModel, one: Evidence): Markup => {
  const cited = model.evidenceUses.get(one.id) ?? [];
  return cited.length === 0
    ? html`<small class="q">cited nowhere</small>`
    : html`<small>Cited by</small> ${join(
          cited.map((use) => (/^C-/.test(use.label) ? idLink(model, use.label, use.anchor) : link(model, use.anchor, said(use.label)))),
          ', ',
        )}`;
};

const row = (model: ReportModel, one: Evidence, anchored: boolean): Markup => {
  const who = one.by === undefined && one.at === undefined ? nothing : html`, ${signed(one.by, one.at)}`;
  const id = html`<code>${anchored ? said(one.id) : link(model, evidenceAnchor(model, one.id), said(one.id))}</code>`;
  return html`<tr${anchored ? html` id="${evidenceAnchor(model, one.id)}"` : nothing}><th scope="row">${id}</th><td>${evidenceWords[one.kind]}<br /><small>${said(one.mediaType)}, ${bytes(one.size)}</small></td><td>${one.note === undefined ? nothing : html`${said(one.note)}<br />`}<small>${said(one.name)}</small>${who}<div class="nt">${uses(model, one)}</div></td><td>${hash(one.sha256)}</td></tr>`;
};

/** Captured chains, for the chapter on certificate verification. */
export const certificateList = (model: ReportModel, chains: readonly Evidence[]): Markup =>
  grid('ev', rows(chains.map((one) => row(model, one, false))));

/** The items with their anchors, for the list that links lead to. */
export const evidenceTable = (model: ReportModel, items: readonly Evidence[]): Markup => grid('ev', rows(items.map((one) => row(model, one, true))));

export const renderEvidence = (model: ReportModel): Markup =>
  chapter(
    model,
    's-evidence',
    html`${
      model.evidence.length === 0
        ? nothing
        : beside(
            html`<p>${capital(count(model.evidence.length, 'item'))}, stored by SHA-256, never changed.</p>`,
            html`<p class="lead">Each item can be checked against the files handed over with this report: the same file has the same hash.</p>`,
          )
    }${auditorText(model, 'evidence')}${model.evidence.length === 0 ? empty('No evidence is attached.') : evidenceTable(model, model.evidence)}`,
  );
