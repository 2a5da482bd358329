/** Certificate verification: who checks whose certificate, what people do at a prompt, what was captured, and what travels in clear. */
import type { Item, ManagementPath } from '#core/catalog/catalog.ts';
import { html, nothing, said, type Markup } from '../html.ts';
import { grid, groupRows, rows } from '../columns.ts';
import { evidenceLinks, idLink, pathLink, rated } from '../marks.ts';
import { answerRow } from '../model/answer-rows.ts';
import { hopRows, seenWords, toldWords, type HopRow } from '../model/hop-rows.ts';
import { asksVerification } from '../model/matrix.ts';
import { pathResult, type ReportModel } from '../report-model.ts';
import { groupTitles } from '../words.ts';
import { answersTable, toReverify } from './answers-table.ts';
import { areaChapter, areaFindings } from './area-parts.ts';
import { certificateList } from './evidence.ts';
import { plugInVerification } from './plug-in-parts.ts';
import { empty, leadIn } from './frame.ts';

/** Which assets a path leads to: the endpoints whose certificate its client meets. */
const endpointOf = (model: ReportModel, path: ManagementPath): string => {
  const named = model.catalog.assets
    .filter((asset) => asset.includes.length === 0 && asset.reachedBy.some((one) => one.path === path.code && one.only === undefined))
    .map((asset) => asset.name.split(',')[0] ?? asset.name);
  return named.length > 0 ? named.join(', ') : path.profile.endpoints;
};

const verdict = (model: ReportModel, item: Item): Markup => {
  const row = answerRow(model, item);
  if (row.finding) return html`${rated(row.finding.severity)}${row.finding.state === 'accepted' ? html`<br /><small>accepted</small>` : nothing}`;
  if (row.outcome === 'good') return rated('clear', 'in order');
  return html`<small class="q">${row.outcome === 'not-applicable' ? 'not applicable' : 'not answered'}</small>`;
};

const clientRow = (model: ReportModel, path: ManagementPath, item: Item, first: boolean): Markup => {
  const row = answerRow(model, item);
  return html`<tr>
    <th scope="row">${pathLink(model, path.code)}${first ? html`<br /><small>${path.client} to ${endpointOf(model, path)}</small>` : nothing}</th>
    <td>${first ? path.profile.certificates : html`<small class="q">as above</small>`}</td>
    <td>${item.question.text} <small>${idLink(model, item.question.id)}</small></td>
    <td>${row.claimed ? said(row.claimed.value) : html`<small class="q">–</small>`}</td>
    <td>
      ${row.observed ? html`${row.contradiction ? html`<b class="ne">≠</b> ` : nothing}${said(row.observed.value)} ${evidenceLinks(model, row.observed.evidence)}${row.observed.carried ? html` ${toReverify}` : nothing}` : html`<small class="q">not tried</small>`}
    </td>
    <td>${verdict(model, item)}</td>
  </tr>`;
};

const silentRow = (model: ReportModel, path: ManagementPath): Markup =>
  html`<tr>
    <th scope="row">${pathLink(model, path.code)}<br /><small>${path.client} to ${endpointOf(model, path)}</small></th>
    <td>${path.profile.certificates}</td>
    <td colspan="3" class="q">no question of its own${path.builtOn.length > 0 ? `; built on ${path.builtOn.join(', ')}` : ''}</td>
    <td>${rated(pathResult(model, path.code).areas.tls.rating)}</td>
  </tr>`;

const clients = (model: ReportModel): Markup => {
  const groups = (['vcenter', 'hosts', 'supply'] as const)
    .map((group) => ({ title: groupTitles[group], paths: model.pathsInUse.filter((path) => path.group === group) }))
    .filter(({ paths }) => paths.length > 0);
  const body = groups.map(({ title, paths }) => {
    const lines = paths.flatMap((path) => {
      const items = path.items.filter(asksVerification);
      return items.length > 0 ? items.map((item, at) => clientRow(model, path, item, at === 0)) : [silentRow(model, path)];
    });
    return groupRows(title, 6, lines);
  });
  return html`<h2 class="part">Who checks whose certificate</h2>
    ${body.length === 0 ? empty('No path is in use.') : grid('cv', body, html`<strong>Per kind of client and endpoint.</strong> “Not tried” is not a pass: only an observation shows what a client does with a wrong certificate.`)}`;
};

const isClear = (row: HopRow): boolean => (row.seen?.encryption ?? row.hop.encryption.state) === 'no';
const isUnsettled = (row: HopRow): boolean =>
  row.hop.encryption.state !== 'not-applicable' && ['unknown', 'not-stated'].includes(row.seen?.encryption ?? row.hop.encryption.state);

const wire = (model: ReportModel): Markup => {
  const legs = model.pathsInUse.flatMap((path) => hopRows(model, path).map((row) => ({ path, row })));
  const trouble = legs.filter(({ row }) => isClear(row) || isUnsettled(row) || row.differs.includes('encryption'));
  const seen = legs.filter(({ row }) => row.seen?.encryption !== undefined).length;
  const lines = trouble.map(
    ({ path, row }) =>
      html`<tr>
        <th scope="row">${pathLink(model, path.code)} <code>${row.hop.id}</code></th>
        <td>${row.from.name} to ${row.to.name}</td>
        <td>${toldWords(row)}</td>
        <td>
          ${row.seen === null ? html`<small class="q">not captured</small>` : html`${row.differs.includes('encryption') ? html`<b class="ne">≠</b> ` : nothing}${said(seenWords(row.seen) || 'no detail recorded')} ${evidenceLinks(model, row.seen.evidence)}`}
        </td>
        <td>${isClear(row) ? html`<span class="alert">in clear</span>` : isUnsettled(row) ? 'not settled' : 'encrypted, other than documented'}</td>
      </tr>`,
  );
  return html`<h2 class="part">What travels in clear or is not settled</h2>
    ${leadIn(
      html`<p>${legs.length} legs on the paths in use; the encryption of ${seen} was captured.</p>`,
      html`<p>First contacts that only redirect are listed as well: who can answer them first can keep a session from ever being encrypted.</p>`,
    )}${lines.length === 0 ? empty('Every leg is documented or observed as encrypted.') : grid('wire', rows(lines))}`;
};

const served = (model: ReportModel): Markup => {
  const chains = model.evidence.filter((one) => one.kind === 'certificate');
  return html`<h2 class="part">Certificates captured</h2>
    ${chains.length === 0 ? empty('No certificate chain was captured. What the endpoints serve rests on the answers above.') : certificateList(model, chains)}`;
};

export const renderCertificateVerification = (model: ReportModel): Markup => {
  const cross = model.catalog.paths.filter((path) => path.group === 'cross-cutting').flatMap((path) => path.items);
  const [trust, transit] = [
    cross.filter(asksVerification),
    model.index.items.filter((item) => item.finding.area === 'tls' && !asksVerification(item) && cross.includes(item)),
  ];
  return areaChapter(
    model,
    'tls',
    html`${clients(model)}${plugInVerification(model)}${
      trust.length > 0
        ? html`<h2 class="part">Prompts, installed certificates and interception, across all paths</h2>
            ${answersTable(model, trust, { grouped: false })}`
        : nothing
    }${served(model)}${wire(model)}${
      transit.length > 0
        ? html`<h2 class="part">Encryption as a rule</h2>
            ${answersTable(model, transit, { grouped: false })}`
        : nothing
    }${areaFindings(model, 'tls')}`,
  );
};
