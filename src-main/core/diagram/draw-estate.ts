/**
 * The estate in one picture: everyone who administers on the left, vCenter in the middle, hosts and their cards on the
 * right. Roads past vCenter run below it, so that an open postern stands beside the strong front gate.
 */
import type { Assessment } from '#core/assessment/assessment.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import type { Result } from '#core/evaluation/result.ts';
import type { Drawing, GroupMark, Mark } from './drawing.ts';
import { assetBox, drawBand, bandHeight, unusedGate, trunkLeg, type Frame } from './estate-marks.ts';
import { describeRoad, gatherRoads, type EstateRoads, type MapArea, type Road, type Zone } from './estate-roads.ts';
import { addOnBox, addOnGates, addOnHeight, drawSupply, supplyHeight } from './estate-services.ts';
import { estateLegend } from './legend.ts';
import { textWidth, wrapText } from './measure-text.ts';
import { labels, text } from './shapes.ts';

export interface EstateDrawingContext {
  readonly area: MapArea;
  /** Room in CSS pixels; below 654 (the text width of a portrait A4 page) the drawing keeps that. */
  readonly width: number;
}

const least = 654;

/** From which width on the columns have which width; the first row that fits counts. `services`: their part of what is left for roads. */
const columns = [
  { from: 1080, label: 290, vcenter: 190, host: 280, services: 0.64, broad: true },
  { from: 980, label: 264, vcenter: 170, host: 264, services: 0.71, broad: true },
  { from: 860, label: 276, vcenter: 150, host: 150, services: 0.64, broad: false },
  { from: 760, label: 222, vcenter: 140, host: 136, services: 0.7, broad: false },
  { from: 0, label: 112, vcenter: 150, host: 112, services: 0.58, broad: false },
] as const;
const roomy = 760;

/** The columns of the map. */
const frameOf = (width: number, hasServices: boolean): Frame => {
  const wide = width >= roomy;
  const { label, vcenter, host, services, broad } = columns.find(({ from }) => width >= from) ?? columns[4];
  const rest = width - 2 - label - vcenter - host;
  const road = Math.round(rest * (hasServices ? 1 - services : 0.6));
  const v0 = 1 + label + road;
  return { wide, broad, pitch: wide ? 13 : 16, labelLeft: 1, roadLeft: 1 + label, v0, v1: v0 + vcenter, h0: width - 1 - host, h1: width - 1 };
};

/** Where roads begin below the name of the system. */
const headerOf = (frame: Frame): number => (frame.wide ? 38 : 46);

interface Stacked {
  readonly road: Road;
  readonly top: number;
}

/** Roads under each other from `top` on. */
const stack = (roads: readonly Road[], frame: Frame, top: number): { readonly rows: readonly Stacked[]; readonly bottom: number } => {
  let at = top;
  const rows = roads.map((road) => {
    const row = { road, top: at };
    at += bandHeight(road, frame);
    return row;
  });
  return { rows, bottom: at };
};

const inZone = (content: EstateRoads, zone: Zone): readonly Road[] => content.roads.filter((road) => road.zone === zone);

const targetNames = (assessment: Assessment, kind: 'vcenter' | 'hosts' | 'card'): string => {
  const named = Object.values(assessment.targets).filter((target) => target.kind === kind);
  const [first, ...more] = named.map((target) => target.name);
  return first === undefined ? '' : more.length === 0 ? first : `${first} and ${more.length} more`;
};

/** Between vCenter and the hosts: patches, vCenter's own road, unused gates, add-ons. */
interface Middle {
  readonly marks: readonly GroupMark[];
  readonly bottom: number;
  /** Heights of the gates in vCenter's right wall. */
  readonly gates: readonly number[];
}

const drawMiddle = (content: EstateRoads, frame: Frame, top: number, area: MapArea): Middle => {
  const marks: GroupMark[] = [];
  const gates: number[] = [];
  let at = top;
  for (const road of inZone(content, 'supply')) {
    marks.push(drawSupply(road, frame, at, area));
    at += supplyHeight(frame) + (frame.wide ? 0 : 14);
  }
  at = Math.max(at, top + headerOf(frame));
  for (const leg of content.trunk) {
    marks.push(trunkLeg(leg, frame, at + 16));
    at += frame.wide ? 25 : 34;
  }
  for (const leg of content.unused) {
    marks.push(unusedGate(leg, frame, at + (frame.broad ? 10 : 12)));
    at += frame.broad ? 22 : 40;
  }
  for (const road of inZone(content, 'add-on')) {
    marks.push(addOnBox(road, frame, at, area));
    gates.push(...addOnGates(road, at, frame));
    at += addOnHeight(road, frame) + (frame.wide ? 4 : 10);
  }
  return { marks, bottom: at, gates };
};

