import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HopObservation } from '#core/assessment/assessment.ts';
import type { ManagementPath } from '#core/catalog/catalog.ts';
import { describePath } from '#core/diagram/describe-path.ts';
import { drawPath } from '#core/diagram/draw-path.ts';
import { flatten, picksOf, type Drawing, type GroupMark, type Mark } from '#core/diagram/drawing.ts';
import { vi4 } from '../../catalog.ts';
import { faultsOf } from './check-drawing.ts';
import { observations, sketchEstate, type Observed } from './estates.ts';

const paths = vi4.paths.filter((path) => path.hops.length > 0);
const widths = [300, 372, 404, 480, 597, 654, 720, 1200];
const pathOf = (code: string): ManagementPath => {
  const path = vi4.paths.find((one) => one.code === code);
  if (!path) throw new Error(`no path ${code}`);
  return path;
};
const draw = (code: string, observed: Observed, answers: 'bad' | 'none', width = 597): Drawing => {
  const { assessment, result } = sketchEstate(vi4, observed, answers);
  return drawPath(pathOf(code), { hops: assessment.hops, result, width, catalog: vi4 });
};
const group = (drawing: Drawing, id: string): GroupMark => {
  const found = picksOf(drawing.marks).find((one) => one.id === id);
  if (!found) throw new Error(`no group ${id}`);
  return found;
};
const texts = (marks: readonly Mark[]): readonly string[] => flatten(marks).flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));

test('the catalog has sixteen paths with legs to draw', () => {
  expect(paths.map((path) => path.code)).toHaveLength(16);
});

describe.each(paths.map((path) => path.code))('the drawing of %s', (code) => {
  test.each(Object.keys(observations) as Observed[])('has no overlap and nothing cut, legs observed: %s', (observed) => {
    for (const answers of ['bad', 'none'] as const)
      for (const width of widths)
        expect({ width, answers, faults: faultsOf(draw(code, observed, answers, width)) }).toEqual({ width, answers, faults: [] });
  });

  test('keeps to the width that it is given', () => {
    for (const width of widths) expect(draw(code, 'mixed', 'bad', width).width).toBeLessThanOrEqual(width);
  });

  test('shows each leg once, in the order of the catalog with unused gates last, and names it with its whole sentence', () => {
    const { assessment, result } = sketchEstate(vi4, 'mixed', 'bad');
    const rows = describePath(pathOf(code), { hops: assessment.hops, result, catalog: vi4 });
    const open = (key: string): boolean => pathOf(code).hops.some((hop) => hop.kind === 'open' && `${code}/${hop.id}` === key);
    const ordered = [...rows.filter((row) => !open(row.key)), ...rows.filter((row) => open(row.key))];
    expect(picksOf(draw(code, 'mixed', 'bad', 404).marks).map(({ id, label }) => [id, label])).toEqual(ordered.map((row) => [row.key, row.label]));
  });

  test('is the same when drawn again', () => {
    expect(draw(code, 'differing', 'bad')).toEqual(draw(code, 'differing', 'bad'));
  });
});

test('a leg whose sight was carried forward says so in drawing and words; a note alone does not', () => {
  const carried = texts(draw('VIC-VC', 'carried forward', 'none').marks).join(' ');
  expect(carried).toContain('to verify again');
  expect(texts(draw('VIC-VC', 'as documented', 'none').marks).join(' ')).not.toContain('verify');
  const path = pathOf('VIC-VC');
  const rows = (seen: HopObservation) => describePath(path, { hops: { 'VIC-VC/1': seen }, result: null });
  const [row] = rows({ ports: [80], reverify: true, evidence: [] });
  expect(row?.toReverify).toBe(true);
  expect(row?.label).toContain('to be verified again');
  expect(rows({ note: 'n', reverify: true, evidence: [] })[0]).toMatchObject({ toReverify: false, state: 'documented' });
});

test('an overlap, a cut text and a missing label are noticed', () => {
  const good = draw('SSH', 'none', 'none');
  const first = flatten(good.marks).find((mark) => mark.kind === 'text');
  if (first?.kind !== 'text') throw new Error('no text');
  expect(faultsOf({ ...good, marks: [...good.marks, { ...first, x: first.x + 3 }] })).not.toEqual([]);
  expect(faultsOf({ ...good, marks: [...good.marks, { ...first, x: good.width - 4 }] })).toEqual([expect.stringContaining('leaves the drawing')]);
  expect(faultsOf({ ...good, marks: good.marks.map((mark) => (mark.kind === 'group' ? { ...mark, label: '' } : mark)) })).not.toEqual([]);
});

test('the console leg runs past vCenter and never through it', () => {
  for (const code of ['VIC-VC', 'WEB-VC', 'SDK-VC'])
    for (const width of widths) {
      const drawing = draw(code, 'mixed', 'bad', width);
      const road = group(drawing, `${code}/R`).marks.find((mark) => mark.kind === 'line');
      const vcenters = drawing.marks.filter(
        (mark): mark is GroupMark => mark.kind === 'group' && mark.role === 'actor' && mark.label.startsWith('vCenter'),
      );
      if (road?.kind !== 'line') throw new Error('no road');
      const [start, end] = road.points;
      for (const { hit } of vcenters) {
        const crosses =
          (start?.x ?? 0) < hit.x + hit.width && (end?.x ?? 0) > hit.x && (start?.y ?? 0) > hit.y - 2 && (start?.y ?? 0) < hit.y + hit.height + 2;
        expect(crosses).toBe(false);
      }
    }
});

