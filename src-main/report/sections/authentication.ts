/** Authentication: second factor, sign-on and roles per path, documented beside claimed and observed. */
import type { Item, ManagementPath } from '#core/catalog/catalog.ts';
import { html, nothing, said, type Markup } from '../html.ts';
import { cited, idLink, pathLink, rated } from '../marks.ts';
import { asksSecondFactor, matrixCell, perPathQuestions, type CellValue, type MatrixCell } from '../model/matrix.ts';
import { pathResult, type ReportModel } from '../report-model.ts';
import { groupTitles } from '../words.ts';
import { answersTable } from './answers-table.ts';
import { areaChapter, areaFindings } from './area-parts.ts';

const circles: Readonly<Record<CellValue['judgement'], string>> = { good: 'full', bad: 'none', unknown: 'unk', 'not-applicable': '' };
const circleNames: Readonly<Record<CellValue['judgement'], string>> = {
  good: 'protected',
  bad: 'not protected',
  unknown: 'not verified',
  'not-applicable': '',
};

const circle = (judgement: CellValue['judgement']): Markup =>
  judgement === 'not-applicable' ? nothing : html`<i class="o ${circles[judgement]}" role="img" aria-label="${circleNames[judgement]}"></i> `;

const value = (model: ReportModel, cell: CellValue | null, column: string, differs: boolean, circled: boolean): Markup =>
  html`<td data-l="${column}">
    ${
      cell === null
        ? html`<small class="q">–</small>`
        : html`${differs ? html`<b class="ne">≠</b> ` : nothing}${circled ? circle(cell.judgement) : nothing}${said(cell.text)}${cell.from === null ? nothing : html` <small>${idLink(model, cell.from.question.id)}</small>`}`
    }
  </td>`;

const pair = (model: ReportModel, cell: MatrixCell, column: string, circled: boolean): Markup => {
  const differs =
    cell.claimed !== null && cell.observed !== null && cell.claimed.from === cell.observed.from && cell.claimed.text !== cell.observed.text;
  return html`${value(model, cell.claimed, `${column}, claimed`, false, circled)}${value(model, cell.observed, `${column}, observed`, differs, circled)}`;
};

const row = (model: ReportModel, path: ManagementPath): Markup => {
  const { secondFactor, signOn } = perPathQuestions(model, 'auth');
  const ownItems = path.items.filter((item) => asksSecondFactor(item) && item.question.answer.kind === 'choice');
  const standing = pathResult(model, path.code).areas.auth;
  return html`<tr>
    <th scope="row">${pathLink(model, path.code)}</th>
    <td data-l="Second factor, documented">${cited(model, path.profile.secondFactor)}</td>
    ${pair(model, matrixCell(model, secondFactor, path, ownItems), 'Second factor', true)}
    <td data-l="Single sign-on, documented">${cited(model, path.profile.singleSignOn)}</td>
    ${pair(model, matrixCell(model, signOn, path, []), 'Single sign-on', false)}
    <td data-l="Roles that apply">${cited(model, path.profile.roles)}</td>
    <td data-l="Rating">
      ${standing.questions === 0 && standing.rating === 'clear' ? html`<small class="q">no question</small>` : rated(standing.rating)}
    </td>
  </tr>`;
};

/** Widths of the columns; where nobody said how people sign on, that column is narrow and what was seen has the room. */
const widths = (model: ReportModel): readonly string[] => {
  const { signOn } = perPathQuestions(model, 'auth');
  const claimed = model.pathsInUse.some((path) => matrixCell(model, signOn, path, []).claimed !== null);
  return claimed ? ['w9', 'w12', 'w11', 'w12', 'w12', 'w10', 'w11', 'w14', 'w9'] : ['w9', 'w13', 'w11', 'w11', 'w13', 'w6', 'w12', 'w16', 'w9'];
};

const matrix = (model: ReportModel): Markup => {
  const groups = (['vcenter', 'hosts', 'supply'] as const)
    .map((group) => ({ title: groupTitles[group], paths: model.pathsInUse.filter((path) => path.group === group) }))
    .filter(({ paths }) => paths.length > 0);
  if (groups.length === 0) return html`<p class="q">No path is in use.</p>`;
  return html`<table class="t mx">
    <caption>
      <strong>Second factor, sign-on and roles per path in use.</strong>
      <i class="o full"></i>
      protected
      <i class="o none"></i>
      not protected
      <i class="o unk"></i>
      not verified. An id names the question where the path was asked by itself.
    </caption>
    <colgroup>
      ${widths(model).map((width) => html`<col class="${width}" />`)}
    </colgroup>
    <thead>
      <tr>
        <th scope="col" rowspan="2">Path</th>
        <th scope="colgroup" colspan="3" class="sp">Second factor</th>
        <th scope="colgroup" colspan="3" class="sp">Single sign-on</th>
        <th scope="col" rowspan="2">Roles that apply</th>
        <th scope="col" rowspan="2">Rating</th>
      </tr>
      <tr>
        <th scope="col">documented</th>
        <th scope="col">claimed</th>
        <th scope="col">observed</th>
        <th scope="col">documented</th>
        <th scope="col">claimed</th>
        <th scope="col">observed</th>
      </tr>
    </thead>
    ${groups.map(
      ({ title, paths }) =>
        html`<tbody>
          <tr class="gh">
            <th scope="rowgroup" colspan="9">${title}</th>
          </tr>
          ${paths.map((path) => row(model, path))}
        </tbody>`,
    )}
  </table>`;
};

/** Answered per path: shown in the matrix, and in full in the section of its own path. */
const isMatrix = (item: Item): boolean => item.question.answer.kind === 'each' && item.question.answer.of === 'path';

export const renderAuthentication = (model: ReportModel): Markup => {
  const cross = model.catalog.paths
    .filter((path) => path.group === 'cross-cutting')
    .flatMap((path) => path.items.filter((item) => item.finding.area === 'auth' && !isMatrix(item)));
  return areaChapter(
    model,
    'auth',
    html`${matrix(model)}${
      cross.length > 0
        ? html`<h2 class="part">Asked across all paths</h2>
            ${answersTable(model, cross, { grouped: false })}`
        : nothing
    }${areaFindings(model, 'auth')}`,
  );
};
