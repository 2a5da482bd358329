import { flushSync } from 'svelte';
import { fromStore, writable } from 'svelte/store';
import { expect, test } from 'vitest';
import ConsistencyCheck from '../../../src-renderer/features/write-report/ConsistencyCheck.svelte';
import type { ConsistencyPoint } from '../../../src-renderer/features/write-report/consistency.ts';
import { DamagedEvidence } from '../../../src-renderer/features/write-report/damaged-evidence.svelte.ts';
import { all, render } from '../render.ts';

const point = (id: ConsistencyPoint['id'], places: number): ConsistencyPoint => ({
  id,
  sentence: `${id} is to be settled`,
  places: Array.from({ length: places }, (_, at) => ({ id: `${id}-${String(at)}`, label: 'there', screen: 'findings', target: {} })),
});
const folded = (): readonly boolean[] => all('details').map((fold) => !(fold as HTMLDetailsElement).open);

test('a point stands open where it is the only one or names few places, and stays as it is when another is found', () => {
  const points = writable<readonly ConsistencyPoint[]>([point('owner', 9)]);
  const now = fromStore(points);
  render(ConsistencyCheck, {
    get points() {
      return now.current;
    },
    damaged: new DamagedEvidence(),
    onsummary: () => undefined,
  });
  expect(folded()).toEqual([false]);
  // As when the evidence has been hashed once more: the lists are made anew, the sentences are the same.
  points.set([point('owner', 9), point('evidence', 1), point('reason', 4)]);
  flushSync();
  expect(folded()).toEqual([false, false, true]);
});
