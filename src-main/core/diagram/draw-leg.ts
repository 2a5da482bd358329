/** One leg: ring, road, words above it, lock, gate, arrow, and what stands behind the gate. */
import type { GroupMark, Mark, Tone } from './drawing.ts';
import { describeLeg } from './describe-path.ts';
import { gateGap, openLeaf, wall } from './gate.ts';
import { drawFlow, flow, flowHeight, gateTokens, verifyAgain, type Token } from './gate-content.ts';
import type { LegReading } from './leg-reading.ts';
import { singleLine, textWidth, wrapText } from './measure-text.ts';
import type { PlacedLeg } from './place-legs.ts';
import { around, boldLabels, labels, line, point, text } from './shapes.ts';
import { arrowHead, casing, lock, ring, ringWidth, severityTone } from './signs.ts';
import { beforeLeaf, boxLeft, boxRight, insetLeft, insetRight, lockRoom, stub, type Sizes } from './size-columns.ts';

/** Where a leg runs, and how much room it takes above and below its line. */
export interface LegLayout {
  readonly placed: PlacedLeg;
  /** Start of the road and outer face of the gate; equal for gates without a road. */
  readonly x0: number;
  readonly x1: number;
  readonly direction: 1 | -1;
  readonly above: { readonly lines: readonly string[]; readonly baseline: number; readonly x: number };
  /** Measured words under the line. */
  readonly below: readonly string[];
  readonly content: { readonly lines: readonly (readonly Token[])[]; readonly x: number; readonly room: number };
  readonly up: number;
  /** Below the line: of the road, and of what stands behind the gate. */
  readonly roadDown: number;
  readonly contentDown: number;
}

/** Clear text is always in the critical colour; then the worst open finding; plug-ins are slate until something is known. */
const toneOf = (leg: LegReading): Tone => {
  if (leg.lock === 'open') return 'word-critical';
  if (leg.severity !== null) return severityTone[leg.severity];
  return leg.hop.kind === 'plug-in' ? 'undecided' : 'ink2';
};

const seenWords = { yes: 'seen encrypted', no: 'seen in clear', handshake: 'seen: handshake only', unknown: 'could not be tested' } as const;

