/**
 * Questionnaire and checklist for paper: every question or check with its id, a box per option, and lines to write on.
 * They hold the catalog and the scope, and nothing that was recorded; what is written on them is typed in by id.
 */
import { areas, type AnswerForm, type Item, type ManagementPath } from '#core/catalog/catalog.ts';
import { html, nothing, type Markup, type Part } from '../html.ts';
import type { ReportModel } from '../report-model.ts';
import { areaTitles } from '../words.ts';
import { beside, chapter } from './frame.ts';

const box = (words: string): Markup => html`<span class="opt"><i class="box"></i>${words}</span>`;

const labels = (form: AnswerForm): readonly string[] => (form.kind === 'number' ? [] : form.options.map((option) => option.label ?? option.value));

/** Rows for named things; more are written between the lines. */
const namedRows = 4;
const kinds = { host: 'Host or group of hosts', path: 'Path', 'plug-in': 'Plug-in' } as const;

const boxes = (form: AnswerForm, more: readonly string[]): Markup => html`${[...labels(form), ...more].map(box)}`;

const blankTable = (model: ReportModel, form: AnswerForm & { readonly kind: 'each' }): Markup => {
  const names =
    form.of === 'path'
      ? model.pathsInUse.filter((path) => path.hops.length > 0).map((path) => path.code)
      : Array.from({ length: namedRows }, () => '');
  return html`<table class="t blank">
    <thead>
      <tr>
        <th scope="col" class="w28">${kinds[form.of]}</th>
        <th scope="col">Tick one</th>
      </tr>
    </thead>
    <tbody>
      ${names.map(
        (name) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${boxes(form, ['unknown'])}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
};

/** `seen`: the words for a check that could not be done differ from those for a question nobody can answer. */
const field = (model: ReportModel, form: AnswerForm, seen: boolean): Part => {
  const unknown = seen ? 'could not be tested' : 'unknown';
  if (form.kind === 'number')
    return html`<p class="opts">
      <span class="opt wide"><i class="num"></i>${form.unit}</span>${box(unknown)}${box('not applicable')}
    </p>`;
  if (form.kind === 'each')
    return html`${blankTable(model, form)}
      <p class="opts">${box('not applicable')}</p>`;
  return html`<p class="opts">
    ${form.kind === 'several' ? html`<span class="q">tick all that apply </span>` : nothing}${boxes(form, form.kind === 'several' ? ['none of these', unknown, 'not applicable'] : [unknown, 'not applicable'])}
  </p>`;
};

const line = (word: string, className = ''): Markup => html`<span class="write${className}"><small>${word}</small></span>`;

/** A row for each path is most of a page: it begins where its chapter does and goes on overleaf, or the title would stand alone. */
const askClass = ({ question: { answer } }: Item): string => (answer.kind === 'each' && answer.of === 'path' ? 'ask long' : 'ask');

const question = (model: ReportModel, item: Item): Markup =>
  html`<div class="${askClass(item)}">
    <p class="qn"><code>${item.question.id}</code></p>
    <div>
      <p class="qt">${item.question.text}</p>
      ${field(model, item.question.answer, false)}
      <p class="lines">${line('Note, or why it does not apply')}${line('')}</p>
      <p class="lines two3">${line('Said by')}${line('on', ' short')}</p>
    </div>
  </div>`;

const check = (model: ReportModel, item: Item): Markup =>
  html`<div class="${askClass(item)}">
    <p class="qn"><code>${item.check.id}</code><br /><i class="box big"></i><br /><small>done</small></p>
    <div>
      <p class="qt">${item.check.text}</p>
      <p class="q">${item.question.text}</p>
      ${field(model, item.question.answer, true)}
      <p class="lines">${line('Seen, and on which system')}${line('')}</p>
      <p class="lines two3">${line('Evidence (file, photo, capture)')}${line('by, on', ' short')}</p>
    </div>
  </div>`;

const hopForm = (path: ManagementPath): Markup => {
  const name = (id: string): string => path.actors.find((actor) => actor.id === id)?.name ?? id;
  return path.hops.length === 0
    ? nothing
    : html`<h2 class="part">Legs to capture</h2>
        <table class="t blank">
          <thead>
            <tr>
              <th scope="col" class="w7">Leg</th>
              <th scope="col" class="w22">From, to</th>
              <th scope="col" class="w20">Documented</th>
              <th scope="col" class="w13">Ports seen</th>
              <th scope="col">Encrypted</th>
            </tr>
          </thead>
          <tbody>
            ${path.hops.map(
              (hop) =>
                html`<tr>
                  <th scope="row"><code>${hop.id}</code></th>
                  <td>${name(hop.from)} to ${name(hop.to)}</td>
                  <td>${hop.portText} ${hop.protocol === hop.portText ? nothing : hop.protocol}</td>
                  <td></td>
                  <td>${['yes', 'no', 'handshake', 'not tested'].map(box)}</td>
                </tr>`,
            )}
          </tbody>
        </table>`;
};

const renderForm = (model: ReportModel, path: ManagementPath): Markup => {
  const isCheck = model.options.kind === 'checklist';
  const groups = areas
    .map((area) => ({ area, items: path.items.filter((item) => item.finding.area === area) }))
    .filter(({ items }) => items.length > 0);
  const what = isCheck ? 'check' : 'question';
  return chapter(
    model,
    `p-${path.code}`,
    html`${beside(
      html`<p>${path.items.length} ${path.items.length === 1 ? what : `${what}s`}</p>`,
      html`<dl class="prof">
        <div>
          <dt>Client</dt>
          <dd>${path.client}</dd>
        </div>
        <div>
          <dt>Endpoints</dt>
          <dd>${path.profile.endpoints}</dd>
        </div>
      </dl>`,
    )}${isCheck ? hopForm(path) : nothing}${groups.map(
      ({ area, items }) =>
        html`<h2 class="part">${areaTitles[area]}</h2>
          ${items.map((item) => (isCheck ? check(model, item) : question(model, item)))}`,
    )}`,
  );
};

export const renderForms = (model: ReportModel): Markup => html`${model.pathsInUse.map((path) => renderForm(model, path))}`;
