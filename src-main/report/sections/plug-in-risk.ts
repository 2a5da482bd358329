/** Plug-in risk: the ranking by the facts of rule 12, worst first, then one passport each. */
import { drawPlugInFlow } from '../figures/plug-in-flow.ts';
import { shorten } from '../figures/fit-text.ts';
import { html, join, nothing, said, type Markup } from '../html.ts';
import { evidenceLinks, idLink, rated, term } from '../marks.ts';
import { plugInRows, type PlugInRow } from '../model/answer-rows.ts';
import type { ReportModel } from '../report-model.ts';
import { count } from '../words.ts';
import { answersTable } from './answers-table.ts';
import { areaChapter, areaFindings } from './area-parts.ts';
import { empty } from './frame.ts';
import { factMark, fieldsClass, judgementWords, plugInLink, rankPlugIns, type RatedPlugIn } from './plug-in-parts.ts';

/** The passports below have every field whole. */
const mostInRanking = 90;

const vendorLine = (one: RatedPlugIn): Markup =>
  html`<small
    >${said(shorten([one.plugIn.vendor, one.plugIn.version].filter(Boolean).join(', '), mostInRanking) || 'vendor and version not recorded')}</small
  >`;

const ranking = (model: ReportModel, ranked: readonly RatedPlugIn[]): Markup => {
  const asked = model.catalog.plugInQuestions;
  const number = (question: string): string => (model.index.itemByQuestion.get(question)?.number ?? question).replace(/^.*?([A-Z]+-\d+)$/, '$1');
  const rows = ranked.map((one) => {
    const facts = plugInRows(model, one.plugIn);
    return html`<tr>
      <th scope="row">${plugInLink(model, one.plugIn)}<br />${vendorLine(one)}</th>
      ${asked.map(({ question, label }) => {
        const row = facts.find((fact) => fact.item.question.id === question);
        return html`<td class="ct" data-l="${label}">${row && one.plugIn.enabled ? factMark(one, row) : html`<small class="q">–</small>`}</td>`;
      })}
      <td data-l="Acts with">
        ${one.plugIn.credentials === undefined ? html`<small class="q">not recorded</small>` : said(shorten(one.plugIn.credentials, mostInRanking))}
      </td>
      <td data-l="Rating">${one.plugIn.enabled ? rated(one.rating) : html`<small class="q">disabled</small>`}</td>
    </tr>`;
  });
  return html`<table class="t rk">
    <caption>
      <strong>Plug-ins, worst first.</strong>
      ${count(asked.length, 'fact')} decide; an unknown counts one step lower, never as good.
    </caption>
    <thead>
      <tr>
        <th scope="col" class="w22">Plug-in, vendor, version</th>
        ${asked.map(({ question, label }) => html`<th scope="col">${label}<br />${idLink(model, number(question), question)}</th>`)}
        <th scope="col" class="w16">Acts with</th>
        <th scope="col" class="w10">Rating</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
};

const tone = (one: RatedPlugIn, rows: readonly PlugInRow[]): 'seen' | 'alert' | 'open' => {
  const traffic = rows.find((row) => row.item.finding.controls.includes('SC-8'));
  return traffic?.judgement === 'bad' ? 'alert' : traffic?.judgement === 'good' ? 'seen' : one.plugIn.peers.length === 0 ? 'open' : 'open';
};

const passport = (model: ReportModel, one: RatedPlugIn): Markup => {
  const { plugIn } = one;
  const rows = plugInRows(model, plugIn);
  const raised = rows.filter((row) => one.result?.facts.some((fact) => fact.question === row.item.question.id && fact.severity !== null));
  const evidence = [...new Set(rows.flatMap((row) => row.observed?.evidence ?? []))];
  const or = (text: string | undefined): Markup =>
    text === undefined || text.trim() === '' ? html`<small class="q">not recorded</small>` : said(text);
  return html`<section class="pass">
    <div class="ph">
      <h3 class="subhead">${plugInLink(model, plugIn)}</h3>
      <div>${plugIn.enabled ? rated(one.rating) : html`<small class="q">disabled</small>`}</div>
    </div>
    <div class="pic">${drawPlugInFlow(plugIn, tone(one, rows))}</div>
    <dl class="${fieldsClass(plugIn)}">
      ${term('Vendor, version', or([plugIn.vendor, plugIn.version].filter(Boolean).join(', ')))}${term('Owner', or(plugIn.owner))}${term('Approval', or(plugIn.approval))}${term('Peers', plugIn.peers.length === 0 ? or('') : said(plugIn.peers.join(', ')))}${term('Ports', or(plugIn.ports))}${term('Credentials', or(plugIn.credentials))}${term('Own logon', or(plugIn.authentication))}${term('Verification', or(plugIn.verification))}${rows.map(
        (row) => {
          const shown = row.observed ?? row.claimed;
          return term(
            capitalLabel(row.label),
            shown
              ? html`${row.differs ? html`<b class="ne">≠</b> ` : nothing}${said(shown.value)}
                  <small
                    >${row.observed ? 'observed' : 'claimed'}${shown.carried ? ', carried forward' : ''}${row.judgement === null || row.judgement === 'good' ? '' : `, ${judgementWords[row.judgement]}`}</small
                  >`
              : or(''),
          );
        },
      )}${term(
        'Decides',
        raised.length === 0
          ? nothing
          : join(
              raised.map((row) => idLink(model, row.item.finding.id)),
              ', ',
            ),
      )}${term('Evidence', evidence.length === 0 ? nothing : evidenceLinks(model, evidence))}
    </dl>
  </section>`;
};

const capitalLabel = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1);

export const renderPlugInRisk = (model: ReportModel): Markup => {
  const ranked = rankPlugIns(model);
  const items = model.catalog.plugInQuestions.flatMap(({ question }) => model.index.itemByQuestion.get(question) ?? []);
  const body =
    ranked.length === 0
      ? empty(
          'No plug-in is recorded. That is a statement about the register, not about the estate: the questions below say whether the plug-ins were looked for.',
        )
      : html`${ranking(model, ranked)}`;
  const passports =
    ranked.length === 0
      ? nothing
      : html`<h2 class="part">Passports</h2>
          ${ranked.map((one) => passport(model, one))}
          <p class="remark">
            Read a drawing from left to right: the arrow into the plug-in is what it receives, the arrows out are what it reaches. A heavy red line is
            traffic that is in clear or accepts any certificate; a dashed one is not settled.
          </p>`;
  return areaChapter(
    model,
    'plug-in',
    html`${body}
      <h2 class="part">What the path-level questions say</h2>
      ${answersTable(model, items, { grouped: false })}${passports}${areaFindings(model, 'plug-in')}`,
  );
};
