import { expect, test } from 'vitest';
import { drawEstate } from '#core/diagram/draw-estate.ts';
import { drawPath } from '#core/diagram/draw-path.ts';
import type { Drawing, Mark } from '#core/diagram/drawing.ts';
import { drawingStyles, printPalette, renderDrawing } from '#report/drawing-svg.ts';
import { vi4 } from '../catalog.ts';
import { sketchEstate } from '../core/diagram/estates.ts';

const { assessment, result } = sketchEstate(vi4, 'mixed', 'bad');
const svgOf = (code: string): string => {
  const path = vi4.paths.find((one) => one.code === code);
  if (!path) throw new Error(`no path ${code}`);
  return renderDrawing(drawPath(path, { hops: assessment.hops, result, width: 654, catalog: vi4 }));
};

// Stored pictures; `npx vitest run test/report/drawing-svg.test.ts -u` accepts a change.
test.each(['VIC-VC', 'SDK-VC'])('the drawing of %s is the stored one', async (code) => {
  await expect(svgOf(code).replaceAll('><', '>\n<')).toMatchFileSnapshot(`./drawings/${code}.svg`);
});

test('the estate map is the stored one', async () => {
  const drawing = drawEstate(vi4, result, assessment, { area: 'all', width: 654 });
  await expect(renderDrawing(drawing).replaceAll('><', '>\n<')).toMatchFileSnapshot('./drawings/estate.svg');
});

test('is an image with a name', () => {
  expect(svgOf('VIC-VC')).toMatch(/^<svg class=dw role=img aria-label="Data flow of VIC-VC, VI Client to vCenter: 9 legs" /);
});

test('has no inline style, no script and no address; its classes are all in the style sheet', () => {
  const svg = vi4.paths
    .filter((path) => path.hops.length > 0)
    .map((path) => svgOf(path.code))
    .join('');
  expect(svg).not.toMatch(/\sstyle=|<script|\son\w+=|href|xmlns/);
  const used = new Set([...svg.matchAll(/ class=(?:"([^"]+)"|([\w-]+))/g)].flatMap((match) => (match[1] ?? match[2] ?? '').split(' ')));
  expect(used.size).toBeGreaterThan(12);
  expect([...used].filter((one) => !`${drawingStyles()}.dw `.includes(`.${one}`))).toEqual([]);
});

test('hostile text stays text, everywhere', () => {
  const evil = `</text><script>alert("1")</script>&'\u0000\uFFFF\uD800`;
  const label: Mark = { kind: 'text', x: 1, y: 10, text: evil, face: 'sans', weight: 400, size: 12, tone: 'ink', anchor: 'start' };
  const drawing: Drawing = {
    width: 100,
    height: 20,
    title: evil,
    description: evil,
    marks: [{ kind: 'group', role: 'leg', id: evil, label: evil, pick: true, hit: { x: 0, y: 0, width: 1, height: 1 }, marks: [label] }],
  };
  const svg = renderDrawing(drawing);
  expect(svg).not.toContain('<script');
  expect(svg).not.toMatch(/[\u0000\uFFFF]/); // eslint-disable-line no-control-regex -- the very characters that must not be there
  expect(svg.isWellFormed()).toBe(true);
  expect(svg.match(/&lt;script&gt;alert\(&quot;1&quot;\)/g)).toHaveLength(2);
});

test('every tone has a colour in print, and severities fall in lightness', () => {
  const lightness = (hex: string): number =>
    [1, 3, 5].reduce((sum, at, channel) => sum + Number.parseInt(hex.slice(at, at + 2), 16) * ([0.2126, 0.7152, 0.0722][channel] ?? 0), 0);
  const order = (['critical-mark', 'high-mark', 'medium-mark', 'low-mark'] as const).map((tone) => lightness(printPalette[tone]));
  expect(order).toEqual([...order].sort((a, b) => a - b));
});
