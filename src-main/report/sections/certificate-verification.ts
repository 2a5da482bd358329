/** Certificate verification: who checks whose certificate, what people do at a prompt, what was captured, and what travels in clear. */
import type { Item, ManagementPath } from '#core/catalog/catalog.ts';
import { html, nothing, said, type Markup } from '../html.ts';
import { evidenceLinks, head, idLink, pathLink, rated } from '../marks.ts';
import { answerRow } from '../model/answer-rows.ts';
import { hopRows, seenWords, toldWords, type HopRow } from '../model/hop-rows.ts';
import { asksVerification } from '../model/matrix.ts';
import { pathResult, type ReportModel } from '../report-model.ts';
import { groupTitles } from '../words.ts';
import { answersTable } from './answers-table.ts';
import { areaChapter, areaFindings, weakestPaths } from './area-parts.ts';
import { certificateList } from './evidence.ts';
import { plugInVerification } from './plug-in-parts.ts';
import { beside, empty, table } from './frame.ts';

/** Which assets a path leads to: the endpoints whose certificate its client meets. */
const endpointOf = (model: ReportModel, path: ManagementPath): string => {
  const named = model.catalog.assets.filter((asset) => asset.includes.length === 0 && asset.reachedBy.some((one) => one.path === path.code && one.only === undefined)).map((asset) => asset.name.split(',')[0] ?? asset.name);
  return named.length > 0 ? named.join(', ') : path.profile.endpoints;
};

const verdict = (model: ReportModel, item: Item): Markup => {
  const row = answerRow(model, item);
  if (row.finding) return html`${rated(row.finding.severity)}${row.finding.state === 'accepted' ? html`<br><span class="by">accepted</span>` : nothing}`;
  if (row.outcome === 'good') return rated('clear', 'in order');
  return html`<span class="quiet">${row.outcome === 'not-applicable' ? 'not applicable' : 'not answered'}</span>`;
};

const clientRow = (model: ReportModel, path: ManagementPath, item: Item, first: boolean): Markup => {
  const row = answerRow(model, item);
  return html`<tr><th scope="row">${pathLink(model, path.code)}${first ? html`<br><span class="by">${path.client} to ${endpointOf(model, path)}</span>` : nothing}</th><td data-l="Documented">${first ? path.profile.certificates : html`<span class="quiet">as above</span>`}</td><td data-l="Asked">${item.question.text} <span class="by">${idLink(model, item.question.id)}</span></td><td data-l="Claimed">${row.claimed ? said(row.claimed.value) : html`<span class="quiet">–</span>`}</td><td data-l="Observed">${row.observed ? html`${row.contradiction ? html`<b class="ne">≠</b> ` : nothing}${said(row.observed.value)} ${evidenceLinks(model, row.observed.evidence)}` : html`<span class="quiet">not tried</span>`}</td><td data-l="Verdict">${verdict(model, item)}</td></tr>`;
};

const silentRow = (model: ReportModel, path: ManagementPath): Markup =>
  html`<tr><th scope="row">${pathLink(model, path.code)}<br><span class="by">${path.client} to ${endpointOf(model, path)}</span></th><td data-l="Documented">${path.profile.certificates}</td><td colspan="3" class="quiet">no question of its own${path.builtOn.length > 0 ? `; built on ${path.builtOn.join(', ')}` : ''}</td><td data-l="Verdict">${rated(pathResult(model, path.code).areas.tls.rating)}</td></tr>`;

