/** Gates: gaps in the wall on the listening side. */
import type { Mark } from './drawing.ts';
import { line, point, rect } from './shapes.ts';

export const wall = 7;
const half = 6;

/** The gap at a wall whose outer face is `x`, seen by who comes in `direction`. An unused open gate has a dashed sill. */
export const gateGap = (x: number, y: number, direction: 1 | -1, unused: boolean): readonly Mark[] => {
  const left = direction === 1 ? x : x - wall;
  const gap = rect({ x: left, y: y - half, width: wall, height: 2 * half }, { fill: 'sheet' });
  if (!unused) return [gap];
  return [
    gap,
    rect({ x: left + 0.5, y: y - half + 0.5, width: wall - 1, height: 2 * half - 1 }, { stroke: 'word-medium', strokeWidth: 1, dash: 'fine' }),
  ];
};

/** A leaf swung out of the gate, with the arc along which it was moved: clear text, or the weakest way. */
export const openLeaf = (x: number, y: number, direction: 1 | -1): readonly Mark[] => {
  const at = (dx: number, dy: number) => point(x + dx * direction, y + dy);
  const [hinge, tip, shut] = [at(1, -half), at(-10, -half - 4.5), at(1, half)];
  const box = { x: Math.min(hinge.x, x - 12 * direction), y: tip.y - 1, width: 13, height: 2 * half + 6 };
  return [
    {
      kind: 'path',
      d: `M${tip.x} ${tip.y}A11.9 11.9 0 0 ${direction === 1 ? 0 : 1} ${shut.x} ${shut.y}`,
      box,
      stroke: 'word-critical',
      strokeWidth: 1,
      dash: 'fine',
    },
    line([hinge, tip], 'word-critical', 2),
  ];
};
