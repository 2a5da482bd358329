/** Remediation plan, in landscape: actions with the findings they close, owner, due date, bar, and effect on the headlines. */
import { drawDueBar, drawDueHead, dueScale, type DueScale } from '../figures/due-bar.ts';
import { html, join, markLong, nothing, said, type Markup } from '../html.ts';
import { grid, rows } from '../columns.ts';
import { head, idLink, rated, time } from '../marks.ts';
import { plannedButNotOpen, planActions, type PlanAction } from '../model/plan.ts';
import type { ReportModel } from '../report-model.ts';
import { capital, count } from '../words.ts';
import { auditorText, chapter, empty, table } from './frame.ts';

const quiet = (text: string): Markup => html`<small class="q">${text}</small>`;

/** A longer name would stand tall in its narrow column; it goes under the action. */
const mostInColumn = 60;

const actionRow = (model: ReportModel, action: PlanAction, at: number, scale: DueScale | null): Markup => {
  const owners = join(
    action.owners.map((owner) => said(owner)),
    html`<br />`,
  );
  const isLong = action.owners.some((owner) => owner.length > mostInColumn);
  return html`<tr>
    <td class="n0" data-l="No.">${at + 1}</td>
    <th scope="row">
      ${action.fix}<br /><small>${action.findings.map((finding) => finding.title).join('; ')}</small>${action.notes.map(
        ({ finding, text }) => html`<div class="nt">${action.findings.length > 1 ? html`${finding}: ` : nothing}${said(text)}</div>`,
      )}${isLong ? html`<div class="nt">Owner: ${owners}</div>` : nothing}
    </th>
    <td data-l="Severity">${rated(action.severity)}</td>
    <td data-l="Findings closed">
      ${join(
        action.findings.map((finding) => idLink(model, finding.id)),
        ' ',
      )}
    </td>
    <td data-l="Owner">${action.owners.length === 0 ? quiet('not named') : isLong ? quiet('with the action') : owners}</td>
    <td data-l="Due">${action.dueOn === null ? quiet('no date') : time(action.dueOn)}</td>
    ${scale === null ? nothing : html`<td class="db">${drawDueBar(scale, action.dueOn)}</td>`}
    <td data-l="Headline moves">
      ${
        action.effects.length === 0
          ? quiet('no change of headline')
          : join(
              action.effects.map(({ words }) => capital(words)),
              html`<br />`,
            )
      }
    </td>
  </tr>`;
};

const rest = (model: ReportModel): Markup => {
  const lines = plannedButNotOpen(model).map(
    ({ id, plan, state }) =>
      html`<tr>
        <th scope="row">${idLink(model, id)}</th>
        <td>${state}</td>
        <td>${plan.owner === undefined ? quiet('not named') : said(plan.owner)}</td>
        <td>${plan.dueOn === undefined ? quiet('no date') : time(plan.dueOn)}</td>
        <td>${plan.note === undefined ? nothing : said(plan.note)}</td>
      </tr>`,
  );
  return lines.length === 0
    ? nothing
    : html`<h2 class="part">Planned for findings that are not open</h2>
        ${grid('later', rows(lines))}`;
};

export const renderPlan = (model: ReportModel): Markup => {
  const actions = planActions(model);
  const scale = dueScale(
    model.result.evaluatedOn,
    actions.flatMap((action) => action.dueOn ?? []),
  );
  const unowned = actions.filter((action) => action.owners.length === 0).length;
  const closed = actions.reduce((sum, action) => sum + action.findings.length, 0);
  const bar = scale === null ? [] : [[html`<span class="sr">Time until due</span>${drawDueHead(scale)}`, 'db'] as const];
  const body =
    actions.length === 0
      ? empty('No finding stands open, so nothing is to be mended.')
      : html`${table(
            't plan',
            head([
              ['No.', 'w4'],
              ['Action'],
              ['Severity', 'w7'],
              ['Findings closed', 'w11'],
              ['Owner', 'w11'],
              ['Due', 'w8'],
              ...bar,
              ['Headline moves', 'w18'],
            ]),
            html`<tbody>
              ${actions.map((action, at) => markLong(actionRow(model, action, at, scale)))}
            </tbody>`,
          )}
          <p class="remark">
            ${capital(count(actions.length, 'action'))} for ${count(closed, 'open finding')}. Order: severity, then effect on a headline, then date.
            Owner and date are entered with the finding;
            ${unowned === 0 ? 'every action has an owner' : `${count(unowned, 'action')} ${unowned === 1 ? 'has' : 'have'} no named owner`}.
          </p>`;
  return chapter(model, 's-plan', html`${auditorText(model, 'plan')}${body}${rest(model)}`);
};
