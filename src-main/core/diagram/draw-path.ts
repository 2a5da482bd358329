/** The data flow of one path, drawn from its hops: systems as boxes with walls, legs as roads, ports as gates. */
import type { ManagementPath } from '#core/catalog/catalog.ts';
import type { Drawing, GroupMark, Mark } from './drawing.ts';
import { describeLeg } from './describe-path.ts';
import { drawLeg, layLegs } from './draw-leg.ts';
import { readLegs, type LegContext } from './leg-reading.ts';
import { wall } from './gate.ts';
import { pathLegend } from './legend.ts';
import { singleLine, wrapText, type Font } from './measure-text.ts';
import { placeRoutes, routeLegs, type PlacedBox, type Placement, type Route } from './place-legs.ts';
import { setRows, type Head, type Rows } from './set-rows.ts';
import { labels, names, narrowNames, rect, text } from './shapes.ts';
import { boxLeft, boxWidth, insetLeft, insetRight, leastWidth, sizeColumns, type Sizes } from './size-columns.ts';

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
const shared = (storey: readonly Route[], route: Route): boolean =>
  storey.some((other) => [other.from, other.to].some((one) => one === route.to || (route.shape === 'road' && one === route.from)));

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

const headOf = (box: PlacedBox, sizes: Sizes, font: Font): Head => {
  const room = boxWidth(sizes, box) - insetLeft(box) - insetRight(box) + 2;
  const name = wrapText(box.system.name, font, room, 3);
  const detail = box.system.detail === null ? [] : wrapText(box.system.detail, labels, room, 3);
  return { name, detail, height: 10 + name.length * 15 + detail.length * 14 };
};

const drawBox = (box: PlacedBox, at: number, sizes: Sizes, rows: Rows, head: Head, font: Font): GroupMark => {
  const x = boxLeft(sizes, box);
  const width = boxWidth(sizes, box);
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
  for (const [at, placement] of storeys(routeLegs(path, legs), width, font).entries())
    drawn.push(drawStorey(placement, width, font, (drawn.at(-1)?.bottom ?? -15) + 16, at));
  const order = new Map(legs.map((leg, at) => [leg.key, (leg.hop.kind === 'open' ? 1000 : 0) + at]));
  const groups = drawn.flatMap((storey) => storey.legs).sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const wide = Math.max(width, ...drawn.map((storey) => storey.width)) + 2 * margin;
  const bottom = drawn.at(-1)?.bottom ?? 0;
  const legend = context.legend === false ? { marks: [], height: 0 } : pathLegend(legs, margin, bottom + 14, wide - 2 * margin);
  return {
    width: wide,
    height: Math.ceil(bottom + (legend.height === 0 ? 0 : 14 + legend.height) + 2 * margin),
    title: `Data flow of ${path.code}, ${singleLine(path.name)}: ${legs.length} ${legs.length === 1 ? 'leg' : 'legs'}`,
    description: legs.map((leg) => describeLeg(leg).label).join(' '),
    marks: [...drawn.flatMap((storey) => storey.marks), ...groups, ...legend.marks],
  };
};
