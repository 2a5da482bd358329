/** Cover: what was assessed, for whom, when, by whom, in which state, and the wall of gates. */
import { drawGates } from '../figures/gates.ts';
import { html, nothing, said, type Markup, type Part } from '../html.ts';
import type { ReportModel } from '../report-model.ts';
import { dateSpan, list, longDate, stateWords } from '../words.ts';

/** The first sixteen digits in two groups: enough to tell two documents apart by eye. */
export const shortHash = (hash: string): string => `${hash.slice(0, 8)} ${hash.slice(8, 16)}`;

const block = (word: string, lines: readonly Part[]): Markup =>
  html`<div>
    <dt>${word}</dt>
    ${lines.map((line) => html`<dd>${line}</dd>`)}
  </div>`;

const titleClass = (title: string): string => (title.length > 160 ? ' longest' : title.length > 70 ? ' long' : '');

export const renderCover = (model: ReportModel): Markup => {
  const { details } = model.assessment;
  const client = [details.client, details.site].filter((one): one is string => one !== undefined && one !== '');
  const span =
    details.startsOn !== undefined
      ? dateSpan(details.startsOn, details.endsOn ?? details.startsOn)
      : details.endsOn === undefined
        ? 'dates not recorded'
        : `until ${longDate(details.endsOn)}`;
  const team = details.team ?? [];
  const areas = html`Every way in by which people, scripts, plug-ins and add-on services reach vCenter and its hosts: authentication, certificate
  verification, plug-in risk.`;
  return html`<header class="cover" id="cover">
    <p class="top"><span>Management path assessment</span><span>Confidential</span></p>
    <h1 class="title${titleClass(details.title)}">${said(details.title)}</h1>
    <p class="sub">${areas}</p>
    ${drawGates(model)}
    <dl class="facts">
      ${block('Client', client.length > 0 ? client.map(said) : ['not recorded'])}${block('On site', [span])}${block('Auditors', team.length > 0 ? team.map(said) : ['not recorded'])}${block(
        'State',
        [stateWords[details.state], html`evaluated as of ${longDate(model.result.evaluatedOn)}`],
      )}
    </dl>
    <p class="ids">
      <span>Catalog ${model.catalog.edition} ${model.catalog.version}</span><span>Postern ${model.programVersion}</span
      ><span>Document <code>${shortHash(model.documentHash)}</code></span
      >${details.hosts.length > 0 ? html`<span>Hosts: ${list(details.hosts)}</span>` : nothing}${details.copiedFrom ? html`<span>Copied from “${said(details.copiedFrom.title)}”</span>` : nothing}
    </p>
  </header>`;
};