const clients = (model: ReportModel): Markup => {
  const groups = (['vcenter', 'hosts', 'supply'] as const).map((group) => ({ title: groupTitles[group], paths: model.pathsInUse.filter((path) => path.group === group) })).filter(({ paths }) => paths.length > 0);
  const body = groups.map(({ title, paths }) => {
    const rows = paths.flatMap((path) => {
      const items = path.items.filter(asksVerification);
      return items.length > 0 ? items.map((item, at) => clientRow(model, path, item, at === 0)) : [silentRow(model, path)];
    });
    return html`<tbody><tr class="gh"><th scope="rowgroup" colspan="6">${title}</th></tr>${rows}</tbody>`;
  });
  return html`<h3>Who checks whose certificate</h3>${body.length === 0 ? empty('No path is in use.') : html`<table class="t cv"><caption><strong>Per kind of client and endpoint.</strong> “Not tried” is not a pass: only an observation shows what a client does with a wrong certificate.</caption>${head([['Path, client, endpoint', 'w19'], ['Documented', 'w18'], ['Asked', 'w24'], ['Claimed', 'w13'], ['Observed', 'w14'], ['Verdict']])}${body}</table>`}`;
};

const isClear = (row: HopRow): boolean => (row.seen?.encryption ?? row.hop.encryption.state) === 'no';
const isUnsettled = (row: HopRow): boolean => row.hop.encryption.state !== 'not-applicable' && ['unknown', 'not-stated'].includes(row.seen?.encryption ?? row.hop.encryption.state);

const wire = (model: ReportModel): Markup => {
  const legs = model.pathsInUse.flatMap((path) => hopRows(model, path).map((row) => ({ path, row })));
  const trouble = legs.filter(({ row }) => isClear(row) || isUnsettled(row) || row.differs.includes('encryption'));
  const seen = legs.filter(({ row }) => row.seen?.encryption !== undefined).length;
  const rows = trouble.map(
    ({ path, row }) =>
      html`<tr><th scope="row">${pathLink(model, path.code)} <span class="id">${row.hop.id}</span></th><td data-l="Leg">${row.from.name} to ${row.to.name}</td><td data-l="Documented">${toldWords(row)}</td><td data-l="Observed">${row.seen === null ? html`<span class="quiet">not captured</span>` : html`${row.differs.includes('encryption') ? html`<b class="ne">≠</b> ` : nothing}${said(seenWords(row.seen) || 'no detail recorded')} ${evidenceLinks(model, row.seen.evidence)}`}</td><td data-l="State">${isClear(row) ? html`<span class="alert">in clear</span>` : isUnsettled(row) ? 'not settled' : 'encrypted, other than documented'}</td></tr>`,
  );
  return html`<h3>What travels in clear or is not settled</h3>${beside(
    html`<p>${legs.length} legs on the paths in use; the encryption of ${seen} was captured.</p>`,
    html`<p>First contacts that only redirect are listed as well: who can answer them first can keep a session from ever being encrypted.</p>`,
  )}${rows.length === 0 ? empty('Every leg is documented or observed as encrypted.') : table('t', head([['Leg', 'w14'], ['From, to', 'w22'], ['Documented', 'w26'], ['Observed'], ['State', 'w15']]), html`<tbody>${rows}</tbody>`)}`;
};

const served = (model: ReportModel): Markup => {
  const chains = model.evidence.filter((one) => one.kind === 'certificate');
  return html`<h3>Certificates captured</h3>${chains.length === 0 ? empty('No certificate chain was captured. What the endpoints serve rests on the answers above.') : certificateList(model, chains)}`;
};

export const renderCertificateVerification = (model: ReportModel): Markup => {
  const cross = model.catalog.paths.filter((path) => path.group === 'cross-cutting').flatMap((path) => path.items);
  const [trust, transit] = [cross.filter(asksVerification), model.index.items.filter((item) => item.finding.area === 'tls' && !asksVerification(item) && cross.includes(item))];
  return areaChapter(
    model,
    'tls',
    html`${clients(model)}${plugInVerification(model)}${
      trust.length > 0 ? html`<h3>Prompts, installed certificates and interception, across all paths</h3>${answersTable(model, trust, { grouped: false })}` : nothing
    }${served(model)}${weakestPaths(model, 'tls')}${wire(model)}${transit.length > 0 ? html`<h3>Encryption as a rule</h3>${answersTable(model, transit, { grouped: false })}` : nothing}${areaFindings(model, 'tls')}`,
  );
};

