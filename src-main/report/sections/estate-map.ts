/** Estate map: the drawing, its legend, and the same lines in words. */
import { drawEstateMap } from '../figures/estate.ts';
import { inlineLock } from '../figures/symbols.ts';
import { html, nothing, type Markup } from '../html.ts';
import { grid, rows } from '../columns.ts';
import { pathLink, rated } from '../marks.ts';
import { layEstate, type EstateLine } from '../model/estate.ts';
import type { ReportModel } from '../report-model.ts';
import { list } from '../words.ts';
import { auditorText, chapter } from './frame.ts';

const encrypted = { closed: 'yes', open: 'partly', unsettled: 'not stated', none: 'does not apply' } as const;

const lineRow = (model: ReportModel, line: EstateLine): Markup =>
  html`<tr>
    <th scope="row">${pathLink(model, line.path.code)}</th>
    <td>${line.path.client}</td>
    <td>${line.ports.join(', ') || 'not stated'}</td>
    <td>${encrypted[line.lock]}</td>
    <td>${rated(line.rating)}</td>
  </tr>`;

/** The lines of one side that are in use. */
const inWords = (model: ReportModel, title: string, lines: readonly EstateLine[]): Markup => {
  const live = lines.filter((line) => line.rating !== 'not-in-scope');
  return live.length === 0
    ? html`<p class="q">${title}: no path in use.</p>`
    : grid('words', rows(live.map((line) => lineRow(model, line))), html`${title}`);
};

export const renderEstateMap = (model: ReportModel): Markup => {
  const estate = layEstate(model);
  const lines = (side: 'toVcenter' | 'toHosts'): readonly EstateLine[] => estate.rows.flatMap((row) => row[side]);
  const off = [...lines('toVcenter'), ...lines('toHosts')].filter((line) => line.rating === 'not-in-scope').map((line) => line.path.code);
  return chapter(
    model,
    's-estate-map',
    html`${auditorText(model, 'estate-map')}
      <figure class="map">${drawEstateMap(model, estate)}</figure>
      <p class="legend">
        <span>Weight of line and letter: rating of the path</span><span>double line: a weakest path</span><span>dotted: not in use</span
        ><span>thin, dashed: console leg past vCenter</span><span>${inlineLock('closed')} encrypted</span
        ><span>${inlineLock('open')} session or first contact in clear (“partly”)</span><span>${inlineLock('unsettled')} not stated</span>
      </p>
      <p class="cap">
        <strong>The same lines in words.</strong> Ports as documented; observed ports stand in the section of each
        path.${off.length > 0 ? ` Not in use: ${list(off)}.` : nothing}
      </p>
      <div class="pair">${inWords(model, 'Through vCenter', lines('toVcenter'))}${inWords(model, 'Straight to the hosts', lines('toHosts'))}</div>`,
  );
};
