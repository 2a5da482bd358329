/** Roles: whose roles and permissions apply on each path, and what was found about them. */
import { html, type Markup } from '../html.ts';
import { grid, groupRows } from '../columns.ts';
import { pathLink, rated, score } from '../marks.ts';
import { pathResult, type ReportModel } from '../report-model.ts';
import { groupTitles } from '../words.ts';
import { areaChapter, areaFindings } from './area-parts.ts';

export const renderRoles = (model: ReportModel): Markup => {
  const groups = (['vcenter', 'hosts', 'supply', 'cross-cutting'] as const)
    .map((group) => ({
      title: groupTitles[group],
      paths: model.pathsInUse.filter((path) => path.group === group && pathResult(model, path.code).areas.roles.questions > 0),
    }))
    .filter(({ paths }) => paths.length > 0);
  const table = grid(
    'roles',
    groups.map(({ title, paths }) =>
      groupRows(
        title,
        7,
        paths.map((path) => {
          const standing = pathResult(model, path.code).areas.roles;
          return html`<tr>
            <th scope="row">${pathLink(model, path.code)}</th>
            <td>${path.profile.roles}</td>
            <td>${path.profile.pastVcenter}</td>
            <td class="n">${standing.decided} of ${standing.applicable}</td>
            <td class="n">${standing.observed} of ${standing.decided}</td>
            <td class="n">${score(standing.score)}</td>
            <td>${rated(standing.rating)}</td>
          </tr>`;
        }),
      ),
    ),
    html`<strong>Whose roles apply.</strong> A person removed from vCenter keeps what the host, the card or the operating system grants.`,
  );
  return areaChapter(model, 'roles', html`${groups.length > 0 ? table : null}${areaFindings(model, 'roles')}`);
};
