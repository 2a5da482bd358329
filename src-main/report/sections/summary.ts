/** Summary: the auditor's words, four figures with their sums, the headline per asset, and what would improve it most. */
import { areas, severities, type Asset } from '#core/catalog/catalog.ts';
import type { WeakestPath } from '#core/evaluation/result.ts';
import { html, join, nothing, type Markup } from '../html.ts';
import { grid, rows } from '../columns.ts';
import { head, idLink, pathLink, rated, score } from '../marks.ts';
import { headlineMoves } from '../model/headlines.ts';
import { kindOf } from '../model/kinds.ts';
import type { ReportModel } from '../report-model.ts';
import { areaTitles, capital, count, list, percent, ratingWords } from '../words.ts';
import { auditorText, beside, chapter, empty, table } from './frame.ts';

const renderFigures = (model: ReportModel): Markup => {
  const { overall } = model.result;
  const scored =
    overall.score === null
      ? 'no score: nothing with a weight is decided'
      : `score of 100: ${String(overall.decidedWeight - overall.openWeight)} of ${String(overall.decidedWeight)} points of decided weight are not in question`;
  return html`<div class="figures">
    <div>
      <p class="big">${rated(overall.rating, capital(ratingWords[overall.rating]))}</p>
      <p>
        rating of the whole:
        ${overall.rating === 'clear' ? 'everything is decided and nothing stands open' : overall.rating === 'incomplete' ? 'nothing stands open, something is undecided' : 'the highest severity that stands open'}
      </p>
    </div>
    <div>
      <p class="big">${score(overall.score)}</p>
      <p>${scored}</p>
    </div>
    <div>
      <p class="big">${percent(overall.completeness)}</p>
      <p>complete: ${overall.decided} of ${count(overall.applicable, 'applicable question')} ${overall.decided === 1 ? 'is' : 'are'} decided</p>
    </div>
    <div>
      <p class="big">${percent(overall.verifiedShare)}</p>
      <p>verified: ${overall.observed} of ${count(overall.decided, 'decided answer')} ${overall.observed === 1 ? 'was' : 'were'} observed on site</p>
    </div>
  </div>`;
};

const headlineCell = (model: ReportModel, asset: Asset, one: WeakestPath | undefined): Markup => {
  if (!one || one.path === null) return html`<td data-l="${asset.name}" class="q">no question</td>`;
  const open = model.result.findings.filter((finding) => finding.path === one.path && finding.area === one.area && finding.state === 'open').length;
  const below =
    one.questions.length === 0
      ? nothing
      : html`<br />${pathLink(model, one.path)} <small>${open > 0 ? `${String(open)} open` : `${String(one.questions.length)} undecided`}</small>`;
  return html`<td data-l="${asset.name}">${rated(one.rating)}${below}</td>`;
};

const renderHeadlines = (model: ReportModel): Markup => {
  const assets = model.catalog.assets;
  const rows = areas.map((area) => {
    const standing = model.result.areas[area];
    return html`<tr>
      <th scope="row">${areaTitles[area]}</th>
      ${assets.map((asset) =>
        headlineCell(
          model,
          asset,
          model.result.weakestPaths.find((one) => one.asset === asset.id && one.area === area),
        ),
      )}
      <td class="n" data-l="Score">${score(standing.score)}</td>
      <td class="n" data-l="Verified">${standing.observed} of ${standing.decided}</td>
    </tr>`;
  });
  const columns = [
    ['Area', 'w20'] as const,
    ...assets.map((asset) => [asset.name] as const),
    ['Score', 'n w9'] as const,
    ['Verified', 'n w13'] as const,
  ];
  return html`<h2 class="part">Headline per asset, set by the weakest path</h2>
    ${beside(
      html`<p>
        A headline is the worst path that reaches the asset. A strong logon to vCenter does not help while a direct path to the hosts stands open.
        Score and verified answers are those of the area as a whole.
      </p>`,
      table(
        't',
        head(columns),
        html`<tbody>
          ${rows}
        </tbody>`,
      ),
    )}`;
};

/** Characters of own words that leave room for the figures on the same page. */
const mostOnOnePage = 2_600;

/** Ids in one cell; the chapter on the area, or the full report, has the rest. */
const mostIds = { full: 4, executive: 2 };

const renderMoves = (model: ReportModel): Markup => {
  const most = kindOf(model.options) === 'executive' ? mostIds.executive : mostIds.full;
  const moves = headlineMoves(model);
  const { totals } = model.result;
  const open = severities.filter((severity) => totals.findings[severity] > 0);
  const note = html`<p>
      Open
      findings:${open.length === 0 ? ' none' : open.map((severity) => html`<br />${rated(severity, html`${totals.findings[severity]} ${severity}`)}`)}
    </p>
    <p>
      ${capital(count(model.result.contradictions.length, 'contradiction'))} between claim and observation,
      ${count(totals.accepted, 'accepted risk')}, ${count(totals.applicable - totals.decided, 'question')} without an answer.
    </p>`;
  const lines = moves.map(
    (move, at) =>
      html`<tr>
        <td class="n0">${at + 1}</td>
        <td><strong>${move.change}</strong></td>
        <td>
          ${join(
            move.questions.slice(0, most).map((id) => idLink(model, id)),
            html`<br />`,
          )}${move.questions.length > most ? html`<br /><small>and ${move.questions.length - most} more</small>` : nothing}
        </td>
        <td>${move.moves.map(({ words, from, to }, n) => html`${n > 0 ? html`<br />` : nothing}${words}:<br />${rated(from)} to ${rated(to)}`)}</td>
      </tr>`,
  );
  return html`<h2 class="part">What would improve the headline most</h2>
    ${beside(note, moves.length === 0 ? empty('No headline has a question whose change would improve it.') : grid('moves', rows(lines)))}`;
};

export const renderSummary = (model: ReportModel): Markup => {
  const undecided = model.catalog.paths.filter((path) => model.result.paths[path.code]?.scope.state === 'undecided').map((path) => path.code);
  return chapter(
    model,
    's-summary',
    html`${renderFigures(model)}${auditorText(model, 'summary', 'lead', kindOf(model.options) === 'executive' ? mostOnOnePage : undefined)}${
      undecided.length > 0
        ? beside(
            nothing,
            html`<p>
              Whether ${list(undecided)} ${undecided.length === 1 ? 'is' : 'are'} in use was not decided;
              ${undecided.length === 1 ? 'it counts' : 'they count'} as in use.
            </p>`,
          )
        : nothing
    }${renderHeadlines(model)}${renderMoves(model)}`,
  );
};
