/** The pieces of the estate map: boxes with walls, bands of roads with their label, vCenter's road to the hosts. */
import type { Rating } from '#core/evaluation/result.ts';
import type { Box, GroupMark, Mark, Tone } from './drawing.ts';
import { describeLeg } from './describe-path.ts';
import { describeRoad, type EstateRoads, type MapArea, type Road } from './estate-roads.ts';
import { gateGap, openLeaf, wall } from './gate.ts';
import { drawFlow, flow, gateTokens } from './gate-content.ts';
import type { LegReading } from './leg-reading.ts';
import { fitText, textWidth, wrapText, type Font } from './measure-text.ts';
import { boldLabels, ids, labels, line, names, point, ports, rect, text } from './shapes.ts';
import { arrowHead, casing, isSeverity, letters, lock, onMark, ratingMark, severityTone } from './signs.ts';

export interface Frame {
  /** A road's label stands in one line beside it and legs lie close; else, on a portrait page, under each other and apart. */
  readonly wide: boolean;
  /** Boxes of hosts and cards have room for their name beside the ports. */
  readonly broad: boolean;
  /** From one leg of a road to the next. */
  readonly pitch: number;
  readonly labelLeft: number;
  readonly roadLeft: number;
  /** Left and right edges of vCenter and of the hosts. */
  readonly v0: number;
  readonly v1: number;
  readonly h0: number;
  readonly h1: number;
}

/** Where legs lie close, every second lock moves back by this. */
const stagger = 22;
/** Where the name stands in a broad box: behind the ports. */
const besidePorts = 114;
/** Kept free in vCenter for the ports on its right wall. */
export const rightRoom = 42;
const clientFont = (road: Road): Font => (road.flag === null ? labels : boldLabels);
/** Where the words of a label start, seen from its left edge, and how wide they may be. */
const wordsLeft = (frame: Frame): number => (frame.wide ? 96 : 21);
const clientLines = (road: Road, frame: Frame): readonly string[] =>
  wrapText(road.client, clientFont(road), frame.roadLeft - frame.labelLeft - 6 - wordsLeft(frame), frame.wide ? 2 : 3);

/** Of a label of several lines. */
const lineHeight = (frame: Frame): number => (frame.wide ? 12 : 13);

/** Height of a road with its label. */
export const bandHeight = (road: Road, frame: Frame): number => {
  const lines = clientLines(road, frame).length;
  if (!frame.wide) return Math.max(19 + lines * lineHeight(frame), road.legs.length * frame.pitch + 14);
  return Math.max(road.flag === null ? 18 : 22, lines * lineHeight(frame) + 4, road.legs.length * frame.pitch + 5);
};

/** Heavier is worse, so that the order holds in grey as well. */
export const weights: Readonly<Record<Rating, number>> = {
  critical: 2.3,
  high: 1.8,
  medium: 1.4,
  low: 1.2,
  info: 1.2,
  incomplete: 1.2,
  clear: 1.2,
  'not-in-scope': 1.2,
};

export const ratingTone = (rating: Rating): Tone => {
  if (isSeverity(rating)) return severityTone[rating];
  return rating === 'clear' ? 'clear' : rating === 'incomplete' ? 'undecided' : 'ink3';
};

/** The ports behind a gate; nothing that does not fit, the sentence has it all. */
export const portMarks = (leg: LegReading, x: number, y: number, room: number, right: boolean): readonly Mark[] => {
  // On the right wall there is room for what was seen only: without documented ports nothing is struck, ≠ stays.
  const plain = { ...leg, severity: null, findings: [], hop: right && leg.differences.includes('ports') ? { ...leg.hop, ports: [] } : leg.hop };
  const tokens = gateTokens({ leg: plain, shape: 'road', service: null });
  return drawFlow(flow(tokens, room).slice(0, 1), x, y, room, right);
};

/** A road's line from x0 to the gate at x1, in the direction of travel; the lock stands `back` from its usual place. */
export const roadLine = (road: Road, leg: LegReading, x0: number, x1: number, y: number, weak: boolean, back = 0): readonly Mark[] => {
  const direction = x1 > x0 ? 1 : -1;
  const tone = road.undecided ? 'undecided' : ratingTone(road.rating);
  const ends = [point(x0, y), point(x1, y)];
  const at = x1 - direction * (20 + back);
  const sign = lock(`${leg.key}:lock`, leg.lock, at, y);
  return [
    ...(weak ? [line(ends, 'sheet', 8)] : []),
    line(ends, tone, weak ? 4.5 : weights[road.rating], {
      ...(road.undecided ? { dash: 'dashed' as const } : {}),
      ...(weak ? {} : { opacity: 0.78 }),
    }),
    ...(sign ? [casing(at, y), sign] : []),
    gateGap(x1, y, direction, false),
    arrowHead(x1 + direction * (wall + 1.5), y, direction, tone),
    ...(leg.lock === 'open' ? openLeaf(x1, y, direction) : []),
  ].flat();
};

