/** The plug-in register in full: every field and every answer of every plug-in. */
import type { PlugIn } from '#core/assessment/assessment.ts';
import { html, nothing, said, type Markup } from '../html.ts';
import { grid, rows } from '../columns.ts';
import { rated, term } from '../marks.ts';
import { plugInRows } from '../model/answer-rows.ts';
import { plugInAnchor, type ReportModel } from '../report-model.ts';
import { placeRemarks } from './answers-table.ts';
import { auditorText, beside, chapter, empty } from './frame.ts';
import { factMark, fieldsClass, rankPlugIns, type RatedPlugIn } from './plug-in-parts.ts';

const words = (text: string | undefined): Markup | null => (text === undefined || text.trim() === '' ? null : said(text));

const particulars = (plugIn: PlugIn): Markup =>
  html`<dl class="${fieldsClass(plugIn)}">
    ${term('Vendor', words(plugIn.vendor))}${term('Version', words(plugIn.version))}${term('Peers', plugIn.peers.length === 0 ? null : said(plugIn.peers.join('\n')))}${term('Ports', words(plugIn.ports))}${term('Credentials', words(plugIn.credentials))}${term('Own logon', words(plugIn.authentication))}${term('Verification', words(plugIn.verification))}${term('Owner', words(plugIn.owner))}${term('Approval', words(plugIn.approval))}${term('Note', words(plugIn.note))}
  </dl>`;

const entry = (model: ReportModel, one: RatedPlugIn): Markup => {
  const lines = plugInRows(model, one.plugIn).map((row) => {
    const { below, className } = placeRemarks(model, row);
    return html`<tr${className}>
      <th scope="row">${row.label}</th>
      <td>${row.ask}</td>
      <td>${row.claimed ? said(row.claimed.value) : html`<small class="q">–</small>`}</td>
      <td>
        ${row.observed ? html`${row.differs ? html`<b class="ne">≠</b> ` : nothing}${said(row.observed.value)}` : html`<small class="q">–</small>`}
      </td>
      <td>${factMark(one, row)}</td>
    </tr>${below}`;
  });
  return html`<h2 class="part" id="${plugInAnchor(model, one.plugIn.id)}">${said(one.plugIn.name)}</h2>
    ${beside(html`<p>${one.plugIn.enabled ? rated(one.rating) : html`disabled: listed, rates nothing`}<br /><code>${said(one.plugIn.id)}</code></p>`, particulars(one.plugIn))}${grid('reg', rows(lines))}`;
};

export const renderPlugInRegister = (model: ReportModel): Markup =>
  chapter(
    model,
    's-plug-ins',
    html`${auditorText(model, 'plug-ins')}${model.plugIns.length === 0 ? empty('No plug-in is recorded.') : nothing}${rankPlugIns(model).map((one) => entry(model, one))}`,
  );
