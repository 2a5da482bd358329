/** What the chapters on plug-ins and on certificate verification both say of plug-ins. */
import type { PlugIn } from '#core/assessment/assessment.ts';
import { ratings, type PlugInResult, type Rating } from '#core/evaluation/result.ts';
import { html, nothing, said, type Markup } from '../html.ts';
import { grid, rows } from '../columns.ts';
import { evidenceLinks, link, mark, rated } from '../marks.ts';
import { plugInRows, type PlugInRow } from '../model/answer-rows.ts';
import { plugInAnchor, type ReportModel } from '../report-model.ts';
import { toReverify } from './answers-table.ts';

export interface RatedPlugIn {
  readonly plugIn: PlugIn;
  readonly result: PlugInResult | null;
  readonly rating: Rating;
}

/** More characters than this in one record would be two thin columns over pages; its fields stand below each other. */
const mostInTwoColumns = 900;

/** Class of the list of a plug-in's fields. */
export const fieldsClass = ({ vendor, version, peers, ports, credentials, authentication, verification, owner, approval, note }: PlugIn): string =>
  [vendor, version, ...peers, ports, credentials, authentication, verification, owner, approval, note].join('').length > mostInTwoColumns
    ? 'cols one'
    : 'cols';

const weight: Readonly<Record<string, number>> = { critical: 1000, high: 100, medium: 10, low: 1 };
const burden = (one: RatedPlugIn): number =>
  (one.result?.facts ?? []).reduce((sum, fact) => sum + (fact.severity ? (weight[fact.severity] ?? 0) : 0), 0);

/** Worst first: rating, then how many facts stand behind it; disabled ones last, otherwise as recorded. */
export const rankPlugIns = (model: ReportModel): readonly RatedPlugIn[] =>
  model.plugIns
    .map((plugIn): RatedPlugIn => {
      const result = model.result.plugIns.find((one) => one.id === plugIn.id) ?? null;
      return { plugIn, result, rating: result?.rating ?? 'not-in-scope' };
    })
    .sort(
      (a, b) => Number(b.plugIn.enabled) - Number(a.plugIn.enabled) || ratings.indexOf(a.rating) - ratings.indexOf(b.rating) || burden(b) - burden(a),
    );

export const judgementWords = { good: 'good', bad: 'bad', unknown: 'unknown', 'not-applicable': 'n/a' } as const;

/** Mark and word of one fact of one plug-in. */
export const factMark = (one: RatedPlugIn, row: PlugInRow): Markup => {
  const fact = one.result?.facts.find((candidate) => candidate.question === row.item.question.id);
  if (!fact || fact.value === null || row.judgement === null) return html`<small class="q">not answered</small>`;
  const name = judgementWords[row.judgement];
  return html`${fact.severity ? mark(fact.severity, fact.severity) : row.judgement === 'good' ? mark('clear', 'in order') : nothing}<br /><small
      >${name}</small
    >`;
};

export const plugInLink = (model: ReportModel, plugIn: PlugIn): Markup => link(model, plugInAnchor(model, plugIn.id), said(plugIn.name));

const asksTraffic = (row: PlugInRow): boolean => row.item.finding.controls.some((control) => control === 'SC-8' || control === 'SC-23');

/** Plug-ins are clients too: what each does about certificates, in its own words and by the question on its traffic. */
export const plugInVerification = (model: ReportModel): Markup => {
  const ranked = rankPlugIns(model).filter(({ plugIn }) => plugIn.enabled);
  if (ranked.length === 0) return nothing;
  const lines = ranked.map((one) => {
    const row = plugInRows(model, one.plugIn).find(asksTraffic);
    return html`<tr>
      <th scope="row">${plugInLink(model, one.plugIn)}</th>
      <td>${one.plugIn.verification === undefined ? html`<small class="q">not recorded</small>` : said(one.plugIn.verification)}</td>
      <td>${row?.claimed ? said(row.claimed.value) : html`<small class="q">–</small>`}</td>
      <td>
        ${row?.observed ? html`${row.differs ? html`<b class="ne">≠</b> ` : nothing}${said(row.observed.value)} ${evidenceLinks(model, row.observed.evidence)}${row.observed.carried ? html` ${toReverify}` : nothing}` : html`<small class="q">not tried</small>`}
      </td>
      <td>${row ? verdict(one, row) : nothing}</td>
    </tr>`;
  });
  return html`<h2 class="part">Plug-ins as clients</h2>
    ${grid('pcv', rows(lines))}`;
};

const verdict = (one: RatedPlugIn, row: PlugInRow): Markup => {
  const severity = one.result?.facts.find((fact) => fact.question === row.item.question.id)?.severity ?? null;
  if (severity) return rated(severity);
  return row.judgement === 'good' ? rated('clear', 'in order') : html`<small class="q">not answered</small>`;
};