const sentence = (rows: readonly string[], content: EstateRoads): string =>
  [...rows, ...(content.notInUse.length > 0 ? [`Not in use: ${content.notInUse.join(', ')}.`] : [])].join(' ');

/** The map for one area, or for all together; roads, boxes and gates are groups that a screen can make buttons. */
export const drawEstate = (catalog: Catalog, result: Result, assessment: Assessment, context: EstateDrawingContext): Drawing => {
  const width = Math.max(least, Math.floor(context.width));
  const content = gatherRoads(catalog, result, assessment, context.area);
  const frame = frameOf(
    width,
    content.roads.some((road) => road.zone === 'add-on' || road.zone === 'supply'),
  );
  const hasVcenter = inZone(content, 'vcenter').length + inZone(content, 'add-on').length + content.trunk.length > 0;
  const header = headerOf(frame);
  const apart = frame.wide ? 6 : 14;
  const first = stack(inZone(content, 'vcenter'), frame, header);
  const middle = drawMiddle(content, frame, 1, context.area);
  const vcenterBottom = hasVcenter ? Math.max(first.bottom + 4, middle.bottom + (frame.wide ? 2 : 4), 90) : Math.max(1, middle.bottom);
  const second = stack(inZone(content, 'host'), frame, hasVcenter ? vcenterBottom + apart : Math.max(header, vcenterBottom));
  const hostBottom = Math.max(second.bottom + (frame.wide ? 4 : 8), vcenterBottom, 90);
  const cards = inZone(content, 'card');
  const third = stack(cards, frame, hostBottom + apart + (frame.broad ? 4 : frame.wide ? 46 : 44));
  const cardsBottom = Math.max(third.bottom + (frame.wide ? 4 : 6), hostBottom + apart + 40);
  const rows = [...first.rows, ...second.rows, ...third.rows];
  const boxes = [
    ...(hasVcenter
      ? [
          assetBox(
            content,
            'vcenter',
            { x: frame.v0, y: 1, width: frame.v1 - frame.v0, height: vcenterBottom - 1 },
            'vCenter',
            targetNames(assessment, 'vcenter'),
          ),
        ]
      : []),
    assetBox(
      content,
      'hosts',
      { x: frame.h0, y: 1, width: frame.h1 - frame.h0, height: hostBottom - 1 },
      'Hosts',
      targetNames(assessment, 'hosts') || assessment.details.hosts.join(', '),
      frame.broad,
    ),
    ...(cards.length > 0
      ? [
          assetBox(
            content,
            'card',
            { x: frame.h0, y: hostBottom + apart, width: frame.h1 - frame.h0, height: cardsBottom - hostBottom - apart },
            'Remote access cards',
            targetNames(assessment, 'card'),
            frame.broad,
          ),
        ]
      : []),
  ];
  const bottom = cards.length > 0 ? cardsBottom : hostBottom;
  const roads = rows.map(({ road, top }) => drawBand(road, frame, top, context.area, middle.gates));
  const below = frame.wide ? 8 : 16;
  const legend = estateLegend(
    [...content.roads.flatMap((road) => road.legs), ...content.trunk, ...content.unused],
    content.roads.some((road) => road.undecided),
    1,
    bottom + below,
    width - 2,
  );
  const unused = content.notInUse.length === 0 ? [] : wrapText(`Not in use: ${content.notInUse.join(', ')}`, labels, width - 4, 3);
  // One line of few words finds its place behind the legend.
  const [only, ...more] = unused;
  const beside = only !== undefined && more.length === 0 && legend.right + 20 + textWidth(only, labels) <= width - 2;
  const notes: readonly Mark[] = beside
    ? [text(legend.right + 20, bottom + below + legend.height - 8, only, labels, 'ink3')]
    : unused.map((line, at) => text(1, bottom + below + legend.height + 18 + at * 16, line, labels, 'ink3'));
  const described = content.roads.map((road) => describeRoad(road, context.area).label);
  return {
    width,
    height: Math.ceil(bottom + below + legend.height + (beside ? 0 : 14 + unused.length * 16)),
    title: `Estate map: ${content.roads.length} ways in, coloured by ${context.area === 'all' ? 'the rating of their path' : `rating in ${context.area}`}`,
    description: sentence(described, content),
    marks: [...boxes, ...roads, ...middle.marks, ...legend.marks, ...notes],
  };
};
