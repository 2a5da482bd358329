/**
 * Where the systems and legs of a path go: a column per step of the way, a row per leg. Nothing here knows a pixel.
 * A leg that spans several columns gets a row that no system in between stands on, so it is drawn past it, never through it.
 */
import type { Actor, ActorKind, ManagementPath } from '#core/catalog/catalog.ts';
import type { LegReading } from './leg-reading.ts';

/** Something that gets a box. Actors of kind vCenter or host within one path are services of one machine. */
export interface System {
  readonly id: string;
  readonly kind: ActorKind;
  readonly name: string;
  readonly detail: string | null;
}

export interface PlacedBox {
  readonly system: System;
  readonly column: number;
  first: number;
  last: number;
  /** Sides on which it has gates. */
  left: boolean;
  right: boolean;
  /** The column at whose right edge it ends: a later one where nothing stands or passes beside it. */
  reach: number;
}

export interface PlacedLeg {
  readonly leg: LegReading;
  readonly row: number;
  /** Null on unused open gates (no road leads there) and on legs inside a system. */
  readonly from: PlacedBox | null;
  readonly to: PlacedBox;
  /** `gate`: a port without a road. `inside`: from a proxy to its own back end. */
  readonly shape: 'road' | 'gate' | 'inside';
  /** The service behind the gate where it is not the one that the box is named after. */
  readonly service: string | null;
}

export interface Placement {
  readonly columns: number;
  readonly rows: number;
  readonly boxes: readonly PlacedBox[];
  readonly legs: readonly PlacedLeg[];
}

/** A leg between systems. */
export interface Route {
  readonly leg: LegReading;
  readonly from: System;
  readonly to: System;
  readonly shape: PlacedLeg['shape'];
  readonly service: string | null;
}

const machineOf = (actor: Actor): string => (actor.kind === 'vcenter' || actor.kind === 'host' ? actor.kind : actor.id);

/** Proxies stand in the system that they hand over to; a proxy that leads nowhere is a system of its own. */
const homes = (path: ManagementPath): ReadonlyMap<string, Actor> => {
  const byId = new Map(path.actors.map((actor) => [actor.id, actor]));
  const home = new Map<string, Actor>();
  for (const actor of path.actors) {
    const next = actor.kind === 'proxy' ? path.hops.find((hop) => hop.from === actor.id && byId.get(hop.to)?.kind !== 'proxy') : undefined;
    home.set(actor.id, (next && byId.get(next.to)) ?? actor);
  }
  return home;
};

/** A proxy shows as one already; where it stands is what is worth saying. */
const serviceOf = (actor: Actor, system: System): string | null => {
  if (actor.kind === 'proxy') return actor.id === system.id ? null : (actor.detail ?? actor.name);
  return actor.name === system.name ? null : actor.name;
};

/** The legs as roads between systems. */
export const routeLegs = (path: ManagementPath, legs: readonly LegReading[]): readonly Route[] => {
  const home = homes(path);
  const systems = new Map<string, System>();
  const systemOf = (actor: Actor): System => {
    const machine = home.get(actor.id) ?? actor;
    const id = machineOf(machine);
    const named = path.actors.find((other) => other.kind !== 'proxy' && machineOf(other) === id) ?? machine;
    const known = systems.get(id) ?? { id, kind: named.kind, name: named.name, detail: named.detail ?? null };
    systems.set(id, known);
    return known;
  };
  return legs.map((leg) => {
    const from = systemOf(leg.from);
    const to = systemOf(leg.to);
    const shape = leg.hop.kind === 'open' ? 'gate' : from.id === to.id ? 'inside' : 'road';
    return { leg, from, to, shape, service: serviceOf(leg.to, to) };
  });
};

/** Columns: each system stands right of everything that leads to it. A way back (a loop) does not count. */
const columnsOf = (routes: readonly Route[]): ReadonlyMap<string, number> => {
  const column = new Map<string, number>();
  for (const route of routes) {
    if (route.shape === 'road') column.set(route.from.id, 0);
    column.set(route.to.id, 0);
  }
  const roads: Route[] = [];
  const leadsTo = (start: string, goal: string): boolean =>
    start === goal || roads.some((road) => road.from.id === start && leadsTo(road.to.id, goal));
  for (const route of routes) if (route.shape === 'road' && !leadsTo(route.to.id, route.from.id)) roads.push(route);
  for (let round = 0; round < roads.length; round += 1)
    for (const { from, to } of roads) column.set(to.id, Math.max(column.get(to.id) ?? 0, (column.get(from.id) ?? 0) + 1));
  const used = [...new Set(column.values())].sort((a, b) => a - b);
  return new Map([...column].map(([id, at]) => [id, used.indexOf(at)]));
};

interface Board {
  readonly column: ReadonlyMap<string, number>;
  readonly boxes: PlacedBox[];
  readonly legs: PlacedLeg[];
  /** `gap 0 row 2`, `in 1 row 0`: taken. */
  readonly taken: Set<string>;
  rows: number;
}

const between = (a: number, b: number): readonly number[] => Array.from({ length: Math.max(0, b - a - 1) }, (_, at) => a + 1 + at);

