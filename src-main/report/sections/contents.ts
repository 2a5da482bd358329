/** Contents: one list that is a page in print and the navigation on a screen. */
import { html, nothing, said, type Markup } from '../html.ts';
import { markClass, markLetter } from '../marks.ts';
import { optionalTitles, type Chapter } from '../model/chapters.ts';
import { kindOf } from '../model/kinds.ts';
import { chapterRating, type ReportModel } from '../report-model.ts';
import { list, longDate, ratingWords, stateWords } from '../words.ts';

const line = (model: ReportModel, chapter: Chapter): Markup => {
  const rating = chapter.level === 2 ? chapterRating(model, chapter) : null;
  return html`<li class="l${chapter.level}">
    <a href="#${chapter.id}"
      ><span class="tn">${chapter.number}</span>
      <span class="tt"
        >${chapter.path === undefined ? chapter.title : html`<span class="code">${chapter.path}</span><span class="tl">${chapter.title.slice(chapter.path.length)}</span>`}</span
      >${
        rating === null
          ? nothing
          : html` <span class="tr"
              ><b class="k ${markClass[rating]}" aria-hidden="true">${markLetter(rating)}</b> <span class="tw">${ratingWords[rating]}</span></span
            >`
      }</a
    >
  </li>`;
};

/** More chapters than this go on one page only when they stand closer. */
const mostLines = { A4: 33, Letter: 29 };

export const renderContents = (model: ReportModel): Markup => {
  const { details } = model.assessment;
  const left = kindOf(model.options) === 'full' ? model.options.without.map((one) => optionalTitles[one]) : [];
  return html`<nav class="toc${model.chapters.length > mostLines[model.options.paper] ? ' dense' : ''}" id="contents" aria-label="Contents">
    <p class="side"><strong>${said(details.title)}</strong><br />${stateWords[details.state]}, ${longDate(model.result.evaluatedOn)}</p>
    <h1 class="print">Contents</h1>
    ${kindOf(model.options) === 'full' ? html`<p class="how print">Ratings are those of the path as a whole.</p>` : nothing}
    <ol>
      ${model.chapters.map((chapter) => line(model, chapter))}
    </ol>
    ${left.length > 0 ? html`<p class="left">Left out of this copy by choice: ${list(left)}.</p>` : nothing}
  </nav>`;
};
