import { expect, test } from 'vitest';
import type { Actor, ActorKind, Hop, HopKind, ManagementPath } from '#core/catalog/catalog.ts';
import { readLegs } from '#core/diagram/leg-reading.ts';
import { placeRoutes, routeLegs, type Placement } from '#core/diagram/place-legs.ts';
import { vi4 } from '../../catalog.ts';

const template = vi4.paths[0]!;
const actor = (id: string, kind: ActorKind = 'client'): Actor => ({ id, kind, name: id });
const hop = (id: string, from: string, to: string, kind: HopKind = 'leg'): Hop => ({
  id,
  path: 'T',
  kind,
  from,
  to,
  ports: [443],
  portText: '443',
  protocol: 'TLS',
  proxy: null,
  encryption: { state: 'yes', text: 'yes' },
  facts: [],
  notes: [],
});
const place = (actors: readonly Actor[], hops: readonly Hop[]): Placement => {
  const path: ManagementPath = { ...template, code: 'T', actors, hops, items: [] };
  return placeRoutes(routeLegs(path, readLegs(path, { hops: {}, result: null })));
};
const row = (placement: Placement, id: string): number | undefined => placement.legs.find((leg) => leg.leg.hop.id === id)?.row;

test('a system stands right of everything that leads to it', () => {
  const { boxes } = place(
    [actor('a'), actor('b', 'add-on'), actor('c', 'vcenter'), actor('d', 'host')],
    [hop('1', 'a', 'b'), hop('2', 'b', 'c'), hop('3', 'c', 'd')],
  );
  expect(boxes.map((box) => [box.system.name, box.column])).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
    ['d', 3],
  ]);
});

test('a leg past a system gets a row that the system does not stand on', () => {
  const placement = place(
    [actor('a'), actor('v', 'vcenter'), actor('h', 'host')],
    [hop('R', 'a', 'h', 'console'), hop('1', 'a', 'v'), hop('2', 'a', 'v'), hop('3', 'v', 'h')],
  );
  const vcenter = placement.boxes.find((box) => box.system.name === 'v');
  expect(row(placement, 'R')).toBeGreaterThan(vcenter?.last ?? 99);
  expect(row(placement, '3')).toBe(0);
});

test('a loop ends and its way back has a gate on the right wall', () => {
  const placement = place([actor('a'), actor('b', 'add-on')], [hop('1', 'a', 'b'), hop('2', 'b', 'a')]);
  expect(placement.boxes.find((box) => box.system.name === 'a')).toMatchObject({ column: 0, right: true });
  expect(placement.legs).toHaveLength(2);
});

test('a system that roads only lead to reaches over columns where nothing stands, and none that something passes', () => {
  const actors = [actor('a'), actor('v', 'vcenter'), actor('h', 'host'), actor('p', 'plug-in'), actor('o', 'add-on')];
  const legs = [hop('1', 'a', 'v'), hop('2', 'v', 'h'), hop('P', 'p', 'o', 'plug-in')];
  const reach = (placement: Placement, name: string): number | undefined => placement.boxes.find((box) => box.system.name === name)?.reach;
  const placement = place(actors, legs);
  expect([reach(placement, 'v'), reach(placement, 'h'), reach(placement, 'o')]).toEqual([1, 2, 2]);
  // A console leg that goes past vCenter takes the gap beside it.
  expect(reach(place(actors, [...legs, hop('R', 'a', 'h', 'console')]), 'v')).toBe(1);
});

test('boxes in one column never share a row, and no road takes another’s place', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  for (let seed = 0; seed < 300; seed += 1) {
    const pick = (at: number): string => names[Math.abs((seed * 7919 + at * 104729) ^ (seed >> 2)) % names.length] ?? 'a';
    const hops = Array.from({ length: 7 }, (_, at) => hop(String(at), pick(at), pick(at * 3 + 1)));
    const { boxes, legs } = place(
      names.map((name) => actor(name, 'add-on')),
      hops,
    );
    expect(legs).toHaveLength(hops.length);
    for (const box of boxes)
      for (const other of boxes)
        if (other !== box && other.column === box.column) expect(other.first > box.last || other.last < box.first).toBe(true);
  }
});

test('a proxy stands in the system it hands over to', () => {
  const placement = place([actor('a'), actor('p', 'proxy'), actor('s', 'patch')], [hop('1', 'a', 'p'), hop('2', 'p', 's', 'back-end')]);
  expect(placement.boxes.map((box) => box.system.name)).toEqual(['a', 's']);
  expect(placement.legs.map((leg) => leg.shape)).toEqual(['road', 'inside']);
});
