/** The opening chapters as plain structure: summary, heat map, and the estate in words. */
import type { Block, Cell, Row } from '#core/document/document.ts';
import { areas, severities, type Area, type ManagementPath } from '#core/catalog/catalog.ts';
import type { Finding, Standing } from '#core/evaluation/result.ts';
import { estateLines, type EstateLine } from '../model/estate.ts';
import { headlineMoves } from '../model/headlines.ts';
import { pathResult, type ReportModel } from '../report-model.ts';
import { areaTitles, capital, count, groupTitles, list, percent, ratingWords, scoreText } from '../words.ts';
import { auditorText, cell, code, dash, group, heading, line, paragraph, quiet, rated, remarkBlock, row, strong, table, toned } from './parts.ts';

const figures = ({ result: { overall } }: ReportModel): Block => ({
  kind: 'list',
  items: [
    line(strong(`Rating of the whole: ${ratingWords[overall.rating]}`)),
    line(
      strong(`Score: ${scoreText(overall.score)}`),
      overall.score === null
        ? '; nothing with a weight is decided'
        : `; ${String(overall.decidedWeight - overall.openWeight)} of ${String(overall.decidedWeight)} points of decided weight are not in question`,
    ),
    line(
      strong(`Complete: ${percent(overall.completeness)}`),
      `; ${String(overall.decided)} of ${count(overall.applicable, 'applicable question')} decided`,
    ),
    line(
      strong(`Verified: ${percent(overall.verifiedShare)}`),
      `; ${String(overall.observed)} of ${count(overall.decided, 'decided answer')} observed on site`,
    ),
  ],
});

const headlineCell = (model: ReportModel, asset: string, area: Area): Cell => {
  const one = model.result.weakestPaths.find((candidate) => candidate.asset === asset && candidate.area === area);
  if (!one || one.path === null) return cell(quiet('no question'));
  const open = model.result.findings.filter((finding) => finding.path === one.path && finding.area === area && finding.state === 'open').length;
  const why = open > 0 ? `${String(open)} open` : `${String(one.questions.length)} undecided`;
  return toned(one.rating, ratingWords[one.rating], ...(one.questions.length === 0 ? [] : [[code(one.path), quiet(` ${why}`)]]));
};

const headlines = (model: ReportModel): readonly Block[] => {
  const { assets } = model.catalog;
  const share = Math.floor(52 / Math.max(assets.length, 1));
  const rows = areas.map((area) => {
    const standing = model.result.areas[area];
    return row(
      strong(areaTitles[area]),
      ...assets.map((asset) => headlineCell(model, asset.id, area)),
      scoreText(standing.score),
      `${String(standing.observed)} of ${String(standing.decided)}`,
    );
  });
  return [
    heading(2, 'Headline per asset, set by the weakest path'),
    paragraph(
      'A headline is the worst path that reaches the asset. A strong logon to vCenter does not help while a direct path to the hosts stands open. Score and verified answers are those of the area as a whole.',
    ),
    table(
      'Headline per area and asset',
      [['Area', 24], ...assets.map((asset) => [asset.name, share] as const), ['Score', 10], ['Verified', 76 - share * assets.length - 10]],
      rows,
      'The catalog names no asset.',
    ),
  ];
};

const moves = (model: ReportModel): readonly Block[] => {
  const { totals, contradictions } = model.result;
  const open = severities.filter((severity) => totals.findings[severity] > 0).map((severity) => `${String(totals.findings[severity])} ${severity}`);
  const rows = headlineMoves(model).map((move, at) =>
    row(
      String(at + 1),
      strong(move.change),
      cell(...move.questions.map((id) => code(id))),
      cell(...move.moves.map(({ words, from, to }) => `${words}: ${ratingWords[from]} to ${ratingWords[to]}`)),
    ),
  );
  return [
    heading(2, 'What would improve the headline most'),
    paragraph(
      `Open findings: ${open.length === 0 ? 'none' : list(open)}. ${capital(count(contradictions.length, 'contradiction'))} between claim and observation, ${count(totals.accepted, 'accepted risk')}, ${count(totals.applicable - totals.decided, 'question')} without an answer.`,
    ),
    table(
      'Changes that move a headline',
      [
        ['No.', 6],
        ['Change', 42],
        ['Question', 20],
        ['Headline moves', 32],
      ],
      rows,
      'No headline has a question whose change would improve it.',
    ),
  ];
};

