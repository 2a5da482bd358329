/** Exposure: ports against the systems they open on, documented and observed, and where capture and documentation differ. */
import { actorKinds } from '#core/catalog/catalog.ts';
import { html, join, nothing, said, type Markup } from '../html.ts';
import { grid, rows } from '../columns.ts';
import { evidenceLinks, head, pathLink } from '../marks.ts';
import { hopRows, seenWords, toldWords } from '../model/hop-rows.ts';
import { portRows, type PortUse } from '../model/ports.ts';
import type { ReportModel } from '../report-model.ts';
import { differenceWords, list, systemTitles } from '../words.ts';
import { areaChapter, areaFindings } from './area-parts.ts';
import { empty } from './frame.ts';

const use = (model: ReportModel, one: PortUse): Markup => {
  if (one.observed && !one.documented) return html`<span class="pu alert">≠ ${pathLink(model, one.path)} new</span>`;
  if (one.observed) return html`<span class="pu"><b>${pathLink(model, one.path)}</b></span>`;
  return html`<span class="pu q"
    >${one.captured ? html`<b class="ne">≠</b> ` : nothing}${pathLink(model, one.path)}${one.captured ? ' not seen' : nothing}</span
  >`;
};

const matrix = (model: ReportModel): Markup => {
  const rows = portRows(model);
  const kinds = actorKinds.filter((kind) => rows.some((row) => row.on[kind]));
  if (rows.length === 0) return empty('No port is documented or observed on a path in use.');
  return html`<table class="t pm">
    <caption>
      <strong>Ports and what they open on.</strong>
      Bold: documented and observed. Grey: documented, not captured. ≠ new: observed, not documented; ≠ not seen: documented, absent from the capture.
    </caption>
    ${head([['Port', 'w8'], ...kinds.map((kind) => [systemTitles[kind]] as const)])}
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            <th scope="row" class="n0">${row.port}</th>
            ${kinds.map(
              (kind) =>
                html`<td data-l="${systemTitles[kind]}">
                  ${join(
                    (row.on[kind] ?? []).map((one) => use(model, one)),
                    ' ',
                  )}
                </td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>`;
};

const differences = (model: ReportModel): Markup => {
  const lines = model.pathsInUse.flatMap((path) =>
    hopRows(model, path)
      .filter((row) => row.differs.length > 0)
      .map(
        (row) =>
          html`<tr>
            <th scope="row">${pathLink(model, path.code)} <code>${row.hop.id}</code></th>
            <td>${row.from.name} to ${row.to.name}</td>
            <td>${toldWords(row)}</td>
            <td><b class="ne">≠</b> ${row.seen ? html`${said(seenWords(row.seen))} ${evidenceLinks(model, row.seen.evidence)}` : nothing}</td>
            <td>${list(row.differs.map((field) => differenceWords[field]))}</td>
          </tr>`,
      ),
  );
  return html`<h2 class="part">Legs that differ from the documentation</h2>
    ${lines.length === 0 ? empty('No captured leg differs from what is documented.') : grid('legs', rows(lines))}`;
};

export const renderExposure = (model: ReportModel): Markup =>
  areaChapter(model, 'exposure', html`${matrix(model)}${differences(model)}${areaFindings(model, 'exposure')}`);
