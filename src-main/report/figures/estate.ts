/**
 * The estate map, drawn from where administrators start: to the left through vCenter, to the right straight to the hosts.
 * Weight and tone of a line give the rating of its path, a double line a weakest path, a dotted one a path not in use.
 */
import { areas, type Asset } from '#core/catalog/catalog.ts';
import { html, nothing, type Markup } from '../html.ts';
import { markClass, markLetter } from '../marks.ts';
import type { Estate, EstateLine, EstateRow } from '../model/estate.ts';
import type { ReportModel } from '../report-model.ts';
import { areaTitles, ratingWords } from '../words.ts';
import { shorten, wrap } from './fit-text.ts';
import { lockAt } from './symbols.ts';
import type { Rating } from '#core/evaluation/result.ts';

const width = 750;
const left = 138;
const right = 612;
const middle = { from: 288, to: 462 };

/** Width of a line, worst first: the first rating found among the paths of a row is its worst. */
const weights: Readonly<Record<Rating, number>> = {
  critical: 5,
  high: 3.4,
  medium: 2.2,
  low: 1.4,
  info: 1.4,
  incomplete: 1.4,
  clear: 1.4,
  'not-in-scope': 1,
};

const drawMark = (rating: Rating, x: number, y: number): Markup =>
  html`<rect class="g g-${markClass[rating]}" x="${x}" y="${y}" width="13" height="13" />${
      rating === 'clear'
        ? html`<path class="tk" d="M${x + 3} ${y + 6.5}l2.6 3 4.6 -6" />`
        : html`<text class="gl gl-${markClass[rating]}" x="${x + 6.5}" y="${y + 9.9}">${markLetter(rating)}</text>`
    }`;

const rowHeight = (row: EstateRow): number => (row.past.length > 0 && row.toHosts.length > 0 ? 62 : 46);

/** Line from the client's box to x = `end`, with its marks above and its ports below. */
const drawLine = (lines: readonly EstateLine[], y: number, side: 'left' | 'right'): Markup => {
  const live = lines.filter((line) => line.rating !== 'not-in-scope');
  const shown = live.length > 0 ? live : lines;
  const first = shown[0];
  if (!first) return nothing;
  const rating = (Object.keys(weights) as Rating[]).find((one) => shown.some((line) => line.rating === one)) ?? first.rating;
  const [start, end, direction] = side === 'left' ? [middle.from, left + 1, -1] : [middle.to, right - 1, 1];
  const at = side === 'left' ? left + 22 : middle.to + 12;
  const codes = shorten(shown.map((line) => line.path.code).join(', '), 22);
  const off = rating === 'not-in-scope';
  const weight = weights[rating];
  const twin = shown.some((line) => line.weakest)
    ? html`<path class="tw" d="M${start} ${y - weight / 2 - 2.2}H${end - 13 * direction}M${start} ${y + weight / 2 + 2.2}H${end - 13 * direction}" />`
    : null;
  const ports = [...new Set(shown.flatMap((line) => line.ports))];
  const lock = shown.some((line) => line.lock === 'open') ? 'open' : shown.every((line) => line.lock === 'closed') ? 'closed' : 'unsettled';
  const via = shown.find((line) => line.via !== null)?.via ?? null;
  return html`<path
      class="el el-${markClass[rating]}"
      stroke-width="${weight}"
      d="M${start} ${y}H${end - (off ? 0 : 9) * direction}"
    />${twin}${off ? null : html`<path class="eh eh-${markClass[rating]}" d="M${end} ${y}l${-11 * direction} -6v12z" />`}${
      off
        ? html`<text class="et off" x="${at}" y="${y - 8}">${codes}, not in use</text>`
        : html`${drawMark(rating, at - 2, y - 20)}<text class="et" x="${at + 16}" y="${y - 9.5}">${codes}</text>${lockAt(lock, at, y + 6)}<text
              class="ep"
              x="${at + 13}"
              y="${y + 16}"
              >${ports.length > 0 ? ports.join(' ') : 'not stated'}</text
            >`
    }${via === null || off ? null : html`<rect class="bx" x="${end - 62}" y="${y - 14}" width="40" height="28" />${wrap(via, 9, 3).map((line, n, all) => html`<text class="vt" x="${end - 42}" y="${y + 3 + (n - (all.length - 1) / 2) * 9}">${line}</text>`)}`}`;
};

const drawRow = (row: EstateRow, top: number): Markup => {
  const height = rowHeight(row);
  const y = top + 23;
  const past = row.past.filter(({ hop }) => hop.ports.length > 0);
  const pastY = row.toHosts.length > 0 ? top + height - 10 : y;
  const name = wrap(row.name, 27, 2);
  const detail = row.detail === '' ? [] : wrap(row.detail, 33, name.length > 1 ? 1 : 2);
  const boxHeight = height - 8;
  const alone = name.length === 1 && detail.length === 0;
  return html`<rect
      class="bx"
      x="${middle.from}"
      y="${top + 4}"
      width="${middle.to - middle.from}"
      height="${boxHeight}"
    />${name.map((line, n) => html`<text class="en" x="${middle.from + 10}" y="${(alone ? y + 4 : top + 18) + n * 12}">${line}</text>`)}${detail.map(
      (line, n) => html`<text class="ed" x="${middle.from + 10}" y="${top + 18 + name.length * 12 - 1 + n * 10.5}">${line}</text>`,
    )}${drawLine(row.toVcenter, y, 'left')}${drawLine(row.toHosts, y, 'right')}${
      past.length === 0
        ? null
        : html`<path class="el past" d="M${middle.to} ${pastY}H${right - 9}" /><path class="eh" d="M${right - 1} ${pastY}l-9 -4.5v9z" /><text
              class="ep end"
              x="${right - 16}"
              y="${pastY - 3.5}"
              >${past.map((one) => `${one.path} ${one.hop.id}`).join(', ')}: console
              ${[...new Set(past.flatMap((one) => one.hop.ports))].join(' ')}</text
            >`
    }`;
};