/** “Weakest to hosts H auth”, as long as there is room for it. */
export const flagMarks = (road: Road, x: number, y: number, room: number): readonly Mark[] => {
  const { flag } = road;
  if (!flag || !isSeverity(flag.rating)) return [];
  const what = `${letters[flag.rating]} ${flag.area}`;
  const choices = [`Weakest to ${flag.asset.id === 'hosts' ? 'hosts' : flag.asset.name}  ${what}`, `Weakest ${what}`, what];
  const words = choices.find((one) => textWidth(one, boldLabels) + 10 <= room);
  if (words === undefined) return [];
  const frame = { x, y: y - 10, width: textWidth(words, boldLabels) + 10, height: 20 };
  return [
    rect(frame, {
      fill: `${flag.rating === 'info' ? 'low' : flag.rating}-mark`,
      stroke: flag.rating === 'info' ? 'low-edge' : `${flag.rating}-edge`,
      strokeWidth: 1,
      radius: 2,
    }),
    text(x + 5, y + 4, words, boldLabels, flag.rating === 'info' ? 'low-on' : onMark[flag.rating]),
  ];
};

/** Mark, path code and who starts there: beside each other, or under each other where it is narrow. */
const roadLabel = (road: Road, frame: Frame, middle: number): readonly Mark[] => {
  const code: Font = road.flag === null ? ids : ports;
  const client = clientFont(road);
  const lines = clientLines(road, frame);
  const left = frame.labelLeft + wordsLeft(frame);
  const mark = ratingMark(`${road.id}:mark`, road.rating, frame.labelLeft + 8, middle, 13);
  const codeAt = frame.wide ? middle + 4 : middle + 4 - lines.length * 6.5;
  const first = frame.wide ? middle + 4 - (lines.length - 1) * (lineHeight(frame) / 2) : codeAt + 13;
  const codeRoom = frame.wide ? 74 : frame.roadLeft - left - 6;
  return [
    mark,
    text(frame.labelLeft + 21, codeAt, fitText(road.path.code, code, codeRoom), code, 'ink'),
    ...lines.map((words, at) => text(left, first + at * lineHeight(frame), words, client, 'ink2')),
  ];
};

/** One road from the left: label, a line per leg, ports behind the gates; `gates` are those in vCenter's right wall. */
export const drawBand = (road: Road, frame: Frame, top: number, area: MapArea, gates: readonly number[]): GroupMark => {
  const height = bandHeight(road, frame);
  const middle = top + height / 2;
  const x1 = road.zone === 'vcenter' ? frame.v0 : frame.h0;
  const room = (y: number): number => {
    if (road.zone === 'card' && frame.broad) return besidePorts - 16;
    if (road.zone !== 'vcenter') return frame.h1 - frame.h0 - wall - 18;
    return frame.v1 - frame.v0 - 2 * (wall + 12) - (gates.some((gate) => Math.abs(gate - y) < 15) ? rightRoom : 0);
  };
  const worst = Math.max(
    0,
    road.legs.findIndex((leg) => leg.findings.length > 0),
  );
  const y = (at: number): number => middle + (at - (road.legs.length - 1) / 2) * frame.pitch;
  const flagLeft = road.zone === 'vcenter' || !frame.wide ? frame.roadLeft + 4 : frame.v0;
  return {
    kind: 'group',
    role: 'road',
    id: road.id,
    label: describeRoad(road, area).label,
    pick: true,
    hit: { x: frame.labelLeft, y: top + 1, width: x1 + wall - frame.labelLeft, height: height - 2 },
    tone: ratingTone(road.rating),
    state: road.undecided ? 'undecided' : road.flag ? 'weakest' : road.rating,
    marks: [
      ...roadLabel(road, frame, middle),
      ...road.legs.flatMap((leg, at) => [
        ...roadLine(road, leg, frame.roadLeft, x1, y(at), road.flag !== null && at === worst, frame.wide && at % 2 === 1 ? stagger : 0),
        ...portMarks(leg, x1 + wall + 12, y(at), room(y(at)), false),
      ]),
      ...flagMarks(road, flagLeft, y(worst), x1 - 30 - (road.legs.length > 1 ? stagger : 0) - flagLeft),
    ],
  };
};

