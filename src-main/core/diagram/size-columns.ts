/** How wide columns and the gaps between them are: what must be, then what reads well, then what is left over. */
import { wall } from './gate.ts';
import { gateTokens, tokenWidths } from './gate-content.ts';
import { longestPiece, longestWord, singleLine, textWidth, type Font } from './measure-text.ts';
import type { PlacedBox, PlacedLeg, Placement } from './place-legs.ts';
import { boldLabels, labels } from './shapes.ts';
import { ringWidth } from './signs.ts';

/** From a wall's outer face to what stands behind its gate: wall, arrow, air. */
const behindGate = wall + 12;
const padding = 9;
/** Free end of a road before its ring, and the room for lock and open leaf before the wall. */
export const stub = 8;
export const lockRoom = 31;
export const beforeLeaf = 14;

export interface Sizes {
  /** Left edges of the columns and their widths. */
  readonly x: readonly number[];
  readonly widths: readonly number[];
  readonly total: number;
}

interface Need {
  readonly least: number;
  readonly good: number;
}

/** Where a box begins and ends. */
export const boxLeft = (sizes: Sizes, box: PlacedBox): number => sizes.x[box.column] ?? 0;
export const boxRight = (sizes: Sizes, box: PlacedBox): number => (sizes.x[box.reach] ?? 0) + (sizes.widths[box.reach] ?? 0);
export const boxWidth = (sizes: Sizes, box: PlacedBox): number => boxRight(sizes, box) - boxLeft(sizes, box);

export const insetLeft = (box: PlacedBox): number => (box.left ? behindGate : padding);
export const insetRight = (box: PlacedBox): number => (box.right ? behindGate : padding);

type Widths = ReturnType<typeof tokenWidths>;

/** What stands behind the gate of a leg, measured once: every attempt to place the legs asks again. */
const measured = new WeakMap<PlacedLeg['leg'], Map<string, Widths>>();

const gateWidths = (placed: PlacedLeg): Widths => {
  const known = measured.get(placed.leg) ?? new Map<string, Widths>();
  measured.set(placed.leg, known);
  const key = `${placed.shape} ${placed.service ?? ''}`;
  const widths = known.get(key) ?? tokenWidths(gateTokens(placed));
  known.set(key, widths);
  return widths;
};

const leastInside = (box: PlacedBox, legs: readonly PlacedLeg[], font: Font): number =>
  Math.max(
    Math.min(longestPiece(box.system.name, font), 120),
    Math.min(longestWord(box.system.detail ?? '', labels), 80),
    ...legs.filter((leg) => leg.to === box).map((leg) => Math.min(gateWidths(leg).least, 150)),
  );

const leastBox = (box: PlacedBox, legs: readonly PlacedLeg[], font: Font): number =>
  Math.ceil(leastInside(box, legs, font) + insetLeft(box) + insetRight(box));

const boxNeed = (box: PlacedBox, legs: readonly PlacedLeg[], font: Font): Need => {
  // What reaches over more columns than its own has room enough.
  if (box.reach > box.column) return { least: leastBox(box, legs, font), good: leastBox(box, legs, font) };
  const good = Math.max(
    leastInside(box, legs, font),
    Math.min(textWidth(singleLine(box.system.name), font), 130),
    Math.min(textWidth(box.system.detail ?? '', labels), 120),
    ...legs.filter((leg) => leg.to === box).map((leg) => Math.min(gateWidths(leg).whole, 165)),
  );
  return { least: leastBox(box, legs, font), good: Math.ceil(good + insetLeft(box) + insetRight(box)) };
};

const leastRoad = ({ leg: { hop } }: PlacedLeg): number =>
  Math.max(stub + ringWidth(hop.id) + 6 + lockRoom, Math.min(longestPiece(hop.protocol, boldLabels), 60) + stub + beforeLeaf);

const goodRoad = ({ leg: { hop } }: PlacedLeg): number =>
  stub + ringWidth(hop.id) + 10 + Math.min(textWidth(hop.protocol, boldLabels), 84) + lockRoom;

const leastGap = (legs: readonly PlacedLeg[]): number => Math.ceil(Math.max(62, ...legs.map(leastRoad)));

const gapNeed = (legs: readonly PlacedLeg[]): Need => ({ least: leastGap(legs), good: Math.ceil(Math.max(86, ...legs.map(goodRoad))) });

const columnOf = (box: PlacedBox | null): number => box?.column ?? -1;
const inGap = (leg: PlacedLeg, gap: number): boolean =>
  leg.shape === 'road' && Math.abs(columnOf(leg.from) - columnOf(leg.to)) === 1 && Math.min(columnOf(leg.from), columnOf(leg.to)) === gap;

const most = (needs: readonly Need[]): Need => ({
  least: Math.max(0, ...needs.map((one) => one.least)),
  good: Math.max(0, ...needs.map((one) => one.good)),
});

/** Gives every need its share between least and good; nothing above good. */
const share = (needs: readonly Need[], room: number): readonly number[] => {
  const wanted = needs.reduce((sum, need) => sum + need.good - need.least, 0);
  const part = wanted === 0 ? 0 : Math.max(0, Math.min(1, room / wanted));
  return needs.map((need) => need.least + (need.good - need.least) * part);
};

/** Sizes for a width. Where that is too little the total is what the drawing cannot do without. */
export const sizeColumns = (placement: Placement, width: number, font: Font): Sizes => {
  const columns = Array.from({ length: placement.columns }, (_, at) =>
    most(placement.boxes.filter((box) => box.column === at).map((box) => boxNeed(box, placement.legs, font))),
  );
  const gaps = Array.from({ length: Math.max(0, placement.columns - 1) }, (_, at) => gapNeed(placement.legs.filter((leg) => inGap(leg, at))));
  const sum = (needs: readonly number[]): number => needs.reduce((total, one) => total + one, 0);
  const least = (needs: readonly Need[]): number => sum(needs.map((need) => need.least));
  // Roads first: their words tell more than wide boxes do. What nobody needs goes to roads and to systems with gates.
  const gapShares = share(gaps, width - least(columns) - least(gaps));
  const boxShares = share(columns, width - sum(gapShares) - least(columns));
  const left = Math.max(0, width - sum(gapShares) - sum(boxShares));
  const open = columns.map((_, at) => placement.boxes.some((box) => box.column === at && (box.left || box.right)));
  const openShare = (left * 0.4) / Math.max(1, open.filter(Boolean).length);
  const widths = boxShares.map((one, at) => Math.floor(one + (open[at] ? openShare : 0)));
  const gapWidths = gapShares.map((one) => Math.floor(one + (left * 0.6) / gaps.length));
  const x: number[] = [];
  let at = 1; // half a stroke must not fall off the edge
  widths.forEach((one, column) => {
    x.push(at);
    at += one + (gapWidths[column] ?? 0);
  });
  return { x, widths, total: at - 1 };
};

/** The least width that a placement needs: what `sizeColumns` comes to where there is no room at all. */
export const leastWidth = ({ columns, boxes, legs }: Placement, font: Font): number => {
  const width = (column: number): number => Math.max(0, ...boxes.filter((box) => box.column === column).map((box) => leastBox(box, legs, font)));
  const gap = (at: number): number => leastGap(legs.filter((leg) => inGap(leg, at)));
  let total = 0;
  for (let at = 0; at < columns; at += 1) total += width(at) + (at < columns - 1 ? gap(at) : 0);
  return total;
};