/** Whether a box may reach down or up to a row without meeting another box or a road that passes its column. */
const mayCover = (board: Board, box: PlacedBox, row: number): boolean => {
  const [first, last] = [Math.min(box.first, row), Math.max(box.last, row)];
  if (board.boxes.some((other) => other !== box && other.column === box.column && other.first <= last && other.last >= first)) return false;
  for (let at = first; at <= last; at += 1) if (board.taken.has(`past ${box.column} row ${at}`)) return false;
  return true;
};

const seatOn = (board: Board, system: System, row: number): PlacedBox | 'new' | null => {
  const column = board.column.get(system.id) ?? 0;
  const own = board.boxes.filter((box) => box.system === system);
  const box = own.find((one) => mayCover(board, one, row));
  if (box) return box;
  if (own.length > 0 && row < board.rows) return null; // a second box only below everything else
  const free =
    !board.boxes.some((other) => other.column === column && other.first <= row && other.last >= row) && !board.taken.has(`past ${column} row ${row}`);
  return free ? 'new' : null;
};

const take = (board: Board, system: System, row: number, seat: PlacedBox | 'new'): PlacedBox => {
  if (seat !== 'new') {
    seat.first = Math.min(seat.first, row);
    seat.last = Math.max(seat.last, row);
    return seat;
  }
  const column = board.column.get(system.id) ?? 0;
  const box: PlacedBox = { system, column, first: row, last: row, left: false, right: false, reach: column };
  board.boxes.push(box);
  return box;
};

interface Span {
  readonly gaps: readonly number[];
  readonly past: readonly number[];
  /** The road comes from the right. */
  readonly back: boolean;
}

const spanOf = (board: Board, route: Route): Span => {
  const to = board.column.get(route.to.id) ?? 0;
  const from = route.shape === 'road' ? (board.column.get(route.from.id) ?? 0) : to;
  if (route.shape === 'gate') return { gaps: to > 0 ? [to - 1] : [], past: [], back: false };
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  return { gaps: Array.from({ length: right - left }, (_, at) => left + at), past: between(left, right), back: from > to };
};

const place = (board: Board, route: Route): void => {
  const span = spanOf(board, route);
  const column = board.column.get(route.to.id) ?? 0;
  for (let row = 0; ; row += 1) {
    const blocked =
      board.taken.has(`in ${column} row ${row}`) ||
      span.gaps.some((gap) => board.taken.has(`gap ${gap} row ${row}`)) ||
      span.past.some((past) => board.boxes.some((box) => box.column === past && box.first <= row && box.last >= row));
    const toSeat = blocked ? null : seatOn(board, route.to, row);
    const fromSeat = blocked || route.shape !== 'road' ? null : seatOn(board, route.from, row);
    if (toSeat === null || (route.shape === 'road' && fromSeat === null)) continue;
    const from = fromSeat === null ? null : take(board, route.from, row, fromSeat);
    const to = take(board, route.to, row, toSeat);
    if (route.shape !== 'inside') {
      if (span.back) to.right = true;
      else to.left = true;
    }
    for (const gap of span.gaps) board.taken.add(`gap ${gap} row ${row}`);
    for (const past of span.past) board.taken.add(`past ${past} row ${row}`);
    board.taken.add(`in ${column} row ${row}`);
    board.rows = Math.max(board.rows, row + 1);
    board.legs.push({ leg: route.leg, row, from, to, shape: route.shape, service: route.service });
    return;
  }
};

/** Straight legs first, then those inside systems, then those past a system; unused gates where there is room on their wall; plug-ins below. */
const turn = (board: Board, route: Route): number => {
  if (route.shape === 'gate') return 2;
  if (route.leg.hop.kind === 'plug-in') return 3;
  return spanOf(board, route).past.length > 0 ? 1 : 0;
};

/** Whether nothing stands in the column, and no road passes it or the gap before it, on the rows of the box. */
const isFree = (board: Board, box: PlacedBox, column: number): boolean => {
  if (board.boxes.some((other) => other.column === column && other.first <= box.last && other.last >= box.first)) return false;
  for (let row = box.first; row <= box.last; row += 1)
    if (board.taken.has(`gap ${column - 1} row ${row}`) || board.taken.has(`past ${column} row ${row}`)) return false;
  return true;
};

/** A system that roads only lead to takes the room that nobody needs at its right: its words wrap less, and the drawing is lower. */
const widen = (board: Board, columns: number): void => {
  for (const box of board.boxes.filter((one) => one.left && !one.right && !board.legs.some((leg) => leg.from === one)))
    while (box.reach + 1 < columns && isFree(board, box, box.reach + 1)) box.reach += 1;
};

/** Places legs in rows; always ends, because every row below the last one is free. */
export const placeRoutes = (routes: readonly Route[]): Placement => {
  const column = columnsOf(routes);
  const board: Board = { column, boxes: [], legs: [], taken: new Set(), rows: 0 };
  for (const route of [...routes].sort((a, b) => turn(board, a) - turn(board, b))) place(board, route);
  const columns = Math.max(-1, ...column.values()) + 1;
  widen(board, columns);
  return { columns, rows: board.rows, boxes: board.boxes, legs: board.legs };
};