export const documentSummary = (model: ReportModel): readonly Block[] => {
  const undecided = model.catalog.paths.filter((path) => pathResult(model, path.code).scope.state === 'undecided').map((path) => path.code);
  return [
    ...auditorText(model, 'summary'),
    figures(model),
    ...(undecided.length === 0
      ? []
      : [
          paragraph(
            `Whether ${list(undecided)} ${undecided.length === 1 ? 'is in use was not decided; it counts' : 'are in use was not decided; they count'} as in use.`,
          ),
        ]),
    ...headlines(model),
    ...moves(model),
  ];
};

const heatCell = (standing: Standing, open: number): Cell => {
  if (standing.questions === 0 && open === 0) return cell(dash);
  return toned(standing.rating, ratingWords[standing.rating], ...(open > 0 ? [`${String(open)} open`] : []));
};

const openIn = (findings: readonly Finding[], area: Area): number =>
  findings.filter((finding) => finding.area === area && finding.state === 'open').length;

const heatRow = (name: readonly [string, string], standings: Readonly<Record<Area, Standing>>, all: Standing, findings: readonly Finding[]): Row =>
  row(
    cell(strong(name[0]), quiet(name[1])),
    ...areas.map((area) => heatCell(standings[area], openIn(findings, area))),
    cell(
      `score ${scoreText(all.score)}`,
      quiet(all.applicable === 0 ? 'nothing applies' : `${String(all.decided)} of ${String(all.applicable)} decided`),
      quiet(`${String(all.observed)} verified`),
    ),
  );

export const documentHeatMap = (model: ReportModel): readonly Block[] => {
  const of = (...groups: readonly ManagementPath['group'][]): readonly Row[] => {
    const paths = model.catalog.paths.filter((path) => groups.includes(path.group));
    const rows = paths.map((path) => {
      const result = pathResult(model, path.code);
      return heatRow([path.code, path.name], result.areas, result, model.findingsByPath.get(path.code) ?? []);
    });
    return rows.length === 0 ? [] : [group(groups.length === 1 ? groupTitles[groups[0] ?? 'vcenter'] : 'Supply and cross-cutting'), ...rows];
  };
  const own = model.result.findings.filter((finding) => finding.inheritedFrom === undefined);
  return [
    ...auditorText(model, 'heat-map'),
    table(
      'Paths and areas: rating, open findings, score and shares',
      [['Path', 14], ...areas.map((area) => [areaTitles[area], 12.5] as const), ['Score, shares', 11]],
      [
        ...of('vcenter'),
        ...of('hosts'),
        ...of('supply', 'cross-cutting'),
        group('All paths'),
        heatRow(['Area', 'own findings, counted once'], model.result.areas, model.result.overall, own),
      ],
      'The catalog has no path.',
    ),
    remarkBlock(
      'Clear: everything is decided and nothing stands open. Incomplete: nothing stands open, something is undecided. A dash: the area has no question on this path. Inherited findings count towards the rating of the path they are shown on; its score counts its own alone.',
    ),
  ];
};

const estateTable = (title: string, lines: readonly EstateLine[]): Block =>
  table(
    title,
    [
      ['Path', 18],
      ['From', 32],
      ['Ports', 20],
      ['Encrypted', 14],
      ['Rating', 16],
    ],
    lines
      .filter((one) => one.counts)
      .map((one) => row(strong(one.path.code), one.path.client, one.ports.join(', ') || 'not stated', one.encrypted, rated(one.rating))),
    `${title}: no path in use.`,
  );

export const documentEstate = (model: ReportModel): readonly Block[] => {
  const { toVcenter, toHosts } = estateLines(model);
  const off = [...toVcenter, ...toHosts].filter((one) => !one.counts).map((one) => one.path.code);
  return [
    ...auditorText(model, 'estate-map'),
    paragraph(
      'The drawing of the estate stands in the PDF and HTML reports; these are its lines in words. Ports as documented; observed ports stand in the section of each path. “Partly”: a session or first contact in clear.',
      off.length > 0 ? ` Not in use: ${list(off)}.` : '',
    ),
    estateTable('Through vCenter', toVcenter),
    estateTable('Straight to the hosts', toHosts),
  ];
};
