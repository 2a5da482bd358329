import { expect, test } from 'vitest';
import { readLegs } from '#core/diagram/leg-reading.ts';
import { placeRoutes, routeLegs } from '#core/diagram/place-legs.ts';
import { names, narrowNames } from '#core/diagram/shapes.ts';
import { leastWidth, sizeColumns } from '#core/diagram/size-columns.ts';
import { vi4 } from '../../catalog.ts';
import { observations, sketchEstate, type Observed } from './estates.ts';

test('the least width of a placement is what its columns come to where there is no room', () => {
  const seen = new Set<number>();
  for (const observed of Object.keys(observations) as Observed[]) {
    const { assessment, result } = sketchEstate(vi4, observed, 'bad');
    for (const path of vi4.paths.filter(({ hops }) => hops.length > 0)) {
      const routes = routeLegs(path, readLegs(path, { hops: assessment.hops, result, catalog: vi4 }));
      for (let legs = 1; legs <= routes.length; legs += 1)
        for (const font of [names, narrowNames]) {
          const placement = placeRoutes(routes.slice(0, legs));
          const least = leastWidth(placement, font);
          expect({ path: path.code, legs, least }).toEqual({ path: path.code, legs, least: sizeColumns(placement, 0, font).total });
          seen.add(least);
        }
    }
  }
  expect(seen.size).toBeGreaterThan(20);
});
