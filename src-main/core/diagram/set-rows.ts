/** How high the rows of a path's drawing stand: nothing touches what is above it, boxes clear their neighbours. */
import type { LegLayout } from './draw-leg.ts';
import type { PlacedBox, Placement } from './place-legs.ts';

/** Name and detail of a system as they are set. */
export interface Head {
  readonly name: readonly string[];
  readonly detail: readonly string[];
  readonly height: number;
}

/** Lines of the rows, and where boxes start and end. */
export interface Rows {
  readonly y: readonly number[];
  readonly top: ReadonlyMap<PlacedBox, number>;
  readonly bottom: ReadonlyMap<PlacedBox, number>;
  readonly height: number;
}

const pastColumns = ({ placed }: LegLayout): readonly number[] => {
  if (!placed.from) return [];
  const [left, right] = [Math.min(placed.from.column, placed.to.column), Math.max(placed.from.column, placed.to.column)];
  return Array.from({ length: Math.max(0, right - left - 1) }, (_, at) => left + 1 + at);
};

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
export const setRows = (placement: Placement, legs: readonly LegLayout[], heads: ReadonlyMap<PlacedBox, Head>, start: number): Rows => {
  const y: number[] = [];
  const top = new Map<PlacedBox, number>();
  const bottom = new Map<PlacedBox, number>();
  const fill = (value: number): number[] => Array.from({ length: placement.columns }, () => value);
  /** Boxes with something behind a gate carry their name above it; others have it anywhere. */
  const filled = new Set(legs.map((leg) => leg.placed.to));
  const used: Used = { column: fill(start - 14), inside: fill(start), gap: fill(start) };
  for (let row = 0; row < placement.rows; row += 1) {
    const here = legs.filter((leg) => leg.placed.row === row);
    const starting = placement.boxes.filter((box) => box.first === row);
    const head = Math.max(18, ...starting.filter((box) => filled.has(box)).map((box) => (heads.get(box)?.height ?? 0) + 9));
    const wanted = [
      (y[row - 1] ?? start) + 18,
      ...starting.map((box) => Math.max(...underOf(box).map((column) => used.column[column] ?? 0)) + 14 + head),
      ...here.map((leg) => lineOf(leg, used)),
    ];
    const at = Math.round(Math.max(...wanted));
    y.push(at);
    for (const box of starting) top.set(box, at - head);
    for (const leg of here) claim(leg, at, used);
    for (const box of placement.boxes.filter((one) => one.last === row)) {
      const own = Math.max(
        14,
        ...legs.filter((leg) => leg.placed.to === box && leg.placed.row <= row).map((leg) => (y[leg.placed.row] ?? 0) + leg.contentDown + 2 - at),
      );
      const low = Math.max(at + own + 5, (top.get(box) ?? 0) + (heads.get(box)?.height ?? 0) + 8);
      bottom.set(box, low);
      for (const column of underOf(box)) used.column[column] = low;
      for (const column of underOf(box).slice(0, -1)) used.gap[column] = low;
    }
  }
  return { y, top, bottom, height: Math.max(start, ...used.column, ...used.gap) };
};

/** The columns that a box stands in. */
const underOf = (box: PlacedBox): readonly number[] => Array.from({ length: box.reach - box.column + 1 }, (_, at) => box.column + at);

const gapsOf = ({ placed }: LegLayout): readonly number[] => {
  const to = placed.to.column;
  const from = placed.from?.column ?? to;
  return Array.from({ length: Math.abs(to - from) }, (_, at) => Math.min(from, to) + at);
};
