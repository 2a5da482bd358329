/** Heat map: a real table of paths and areas; colour, letter, word and open count in every cell. */
import { areas, type Area, type ManagementPath } from '#core/catalog/catalog.ts';
import type { Finding, Standing } from '#core/evaluation/result.ts';
import { html, nothing, type Markup } from '../html.ts';
import { link, markClass, markLetter, rated, score } from '../marks.ts';
import { kindOf } from '../model/kinds.ts';
import { pathResult, type ReportModel } from '../report-model.ts';
import { areaTitles, count, groupTitles, list, ratingWords } from '../words.ts';
import { auditorText, chapter } from './frame.ts';

const headings: Readonly<Record<Area, Markup>> = {
  auth: html`Authenti&shy;cation`,
  tls: html`Certificate verification`,
  'plug-in': html`Plug-ins`,
  roles: html`Roles`,
  exposure: html`Exposure`,
  availability: html`Availability`,
};

const cell = (standing: Standing, open: number, area: Area): Markup => {
  if (standing.questions === 0 && open === 0) return html`<td class="hv" aria-label="${areaTitles[area]}: no question"></td>`;
  const { rating } = standing;
  return html`<td class="hc g-${markClass[rating]}">
    <b>${rating === 'clear' ? html`<i class="tick"></i>` : markLetter(rating)}</b>
    <span>${ratingWords[rating]}</span>${open > 0 ? html`<br /><em>${open} open</em>` : nothing}
  </td>`;
};

const shares = (standing: Standing): Markup =>
  html`<td class="n s"><b>${score(standing.score)}</b></td>
    <td class="n">${standing.applicable === 0 ? '–' : `${String(standing.decided)}/${String(standing.applicable)}`}</td>
    <td class="n">${standing.decided === 0 ? '–' : `${String(standing.observed)}/${String(standing.decided)}`}</td>`;

const openIn = (findings: readonly Finding[], area: Area): number =>
  findings.filter((finding) => finding.area === area && finding.state === 'open').length;

const pathRow = (model: ReportModel, path: ManagementPath): Markup => {
  const result = pathResult(model, path.code);
  const findings = model.findingsByPath.get(path.code) ?? [];
  const off = !result.scope.counts;
  return html`<tr${off ? html` class="off"` : nothing}><th scope="row">${link(model, `p-${path.code}`, path.code)}${off ? nothing : html`<span class="sub">${path.name}</span>`}</th>${areas.map((area) => cell(result.areas[area], openIn(findings, area), area))}${shares(result)}</tr>`;
};

const group = (title: string, rows: readonly Markup[]): Markup =>
  html`<tbody>
    <tr class="gh">
      <th scope="rowgroup" colspan="10">${title}</th>
    </tr>
    ${rows}
  </tbody>`;

const legend: Markup = html`<p class="legend">
  ${(['critical', 'high', 'medium', 'low', 'info'] as const).map((one) => rated(one))}${rated('clear', 'clear: all decided, nothing open')}${rated('incomplete', 'incomplete: nothing open, something undecided')}${rated('not-in-scope')}<span
    >empty: the area has no question on this path</span
  >
</p>`;

/** The executive summary says on the page before which paths are undecided, and only counts those that others pull in: the map keeps to its page. */
const remarks = (model: ReportModel, executive: boolean): Markup => {
  const undecided = executive
    ? []
    : model.catalog.paths.filter((path) => pathResult(model, path.code).scope.state === 'undecided').map((path) => path.code);
  const pulled = model.catalog.paths
    .filter((path) => pathResult(model, path.code).scope.pulledBy.length > 0)
    .map((path) => `${path.code} (by ${list(pathResult(model, path.code).scope.pulledBy)})`);
  return html`<p class="remark">
    Inherited findings count towards the rating of the path they are shown on; its score counts its own
    alone.${undecided.length > 0 ? ` Not decided in scope, and counted as in use: ${list(undecided)}.` : nothing}${pulled.length === 0 ? nothing : executive ? ` Pulled into use by others: ${count(pulled.length, 'path')}.` : ` Pulled into use: ${list(pulled)}.`}
    Decided: questions with an effective value, of those that apply. Verified: observed, of those decided.
  </p>`;
};

/** Characters of own words that leave the map on one page. */
const mostOnOnePage = 240;

/** Rows of the catalog's groups; what is left (supply and cross-cutting) stands together. */
export const renderHeatMap = (model: ReportModel): Markup => {
  const of = (...groups: readonly ManagementPath['group'][]): readonly Markup[] =>
    model.catalog.paths.filter((path) => groups.includes(path.group)).map((path) => pathRow(model, path));
  const groups = [
    { title: groupTitles.vcenter, rows: of('vcenter') },
    { title: groupTitles.hosts, rows: of('hosts') },
    { title: 'Supply and cross-cutting', rows: of('supply', 'cross-cutting') },
  ].filter(({ rows }) => rows.length > 0);
  const own = model.result.findings.filter((finding) => finding.inheritedFrom === undefined);
  const all = html`<tr>
    <th scope="row">Area<span class="sub">own findings, counted once</span></th>
    ${areas.map((area) => cell(model.result.areas[area], openIn(own, area), area))}${shares(model.result.overall)}
  </tr>`;
  const executive = kindOf(model.options) === 'executive';
  return chapter(
    model,
    's-heat-map',
    html`${auditorText(model, 'heat-map', 'own', executive ? mostOnOnePage : undefined)}
      <table class="heat${model.catalog.paths.length > 14 || model.options.paper === 'Letter' || executive ? ' dense' : ''}">
        <thead>
          <tr>
            <th scope="col">Path</th>
            ${areas.map((area) => html`<th scope="col" class="v"><span>${headings[area]}</span></th>`)}
            <th scope="col" class="n">Score</th>
            <th scope="col" class="n">Decided</th>
            <th scope="col" class="n">Verified</th>
          </tr>
        </thead>
        ${groups.map(({ title, rows }) => group(title, rows))}${group('All paths', [all])}
      </table>
      ${legend}${remarks(model, executive)}`,
  );
};
