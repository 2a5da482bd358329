/** The data flow of one path, drawn from its hops: systems as boxes with walls, legs as roads, ports as gates. */
import type { ManagementPath } from '#core/catalog/catalog.ts';
import type { Drawing, GroupMark, Mark } from './drawing.ts';
import { describeLeg } from './describe-path.ts';
import { drawLeg, layLegs, type LegLayout } from './draw-leg.ts';
import { readLegs, type LegContext } from './leg-reading.ts';
import { wall } from './gate.ts';
import { pathLegend } from './legend.ts';
import { singleLine, wrapText, type Font } from './measure-text.ts';
import { placeRoutes, routeLegs, type PlacedBox, type Placement, type Route } from './place-legs.ts';
import { labels, names, narrowNames, rect, text } from './shapes.ts';
import { insetLeft, insetRight, leastWidth, sizeColumns, type Sizes } from './size-columns.ts';

export interface PathDrawingContext extends LegContext {
  /** Room for the drawing in CSS pixels; the drawing keeps to it down to about 300. */
  readonly width: number;
  /** The legend below the drawing; on unless switched off. */
  readonly legend?: boolean;
}

/** Below this width names are set condensed. */
const narrow = 480;
/** Roads longer than this make nothing clearer. */
const widest = 720;
const margin = 1;

const compare = (a: Route, b: Route): number => Number(a.shape === 'gate') - Number(b.shape === 'gate');
const shared = (storey: readonly Route[], route: Route): boolean => storey.some((other) => [other.from, other.to].some((one) => one === route.to || (route.shape === 'road' && one === route.from)));

/** Legs that do not fit beside each other go on below, in a storey of their own with the system they start from. */
const storeys = (routes: readonly Route[], width: number, font: Font): readonly Placement[] => {
  const out: Route[][] = [];
  for (const route of [...routes].sort(compare)) {
    const order = [...out].sort((a, b) => Number(shared(b, route)) - Number(shared(a, route)));
    const found = order.find((storey) => leastWidth(placeRoutes([...storey, route]), font) <= width);
    if (found) found.push(route);
    else out.push([route]);
  }
  return out.map((storey) => placeRoutes(storey));
};

interface Head {
  readonly name: readonly string[];
  readonly detail: readonly string[];
  readonly height: number;
}

const headOf = (box: PlacedBox, sizes: Sizes, font: Font): Head => {
  const room = (sizes.widths[box.column] ?? 0) - insetLeft(box) - insetRight(box) + 2;
  const name = wrapText(box.system.name, font, room, 3);
  const detail = box.system.detail === null ? [] : wrapText(box.system.detail, labels, room, 3);
  return { name, detail, height: 10 + name.length * 15 + detail.length * 14 };
};

interface Rows {
  readonly y: readonly number[];
  readonly top: ReadonlyMap<PlacedBox, number>;
  readonly bottom: ReadonlyMap<PlacedBox, number>;
  readonly height: number;
}

const listens = (box: PlacedBox): boolean => box.left || box.right;

/** How far down each column of boxes, each inside and each gap is used. */
interface Used {
  readonly column: number[];
  readonly inside: number[];
  readonly gap: number[];
}

/** Lowest line on which a leg is clear of everything above it. */
const lineOf = (leg: LegLayout, used: Used): number => {
  const past = pastColumns(leg);
  const above = [...gapsOf(leg).map((gap) => used.gap[gap] ?? 0), ...past.map((column) => (used.column[column] ?? 0) + 5)];
  return Math.max((used.inside[leg.placed.to.column] ?? 0) + 12, ...above.map((low) => low + leg.up));
};

const claim = (leg: LegLayout, y: number, used: Used): void => {
  for (const gap of gapsOf(leg)) used.gap[gap] = y + leg.roadDown;
  for (const column of pastColumns(leg)) used.column[column] = y + leg.roadDown - 4;
  used.inside[leg.placed.to.column] = y + leg.contentDown;
};

/** Heights: a row clears the row above it, a box its neighbours, and a road past a system the system's box. */
const setRows = (placement: Placement, legs: readonly LegLayout[], heads: ReadonlyMap<PlacedBox, Head>, start: number): Rows => {
  const y: number[] = [];
  const top = new Map<PlacedBox, number>();
  const bottom = new Map<PlacedBox, number>();
  const fill = (value: number): number[] => Array.from({ length: placement.columns }, () => value);
  const used: Used = { column: fill(start - 14), inside: fill(start), gap: fill(start) };
  for (let row = 0; row < placement.rows; row += 1) {
    const here = legs.filter((leg) => leg.placed.row === row);
    const starting = placement.boxes.filter((box) => box.first === row);
    const head = Math.max(18, ...starting.filter(listens).map((box) => (heads.get(box)?.height ?? 0) + 9));
    const wanted = [(y[row - 1] ?? start) + 18, ...starting.map((box) => (used.column[box.column] ?? 0) + 14 + head), ...here.map((leg) => lineOf(leg, used))];
    const at = Math.round(Math.max(...wanted));
    y.push(at);
    for (const box of starting) top.set(box, at - head);
    for (const leg of here) claim(leg, at, used);
    for (const box of placement.boxes.filter((one) => one.last === row)) {
      const own = Math.max(14, ...legs.filter((leg) => leg.placed.to === box && leg.placed.row <= row).map((leg) => (y[leg.placed.row] ?? 0) + leg.contentDown + 2 - at));
      const low = Math.max(at + own + 5, (top.get(box) ?? 0) + (heads.get(box)?.height ?? 0) + 8);
      bottom.set(box, low);
      used.column[box.column] = low;
    }
  }
  return { y, top, bottom, height: Math.max(start, ...used.column, ...used.gap) };
};