/** A system with walls on the sides that listen; its name and headline are its accessible name. */
export const assetBox = (content: EstateRoads, id: string, frame: Box, name: string, detail: string, broad = false): GroupMark => {
  const right = id === 'vcenter' && content.roads.some((road) => road.zone === 'add-on');
  const left = frame.x + wall + (broad ? besidePorts : 12);
  const room = frame.x + frame.width - left - (right ? wall + 6 : 6);
  const lines = wrapText(name, names, room, broad ? 1 : 2);
  const found = content.assets.find(({ asset }) => asset.id === id);
  const headline = found?.weakest?.path
    ? ` Weakest way in: ${found.weakest.path}, ${found.weakest.rating.replaceAll('-', ' ')} in ${found.weakest.area}.`
    : '';
  return {
    kind: 'group',
    role: 'asset',
    id: `asset:${id}`,
    label: `${name}${detail === '' ? '' : `: ${detail}`}.${headline}`,
    pick: headline !== '',
    hit: { x: frame.x, y: frame.y, width: frame.width, height: Math.min(40, frame.height) },
    marks: [
      rect(frame, { fill: 'raise', stroke: 'line2', strokeWidth: 1 }),
      rect({ ...frame, width: wall }, { fill: 'wall' }),
      ...(right ? [rect({ ...frame, x: frame.x + frame.width - wall, width: wall }, { fill: 'wall' })] : []),
      ...lines.map((words, at) => text(left, frame.y + 15 + at * 15, words, names, 'ink')),
      ...(detail === '' ? [] : [text(left, frame.y + 15 + lines.length * 15, fitText(detail, labels, room), labels, 'ink3')]),
    ],
  };
};

/** vCenter's own road to the hosts. */
export const trunkLeg = (leg: LegReading, frame: Frame, y: number): GroupMark => {
  const tone: Tone = leg.severity === null ? 'ink2' : severityTone[leg.severity];
  const at = frame.h0 - 20;
  const sign = lock(`${leg.key}:lock`, leg.lock, at, y);
  const room = frame.h0 - frame.v1 - 44;
  return {
    kind: 'group',
    role: 'trunk',
    id: leg.key,
    label: `vCenter to hosts, shared by all paths through vCenter. ${describeLeg(leg).label}`,
    pick: true,
    hit: { x: frame.v1, y: y - 18, width: frame.h0 + wall - frame.v1, height: 28 },
    tone,
    marks: [
      line([point(frame.v1, y), point(frame.h0, y)], tone, 2),
      text(frame.v1 + 8, y - 6, fitText('vCenter to hosts', labels, room), labels, 'ink2'),
      ...(sign ? [casing(at, y), sign] : []),
      ...gateGap(frame.h0, y, 1, false),
      arrowHead(frame.h0 + wall + 1.5, y, 1, tone),
      ...(leg.lock === 'open' ? openLeaf(frame.h0, y, 1) : []),
      ...portMarks(leg, frame.h0 + wall + 12, y, frame.h1 - frame.h0 - wall - 18, false),
    ],
  };
};

/** A gap that nothing needs. */
export const unusedGate = (leg: LegReading, frame: Frame, y: number): GroupMark => {
  const x = frame.h0 + wall + 12;
  const room = frame.h1 - x - 6;
  const shown = (leg.seen?.ports && leg.seen.ports.length > 0 ? leg.seen.ports : leg.hop.ports).join(' ');
  const unused = 'open, unused';
  const width = textWidth(shown, ports);
  const besideIt = frame.wide && width + 8 + textWidth(unused, labels) <= room;
  return {
    kind: 'group',
    role: 'gate',
    id: leg.key,
    label: describeLeg(leg).label,
    pick: true,
    hit: { x: frame.h0 - 2, y: y - 10, width: frame.h1 - frame.h0, height: besideIt ? 20 : 34 },
    tone: 'word-medium',
    marks: [
      ...gateGap(frame.h0, y, 1, true),
      text(x, y + 4, fitText(shown, ports, room), ports, 'word-medium'),
      besideIt ? text(x + width + 8, y + 4, unused, labels, 'ink2') : text(x, y + 19, fitText(unused, labels, room), labels, 'ink2'),
    ],
  };
};
