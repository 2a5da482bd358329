/** The frame of every section: title with number, notes column beside the text, the auditor's own words. */
import { html, nothing, said, type Markup, type Part } from '../html.ts';
import { rated, score } from '../marks.ts';
import type { ReportModel } from '../report-model.ts';
import type { Standing } from '#core/evaluation/result.ts';
import { capital, count, ratingWords } from '../words.ts';

/** A chapter under its number. The blank after the number keeps the two apart in the outline of the PDF. */
export const chapter = (model: ReportModel, id: string, body: Part): Markup => {
  const found = model.chapters.find((one) => one.id === id);
  if (!found) return nothing;
  const title = html`<span class="no">${found.number} </span>${found.title}`;
  return html`<section class="ch" id="${id}">${found.level === 1 ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`}${body}</section>`;
};

/** A note in the left column beside the main text. */
export const beside = (note: Part, main: Part): Markup =>
  html`<div class="two">
    <div class="note">${note}</div>
    <div class="main">${main}</div>
  </div>`;

/** The same, kept together with the table that follows. */
export const leadIn = (note: Part, main: Part): Markup =>
  html`<div class="two in">
    <div class="note">${note}</div>
    <div class="main">${main}</div>
  </div>`;

export const paragraphs = (text: string, className: string): Markup =>
  html`${text
    .split(/\n\s*\n/)
    .filter((one) => one.trim() !== '')
    .map((one) => html`<p class="${className}">${said(one.trim())}</p>`)}`;

/** The auditor's own words on a section, under the key of its chapter or the code of its path. */
export const auditorText = (model: ReportModel, key: string, className = 'own'): Markup => {
  const text = Object.hasOwn(model.assessment.texts, key) ? (model.assessment.texts[key] ?? '') : '';
  return text.trim() === '' ? nothing : beside(html`<p><strong>In the auditor’s words</strong></p>`, paragraphs(text, className));
};

/** Rating, score and counts of a section, for its notes column. */
export const standingNote = (standing: Standing): Markup =>
  standing.applicable === 0
    ? html`<p>${rated(standing.rating)}<br />no question applies</p>`
    : html`<p>
        ${rated(standing.rating, html`<strong>${capital(ratingWords[standing.rating])}</strong>`)}${standing.score === null ? nothing : html`, score ${score(standing.score)}`}<br />${standing.decided}
        of ${count(standing.applicable, 'question')} decided, ${standing.observed} of them
        observed${standing.inheritedOnly ? html`<br />rating set by inherited findings` : nothing}
      </p>`;

/** A table whose columns depend on the catalog; those with fixed columns are made by `columns.ts`. */
export const table = (className: string, head: Part, body: Part): Markup =>
  html`<table class="${className}">
    ${head}${body}
  </table>`;

export const empty = (sentence: string): Markup => html`<p class="q">${sentence}</p>`;
