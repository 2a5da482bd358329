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

export const insetLeft = (box: PlacedBox): number => (box.left ? behindGate : padding);
export const insetRight = (box: PlacedBox): number => (box.right ? behindGate : padding);

const boxNeed = (box: PlacedBox, legs: readonly PlacedLeg[], font: Font): Need => {
  const inside = legs.filter((leg) => leg.to === box).map((leg) => tokenWidths(gateTokens(leg)));
  const inset = insetLeft(box) + insetRight(box);
  const detail = box.system.detail ?? '';
  const least = Math.max(
    Math.min(longestPiece(box.system.name, font), 120),
    Math.min(longestWord(detail, labels), 80),
    ...inside.map((one) => Math.min(one.least, 150)),
  );
  const name = singleLine(box.system.name);
  const good = Math.max(
    least,
    Math.min(textWidth(name, font), 130),
    Math.min(textWidth(detail, labels), 120),
    ...inside.map((one) => Math.min(one.whole, 165)),
  );
  return { least: Math.ceil(least + inset), good: Math.ceil(good + inset) };
};

const gapNeed = (legs: readonly PlacedLeg[]): Need => {
  const each = legs.map(({ leg }) => {
    const number = ringWidth(leg.hop.id);
    const label = leg.hop.protocol;
    return {
      least: Math.max(stub + number + 6 + lockRoom, Math.min(longestPiece(label, boldLabels), 60) + stub + beforeLeaf),
      good: stub + number + 10 + Math.min(textWidth(label, boldLabels), 84) + lockRoom,
    };
  });
  return { least: Math.ceil(Math.max(62, ...each.map((one) => one.least))), good: Math.ceil(Math.max(86, ...each.map((one) => one.good))) };
};

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

/** The least width that a placement needs. */
export const leastWidth = (placement: Placement, font: Font): number => sizeColumns(placement, 0, font).total;
