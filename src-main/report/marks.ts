/** Small pieces that every section uses: rating marks, links, dates, and who said something when. */
import type { Severity } from '#core/catalog/catalog.ts';
import type { Rating } from '#core/evaluation/result.ts';
import { html, join, nothing, said, type Markup, type Part } from './html.ts';
import { evidenceAnchor, type ReportModel } from './report-model.ts';
import { ratingWords, shortDate } from './words.ts';

const letters: Readonly<Record<Rating, string>> = {
  critical: 'C',
  high: 'H',
  medium: 'M',
  low: 'L',
  info: 'I',
  incomplete: '?',
  clear: '',
  'not-in-scope': '–',
};
export const markClass: Readonly<Record<Rating, string>> = {
  critical: 'c',
  high: 'h',
  medium: 'm',
  low: 'l',
  info: 'i',
  incomplete: 'q',
  clear: 'ok',
  'not-in-scope': 'no',
};
export const markLetter = (rating: Rating): string => letters[rating];

/** The mark beside its word: the letter is for the eye only. */
export const rated = (rating: Rating, word: Part = ratingWords[rating]): Markup =>
  html`<span class="r"><b class="k ${markClass[rating]}" aria-hidden="true">${letters[rating]}</b> ${word}</span>`;

/** The mark alone: its word is the accessible name. */
export const mark = (rating: Rating, name: string = ratingWords[rating]): Markup =>
  html`<b class="k ${markClass[rating]}" role="img" aria-label="${name}">${letters[rating]}</b>`;

export const severityMark = (severity: Severity): Markup => mark(severity);

/** A link inside the document; plain text where the report has no such place. */
export const link = (model: ReportModel, anchor: string, text: Part): Markup =>
  model.anchors.has(anchor) ? html`<a href="#${anchor}">${text}</a>` : html`${text}`;

/** An id (question, finding, check, leg), linked to its place. */
export const idLink = (model: ReportModel, id: string, anchor: string = id): Markup => html`<code>${link(model, anchor, id)}</code>`;

export const pathLink = (model: ReportModel, code: string): Markup => html`<span class="code">${link(model, `p-${code}`, code)}</span>`;

export const evidenceLinks = (model: ReportModel, ids: readonly string[]): Markup =>
  join(
    ids.map((id) => html`<code>${link(model, evidenceAnchor(model, id), id)}</code>`),
    ' ',
  );

/** A date or instant, readable; an instant keeps its seconds and offset for machines. */
export const time = (at: string): Markup =>
  at.length > 10 ? html`<time datetime="${at}">${shortDate(at.slice(0, 10))}</time> ${at.slice(11, 16)}` : html`<time>${shortDate(at)}</time>`;

const citation = /\b((?:[A-Z]+-)+(?:\d{2}|[A-Z]+))\b/;

/** Text of the catalog with the ids and path codes it cites kept whole and linked to their places. */
export const cited = (model: ReportModel, text: string): Markup =>
  html`${text.split(citation).map((piece, at) => {
    const anchor = [`Q-${piece}`, `p-${piece}`, piece].find((one) => model.anchors.has(one)) ?? piece;
    return at % 2 === 0 ? piece : html`<span class="nb">${link(model, anchor, piece)}</span>`;
  })}`;

/** `A. Admin, 18 Nov 2026 10:13` in small print; nothing where neither is known. */
export const signed = (by: string | null | undefined, at: string | null | undefined): Markup => {
  const parts = [...(by ? [said(by)] : []), ...(at ? [time(at)] : [])];
  return parts.length === 0 ? nothing : html`<small>${join(parts, ', ')}</small>`;
};

/** A term and what is said of it; left out where nothing is. */
export const term = (word: string, value: Part): Markup =>
  value === null || value === undefined || value === false || value === ''
    ? nothing
    : html`<div>
        <dt>${word}</dt>
        <dd>${value}</dd>
      </div>`;

export { scoreText as score } from './words.ts';

/** A table head: text and its column's class. */
export const head = (columns: readonly (readonly [text: Part, className?: string])[]): Markup =>
  html`<thead>
    <tr>
      ${columns.map(([text, className]) => html`<th scope="col" ${className === undefined ? nothing : html` class="${className}"`}>${text}</th>`)}
    </tr>
  </thead>`;
