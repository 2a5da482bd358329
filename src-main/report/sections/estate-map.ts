/** Estate map: the drawing, its legend, and the same lines in words. */
import { drawEstateMap } from '../figures/estate.ts';
import { inlineLock } from '../figures/symbols.ts';
import { html, nothing, type Markup } from '../html.ts';
import { head, pathLink, rated } from '../marks.ts';
import { layEstate, type EstateLine, type EstateRow } from '../model/estate.ts';
import type { ReportModel } from '../report-model.ts';
import { auditorText, chapter } from './frame.ts';

const encrypted = { closed: 'yes', open: 'not all: session or first contact in clear', unsettled: 'not stated', none: 'does not apply' } as const;

const wordsOf = (model: ReportModel, title: string, to: string, rows: readonly { readonly row: EstateRow; readonly line: EstateLine }[]): Markup =>
  rows.length === 0
    ? nothing
    : html`<table class="t words"><caption>${title}</caption>${head([['Path', 'w18'], ['From, to', 'w30'], ['Ports', 'w18'], ['Encrypted'], ['Rating', 'w18']])}<tbody>${rows.map(
        ({ line }) =>
          html`<tr><th scope="row">${pathLink(model, line.path.code)}</th><td data-l="From, to">${line.path.client} to ${line.via === null ? nothing : `${line.via}, `}${to}</td><td data-l="Ports" class="id">${line.ports.join(', ') || 'not stated'}</td><td data-l="Encrypted">${encrypted[line.lock]}</td><td data-l="Rating">${rated(line.rating)}</td></tr>`,
      )}</tbody></table>`;

export const renderEstateMap = (model: ReportModel): Markup => {
  const estate = layEstate(model);
  const lines = (side: 'toVcenter' | 'toHosts') => estate.rows.flatMap((row) => row[side].map((line) => ({ row, line })));
  return chapter(
    model,
    's-estate-map',
    html`${auditorText(model, 'estate-map')}<figure class="map">${drawEstateMap(model, estate)}</figure><p class="legend"><span>Weight of line and letter: rating of the path</span><span>double line: a weakest path</span><span>dotted: not in use</span><span>thin, dashed: console leg past vCenter</span><span>${inlineLock('closed')} encrypted</span><span>${inlineLock('open')} session or first contact in clear</span><span>${inlineLock('unsettled')} not stated</span></p><p class="cap"><strong>The same lines in words.</strong> Ports as documented; observed ports stand in the section of each path.</p><div class="pair">${wordsOf(model, 'Through vCenter', 'vCenter', lines('toVcenter'))}${wordsOf(model, 'Straight to the hosts', 'hosts', lines('toHosts'))}</div>`,
  );
};
