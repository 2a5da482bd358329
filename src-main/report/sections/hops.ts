/** The hop ladder of a path: documented, drawing, observed, verdict; one row per leg. */
import type { HopObservation } from '#core/assessment/assessment.ts';
import type { ManagementPath } from '#core/catalog/catalog.ts';
import { drawPath } from '#core/diagram/draw-path.ts';
import { renderDrawing } from '../drawing-svg.ts';
import { drawLeg, drawRungHead, layRungs } from '../figures/ladder.ts';
import { grid, rows } from '../columns.ts';
import { html, join, markLong, nothing, said, trustMarkup, type Markup } from '../html.ts';
import { evidenceLinks, link, signed } from '../marks.ts';
import { hopRows, seenWords, toldWords, type HopRow } from '../model/hop-rows.ts';
import type { ReportModel } from '../report-model.ts';
import { differenceWords, list } from '../words.ts';
import { toReverify } from './answers-table.ts';
import { pageWidth } from './estate-map.ts';

const verdict = (row: HopRow): Markup => {
  if (!row.seen) return html`<small class="q">open</small>`;
  return row.differs.length > 0
    ? html`<span class="alert">differs</span><br /><small>${list(row.differs.map((field) => differenceWords[field]))}</small>`
    : html`agrees`;
};

/** A leg on which more was recorded than what was seen, by whom and when. */
const hasNote = (seen: HopObservation): boolean => seen.note !== undefined || seen.evidence.length > 0 || seen.reverify === true;

/** More characters than this would pull the rungs of the ladder apart; they stand below it. */
const mostInLadder = 120;
const isLong = (seen: HopObservation): boolean => seenWords(seen).length > mostInLadder;

const observed = ({ seen }: HopRow): Markup => {
  if (seen === null) return html`<small class="q">not captured</small>`;
  if (isLong(seen)) return html`<small class="q">below</small>`;
  const who = hasNote(seen) || (seen.by === undefined && seen.at === undefined) ? nothing : html`<br />${signed(seen.by, seen.at)}`;
  return html`${said(seenWords(seen) || 'no detail recorded')}${who}`;
};

/** What was written down beside the capture of a leg, across the page: in the ladder it would pull the rungs apart. */
const noted = (model: ReportModel, all: readonly HopRow[]): Markup => {
  const lines = all.flatMap(({ hop, seen }) =>
    seen === null || !(hasNote(seen) || isLong(seen))
      ? []
      : [
          html`<tr>
            <th scope="row">${hop.id}</th>
            <td>
              ${isLong(seen) ? html`${said(seenWords(seen))}<br />` : nothing}${seen.note === undefined ? html`<small class="q">–</small>` : said(seen.note)}${seen.reverify ? html` ${toReverify}` : nothing}
            </td>
            <td>${seen.evidence.length === 0 ? html`<small class="q">–</small>` : evidenceLinks(model, seen.evidence)}</td>
            <td>${signed(seen.by, seen.at)}</td>
          </tr>`,
        ],
  );
  return lines.length === 0 ? nothing : grid('seen', rows(lines));
};

const sentence = (row: HopRow): string =>
  `Leg ${row.hop.id}, ${row.from.name} to ${row.to.name}${row.seen === null ? ', not captured' : row.differs.length > 0 ? ', observed otherwise than documented' : ', observed as documented'}`;

const notes = (model: ReportModel, row: HopRow): Markup =>
  row.hop.notes.length === 0
    ? nothing
    : html` <small
        >(${join(
          row.hop.notes.map((id) => html`<span class="nb">${link(model, 's-method', id)}</span>`),
          ', ',
        )})</small
      >`;

/** The same drawing as on the path's screen; `renderDrawing` has escaped every text in it. */
const dataFlow = (model: ReportModel, path: ManagementPath): Markup => {
  const { catalog, assessment, result } = model;
  return html`<h3>Data flow</h3>
    <div class="pic">${trustMarkup(renderDrawing(drawPath(path, { hops: assessment.hops, result, width: pageWidth, catalog })))}</div>`;
};

export const renderHops = (model: ReportModel, path: ManagementPath): Markup => {
  const legs = hopRows(model, path);
  if (legs.length === 0) return nothing;
  const drawn = new Set(path.hops.flatMap((hop) => [hop.from, hop.to]));
  const rungs = layRungs(path.actors.filter((actor) => drawn.has(actor.id)));
  return html`${dataFlow(model, path)}
    <h3>Hops, documented and observed</h3>
    <table class="t hops n${rungs.actors.length} ${rungs.size}">
      <thead>
        <tr>
          <th scope="col" class="hn">Hop</th>
          <th scope="col">Documented</th>
          <th scope="col" class="draw">${drawRungHead(rungs)}</th>
          <th scope="col" class="ho">Observed</th>
          <th scope="col" class="hv2">Verdict</th>
        </tr>
      </thead>
      <tbody>
        ${legs.map((row) =>
          markLong(
            html`<tr>
              <th scope="row" class="hn">${row.hop.id}</th>
              <td data-l="Documented"><span class="ft">${row.from.name} → ${row.to.name}</span><br />${toldWords(row)}${notes(model, row)}</td>
              <td class="draw">${drawLeg(row, rungs, sentence(row))}</td>
              <td class="ho" data-l="Observed">${observed(row)}</td>
              <td data-l="Verdict">${verdict(row)}</td>
            </tr>`,
          ),
        )}
      </tbody>
    </table>
    <p class="legend key">
      <span><i class="k1"></i>observed</span><span><i class="k2"></i>documented, seen otherwise</span
      ><span><i class="k3"></i>documented, not captured</span><span><i class="k4"></i>reverse proxy</span>
    </p>
    ${noted(model, legs)}`;
};
