/**
 * The hop ladder: a table whose drawing column is drawn row by row, so that it breaks with the table, can be read aloud,
 * and cannot disagree with the words beside it. This file draws the head and one leg; `sections/hops.ts` makes the table.
 */
import type { Actor, EncryptionState } from '#core/catalog/catalog.ts';
import { html, type Markup } from '../html.ts';
import type { HopRow } from '../model/hop-rows.ts';
import { letters, wrap } from './fit-text.ts';
import { lockAt, type Lock } from './symbols.ts';

const height = 46;

/** Paths with more actors than this would need another drawing; the catalog has at most seven. */
const mostRungs = 12;

/** Coordinates to a tenth of a unit: more would only make the file larger. */
const tenth = (value: number): number => Math.round(value * 10) / 10;

export interface Rungs {
  readonly width: number;
  readonly actors: readonly Actor[];
  readonly x: ReadonlyMap<string, number>;
  readonly gap: number;
  /** Class of the table: how much of the page's width the drawing has (`styles/layout.ts`). */
  readonly size: 'few' | 'some' | 'many';
}

/** Widths in units; printed at the widths in `styles/layout.ts`, each unit is 0.72 pt and no letter falls below 6.6 pt. */
const widths = { few: 230, some: 300, many: 364 } as const;

/** Where the lifelines of a path's actors stand; the more there are, the wider the drawing. */
export const layRungs = (actors: readonly Actor[]): Rungs => {
  const size = actors.length > 5 ? 'many' : actors.length > 3 ? 'some' : 'few';
  const width = widths[size];
  const margin = Math.min(40, width / (2 * Math.max(actors.length, 1)));
  const gap = actors.length > 1 ? (width - 2 * margin) / (actors.length - 1) : width;
  return { width, actors, gap, size, x: new Map(actors.map((actor, at) => [actor.id, actors.length > 1 ? tenth(margin + at * gap) : width / 2])) };
};

/** The lifelines run on through rows of any height, so they are the background of the drawing cells: one class per number of actors. */
export const lifelineStyles: string = Array.from({ length: mostRungs }, (_, n) => {
  const rungs = layRungs(Array.from({ length: n + 1 }, (_unused, at) => ({ id: String(at), kind: 'client', name: '' })));
  const places = [...rungs.x.values()].map((x) => `${String(Math.round((x / rungs.width) * 100_000) / 1000)}% 0`);
  return `.n${String(n + 1)} tbody .draw::before{background-position:${places.join(',')};background-image:${places.map(() => 'linear-gradient(#17202a,#17202a)').join(',')}}`;
}).join('');

const lockOf = (state: EncryptionState): Lock =>
  state === 'yes' || state === 'handshake' ? 'closed' : state === 'no' ? 'open' : state === 'not-applicable' ? 'none' : 'unsettled';

/** The actors' names over their lifelines. */
export const drawRungHead = (rungs: Rungs): Markup => {
  const box = tenth(Math.min(78, rungs.gap - 3.6));
  const names = rungs.actors.map((actor) => ({ id: actor.id, lines: wrap(actor.name, Math.floor(box / 4.3), 3) }));
  const tall = 8 + 10 * Math.max(...names.map((name) => name.lines.length), 1);
  return html`<svg
    class="rungs"
    viewBox="0 0 ${rungs.width} ${tall + 5}"
    role="img"
    aria-label="${`Drawing, from left to right: ${rungs.actors.map((actor) => actor.name).join(', ')}`}"
  >
    ${names.map(({ id, lines }) => {
      const x = rungs.x.get(id) ?? 0;
      const top = (tall - 10 * lines.length) / 2 + 8;
      return html`<path class="s" d="M${x} ${tall}v5" /><rect
          class="f"
          x="${tenth(x - box / 2)}"
          width="${box}"
          height="${tall}"
        />${lines.map((line, at) => html`<text class="wt" x="${x}" y="${top + 10 * at}">${line}</text>`)}`;
    })}
  </svg>`;
};

interface Arrow {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly style: 'seen' | 'told' | 'open';
  readonly label: string;
  readonly lock: Lock;
  readonly proxy: boolean;
}

const labelWidth = (arrow: Arrow): number => (arrow.lock === 'none' ? 0 : 11) + letters(arrow.label) * 4.7;

const drawLabel = (arrow: Arrow, middle: number, y: number, plate: boolean): Markup => {
  const width = labelWidth(arrow);
  const left = tenth(middle - width / 2);
  const text = tenth(arrow.lock === 'none' ? left : left + 11);
  return html`${plate ? html`<rect class="p" x="${tenth(left - 4)}" y="${y - 7}" width="${tenth(width + 8)}" height="14" />` : null}${lockAt(arrow.lock, left, y - 6.5)}<text
      class="lt"
      x="${text}"
      y="${tenth(y + 3.2)}"
      >${arrow.label}</text
    >`;
};

