/** What stands between vCenter and the hosts on the estate map: add-on services, and where patches come from. */
import type { GroupMark, Mark, Point, Tone } from './drawing.ts';
import { portMarks, ratingTone, rightRoom, roadLine, weights, type Frame } from './estate-marks.ts';
import { describeRoad, type MapArea, type Road } from './estate-roads.ts';
import { gateGap, wall } from './gate.ts';
import type { LegReading } from './leg-reading.ts';
import { fitText, wrapText } from './measure-text.ts';
import { area, boldLabels, labels, line, point, rect, text } from './shapes.ts';
import { arrowHead, casing, lock, ratingMark } from './signs.ts';

const rowHeight = 28;
export const addOnHeight = (road: Road): number => Math.max(1, road.legs.length) * rowHeight;

const serviceLeft = (frame: Frame): number => frame.v1 + (frame.wide ? 76 : 46);
const serviceRight = (frame: Frame): number => Math.min(frame.h0 - (frame.wide ? 60 : 10), serviceLeft(frame) + 170);

/** Mark and name, up to two lines, centred in the box. */
const nameMarks = (road: Road, words: string, x: number, width: number, middle: number): readonly Mark[] => {
  const lines = wrapText(words, boldLabels, width - 24, 2);
  return [
    ratingMark(`${road.id}:mark`, road.rating, x + 11, middle, 12),
    ...lines.map((one, at) => text(x + 21, middle + 4 + (at - (lines.length - 1) / 2) * 12.5, one, boldLabels, 'ink')),
  ];
};

/** Where an add-on's roads meet vCenter's right wall. */
export const addOnGates = (road: Road, top: number): readonly number[] => road.legs.map((_, at) => top + rowHeight / 2 + at * rowHeight);

/** An add-on and its road into vCenter's right wall. */
export const addOnBox = (road: Road, frame: Frame, top: number, of: MapArea): GroupMark => {
  const [x, right] = [serviceLeft(frame), serviceRight(frame)];
  const height = addOnHeight(road);
  return {
    kind: 'group',
    role: 'road',
    id: road.id,
    label: describeRoad(road, of).label,
    pick: true,
    hit: { x: frame.v1 - wall, y: top, width: right - frame.v1 + wall, height },
    tone: ratingTone(road.rating),
    state: road.undecided ? 'undecided' : road.flag ? 'weakest' : road.rating,
    marks: [
      rect({ x, y: top, width: right - x, height }, { fill: 'raise', stroke: 'line2', strokeWidth: 1 }),
      ...nameMarks(road, road.client, x, right - x, top + height / 2),
      ...road.legs.flatMap((leg, at) => {
        const y = addOnGates(road, top)[at] ?? top;
        return [...roadLine(road, leg, x, frame.v1, y, road.flag !== null), ...portMarks(leg, frame.v1 - wall - 12 - rightRoom, y, rightRoom, true)];
      }),
    ],
  };
};

/** The tip of a road that leads up. */
const arrowUp = (x: number, y: number, tone: Tone): Mark => area([point(x - 4.2, y + 7), point(x, y), point(x + 4.2, y + 7)], tone);

const outsideHeight = 34;
const betweenBoxes = 24;
export const supplyHeight = outsideHeight + betweenBoxes + 46;

const portWords = (leg: LegReading | undefined): string => {
  if (!leg) return '';
  const behind = leg.hop.proxy?.port === null || !leg.hop.proxy ? '' : ` to ${leg.hop.proxy.port}`;
  return `${(leg.seen?.ports ?? leg.hop.ports).join(', ')}${behind}`;
};

/** Hosts fetch from the update service, which fetches from outside; the road between is the one that hosts trust. */
export const drawSupply = (road: Road, frame: Frame, top: number, of: MapArea): GroupMark => {
  const [x, right] = [serviceLeft(frame), serviceRight(frame)];
  const outside = road.legs.find((leg) => leg.to.kind === 'internet');
  const inward = road.legs.find((leg) => leg.from.kind === 'host');
  const tone = road.undecided ? 'undecided' : ratingTone(road.rating);
  const weak = road.flag !== null;
  const stroke = (from: Point, to: Point): Mark =>
    line([from, to], tone, weak ? 4.5 : weights[road.rating], road.undecided ? { dash: 'dashed' } : {});
  const box = { x, y: top + outsideHeight + betweenBoxes, width: right - x, height: supplyHeight - outsideHeight - betweenBoxes };
  const y = box.y + 15;
  const up = x + Math.min(60, (right - x) / 2);
  const sign = (leg: LegReading | undefined, at: number, middle: number): readonly Mark[] => {
    const found = leg ? lock(`${leg.key}:lock`, leg.lock, at, middle) : null;
    return found ? [casing(at, middle), found] : [];
  };
  const roomForLock = frame.h0 - right >= 30;
  return {
    kind: 'group',
    role: 'road',
    id: road.id,
    label: describeRoad(road, of).label,
    pick: true,
    hit: { x, y: top, width: frame.h0 - x, height: supplyHeight },
    tone: ratingTone(road.rating),
    state: road.undecided ? 'undecided' : weak ? 'weakest' : road.rating,
    marks: [
      rect({ x, y: top, width: right - x, height: outsideHeight }, { fill: 'sheet', stroke: 'line2', strokeWidth: 1, dash: 'dashed' }),
      ...wrapText(outside?.to.name ?? 'Patch source', labels, right - x - 14, 2).map((words, at, all) =>
        text(x + 7, top + 21 + (at - (all.length - 1) / 2) * 13, words, labels, 'ink2'),
      ),
      stroke(point(up, box.y), point(up, top + outsideHeight + 6)),
      arrowUp(up, top + outsideHeight + 1, tone),
      ...sign(outside, up, top + outsideHeight + 14),
      rect(box, { fill: 'raise', stroke: 'line2', strokeWidth: 1 }),
      stroke(point(frame.h0, y), point(right, y)),
      ...(roomForLock ? sign(inward, (right + frame.h0) / 2, y) : []),
      rect({ x: right - wall, y: box.y, width: wall, height: box.height }, { fill: 'wall' }),
      ...gateGap(right, y, -1, false),
      arrowHead(right - wall - 1.5, y, -1, tone),
      ...nameMarks(road, road.path.name.replace(/^VMware /, ''), x, right - x - wall - 7, y),
      text(x + 21, box.y + box.height - 6, fitText(portWords(inward), labels, right - x - wall - 24), labels, 'ink2'),
      ...(roomForLock || !inward ? [] : [lock(`${inward.key}:lock`, inward.lock, x + 11, box.y + box.height - 10)].filter((mark) => mark !== null)),
    ],
  };
};
