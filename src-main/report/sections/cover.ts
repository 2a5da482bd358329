/** Cover: what was assessed, for whom, when, by whom, in which state, and the wall of gates; on forms, room for names. */
import { shortHash } from '#core/words/figures.ts';
import { drawGates } from '../figures/gates.ts';
import { html, nothing, said, type Markup, type Part } from '../html.ts';
import { purposeOf } from '../model/cover-words.ts';
import { isForm, kindOf, kindTitles } from '../model/kinds.ts';
import { has, type ReportModel } from '../report-model.ts';
import { count, dateSpan, list, longDate, stateWords } from '../words.ts';
import { namedCharacters } from './named-characters.ts';

const block = (word: string, lines: readonly Part[]): Markup =>
  html`<div>
    <dt>${word}</dt>
    ${lines.map((line) => html`<dd>${line}</dd>`)}
  </div>`;

const titleClass = (title: string): string => (title.length > 160 ? ' longest' : title.length > 70 ? ' long' : title.length > 32 ? ' mid' : '');

const formSentence = (model: ReportModel): string => {
  const items = model.pathsInUse.reduce((sum, path) => sum + path.items.length, 0);
  const which = model.options.wholeEdition === true ? 'the whole edition' : 'the paths in use';
  return model.options.kind === 'checklist'
    ? `${count(items, 'check')} on ${which}. Do each as written, tick what you saw, and say on which system. What could not be tested is a finding of its own, never a pass.`
    : `${count(items, 'question')} on ${which}. Tick what holds today, not what is planned. “Unknown” is an honest answer; “not applicable” needs a reason.`;
};

/** Under the title: what this document is. */
const sentence = (model: ReportModel): Part =>
  isForm(model.options)
    ? formSentence(model)
    : html`${purposeOf(model, { pages: true }).map((word) => (typeof word === 'string' ? word : 'said' in word ? said(word.said) : html`<code>${word.code}</code>`))}`;

const logo = ({ look }: ReportModel): Markup =>
  look.logo === null ? nothing : html`<img class="logo" alt="Logo of the auditor" src="data:image/png;base64,${look.logo}" />`;

/** Number and date of the issue; its document hash stands at the foot of the cover. */
const issueLine = ({ issue }: ReportModel): readonly Part[] =>
  issue === null ? [] : [html`Issue ${issue.revision}, ${longDate(issue.at.slice(0, 10))}`];

/** Four columns hold names; longer texts stand below each other, so that the cover stays one page. */
const mostInColumn = 90;

const facts = (model: ReportModel): Markup => {
  const { details } = model.assessment;
  const client = [details.client, details.site].filter((one): one is string => one !== undefined && one !== '');
  const span =
    details.startsOn !== undefined
      ? dateSpan(details.startsOn, details.endsOn ?? details.startsOn)
      : details.endsOn === undefined
        ? 'dates not recorded'
        : `until ${longDate(details.endsOn)}`;
  const team = details.team ?? [];
  const long = [...client, ...team].some((one) => one.length > mostInColumn);
  return html`<dl class="facts${long ? ' rows' : ''}">
    ${block('Client', client.length > 0 ? client.map(said) : ['not recorded'])}${block('On site', [span])}${block('Auditors', team.length > 0 ? team.map(said) : ['not recorded'])}${
      isForm(model.options)
        ? block('Filled in by, on', [html`<span class="write"></span>`, html`<span class="write"></span>`])
        : block('State', [stateWords[details.state], ...issueLine(model), html`evaluated as of ${longDate(model.result.evaluatedOn)}`])
    }
  </dl>`;
};

/** Without a chapter on method the cover names the characters that may not show; more would crowd it. */
const mostOnCover = 24;

const otherScripts = (model: ReportModel): Markup =>
  has(model, 's-method') || model.beyondTypefaces.length === 0 ? nothing : html`<span>Other scripts: ${namedCharacters(model, mostOnCover)}</span>`;

export const renderCover = (model: ReportModel): Markup => {
  const { details } = model.assessment;
  const form = isForm(model.options);
  return html`<header class="cover" id="cover">
    <p class="top"><span>${kindTitles[kindOf(model.options)]}</span><span>${form ? nothing : 'Confidential'}</span></p>
    ${logo(model)}
    <h1 class="title${titleClass(details.title)}">${said(details.title)}</h1>
    <p class="sub">${sentence(model)}</p>
    ${form ? nothing : drawGates(model)}${facts(model)}
    <p class="ids">
      <span>Catalog ${model.catalog.edition} ${model.catalog.version}</span><span>Postern ${model.programVersion}</span>${
        form ? nothing : html`<span>Document <code>${shortHash(model.documentHash)}</code></span>`
      }${details.hosts.length > 0 ? html`<span>Hosts: ${list(details.hosts)}</span>` : nothing}${details.copiedFrom && !form ? html`<span>Copied from “${said(details.copiedFrom.title)}”</span>` : nothing}${form ? nothing : otherScripts(model)}
    </p>
  </header>`;
};
