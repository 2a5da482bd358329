/** The legend below a drawing: only the signs that the drawing above it uses. */
import type { GroupMark, Mark } from './drawing.ts';
import type { LegReading } from './leg-reading.ts';
import { textWidth } from './measure-text.ts';
import { labels, line, point, rect, text } from './shapes.ts';
import { lock, lockWords, notEqual, smallArrow, type LockState } from './signs.ts';

export interface Legend {
  readonly marks: readonly GroupMark[];
  readonly height: number;
  /** Where the last line ends. */
  readonly right: number;
}

interface Entry {
  readonly words: string;
  readonly width: number;
  readonly draw: (x: number, y: number) => readonly Mark[];
}

const locks: readonly LockState[] = ['closed', 'unverified', 'open', 'unknown'];
const lockEntry = (state: LockState): Entry => ({
  words: state === 'unverified' ? 'not verified' : lockWords[state],
  width: 14,
  draw: (x, y) => [lock(`legend:${state}`, state, x + 8, y)].filter((mark) => mark !== null),
});

const road = (
  x: number,
  y: number,
  width: number,
  ...lines: readonly (readonly [tone: 'ink2' | 'sheet' | 'undecided', width: number, dashed: boolean])[]
): readonly Mark[] => lines.map(([tone, stroke, dashed]) => line([point(x, y), point(x + width, y)], tone, stroke, dashed ? { dash: 'dashed' } : {}));

const entriesFor = (legs: readonly LegReading[]): readonly Entry[] => {
  const roads = legs.filter((leg) => leg.hop.kind !== 'open');
  const plain = roads.filter((leg) => leg.hop.kind !== 'plug-in');
  const entries: readonly (readonly [boolean, Entry])[] = [
    [
      plain.some((leg) => leg.state === 'documented' || leg.state === 'untested'),
      { words: 'documented', width: 26, draw: (x, y) => road(x, y, 26, ['ink2', 4, false], ['sheet', 1.8, false]) },
    ],
    [
      plain.some((leg) => leg.state === 'observed' || leg.state === 'differs'),
      { words: 'observed', width: 26, draw: (x, y) => road(x, y, 26, ['ink2', 2, false]) },
    ],
    [roads.length > plain.length, { words: 'plug-in', width: 26, draw: (x, y) => road(x, y, 26, ['undecided', 1.7, true]) }],
    [legs.some((leg) => leg.state === 'differs'), { words: 'differs', width: 8, draw: (x, y) => notEqual(x + 4, y, 'ink') }],
    ...locks.map((state): readonly [boolean, Entry] => [roads.some((leg) => leg.lock === state), lockEntry(state)]),
    [
      legs.some((leg) => leg.hop.proxy !== null),
      {
        words: 'reverse proxy',
        width: 20,
        draw: (x, y) => [
          rect({ x, y: y - 6.5, width: 20, height: 13 }, { fill: 'sunk', stroke: 'line2', strokeWidth: 1, radius: 2 }),
          ...smallArrow(x + 6, y, 'ink2'),
        ],
      },
    ],
    [
      roads.length < legs.length,
      {
        words: 'unused gate',
        width: 7,
        draw: (x, y) => [
          rect({ x, y: y - 9, width: 7, height: 18 }, { fill: 'wall' }),
          rect({ x, y: y - 5, width: 7, height: 10 }, { fill: 'sheet' }),
          rect({ x: x + 0.5, y: y - 4.5, width: 6, height: 9 }, { stroke: 'word-medium', strokeWidth: 1, dash: 'fine' }),
        ],
      },
    ],
  ];
  return entries.filter(([used]) => used).map(([, entry]) => entry);
};

/** Line styles that tell documented from observed; the estate map does not use them. */
const roadWords = ['documented', 'observed', 'plug-in'];
const between = 14;
const rowHeight = 20;

/** Entries from a point on, wrapped to a width; height 0 where there is nothing to explain. */
const layEntries = (entries: readonly Entry[], left: number, top: number, width: number): Legend => {
  if (entries.length === 0) return { marks: [], height: 0, right: left };
  let [x, y] = [left, top + 10];
  const marks = entries.flatMap((entry) => {
    const full = entry.width + 5 + textWidth(entry.words, labels);
    if (x > left && x + full > left + width) [x, y] = [left, y + rowHeight];
    const start = x;
    x += full + between;
    return [...entry.draw(start, y), text(start + entry.width + 5, y + 4, entry.words, labels, 'ink2')];
  });
  const label = `Legend: ${entries.map((entry) => entry.words).join(', ')}`;
  const group: GroupMark = {
    kind: 'group',
    role: 'legend',
    id: 'legend',
    label,
    pick: false,
    hit: { x: left, y: top, width, height: y + 10 - top },
    marks,
  };
  return { marks: [group], height: y + 12 - top, right: x - between };
};

/** For the drawing of one path. */
export const pathLegend = (legs: readonly LegReading[], left: number, top: number, width: number): Legend =>
  layEntries(entriesFor(legs), left, top, width);

/** For the estate map, whose roads are coloured by rating: locks, undecided roads, unused gates. */
export const estateLegend = (legs: readonly LegReading[], undecided: boolean, left: number, top: number, width: number): Legend => {
  const dashed: Entry = { words: 'undecided', width: 26, draw: (x, y) => road(x, y, 26, ['undecided', 1.7, true]) };
  return layEntries([...entriesFor(legs).filter((entry) => !roadWords.includes(entry.words)), ...(undecided ? [dashed] : [])], left, top, width);
};