const drawHead = (x: number, y: number, direction: number): Markup => html`<path class="hd" d="M${x} ${y}l${-8 * direction} -3.6v7.2z" />`;

/** An arrow between two lifelines, with its label in the line where it fits and above it where it does not. */
const drawArrow = (arrow: Arrow): Markup => {
  const direction = arrow.to > arrow.from ? 1 : -1;
  const inline = labelWidth(arrow) + 30 <= Math.abs(arrow.to - arrow.from);
  const [start, end] = [tenth(arrow.from + 1.5 * direction), tenth(arrow.to - 1.5 * direction)];
  const bars = tenth(end - 13 * direction);
  return html`<g class="${arrow.style}"
    ><path class="ln" d="M${start} ${arrow.y}H${tenth(end - 6 * direction)}" />${drawHead(end, arrow.y, direction)}${
      arrow.proxy ? html`<path class="br" d="M${bars} ${arrow.y - 6}v12m${-4 * direction} -12v12" />` : null
    }${inline ? drawLabel(arrow, (arrow.from + arrow.to) / 2, arrow.y, true) : drawLabel(arrow, (arrow.from + arrow.to) / 2, arrow.y - 9, false)}</g
  >`;
};

/** A leg that stays on one machine: a loop back to its own lifeline. */
const drawLoop = (arrow: Arrow, width: number): Markup => {
  const side = arrow.from > width * 0.6 ? -1 : 1;
  const out = tenth(arrow.from + 26 * side);
  const middle = out + side * (labelWidth(arrow) / 2 + 7);
  return html`<g class="${arrow.style}"
    ><path
      class="ln"
      d="M${arrow.from} ${arrow.y - 8}H${tenth(out - 4 * side)}q${4 * side} 0 ${4 * side} 4v8q0 4 ${-4 * side} 4H${tenth(arrow.from + 6 * side)}"
    />${drawHead(tenth(arrow.from + 1.5 * side), arrow.y + 8, -side)}${drawLabel(arrow, middle, arrow.y, true)}</g
  >`;
};

const portLabel = (ports: readonly number[], otherwise: string): string =>
  ports.length === 0 ? otherwise : ports.length > 3 ? `${String(ports[0])} …` : ports.join(' ');

const arrowsOf = (row: HopRow, from: number, to: number): readonly Arrow[] => {
  const { hop, seen } = row;
  const local = hop.encryption.state === 'not-applicable' && hop.ports.length === 0;
  const told: Arrow = {
    from,
    to,
    y: height / 2,
    style: 'open',
    label: portLabel(hop.ports, local ? 'local' : '?'),
    lock: lockOf(hop.encryption.state),
    proxy: hop.proxy !== null,
  };
  if (!seen) return [told];
  const observed: Arrow = {
    ...told,
    style: 'seen',
    label: seen.ports ? portLabel(seen.ports, 'none') : told.label,
    lock: seen.encryption === undefined ? told.lock : lockOf(seen.encryption),
    proxy: seen.proxy === undefined ? told.proxy : !/^(-|–|none|no|)$/i.test(seen.proxy.trim()),
  };
  return row.differs.length === 0
    ? [observed]
    : [
        { ...told, style: 'told', y: height / 2 - 10 },
        { ...observed, y: height / 2 + 11 },
      ];
};

/** One leg between the lifelines. `sentence` is its accessible name. */
export const drawLeg = (row: HopRow, rungs: Rungs, sentence: string): Markup => {
  const [from, to] = [rungs.x.get(row.hop.from) ?? 0, rungs.x.get(row.hop.to) ?? 0];
  const loop = row.hop.from === row.hop.to;
  const arrows = loop
    ? arrowsOf(row, from, to)
        .slice(-1)
        .map((arrow) => ({ ...arrow, y: height / 2 }))
    : arrowsOf(row, from, to);
  const differs = row.differs.length > 0;
  return html`<svg class="leg" viewBox="0 0 ${rungs.width} ${height}" role="img" aria-label="${sentence}">
    ${arrows.map((arrow) =>
      loop ? drawLoop(arrow, rungs.width) : drawArrow(arrow),
    )}${differs ? html`<use href="#ne" x="${tenth(from - 6)}" y="${height / 2 - 5.5}" width="12" height="12" />` : null}
  </svg>`;
};
