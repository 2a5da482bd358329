/** The marks of a drawing as a tree of SVG elements yet to be made; text stays text and is never markup. */
import type { GroupMark, Mark, Point, Tone } from '#core/diagram/drawing.ts';
import { dashPatterns, families } from '#core/diagram/paint.ts';

export interface SvgElement {
  readonly tag: string;
  /** Tells it from its neighbours; what has the same key in the next drawing is the same thing. */
  readonly key: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly text?: string;
  readonly children?: readonly SvgElement[];
}

export interface MarkContext {
  /** Groups that may be chosen are buttons, named by their whole sentence; else every group is an image with that name. */
  readonly pickable: boolean;
  /** The id of the group that is shown elsewhere just now. */
  readonly selected: string | null;
}

/** The theme's colour of a tone (`shared/ui/tokens.css`). */
const colour = (tone: Tone | undefined): string | undefined => (tone === undefined ? undefined : `var(--${tone})`);

const linePoints = (points: readonly Point[]): string => points.map(({ x, y }) => `${x},${y}`).join(' ');

type Shape = Exclude<Mark, { kind: 'text' | 'group' }>;

const paintOf = (mark: Shape) => ({
  fill: colour(mark.fill) ?? 'none',
  stroke: colour(mark.stroke),
  'stroke-width': mark.strokeWidth,
  'stroke-dasharray': mark.dash && dashPatterns[mark.dash],
  opacity: mark.opacity,
});

const shapeElement = (mark: Shape, key: string): SvgElement => {
  const paint = paintOf(mark);
  if (mark.kind === 'rect') {
    const { x, y, width, height, radius: rx } = mark;
    return { tag: 'rect', key, attributes: { x, y, width, height, rx, ...paint } };
  }
  if (mark.kind === 'circle') return { tag: 'circle', key, attributes: { cx: mark.x, cy: mark.y, r: mark.r, ...paint } };
  if (mark.kind === 'path') return { tag: 'path', key, attributes: { d: mark.d, ...paint } };
  return { tag: mark.closed ? 'polygon' : 'polyline', key, attributes: { points: linePoints(mark.points), ...paint } };
};

const textElement = (mark: Extract<Mark, { kind: 'text' }>, key: string): SvgElement => ({
  tag: 'text',
  key,
  attributes: {
    x: mark.x,
    y: mark.y,
    fill: colour(mark.tone),
    'font-family': families[mark.face],
    'font-size': mark.size,
    'font-weight': mark.weight,
    'text-anchor': mark.anchor,
    'text-decoration': mark.struck ? 'line-through' : undefined,
  },
  text: mark.text,
});

const titleElement = (text: string): SvgElement => ({ tag: 'title', key: 'title', attributes: {}, text });

/** A clear rectangle over the marks is the button. */
const buttonElement = ({ id, label, hit }: GroupMark, selected: string | null): SvgElement => ({
  tag: 'rect',
  key: 'button',
  attributes: {
    role: 'button',
    'data-stop': '',
    'data-pick': id,
    'aria-label': label,
    'aria-pressed': String(selected === id),
    x: hit.x - 1,
    y: hit.y - 1,
    width: hit.width + 2,
    height: hit.height + 2,
    rx: 3,
  },
  children: [titleElement(label)],
});

const groupElement = (group: GroupMark, context: MarkContext, named: boolean): SvgElement => {
  const { role, label, marks } = group;
  const key = `group ${group.id}`;
  const inside = elementsOf(marks, context, true);
  if (context.pickable && group.pick) {
    const drawn: SvgElement = { tag: 'g', key: 'drawn', attributes: { 'aria-hidden': 'true' }, children: inside };
    return { tag: 'g', key, attributes: { class: `pick ${role}` }, children: [drawn, buttonElement(group, context.selected)] };
  }
  const image = context.pickable && !named ? { role: 'img', 'aria-label': label } : {};
  return { tag: 'g', key, attributes: { class: role, ...image }, children: named || label === '' ? inside : [titleElement(label), ...inside] };
};

/** One element for each mark; `named` inside a group whose label says everything. */
export const elementsOf = (marks: readonly Mark[], context: MarkContext, named = false): readonly SvgElement[] =>
  marks.map((mark, at) => {
    if (mark.kind === 'group') return groupElement(mark, context, named);
    return mark.kind === 'text' ? textElement(mark, `text ${at}`) : shapeElement(mark, `${mark.kind} ${at}`);
  });
