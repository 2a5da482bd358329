/** The frame of every section: title with number, notes column beside the text, the auditor's own words. */
import { html, nothing, type Markup, type Part } from '../html.ts';
import { rated, score } from '../marks.ts';
import { renderOwnWords } from '../own-words.ts';
import type { ReportModel } from '../report-model.ts';
import type { Standing } from '#core/evaluation/result.ts';
import { own } from '#core/parse/own.ts';
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

/** Whole paragraphs up to about this many characters; null where all of them fit. */
const shorten = (text: string, most: number): string | null => {
  if (text.length <= most) return null;
  const end = text.lastIndexOf('\n\n', most);
  return end > 0 ? text.slice(0, end) : `${text.slice(0, most)}…`;
};

/** The auditor's own words on a section, under the key of its chapter or the code of its path; shortened only where `most` says so. */
export const auditorText = (model: ReportModel, key: string, className = 'own', most = Number.POSITIVE_INFINITY): Markup => {
  const whole = own(model.assessment.texts, key) ?? '';
  const short = shorten(whole, most);
  const text = short ?? whole;
  const level = model.chapters.some((one) => one.path === key && one.level === 2) ? 3 : 2;
  const note = short === null ? nothing : html`<p>Shortened here; the full report has the rest.</p>`;
  return text.trim() === ''
    ? nothing
    : beside(
        html`<p><strong>In the auditor’s words</strong></p>
          ${note}`,
        renderOwnWords(text, className, level),
      );
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
