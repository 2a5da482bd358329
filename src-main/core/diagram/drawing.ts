/**
 * What a diagram is before anybody paints it: marks in units of one CSS pixel at 100 %, named tones instead of colours.
 * The screens and the report paint the same drawing, each with its own palette.
 */

/** Names of colours; on screen each is the custom property of the same name (`--wall`, `--word-critical`). */
export const tones = [
  'sheet', 'raise', 'sunk', 'line', 'line2', 'ink', 'ink2', 'ink3', 'wall', 'accent', 'clear', 'undecided',
  'critical-mark', 'critical-on', 'critical-edge', 'high-mark', 'high-on', 'high-edge', 'medium-mark', 'medium-on', 'medium-edge', 'low-mark', 'low-on', 'low-edge',
  'word-critical', 'word-high', 'word-medium', 'word-low', 'word-info',
] as const; // prettier-ignore
export type Tone = (typeof tones)[number];

/** Mono for what is measured (ports), condensed for labels, sans for names. */
export type Face = 'sans' | 'condensed' | 'mono';
export type Weight = 400 | 600;
export type Anchor = 'start' | 'middle' | 'end';
export type Dash = 'dashed' | 'dotted' | 'fine';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

interface Stroke {
  readonly stroke?: Tone;
  readonly strokeWidth?: number;
  readonly dash?: Dash;
  readonly opacity?: number;
}

export interface RectMark extends Box, Stroke {
  readonly kind: 'rect';
  readonly radius?: number;
  readonly fill?: Tone;
}

export interface CircleMark extends Point, Stroke {
  readonly kind: 'circle';
  readonly r: number;
  readonly fill?: Tone;
}

/** Straight pieces through points; closed makes it an area. */
export interface LineMark extends Stroke {
  readonly kind: 'line';
  readonly points: readonly Point[];
  readonly closed?: boolean;
  readonly fill?: Tone;
}

/** An outline in SVG path data, with the box it keeps to. */
export interface PathMark extends Stroke {
  readonly kind: 'path';
  readonly d: string;
  readonly box: Box;
  readonly fill?: Tone;
}

export interface TextMark extends Point {
  readonly kind: 'text'; // y is the baseline
  readonly text: string;
  readonly face: Face;
  readonly weight: Weight;
  readonly size: number;
  readonly tone: Tone;
  readonly anchor: Anchor;
  /** Struck out: documented, but seen otherwise. */
  readonly struck?: boolean;
}

export const groupRoles = ['actor', 'leg', 'gate', 'road', 'trunk', 'asset', 'sign', 'legend', 'note'] as const;
export type GroupRole = (typeof groupRoles)[number];

/** Marks that mean one thing together. */
export interface GroupMark {
  readonly kind: 'group';
  readonly role: GroupRole;
  /** Unique within the drawing; a leg's is its hop key (`VIC-VC/3`), a road's starts with its path code. */
  readonly id: string;
  /** The whole meaning in one sentence: the accessible name and the tooltip. Nothing on the drawing is known by sight alone. */
  readonly label: string;
  /** Whether a person may choose it; such groups stand in reading order. */
  readonly pick: boolean;
  /** Where pointer and focus ring go. */
  readonly hit: Box;
  readonly tone?: Tone;
  readonly state?: string;
  readonly marks: readonly Mark[];
}

export type Mark = RectMark | CircleMark | LineMark | PathMark | TextMark | GroupMark;

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** One sentence: what is seen. */
  readonly title: string;
  /** The same in full, for those who cannot see it. */
  readonly description: string;
  readonly marks: readonly Mark[];
}

/** Every group that may be chosen, in reading order. */
export const picksOf = (marks: readonly Mark[]): readonly GroupMark[] =>
  marks.flatMap((mark) => (mark.kind !== 'group' ? [] : [...(mark.pick ? [mark] : []), ...picksOf(mark.marks)]));

/** All marks with groups opened up. */
export const flatten = (marks: readonly Mark[]): readonly Exclude<Mark, GroupMark>[] =>
  marks.flatMap((mark) => (mark.kind === 'group' ? flatten(mark.marks) : [mark]));
