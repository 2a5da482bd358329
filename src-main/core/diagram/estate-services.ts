/** What stands between vCenter and the hosts on the estate map: add-on services, and where patches come from. */
import type { GroupMark, Mark, Point, Tone } from './drawing.ts';
import { flagMarks, portMarks, ratingTone, rightRoom, roadLine, weights, type Frame } from './estate-marks.ts';
import { describeRoad, type MapArea, type Road } from './estate-roads.ts';
import { gateGap, wall } from './gate.ts';
import type { LegReading } from './leg-reading.ts';
import { fitText, wrapText } from './measure-text.ts';
import { area, boldLabels, labels, line, point, rect, text } from './shapes.ts';
import { arrowHead, casing, lock, ratingMark } from './signs.ts';

const rowHeight = (frame: Frame): number => (frame.wide ? 20 : 28);
/** The box of an add-on. */
const boxHeight = (road: Road, frame: Frame): number => Math.max(1, road.legs.length) * rowHeight(frame);
/** With the flag below it, where it is the weakest way. */
export const addOnHeight = (road: Road, frame: Frame): number => boxHeight(road, frame) + (road.flag === null ? 0 : frame.wide ? 21 : 22);

const serviceLeft = (frame: Frame): number => frame.v1 + (frame.broad ? 52 : 46);
const serviceRight = (frame: Frame): number => Math.min(frame.h0 - (frame.wide ? 44 : 10), serviceLeft(frame) + 170);

/** Mark and name, up to two lines, centred in the box. */
const nameMarks = (road: Road, words: string, x: number, width: number, middle: number, most = 2): readonly Mark[] => {
  const lines = wrapText(words, boldLabels, width - 24, most);
  return [
    ratingMark(`${road.id}:mark`, road.rating, x + 11, middle, 12),
    ...lines.map((one, at) => text(x + 21, middle + 4 + (at - (lines.length - 1) / 2) * 12.5, one, boldLabels, 'ink')),
  ];
};

/** Where an add-on's roads meet vCenter's right wall. */
export const addOnGates = (road: Road, top: number, frame: Frame): readonly number[] => road.legs.map((_, at) => top + (at + 0.5) * rowHeight(frame));

/** An add-on and its road into vCenter's right wall. */
export const addOnBox = (road: Road, frame: Frame, top: number, of: MapArea): GroupMark => {
  const [x, right] = [serviceLeft(frame), serviceRight(frame)];
  const height = boxHeight(road, frame);
  return {
    kind: 'group',
    role: 'road',
    id: road.id,
    label: describeRoad(road, of).label,
    pick: true,
    hit: { x: frame.v1 - wall, y: top, width: right - frame.v1 + wall, height: addOnHeight(road, frame) },
    tone: ratingTone(road.rating),
    state: road.undecided ? 'undecided' : road.flag ? 'weakest' : road.rating,
    marks: [
      rect({ x, y: top, width: right - x, height }, { fill: 'raise', stroke: 'line2', strokeWidth: 1 }),
      ...nameMarks(road, road.client, x, right - x, top + height / 2, height < 27 ? 1 : 2),
      ...flagMarks(road, x, top + height + 11, frame.h0 - 12 - x),
      ...road.legs.flatMap((leg, at) => {
        const y = addOnGates(road, top, frame)[at] ?? top;
        return [...roadLine(road, leg, x, frame.v1, y, road.flag !== null), ...portMarks(leg, frame.v1 - wall - 12 - rightRoom, y, rightRoom, true)];
      }),
    ],
  };
};

/** The tip of a road that leads up. */
const arrowUp = (x: number, y: number, tone: Tone): Mark => area([point(x - 4.2, y + 7), point(x, y), point(x + 4.2, y + 7)], tone);

const outsideHeight = (frame: Frame): number => (frame.wide ? 19 : 34);
const betweenBoxes = (frame: Frame): number => (frame.wide ? 20 : 22);
const serviceHeight = (frame: Frame): number => (frame.wide ? 34 : 46);
export const supplyHeight = (frame: Frame): number => outsideHeight(frame) + betweenBoxes(frame) + serviceHeight(frame);

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
  const outer = outsideHeight(frame);
  const box = { x, y: top + outer + betweenBoxes(frame), width: right - x, height: serviceHeight(frame) };
  const y = box.y + (frame.wide ? 11 : 15);
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
    hit: { x, y: top, width: frame.h0 - x, height: supplyHeight(frame) },
    tone: ratingTone(road.rating),
    state: road.undecided ? 'undecided' : weak ? 'weakest' : road.rating,
    marks: [
      rect({ x, y: top, width: right - x, height: outer }, { fill: 'sheet', stroke: 'line2', strokeWidth: 1, dash: 'dashed' }),
      ...wrapText(outside?.to.name ?? 'Patch source', labels, right - x - 14, frame.wide ? 1 : 2).map((words, at, all) =>
        text(x + 7, top + outer / 2 + 4 + (at - (all.length - 1) / 2) * 13, words, labels, 'ink2'),
      ),
      stroke(point(up, box.y), point(up, top + outer + 6)),
      arrowUp(up, top + outer + 1, tone),
      ...sign(outside, up, top + outer + 13),
      rect(box, { fill: 'raise', stroke: 'line2', strokeWidth: 1 }),
      stroke(point(frame.h0, y), point(right, y)),
      ...(roomForLock ? sign(inward, (right + frame.h0) / 2, y) : []),
      rect({ x: right - wall, y: box.y, width: wall, height: box.height }, { fill: 'wall' }),
      ...gateGap(right, y, -1, false),
      arrowHead(right - wall - 1.5, y, -1, tone),
      ...nameMarks(road, road.path.name.replace(/^VMware /, ''), x, right - x - wall - 7, y, frame.wide ? 1 : 2),
      text(x + 21, box.y + box.height - 6, fitText(portWords(inward), labels, right - x - wall - 24), labels, 'ink2'),
      ...(roomForLock || !inward ? [] : [lock(`${inward.key}:lock`, inward.lock, x + 11, box.y + box.height - 10)].filter((mark) => mark !== null)),
    ],
  };
};
