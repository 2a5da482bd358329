/** The findings of one owner, or one finding, for the team that has to mend them: a list to tick off, then each in full. */
import { own } from '#core/parse/own.ts';
import { html, markLong, nothing, said, type Markup } from '../html.ts';
import { grid, rows } from '../columns.ts';
import { idLink, rated, time } from '../marks.ts';
import { evidenceOf, tasksOf, tasksRemark, whoseTasks } from '../model/tasks.ts';
import type { ReportModel } from '../report-model.ts';
import { capital, count } from '../words.ts';
import { answersTable } from './answers-table.ts';
import { evidenceTable } from './evidence.ts';
import { renderFinding } from './finding.ts';
import { beside, chapter, empty } from './frame.ts';

export const renderTasks = (model: ReportModel): Markup => {
  const tasks = tasksOf(model);
  const plan = model.assessment.remediation;
  const items = tasks.flatMap((finding) => model.index.itemByFinding.get(finding.id) ?? []);
  const evidence = evidenceOf(model, tasks);
  const list = tasks.map((finding) => {
    const one = own(plan, finding.id);
    return html`<tr>
      <td><i class="box"></i></td>
      <th scope="row">${rated(finding.severity)}<br />${idLink(model, finding.id)}</th>
      <td>
        <strong>${model.index.itemByFinding.get(finding.id)?.finding.fix ?? finding.title}</strong
        >${one?.note === undefined ? nothing : html`<div class="nt">${said(one.note)}</div>`}
      </td>
      <td>${one?.owner === undefined ? html`<small class="q">not named</small>` : said(one.owner)}</td>
      <td>${one?.dueOn === undefined ? html`<small class="q">no date</small>` : time(one.dueOn)}</td>
    </tr>`;
  });
  return chapter(
    model,
    's-tasks',
    tasks.length === 0
      ? empty(`${whoseTasks(model)}: none.`)
      : html`${beside(
            html`<p>${capital(count(tasks.length, 'finding'))}, ${tasks.filter((finding) => finding.state === 'open').length} open.</p>`,
            html`<p class="lead">${whoseTasks(model)}. ${tasksRemark}</p>`,
          )}${grid('todo', rows(list))}
          <h2 class="part">Each in full</h2>
          ${grid(
            'fnd',
            tasks.map((finding) => markLong(renderFinding(model, finding))),
          )}
          <h2 class="part">What was asked, claimed and observed</h2>
          ${answersTable(model, items, { grouped: false })}${
            evidence.length === 0
              ? nothing
              : html`<h2 class="part">Evidence</h2>
                  ${evidenceTable(model, evidence)}`
          }`,
  );
};
