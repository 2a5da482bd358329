import { describe, expect, test } from 'vitest';
import { areas, type Catalog } from '#core/catalog/catalog.ts';
import { drawEstate } from '#core/diagram/draw-estate.ts';
import { flatten, picksOf, type Drawing } from '#core/diagram/drawing.ts';
import { describeEstate, pathOfRoad, type MapArea } from '#core/diagram/estate-roads.ts';
import { vi4 } from '../../catalog.ts';
import { faultsOf } from './check-drawing.ts';
import { observations, sketchEstate, type Observed } from './estates.ts';

const mapAreas: readonly MapArea[] = ['all', ...areas];
const codes = vi4.paths.filter((path) => path.hops.length > 0).map((path) => path.code);
const draw = (observed: Observed, answers: 'bad' | 'none', area: MapArea, width: number, notInUse: readonly string[] = []): Drawing => {
  const { assessment, result } = sketchEstate(vi4, observed, answers, notInUse);
  return drawEstate(vi4, result, assessment, { area, width });
};
const words = (drawing: Drawing): readonly string[] => flatten(drawing.marks).flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
const roadsOf = (drawing: Drawing) => picksOf(drawing.marks).filter((group) => group.role === 'road');

describe.each(Object.keys(observations) as Observed[])('the estate map, legs observed: %s', (observed) => {
  test('has no overlap and nothing cut', () => {
    for (const answers of ['bad', 'none'] as const)
      for (const width of [400, 654, 720, 899, 900, 1130, 1400])
        for (const area of mapAreas)
          expect({ width, area, answers, faults: faultsOf(draw(observed, answers, area, width)) }).toEqual({ width, area, answers, faults: [] });
  });
});

test('holds together whichever paths are in use', () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const off = codes.filter((_, at) => ((seed * 2654435761) >>> (at + 3)) % 2 === 0);
    expect({ off, faults: faultsOf(draw('mixed', 'bad', 'all', 654 + seed * 9, off)) }).toEqual({ off, faults: [] });
  }
});

test('holds together with no path in use', () => {
  expect(faultsOf(draw('none', 'none', 'all', 900, codes))).toEqual([]);
});

test('every path in use has a road, and paths not in use are named instead', () => {
  const drawing = draw('none', 'bad', 'all', 1130, ['SSH', 'VUM']);
  expect(new Set(roadsOf(drawing).map((road) => pathOfRoad(road.id)))).toEqual(new Set(codes.filter((code) => code !== 'SSH' && code !== 'VUM')));
  expect(words(drawing)).toContain('Not in use: SSH, VUM');
});

test('one road per asset is the weakest, at most', () => {
  for (const area of mapAreas) {
    const { assessment, result } = sketchEstate(vi4, 'none', 'bad');
    const flagged = describeEstate(vi4, result, assessment, area).filter((road) => road.weakest !== null);
    expect(flagged.length).toBeLessThanOrEqual(vi4.assets.filter((asset) => asset.includes.length === 0).length);
    for (const road of flagged)
      expect(result.weakestPaths.some((weakest) => weakest.path === road.path && (area === 'all' || weakest.area === area))).toBe(true);
  }
  expect(roadsOf(draw('none', 'bad', 'all', 1130)).filter((road) => road.state === 'weakest')).toHaveLength(2);
});

test('a clear estate has no weakest road', () => {
  expect(roadsOf(draw('none', 'none', 'all', 1130)).filter((road) => road.state === 'weakest')).toHaveLength(0);
});

test('the console leg of a path through vCenter is a road of its own, straight to the hosts', () => {
  const roads = roadsOf(draw('none', 'none', 'all', 1130)).filter((road) => pathOfRoad(road.id) === 'VIC-VC');
  expect(roads.map((road) => road.id)).toEqual(['VIC-VC#vcenter', 'VIC-VC#host']);
});

test('a path on which nothing was decided is drawn dashed', () => {
  const { assessment, result } = sketchEstate(vi4, 'none', 'none');
  const undecided = {
    ...result,
    paths: { ...result.paths, SSH: { ...result.paths['SSH']!, scope: { ...result.paths['SSH']!.scope, state: 'undecided' as const } } },
  };
  const road = roadsOf(drawEstate(vi4, undecided, assessment, { area: 'all', width: 1130 })).find((one) => one.id === 'SSH');
  expect(road?.marks.some((mark) => mark.kind === 'line' && mark.dash === 'dashed')).toBe(true);
  expect(road?.label).toContain('counts as in use');
});

test('the map leaves room for what stands below it: wide, it is a third lower than on a portrait page', () => {
  const portrait = draw('none', 'bad', 'all', 654).height;
  for (const width of [1130, 1012, 806]) expect(draw('none', 'bad', 'all', width).height / portrait).toBeLessThan(0.72);
});

test('the weakest way to vCenter has its flag also where it is an add-on', () => {
  const { assessment, result } = sketchEstate(vi4, 'none', 'bad');
  const weakest = result.weakestPaths.map((way) => (way.asset === 'vcenter' ? { ...way, path: 'LAB' } : way));
  const drawing = drawEstate(vi4, { ...result, weakestPaths: weakest }, assessment, { area: 'tls', width: 1130 });
  expect(words(drawing).filter((one) => one.startsWith('Weakest to vCenter'))).toHaveLength(1);
  expect(faultsOf(drawing)).toEqual([]);
});

test('what the auditor typed stays inside its box', () => {
  const { assessment, result } = sketchEstate(vi4, 'none', 'bad');
  const long = 'Wörk <b>bold</b> '.repeat(20);
  const named = {
    ...assessment,
    targets: Object.fromEntries((['vcenter', 'hosts', 'card'] as const).map((kind) => [kind, { id: kind, kind, name: long }])),
  };
  expect(faultsOf(drawEstate(vi4, result, named, { area: 'all', width: 700 }))).toEqual([]);
});

test('an edition without hops gives an empty map and no error', () => {
  const bare: Catalog = { ...vi4, paths: vi4.paths.map((path) => ({ ...path, hops: [] })) };
  const { assessment, result } = sketchEstate(bare, 'none', 'none');
  expect(roadsOf(drawEstate(bare, result, assessment, { area: 'all', width: 800 }))).toEqual([]);
});
