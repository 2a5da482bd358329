/** One section per path in use: profile, hop ladder, answers, findings, and what it inherits. */
import { severities, type ManagementPath } from '#core/catalog/catalog.ts';
import type { Finding } from '#core/evaluation/result.ts';
import { html, markLong, nothing, said, type Markup } from '../html.ts';
import { grid, rows } from '../columns.ts';
import { cited, idLink, pathLink, rated, term } from '../marks.ts';
import { estateLines } from '../model/estate.ts';
import { pathResult, type ReportModel } from '../report-model.ts';
import { areaWords, count, list, profileTitles } from '../words.ts';
import { answersTable } from './answers-table.ts';
import { auditorText, beside, chapter, empty, standingNote } from './frame.ts';
import { portsRemark } from './estate-map.ts';
import { renderFinding } from './finding.ts';
import { renderHops } from './hops.ts';

const profile = (model: ReportModel, path: ManagementPath): Markup =>
  html`<dl class="prof small two2">
    ${profileTitles.map(([key, word]) => (/^[-–]?$/.test(path.profile[key].trim()) ? nothing : term(word, cited(model, path.profile[key]))))}
  </dl>`;

const scopeNote = (model: ReportModel, path: ManagementPath): Markup => {
  const { scope } = pathResult(model, path.code);
  const reason = scope.reason === null ? nothing : html`<br />${said(scope.reason)}`;
  if (path.alwaysInUse) return nothing;
  if (scope.pulledBy.length > 0)
    return html`<p>Said to be ${scope.state === 'undecided' ? 'undecided' : 'not in use'}; pulled into use by ${list(scope.pulledBy)}.${reason}</p>`;
  return scope.state === 'undecided'
    ? html`<p>Not decided in scope; counts as in use.${reason}</p>`
    : scope.reason === null
      ? nothing
      : html`<p>In use.${reason}</p>`;
};

const worstFirst = (a: Finding, b: Finding): number => severities.indexOf(a.severity) - severities.indexOf(b.severity);

const findings = (model: ReportModel, own: readonly Finding[]): Markup =>
  own.length === 0
    ? empty('No finding was raised on this path itself.')
    : grid(
        'fnd',
        [...own].sort(worstFirst).map((finding) => markLong(renderFinding(model, finding))),
      );

const inherited = (model: ReportModel, references: readonly Finding[]): Markup =>
  references.length === 0
    ? nothing
    : html`<h3>Inherited findings</h3>
        ${grid(
          'inherit',
          rows(
            [...references].sort(worstFirst).map(
              (finding) =>
                html`<tr>
                  <td>${rated(finding.severity)}</td>
                  <th scope="row">${idLink(model, finding.id)}</th>
                  <td>${finding.title} <small>${areaWords[finding.area]}</small></td>
                  <td>${pathLink(model, finding.inheritedFrom ?? '')}</td>
                  <td>${finding.state}</td>
                </tr>`,
            ),
          ),
          html`A path built on others shows their findings on certificates and roles. They rate this path and are counted once, where they belong.`,
        )}`;

const renderPath = (model: ReportModel, path: ManagementPath): Markup => {
  const all = model.findingsByPath.get(path.code) ?? [];
  const own = all.filter((finding) => finding.inheritedFrom === undefined);
  const standing = pathResult(model, path.code);
  return chapter(
    model,
    `p-${path.code}`,
    html`${beside(html`${standingNote(standing)}${scopeNote(model, path)}`, profile(model, path))}${auditorText(model, path.code)}${renderHops(model, path)}${
        path.items.length === 0
          ? nothing
          : html`<h3>Answers</h3>
              ${answersTable(model, path.items, { grouped: true, anchored: true })}`
      }
      <h3>Findings</h3>
      ${findings(model, own)}${inherited(
        model,
        all.filter((finding) => finding.inheritedFrom !== undefined),
      )}`,
  );
};

const quiet = (text: string): Markup => html`<small class="q">${text}</small>`;

/** What the estate map draws, line by line, with what came of each path. */
const overview = (model: ReportModel): Markup => {
  const { toVcenter, toHosts } = estateLines(model);
  const onMap = [...toVcenter, ...toHosts];
  const lines = model.pathsInUse.map((path) => {
    const line = onMap.find((one) => one.path === path);
    const standing = pathResult(model, path.code);
    const open = (model.findingsByPath.get(path.code) ?? []).filter((finding) => finding.state === 'open');
    const own = open.filter((finding) => finding.inheritedFrom === undefined).length;
    return html`<tr>
      <th scope="row">${pathLink(model, path.code)}</th>
      <td>${path.name}<br /><small>${path.client}</small></td>
      <td>${line === undefined ? quiet('–') : line.ports.join(', ') || 'not stated'}</td>
      <td>${line === undefined ? quiet('–') : line.encrypted}</td>
      <td>${rated(standing.rating)}</td>
      <td>${count(own, 'own', 'own')}${open.length > own ? `, ${String(open.length - own)} inherited` : nothing}</td>
      <td class="n">${standing.decided} of ${standing.applicable}</td>
      <td class="n">${standing.observed} of ${standing.decided}</td>
    </tr>`;
  });
  return grid('paths', rows(lines), html`<strong>The paths, and the lines of the estate map in words.</strong> ${portsRemark}`);
};

export const renderPaths = (model: ReportModel): Markup => {
  const outside = model.catalog.paths.length - model.pathsInUse.length;
  const intro = html`<p class="lead">
    One section for each of the ${model.pathsInUse.length} paths that count as in use: how it works, what was captured on it, what was asked, claimed
    and observed, and what
    follows.${outside > 0 ? ` ${String(outside)} more ${outside === 1 ? 'is' : 'are'} not in use; ${outside === 1 ? 'it is' : 'they are'} listed under scope and gaps.` : nothing}
  </p>`;
  return html`${chapter(model, 's-paths', html`${beside(nothing, intro)}${auditorText(model, 'paths')}${overview(model)}`)}${model.pathsInUse.map((path) => renderPath(model, path))}`;
};
