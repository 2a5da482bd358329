/** Estate map: the drawing of the overview screen at the width of the page, and the same lines in words. */
import { drawEstate } from '#core/diagram/draw-estate.ts';
import { renderDrawing } from '../drawing-svg.ts';
import { html, nothing, trustMarkup, type Markup } from '../html.ts';
import { grid, rows } from '../columns.ts';
import { link, pathLink, rated } from '../marks.ts';
import { estateLines, type EstateLine } from '../model/estate.ts';
import type { ReportModel } from '../report-model.ts';
import { list } from '../words.ts';
import { auditorText, chapter } from './frame.ts';

/** Text width of the printed page, in the drawing's unit. */
export const pageWidth = 654;

/** `renderDrawing` has escaped every text in it. */
const drawing = (model: ReportModel): Markup =>
  trustMarkup(renderDrawing(drawEstate(model.catalog, model.result, model.assessment, { area: 'all', width: pageWidth })));

const lineRow = (model: ReportModel, line: EstateLine): Markup =>
  html`<tr>
    <th scope="row">${pathLink(model, line.path.code)}</th>
    <td>${line.path.client}</td>
    <td>${line.ports.join(', ') || 'not stated'}</td>
    <td>${line.encrypted}</td>
    <td>${rated(line.rating)}</td>
  </tr>`;

export const portsRemark = 'Ports as documented; observed ports stand in the section of each path. “Partly”: a session or first contact in clear.';

/** The lines of one side that are in use. */
const inWords = (model: ReportModel, title: string, lines: readonly EstateLine[]): Markup => {
  const live = lines.filter((line) => line.counts);
  return live.length === 0
    ? html`<p class="q">${title}: no path in use.</p>`
    : grid('words', rows(live.map((line) => lineRow(model, line))), html`${title}`);
};

/** In words; where the paths have sections of their own, the table that opens them says the same and more. */
const words = (model: ReportModel): Markup => {
  const paths = model.chapters.find((one) => one.id === 's-paths');
  if (paths)
    return html`<p class="cap">
      <strong>The same lines in words</strong> open chapter ${link(model, paths.id, `${paths.number} ${paths.title}`)}: clients, ports as documented,
      encryption and rating.
    </p>`;
  const { toVcenter, toHosts } = estateLines(model);
  const off = [...toVcenter, ...toHosts].filter((line) => !line.counts).map((line) => line.path.code);
  return html`<p class="cap"><strong>The same lines in words.</strong> ${portsRemark}${off.length > 0 ? ` Not in use: ${list(off)}.` : nothing}</p>
    <div class="pair">${inWords(model, 'Through vCenter', toVcenter)}${inWords(model, 'Straight to the hosts', toHosts)}</div>`;
};

export const renderEstateMap = (model: ReportModel): Markup => {
  return chapter(
    model,
    's-estate-map',
    html`${auditorText(model, 'estate-map')}
      <div class="pic map">${drawing(model)}</div>
      ${words(model)}`,
  );
};
