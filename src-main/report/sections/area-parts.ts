/** What every chapter on an area has: its standing, the weakest paths in words, and the list of its findings. */
import { severities, type Area } from '#core/catalog/catalog.ts';
import type { WeakestPath } from '#core/evaluation/result.ts';
import { html, join, nothing, type Markup, type Part } from '../html.ts';
import { grid, rows } from '../columns.ts';
import { idLink, pathLink, rated } from '../marks.ts';
import { assetName } from '../model/headlines.ts';
import type { ReportModel } from '../report-model.ts';
import { areaWords, basisWords, capital, count, list, ratingWords } from '../words.ts';
import { auditorText, leadIn, chapter, empty, standingNote } from './frame.ts';

const mostQuestions = 8;

/** The questions whose change would move a headline; the rest is counted. */
const behind = (model: ReportModel, one: WeakestPath): Markup => {
  const shown = one.questions.slice(0, one.rating === 'incomplete' ? 3 : mostQuestions);
  const rest = one.questions.length - shown.length;
  return html`${join(
    shown.map((id) => idLink(model, id)),
    ', ',
  )}${rest > 0 ? ` and ${String(rest)} more` : nothing}`;
};

const headlineWords = (model: ReportModel, one: WeakestPath): Markup => {
  if (one.path === null) return html`<p>no path in use has a question on ${areaWords[one.area]} here</p>`;
  if (one.questions.length === 0) return html`<p>on every path that reaches it</p>`;
  const undecided = one.rating === 'incomplete';
  const changes = count(one.questions.length, undecided ? 'open question' : 'change');
  return html`<p>
    weakest path ${pathLink(model, one.path)};
    ${changes}${undecided ? `, decided well, would make it ${ratingWords[one.improvesTo]}` : ` would make it ${ratingWords[one.improvesTo]}`}:
    ${behind(model, one)}
  </p>`;
};

/** The conclusion first (rule 11): per asset the headline, the path that sets it, and the questions whose change would improve it. */
const weakestStrip = (model: ReportModel, area: Area): Markup => {
  const lines = model.result.weakestPaths.filter((one) => one.area === area);
  return lines.length === 0
    ? nothing
    : html`<div class="figures assets">
        ${lines.map(
          (one) =>
            html`<div>
              <p class="head">${assetName(model, one.asset)}</p>
              <p class="big">${one.path === null ? '–' : rated(one.rating, capital(ratingWords[one.rating]))}</p>
              ${headlineWords(model, one)}
            </div>`,
        )}
      </div>`;
};

/** Own findings of an area, worst first, each with a link to its full account. */
export const areaFindings = (model: ReportModel, area: Area): Markup => {
  const findings = [...model.findingById.values()]
    .filter((finding) => finding.area === area)
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const lines = findings.map(
    (finding) =>
      html`<tr>
        <td>${rated(finding.severity)}</td>
        <th scope="row">${idLink(model, finding.id)}</th>
        <td>${finding.title}</td>
        <td>${basisWords[finding.basis]}</td>
        <td>${finding.state === 'accepted' ? 'accepted' : finding.acceptanceExpired ? 'open again' : 'open'}</td>
      </tr>`,
  );
  // One sentence is no page: it goes with what stands before it.
  return html`<h2 class="part${lines.length === 0 ? ' with' : ''}">Findings on ${areaWords[area]}</h2>
    ${lines.length === 0 ? empty('No finding was raised.') : grid('list', rows(lines))}`;
};

/** One sentence that says how many stand open, where, and what was not seen. */
export const areaLead = (model: ReportModel, area: Area): string => {
  const findings = [...model.findingById.values()].filter((finding) => finding.area === area);
  const open = findings.filter((finding) => finding.state === 'open');
  const standing = model.result.areas[area];
  if (standing.decided === 0) return `Nothing on ${areaWords[area]} has been decided yet; no conclusion can be drawn.`;
  const paths = new Set(open.map((finding) => finding.path)).size;
  const unseen = open.filter((finding) => finding.basis !== 'observed').length;
  const worst = severities.filter((severity) => open.some((finding) => finding.severity === severity)).slice(0, 2);
  const counts = worst.map((severity) => `${String(open.filter((finding) => finding.severity === severity).length)} ${severity}`);
  const among = open.length === 1 ? ` (${worst[0] ?? ''})` : `, ${list(counts)} among them`;
  const first =
    open.length === 0
      ? 'No finding stands open'
      : `${capital(count(open.length, 'finding'))} ${open.length === 1 ? 'stands' : 'stand'} open on ${count(paths, 'path')}${among}`;
  const rests = open.length === 1 ? 'It rests' : capital(count(unseen, 'of them rests', 'of them rest'));
  return `${first}.${unseen === 0 ? '' : ` ${rests} on what was said or could not be verified, not on what was seen.`}`;
};

/** A chapter on one area: standing and lead, the auditor's words, then what is particular to it. */
export const areaChapter = (model: ReportModel, area: Area, body: Part): Markup =>
  chapter(
    model,
    `s-${area}`,
    html`${leadIn(standingNote(model.result.areas[area]), html`<p class="lead">${areaLead(model, area)}</p>`)}${weakestStrip(model, area)}${auditorText(model, area)}${body}`,
  );