/** What was measured and is not told by port, line or lock. */
const belowText = ({ seen, differences, hop, toReverify }: LegReading): string => {
  if (!seen) return '';
  const parts = [
    differences.includes('encryption') && seen.encryption ? seenWords[seen.encryption] : '',
    seen.protocol && singleLine(seen.protocol) !== hop.protocol ? singleLine(seen.protocol) : '',
    differences.includes('proxy') && seen.proxy ? `proxy: ${singleLine(seen.proxy)}` : '',
    toReverify ? verifyAgain : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
};

const aboveText = (leg: LegReading, x0: number, x1: number, beside: boolean): LegLayout['above'] => {
  const font = leg.severity === null ? labels : boldLabels;
  const from = Math.min(x0, x1);
  const number = ringWidth(leg.hop.id);
  const start = x1 > x0 ? from + stub + number + 5 : from + lockRoom + 4;
  const words = leg.hop.protocol;
  if (beside) return { lines: [words], baseline: -6, x: start };
  const whole = Math.abs(x1 - x0) - beforeLeaf - 4;
  return { lines: wrapText(words, font, whole, 4), baseline: -13, x: x1 > x0 ? from + 4 : from + beforeLeaf };
};

/** Whether the words fit between ring and lock. */
const fitsBeside = (leg: LegReading, length: number): boolean =>
  textWidth(leg.hop.protocol, leg.severity === null ? labels : boldLabels) <= length - stub - ringWidth(leg.hop.id) - 5 - lockRoom - 4;

interface Ends {
  readonly x0: number;
  readonly x1: number;
  readonly direction: 1 | -1;
}

const endsOf = ({ from, to }: PlacedLeg, sizes: Sizes): Ends => {
  const back = from !== null && from.column > to.column;
  const x1 = back ? boxRight(sizes, to) : boxLeft(sizes, to);
  return { x0: from === null ? x1 : back ? boxLeft(sizes, from) : boxRight(sizes, from), x1, direction: back ? -1 : 1 };
};

/** Lays one leg out; `beside`: its words stand between ring and lock. */
const layLeg = (placed: PlacedLeg, sizes: Sizes, { x0, x1, direction }: Ends, beside: boolean): LegLayout => {
  const { to, leg, shape } = placed;
  const x = boxLeft(sizes, to) + insetLeft(to);
  const room = boxRight(sizes, to) - insetRight(to) - x;
  const lines = flow(gateTokens(placed), room);
  const above = shape === 'road' ? aboveText(leg, x0, x1, beside) : { lines: [], baseline: 0, x: x0 };
  const below = shape === 'road' ? wrapText(belowText(leg), labels, Math.abs(x1 - x0) - 8, 3) : [];
  return {
    placed,
    x0,
    x1,
    direction,
    above,
    below,
    content: { lines, x, room },
    up: above.lines.length === 0 ? 12 : -above.baseline + 12 + (above.lines.length - 1) * 13,
    roadDown: 11 + (below.length === 0 ? 0 : 3 + below.length * 13),
    contentDown: 10 + flowHeight(lines),
  };
};

/** Lays legs out in columns. Legs between the same columns carry their words alike, so that these align. */
export const layLegs = (legs: readonly PlacedLeg[], sizes: Sizes): readonly LegLayout[] => {
  const ends = legs.map((placed) => endsOf(placed, sizes));
  const alike = (a: Ends, b: Ends): boolean => a.x0 === b.x0 && a.x1 === b.x1;
  return legs.map((placed, at) => {
    const own = ends[at] ?? { x0: 0, x1: 0, direction: 1 };
    const together = legs.filter((other, place) => other.shape === 'road' && alike(ends[place] ?? own, own));
    return layLeg(
      placed,
      sizes,
      own,
      together.every(({ leg }) => fitsBeside(leg, Math.abs(own.x1 - own.x0))),
    );
  });
};

/** Documented only: hollow double line. Observed: solid. With an open finding: its colour, heavier. Plug-in: dashed. */
const road = (leg: LegReading, from: number, to: number, y: number): readonly Mark[] => {
  const tone = toneOf(leg);
  const ends = [point(from, y), point(to, y)];
  const heavy = leg.severity !== null;
  if (leg.hop.kind === 'plug-in') return [line(ends, tone, heavy ? 3 : 1.7, { dash: 'dashed' })];
  if (leg.state === 'documented' || leg.state === 'untested') return [line(ends, tone, heavy ? 5 : 4), line(ends, 'sheet', heavy ? 1.4 : 1.8)];
  return [line(ends, tone, heavy ? 3.5 : 2)];
};

const aboveMarks = ({ above, placed }: LegLayout, y: number): readonly Mark[] => {
  const { severity } = placed.leg;
  const font = severity === null ? labels : boldLabels;
  const tone = severity === null ? 'ink2' : severityTone[severity];
  return above.lines.map((words, at) => text(above.x, y + above.baseline - (above.lines.length - 1 - at) * 13, words, font, tone));
};

const roadMarks = (layout: LegLayout, y: number): readonly Mark[] => {
  const { x0, x1, direction, placed, below } = layout;
  const { leg } = placed;
  const number = ringWidth(leg.hop.id);
  const ringLeft = direction === 1 ? x0 + stub : x0 - stub - number;
  const lockAt = x1 - direction * (lockRoom - 11);
  const sign = lock(`${leg.key}:lock`, leg.lock, lockAt, y);
  return [
    ...road(leg, x0, x1, y),
    ...ring(leg.hop.id, ringLeft, y, leg.hop.kind === 'plug-in' ? 'undecided' : 'ink2'),
    ...aboveMarks(layout, y),
    ...below.map((words, at) => text(Math.min(x0, x1) + 4, y + 20 + at * 13, words, labels, 'ink')),
    ...(sign ? [casing(lockAt, y), sign] : []),
    ...(leg.lock === 'open' ? openLeaf(x1, y, direction) : []),
  ];
};

/** The marks of a leg whose line is at `y`. Its gate and content lie on the box and must be drawn after it. */
export const drawLeg = (layout: LegLayout, y: number): GroupMark => {
  const { placed, content, x1, direction } = layout;
  const { leg, shape } = placed;
  const isRoad = shape === 'road';
  const right = direction === -1;
  const contentBox = { x: content.x, y: y - 10, width: content.room, height: 10 + layout.contentDown };
  const roadBox = { x: Math.min(layout.x0, x1), y: y - layout.up, width: Math.abs(x1 - layout.x0), height: layout.up + layout.roadDown };
  return {
    kind: 'group',
    role: shape === 'gate' ? 'gate' : 'leg',
    id: leg.key,
    label: describeLeg(leg).label,
    pick: true,
    hit: around(isRoad ? [roadBox, contentBox] : [contentBox]),
    tone: toneOf(leg),
    state: leg.state,
    marks: [
      ...(isRoad ? roadMarks(layout, y) : []),
      ...(shape === 'inside' ? [] : gateGap(x1, y, direction, shape === 'gate')),
      ...(isRoad ? [arrowHead(x1 + direction * (wall + 1.5), y, direction, toneOf(leg))] : []),
      ...drawFlow(content.lines, content.x, y, content.room, right),
    ],
  };
};
