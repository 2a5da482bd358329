/** What must hold for every drawing, whatever it shows. */
import { flatten, picksOf, type Box, type Drawing, type GroupMark, type Mark, type TextMark } from '#core/diagram/drawing.ts';
import { textBox } from '#core/diagram/measure-text.ts';

const boxOf = (mark: Exclude<Mark, GroupMark>): Box => {
  if (mark.kind === 'text') return textBox(mark);
  if (mark.kind === 'rect') return mark;
  if (mark.kind === 'circle') return { x: mark.x - mark.r, y: mark.y - mark.r, width: 2 * mark.r, height: 2 * mark.r };
  if (mark.kind === 'path') return mark.box;
  const [xs, ys] = [mark.points.map((point) => point.x), mark.points.map((point) => point.y)];
  return { x: Math.min(...xs), y: Math.min(...ys), width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) };
};

const outside = (box: Box, drawing: Drawing): boolean =>
  ![box.x, box.y, box.width, box.height].every(Number.isFinite) ||
  box.x < -0.01 ||
  box.y < -0.01 ||
  box.x + box.width > drawing.width + 0.01 ||
  box.y + box.height > drawing.height + 0.01;

/** Boxes that share more than a hair. */
const overlap = (a: Box, b: Box): boolean => {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0.5 && height > 0.5;
};

const signsOf = (marks: readonly Mark[]): readonly GroupMark[] =>
  marks.flatMap((mark) => (mark.kind !== 'group' ? [] : mark.role === 'sign' ? [mark] : signsOf(mark.marks)));

const inSigns = (marks: readonly Mark[]): ReadonlySet<Mark> => new Set(signsOf(marks).flatMap((sign) => flatten(sign.marks)));

/** Every breach in words; an empty list is a good drawing. */
export const faultsOf = (drawing: Drawing): readonly string[] => {
  const marks = flatten(drawing.marks);
  const own = inSigns(drawing.marks);
  const texts = marks.filter((mark): mark is TextMark => mark.kind === 'text' && !own.has(mark));
  const signs = signsOf(drawing.marks);
  const groups = drawing.marks.filter((mark) => mark.kind === 'group');
  const ids = picksOf(drawing.marks).map((group) => group.id);
  return [
    ...marks
      .filter((mark) => outside(boxOf(mark), drawing))
      .map((mark) => `${mark.kind} ${mark.kind === 'text' ? mark.text : ''} leaves the drawing: ${JSON.stringify(boxOf(mark))}`),
    ...texts.flatMap((a, at) => texts.slice(at + 1).flatMap((b) => (overlap(textBox(a), textBox(b)) ? [`“${a.text}” lies on “${b.text}”`] : []))),
    ...texts.flatMap((a) =>
      signs.flatMap((sign) =>
        overlap(textBox(a), { x: sign.hit.x + 1, y: sign.hit.y + 1, width: sign.hit.width - 2, height: sign.hit.height - 2 })
          ? [`“${a.text}” lies on the sign ${sign.id}`]
          : [],
      ),
    ),
    ...signs.flatMap((a, at) => signs.slice(at + 1).flatMap((b) => (overlap(a.hit, b.hit) ? [`sign ${a.id} lies on sign ${b.id}`] : []))),
    ...groups.filter((group) => group.label.trim() === '').map((group) => `group ${group.id} has no label`),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `the id ${id} is there twice`),
    ...(drawing.title.trim() === '' || drawing.description.trim() === '' ? ['the drawing has no title or no description'] : []),
  ];
};
