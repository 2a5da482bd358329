import '../../../src-renderer/shared/ui/base.css';
import { describe, expect, test } from 'vitest';
import { themes } from '../render.ts';

const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

/** The colour that a token has in the theme that is set, as sRGB 0 to 1. */
const colourOf = (token: string): readonly number[] => {
  const probe = document.createElement('span');
  probe.style.color = `var(--${token})`;
  document.body.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  if (!canvas) throw new Error('no canvas');
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = computed;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((channel) => channel / 255);
};

const luminance = (colour: readonly number[]): number => {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (front: string, back: string): number => {
  const [light = 0, dark = 0] = [luminance(colourOf(front)), luminance(colourOf(back))].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

/** Text on what it stands on, at least 4.5; edges of fields and marks at least 3 (WCAG 2.2, 1.4.3 and 1.4.11). */
const texts = [
  ...['ink', 'ink2', 'ink3', 'accent', 'word-critical', 'word-high', 'word-medium', 'word-low', 'word-info', 'clear', 'undecided'].flatMap((front) =>
    ['sheet', 'raise', 'ground'].map((back) => [front, back] as const),
  ),
  ...['ink', 'ink2', 'ink3'].flatMap((front) => ['selected', 'sunk'].map((back) => [front, back] as const)),
  ...['critical', 'high', 'medium', 'low'].flatMap((severity) => [
    [`${severity}-on`, `${severity}-mark`] as const,
    [`cell-${severity}-on`, `cell-${severity}`] as const,
  ]),
  ['cell-info-on', 'cell-info'] as const,
  ['ink', 'highlight'] as const,
  ['accent-on', 'accent'] as const,
  ['sheet', 'ink'] as const,
];
const edges = [
  ['ctl', 'sheet'],
  ['ctl', 'raise'],
  ['wall', 'sheet'],
  ['critical-edge', 'sheet'],
  ['high-edge', 'sheet'],
  ['medium-edge', 'sheet'],
  ['low-edge', 'sheet'],
] as const;

describe.each(themes)('in the %s theme', (theme) => {
  test.each(texts)('%s can be read on %s', (front, back) => {
    document.documentElement.dataset.theme = theme;
    expect(contrast(front, back)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(edges)('%s can be seen on %s', (front, back) => {
    document.documentElement.dataset.theme = theme;
    expect(contrast(front, back)).toBeGreaterThanOrEqual(3);
  });
  test('cells get lighter or darker with every step down, so that they hold in greyscale', () => {
    document.documentElement.dataset.theme = theme;
    if (theme === 'contrast') return expect(getComputedStyle(document.documentElement).getPropertyValue('--cell-edge-high')).toBe('3px');
    const steps = ['cell-critical', 'cell-high', 'cell-medium', 'cell-low'].map((token) => luminance(colourOf(token)));
    const sorted = steps.toSorted((a, b) => (theme === 'light' ? a - b : b - a));
    expect(steps).toEqual(sorted);
    expect(new Set(steps).size).toBe(4);
  });
});

test('a pair that cannot be read is noticed', () => {
  document.documentElement.dataset.theme = 'light';
  expect(contrast('line', 'sheet')).toBeLessThan(3);
});

test('every typeface is bundled and holds the signs that screens print', async () => {
  const faces = [...document.fonts];
  await Promise.all(faces.map((face) => face.load()));
  expect(faces.filter((face) => face.status !== 'loaded')).toEqual([]);
  expect(new Set(faces.map((face) => face.family.replaceAll('"', '')))).toEqual(
    new Set(['IBM Plex Sans', 'IBM Plex Sans Condensed', 'IBM Plex Serif', 'IBM Plex Mono']),
  );
  for (const family of ['IBM Plex Sans', 'IBM Plex Sans Condensed', 'IBM Plex Mono']) {
    expect(document.fonts.check(`12px "${family}"`, '→≠↑–“”Łžß')).toBe(true);
  }
});