const gapsOf = ({ placed }: LegLayout): readonly number[] => {
  const to = placed.to.column;
  const from = placed.from?.column ?? to;
  return Array.from({ length: Math.abs(to - from) }, (_, at) => Math.min(from, to) + at);
};

const pastColumns = ({ placed }: LegLayout): readonly number[] => {
  if (!placed.from) return [];
  const [left, right] = [Math.min(placed.from.column, placed.to.column), Math.max(placed.from.column, placed.to.column)];
  return Array.from({ length: Math.max(0, right - left - 1) }, (_, at) => left + 1 + at);
};

const drawBox = (box: PlacedBox, at: number, sizes: Sizes, rows: Rows, head: Head, font: Font): GroupMark => {
  const x = sizes.x[box.column] ?? 0;
  const width = sizes.widths[box.column] ?? 0;
  const top = rows.top.get(box) ?? 0;
  const frame = { x, y: top, width, height: (rows.bottom.get(box) ?? top) - top };
  const inner = x + insetLeft(box);
  const loose = box.system.kind === 'plug-in';
  const detail = box.system.detail === null ? '' : `, ${singleLine(box.system.detail)}`;
  return {
    kind: 'group',
    role: 'actor',
    id: `box-${at}`,
    label: `${singleLine(box.system.name)}${detail}`,
    pick: false,
    hit: frame,
    marks: [
      rect(frame, { fill: 'raise', stroke: loose ? 'undecided' : 'line2', strokeWidth: 1, ...(loose ? { dash: 'dashed' as const } : {}) }),
      ...(box.left ? [rect({ ...frame, width: wall }, { fill: 'wall' })] : []),
      ...(box.right ? [rect({ ...frame, x: x + width - wall, width: wall }, { fill: 'wall' })] : []),
      ...head.name.map((words, line): Mark => text(inner, top + 18 + line * 15, words, font, 'ink')),
      ...head.detail.map((words, line): Mark => text(inner, top + 17 + head.name.length * 15 + line * 14, words, labels, 'ink3')),
    ],
  };
};

interface Storey {
  readonly marks: readonly Mark[];
  readonly legs: readonly GroupMark[];
  readonly width: number;
  readonly bottom: number;
}

const drawStorey = (placement: Placement, width: number, font: Font, start: number, number: number): Storey => {
  const sizes = sizeColumns(placement, width, font);
  const legs = layLegs(placement.legs, sizes);
  const heads = new Map(placement.boxes.map((box) => [box, headOf(box, sizes, font)]));
  const rows = setRows(placement, legs, heads, start);
  const boxes = placement.boxes.map((box, at) => drawBox(box, number * 100 + at, sizes, rows, heads.get(box) ?? headOf(box, sizes, font), font));
  return { marks: boxes, legs: legs.map((leg) => drawLeg(leg, rows.y[leg.placed.row] ?? 0)), width: sizes.total, bottom: rows.height };
};

/**
 * Draws a path in its own units (1 = 1 CSS px at 100 %). Legs come in catalog order, unused gates last.
 * Nothing is cut: where the width is too small for all columns the way goes on below.
 */
export const drawPath = (path: ManagementPath, context: PathDrawingContext): Drawing => {
  const width = Math.min(widest, Math.max(240, Math.floor(context.width))) - 2 * margin;
  const font = width < narrow ? narrowNames : names;
  const legs = readLegs(path, context);
  const drawn: Storey[] = [];
  for (const [at, placement] of storeys(routeLegs(path, legs), width, font).entries()) drawn.push(drawStorey(placement, width, font, (drawn.at(-1)?.bottom ?? -15) + 16, at));
  const order = new Map(legs.map((leg, at) => [leg.key, (leg.hop.kind === 'open' ? 1000 : 0) + at]));
  const groups = drawn.flatMap((storey) => storey.legs).sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const wide = Math.max(width, ...drawn.map((storey) => storey.width)) + 2 * margin;
  const bottom = drawn.at(-1)?.bottom ?? 0;
  const legend = context.legend === false ? { marks: [], height: 0 } : pathLegend(legs, margin, bottom + 14, wide - 2 * margin);
  return {
    width: wide,
    height: Math.ceil(bottom + (legend.height === 0 ? 0 : legend.height + 4) + 2 * margin),
    title: `Data flow of ${path.code}, ${singleLine(path.name)}: ${legs.length} ${legs.length === 1 ? 'leg' : 'legs'}`,
    description: legs.map((leg) => describeLeg(leg).label).join(' '),
    marks: [...drawn.flatMap((storey) => storey.marks), ...groups, ...legend.marks],
  };
};