/** The headline of an asset inside its box: area, rating and weakest path. */
const drawAsset = (model: ReportModel, asset: Asset, x: number, names: readonly string[], height: number): Markup => {
  const lines = model.result.weakestPaths.filter((one) => one.asset === asset.id);
  const top = height - 14 - areas.length * 21;
  return html`<rect class="as" x="${x + 0.6}" y="38" width="136.8" height="${height - 38}" /><text class="an" x="${x + 10}" y="56"
      >${shorten(asset.name, 20)}</text
    >${names
      .slice(0, 5)
      .map(
        (name, n) =>
          html`<text class="ed" x="${x + 10}" y="${70 + n * 11}"
            >${shorten(n === 4 && names.length > 5 ? `and ${String(names.length - 4)} more` : name, 27)}</text
          >`,
      )}<text class="ah" x="${x + 10}" y="${top - 8}">Headline, weakest path</text><path class="s" d="M${x + 10} ${top - 3}h118" />${areas.map(
      (area, n) => {
        const one = lines.find((line) => line.area === area);
        const y = top + 3 + n * 21;
        const short = area === 'tls' ? 'Certificates' : area === 'plug-in' ? 'Plug-ins' : areaTitles[area];
        if (!one || one.path === null) return html`<text class="ed" x="${x + 28}" y="${y + 10}">${short}: no question</text>`;
        return html`${drawMark(one.rating, x + 10, y)}<text class="ea" x="${x + 28}" y="${y + 10}">${short}</text
          >${one.questions.length > 0 ? html`<text class="ec" x="${x + 129}" y="${y + 10}">${one.path}</text>` : null}`;
      },
    )}`;
};

const sentence = (estate: Estate): string => {
  const lines = estate.rows.flatMap((row) => [...row.toVcenter, ...row.toHosts]);
  return `Estate map: ${lines.map((line) => `${line.path.code} ${ratingWords[line.rating]}`).join(', ')}. The same lines follow in words.`;
};

export const drawEstateMap = (model: ReportModel, estate: Estate): Markup => {
  const targets = Object.values(model.assessment.targets);
  const named = (kind: string): readonly string[] => targets.filter((target) => target.kind === kind).map((target) => target.name);
  let top = 72;
  const rows = estate.rows.map((row) => {
    const drawn = drawRow(row, top);
    const at = top;
    top += rowHeight(row);
    return { row, drawn, at };
  });
  const height = Math.max(top + 6, 38 + 60 + areas.length * 21 + 60);
  const supply = rows.find(({ row }) => row.source !== null);
  const total = height + (supply ? 48 : 4);
  const x = middle.from + 30;
  return html`<svg class="estate" viewBox="0 0 ${width} ${total}" role="img" aria-label="${sentence(estate)}">
    <g class="eh0">
      <text class="ah" x="0" y="12">vCenter</text>
      <text class="ed" x="${left + 10}" y="12">through vCenter</text>
      <text class="ah" x="${middle.from}" y="12">Where administrators start</text>
      <text class="ed end" x="${right - 10}" y="12">straight to the hosts</text>
      <text class="ah" x="${right}" y="12">Hosts</text>
      <path class="s" d="M0 22h${width}" />
    </g>
    ${
      estate.vcenter ? drawAsset(model, estate.vcenter, 0, named('vcenter'), height) : null
    }${estate.hosts ? drawAsset(model, estate.hosts, right, named('hosts'), height) : null}
    <path class="el" stroke-width="2" d="M138 56H${right - 9}" />
    <path class="eh" d="M${right - 1} 56l-11 -6v12z" />
    <text class="et" x="${left + 16}" y="47">
      vCenter to hosts: ${estate.trunkPorts.join(', ') || 'ports not stated'}, shared by all paths on the left
    </text>
    ${rows.map(({ drawn }) => drawn)}${
      supply
        ? html`<path class="el dash" d="M${x} ${supply.at + rowHeight(supply.row) - 4}V${height + 26}H${left + 90}" /><rect
              class="bx dash"
              x="${left - 30}"
              y="${height + 12}"
              width="120"
              height="30"
            />${wrap(supply.row.source ?? '', 22, 2).map((line, n, all) => html`<text class="bt" x="${left + 30}" y="${height + 30.5 + (n - (all.length - 1) / 2) * 10.5}">${line}</text>`)}`
        : null
    }
  </svg>`;
};