test('documented and observed ports stand side by side, the documented one struck', () => {
  const marks = flatten(group(draw('VIC-VC', 'differing', 'none'), 'VIC-VC/3').marks);
  const words = marks.flatMap((mark) => (mark.kind === 'text' ? [[mark.text, mark.struck === true] as const] : []));
  expect(words).toContainEqual(['902', true]);
  expect(words).toContainEqual(['4902', false]);
});

test('the reverse proxy stands behind its gate with the port that it hands over to, and the back end inside the system', () => {
  const drawing = draw('WEB-VC', 'none', 'none');
  expect(texts(group(drawing, 'WEB-VC/1').marks)).toEqual(expect.arrayContaining(['80', '8009']));
  const vcenter = drawing.marks.find((mark) => mark.kind === 'group' && mark.role === 'actor' && mark.label.startsWith('vCenter'));
  const { hit } = group(drawing, 'WEB-VC/2');
  if (vcenter?.kind !== 'group') throw new Error('no vCenter');
  expect(hit.x > vcenter.hit.x && hit.x + hit.width < vcenter.hit.x + vcenter.hit.width).toBe(true);
});

test('clear text has an open lock and the critical colour; a finding on certificates slashes the locks of those who connect', () => {
  const state = (drawing: Drawing, id: string): readonly (string | undefined)[] => {
    const leg = group(drawing, id);
    return [leg.tone, leg.marks.find((mark) => mark.kind === 'group')?.label];
  };
  expect(state(draw('VIC-VC', 'none', 'none'), 'VIC-VC/1')).toEqual(['word-critical', 'clear text']);
  expect(state(draw('VIC-VC', 'none', 'none'), 'VIC-VC/3')[1]).toBe('encrypted');
  expect(state(draw('VIC-VC', 'none', 'bad'), 'VIC-VC/3')[1]).toBe('encrypted, peer not verified');
  expect(state(draw('VIC-VC', 'none', 'bad'), 'VIC-VC/4')[1]).toBe('encrypted');
  expect(state(draw('VIC-VC', 'none', 'none'), 'VIC-VC/P')).toEqual(['undecided', 'unknown']);
});

test('an inherited finding on certificates slashes the locks where the catalog is at hand', () => {
  const { assessment, result } = sketchEstate(vi4, 'none', 'bad');
  const quiet = { ...result, findings: result.findings.filter((finding) => finding.path !== 'RCLI-VC' || finding.inheritedFrom !== undefined) };
  const lockOf = (catalog: typeof vi4 | undefined): string | undefined =>
    describePath(pathOf('RCLI-VC'), { hops: assessment.hops, result: quiet, ...(catalog ? { catalog } : {}) })[0]?.lock;
  expect(lockOf(vi4)).toBe('unverified');
  expect(lockOf(undefined)).toBe('closed');
});

test('an observation that says nothing leaves the leg documented only', () => {
  const path = pathOf('SSH');
  const stateOf = (seen: HopObservation): string | undefined => describePath(path, { hops: { 'SSH/1': seen }, result: null })[0]?.verdict;
  expect(stateOf({ note: 'asked for a capture', evidence: [] })).toBe('not observed');
  expect(stateOf({ encryption: 'unknown', evidence: [] })).toBe('could not be tested');
  expect(stateOf({ ports: [22], encryption: 'yes', evidence: [] })).toBe('as documented');
  expect(stateOf({ ports: [2222], encryption: 'no', evidence: [] })).toBe('differs: ports, encryption');
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=1>', '\u202Eevil', 'W'.repeat(200), '𝕏'.repeat(80), 'a\nb\tc'),
);
const seen = fc.record(
  {
    ports: fc.array(fc.integer({ min: 1, max: 65_535 }), { maxLength: 6 }),
    protocol: hostile,
    proxy: hostile,
    encryption: fc.constantFrom('yes', 'no', 'handshake', 'unknown'),
    note: hostile,
    evidence: fc.constant([]),
  },
  { requiredKeys: ['evidence'] },
);

test('whatever was observed and however actors are called, the drawing holds together', () => {
  const arbitrary = fc.record({
    path: fc.constantFrom(...paths),
    width: fc.integer({ min: 280, max: 900 }),
    observed: fc.array(fc.option(seen), { minLength: 12, maxLength: 12 }),
    name: fc.option(hostile),
  });
  fc.assert(
    fc.property(arbitrary, ({ path, width, observed, name }) => {
      const hops = Object.fromEntries(
        path.hops.flatMap((hop, at) => (observed[at] ? [[`${path.code}/${hop.id}`, observed[at] as HopObservation]] : [])),
      );
      const renamed =
        name === null
          ? path
          : {
              ...path,
              name: `${path.name} ${name}`,
              actors: path.actors.map((actor) => ({ ...actor, name: `${actor.name} ${name}`, detail: name })),
            };
      expect(faultsOf(drawPath(renamed, { hops, result: null, width }))).toEqual([]);
    }),
    { numRuns: 400 },
  );
});
