/** Scope and gaps: which paths count, what was not applicable, what was not answered, what was recorded outside, and the targets. */
import { html, join, nothing, said, type Markup } from '../html.ts';
import { grid, rows } from '../columns.ts';
import { evidenceLinks, idLink, pathLink, signed } from '../marks.ts';
import { answerRow } from '../model/answer-rows.ts';
import { seenWords } from '../model/hop-rows.ts';
import { answersOutsideScope, hopsOutsideScope, textsElsewhere } from '../model/leftovers.ts';
import { pathResult, type ReportModel } from '../report-model.ts';
import { renderOwnWords } from '../own-words.ts';
import { capital, count, list, targetWords } from '../words.ts';
import { answersTable, remark } from './answers-table.ts';
import { auditorText, beside, chapter, empty, leadIn } from './frame.ts';

const quiet = (text: string): Markup => html`<small class="q">${text}</small>`;

const targets = (model: ReportModel): Markup => {
  const lines = Object.values(model.assessment.targets).map(
    (one) =>
      html`<tr>
        <th scope="row">${said(one.name)}<br /><code>${said(one.id)}</code></th>
        <td>${targetWords[one.kind]}</td>
        <td>${one.address === undefined ? quiet('–') : said(one.address)}</td>
        <td>${one.version === undefined ? quiet('–') : said(one.version)}</td>
        <td>${one.note === undefined ? nothing : said(one.note)}</td>
      </tr>`,
  );
  const { hosts } = model.assessment.details;
  return html`<h2 class="part">Targets</h2>
    <p class="cap">
      ${hosts.length > 0 ? `Hosts in the estate: ${list(hosts)}.` : 'Kinds of host not recorded; questions that depend on them were asked.'}
    </p>
    ${lines.length === 0 ? empty('No target is named.') : grid('targets', rows(lines))}`;
};

const stateOf = { 'in-use': 'in use', 'not-in-use': 'not in use', undecided: 'undecided' } as const;

const scope = (model: ReportModel): Markup => {
  const lines = model.catalog.paths
    .filter((path) => !path.alwaysInUse)
    .map((path) => {
      const { scope: one } = pathResult(model, path.code);
      const although =
        one.counts && one.state !== 'in-use'
          ? html`<br /><small>${one.pulledBy.length > 0 ? `counts: pulled in by ${list(one.pulledBy)}` : 'counts as in use'}</small>`
          : nothing;
      return html`<tr>
        <th scope="row">${pathLink(model, path.code)}</th>
        <td>${path.name}</td>
        <td>${stateOf[one.state]}${although}</td>
        <td>${one.reason === null ? (one.state === 'not-in-use' ? quiet('no reason recorded') : nothing) : said(one.reason)}</td>
      </tr>`;
    });
  return html`<h2 class="part">Paths and scope</h2>
    ${grid('scope', rows(lines))}`;
};

const notApplicable = (model: ReportModel): Markup => {
  const found = model.index.items
    .map((item) => answerRow(model, item))
    .filter((row) => ['not-applicable', 'reason-missing', 'platform'].includes(row.outcome));
  const body = found.map((row) => {
    const platform = model.catalog.platform.find((rule) => rule.questions.includes(row.item.question.id));
    const record = row.observed ?? row.claimed;
    const why =
      row.outcome === 'platform'
        ? html`no ${platform?.host ?? 'such'} host in the estate`
        : row.outcome === 'reason-missing'
          ? html`<span class="alert">no reason given: counts as not answered</span>`
          : remark(model, record, null);
    return html`<tr>
      <th scope="row">${idLink(model, row.item.question.id)}</th>
      <td>${row.item.question.text}</td>
      <td>${why}</td>
    </tr>`;
  });
  return html`<h2 class="part">Not applicable</h2>
    ${body.length === 0 ? empty('No question was set to not applicable.') : grid('na', rows(body))}`;
};

