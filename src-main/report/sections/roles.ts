/** Roles: whose roles and permissions apply on each path, and what was found about them. */
import { html, type Markup } from '../html.ts';
import { head, pathLink, rated, score } from '../marks.ts';
import { pathResult, type ReportModel } from '../report-model.ts';
import { groupTitles } from '../words.ts';
import { areaChapter, areaFindings, weakestPaths } from './area-parts.ts';

export const renderRoles = (model: ReportModel): Markup => {
  const groups = (['vcenter', 'hosts', 'supply', 'cross-cutting'] as const).map((group) => ({ title: groupTitles[group], paths: model.pathsInUse.filter((path) => path.group === group && pathResult(model, path.code).areas.roles.questions > 0) })).filter(({ paths }) => paths.length > 0);
  const table = html`<table class="t"><caption><strong>Whose roles apply.</strong> A person removed from vCenter keeps what the host, the card or the operating system grants.</caption>${head([['Path', 'w14'], ['Roles that apply, as documented', 'w34'], ['Reaches a host past vCenter', 'w22'], ['Decided', 'n'], ['Verified', 'n'], ['Score', 'n'], ['Rating', 'w13']])}${groups.map(
    ({ title, paths }) =>
      html`<tbody><tr class="gh"><th scope="rowgroup" colspan="7">${title}</th></tr>${paths.map((path) => {
        const standing = pathResult(model, path.code).areas.roles;
        return html`<tr><th scope="row">${pathLink(model, path.code)}</th><td data-l="Roles">${path.profile.roles}</td><td data-l="Past vCenter">${path.profile.pastVcenter}</td><td class="n" data-l="Decided">${standing.decided} of ${standing.applicable}</td><td class="n" data-l="Verified">${standing.observed} of ${standing.decided}</td><td class="n" data-l="Score">${score(standing.score)}</td><td data-l="Rating">${rated(standing.rating)}</td></tr>`;
      })}</tbody>`,
  )}</table>`;
  return areaChapter(model, 'roles', html`${groups.length > 0 ? table : null}${weakestPaths(model, 'roles')}${areaFindings(model, 'roles')}`);
};