const notAnswered = (model: ReportModel): Markup => {
  const lines = model.pathsInUse.flatMap((path) => {
    const open = path.items.filter((item) => answerRow(model, item).outcome === 'not-answered');
    return open.length === 0
      ? []
      : [
          html`<tr>
            <th scope="row">${pathLink(model, path.code)}</th>
            <td class="n">${open.length} of ${path.items.length}</td>
            <td>
              ${join(
                open.map((item) => idLink(model, item.question.id)),
                ', ',
              )}
            </td>
          </tr>`,
        ];
  });
  return html`<h2 class="part">Not answered</h2>
    ${beside(html`<p>Silence raises nothing and improves nothing.</p>`, lines.length === 0 ? empty('Every question that applies has an answer.') : grid('open', rows(lines)))}`;
};

/** What an earlier assessment handed down and nobody has said or seen again; left out where there is nothing of the kind. */
const carriedForward = (model: ReportModel): Markup => {
  const lines = model.pathsInUse.flatMap((path) => {
    const carried = path.items.filter((item) => model.result.questions[item.question.id]?.toReverify);
    return carried.length === 0
      ? []
      : [
          html`<tr>
            <th scope="row">${pathLink(model, path.code)}</th>
            <td class="n">${carried.length} of ${path.items.length}</td>
            <td>
              ${join(
                carried.map((item) => idLink(model, item.question.id)),
                ', ',
              )}
            </td>
          </tr>`,
        ];
  });
  return lines.length === 0
    ? nothing
    : html`<h2 class="part">To be verified again</h2>
        ${beside(html`<p>Carried forward from an earlier assessment. What was seen then is a statement now, and verifies nothing.</p>`, grid('open', rows(lines)))}`;
};

const outside = (model: ReportModel): Markup => {
  const items = answersOutsideScope(model);
  const hops = hopsOutsideScope(model);
  const answers =
    items.length === 0
      ? nothing
      : html`<h2 class="part">Answers on paths that are not in use</h2>
          ${leadIn(nothing, html`<p>They are kept and raise nothing.</p>`)}${answersTable(model, items, { grouped: false })}`;
  const legs =
    hops.length === 0
      ? nothing
      : html`<h2 class="part">Captured legs of paths that are not in use</h2>
          ${grid(
            'kept',
            rows(
              hops.map(
                ({ key, seen }) =>
                  html`<tr>
                    <th scope="row"><code>${key}</code></th>
                    <td>${said(seenWords(seen))}</td>
                    <td>${seen.note === undefined ? nothing : said(seen.note)} ${evidenceLinks(model, seen.evidence)} ${signed(seen.by, seen.at)}</td>
                  </tr>`,
              ),
            ),
          )}`;
  return html`${answers}${legs}`;
};

const furtherTexts = (model: ReportModel): Markup => {
  const texts = textsElsewhere(model);
  return texts.length === 0
    ? nothing
    : html`<h2 class="part">Further remarks of the auditor</h2>
        ${texts.map(({ key, text }) => beside(html`<p><code>${said(key)}</code></p>`, renderOwnWords(text, 'own', 3)))}`;
};

export const renderGaps = (model: ReportModel): Markup => {
  const outsideCount = model.catalog.paths.length - model.pathsInUse.length;
  const { totals } = model.result;
  return chapter(
    model,
    's-gaps',
    html`${beside(
      html`<p>
        ${capital(count(outsideCount, 'path'))} not in use, ${count(totals.notApplicable, 'question')} not applicable,
        ${count(totals.applicable - totals.decided, 'question')} without an answer.
      </p>`,
      html`<p class="lead">What this report does not cover, and why. Nothing listed here may be read as being in order.</p>`,
    )}${auditorText(model, 'gaps')}${scope(model)}${targets(model)}${notApplicable(model)}${notAnswered(model)}${carriedForward(model)}${outside(model)}${furtherTexts(model)}`,
  );
};
