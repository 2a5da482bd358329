/** Target 22: what N assessments in the library cost against a single one, by turns in one run. The floor is our own N = 1. */
import { evaluateOverall } from '#core/evaluation/evaluate.ts';
import { vi4 } from '../catalog.ts';
import { answerChange } from './answer-change.ts';
import { openApplication, type Asked } from './application.ts';
import type { Figure } from './figure.ts';
import { compare, spread, takeTurns, timed } from './measure.ts';
import { assessmentId, withCopy } from './seed.ts';
import { stageMain } from './start.ts';
import { spawnToLine, spawnForMemory } from './spawn-to-line.ts';

const wanted = { ratio: 1.5 };

/** As the library asks for it. */
const firstPage = { order: 'changed', limit: 50 } as const;

interface Library extends Asked {
  readonly folder: string;
  readonly id: string;
}

const openLibrary = (folder: string, assessments: number): Library => ({
  ...openApplication(folder),
  folder,
  id: assessmentId(Math.ceil(assessments / 2)),
});

/** One thing done in the large library and in the one with a single assessment, in turn. */
const grow = async (
  feel: string,
  rounds: number,
  large: (round: number) => Promise<number>,
  single: (round: number) => Promise<number>,
): Promise<Figure> => {
  const { ours, floor } = await compare(rounds, { ours: large, floor: single }, Math.ceil(rounds / 6));
  return { target: 22, feel: `growth: ${feel}`, unit: 'ms', ours, floor: { what: 'N = 1', spread: floor }, wanted };
};

const growthOfOperations = async (large: Library, single: Library): Promise<readonly Figure[]> => {
  const page = (library: Library) => () => timed(() => library.ask('showLibrary', firstPage));
  const open = (library: Library) => () => timed(() => library.ask('openAssessment', { id: library.id }));
  const { assessment } = await large.ask('openAssessment', { id: large.id });
  await single.ask('openAssessment', { id: single.id });
  const save = (library: Library) => (round: number) => {
    const change = answerChange(vi4, assessment, round);
    return timed(() => library.ask('change', { id: library.id, change }));
  };
  const rescore = () => timed(() => evaluateOverall(vi4, assessment, '2026-11-23'));
  return [
    // Fifty lines against one: told, and nothing wanted.
    { ...(await grow('the first page of the list alone, fifty lines against one', 15, page(large), page(single))), wanted: {} },
    await grow('open an assessment', 60, open(large), open(single)),
    await grow('save an answer', 300, save(large), save(single)),
    await grow('rescore', 300, rescore, rescore),
  ];
};

/** Target 22's “list”, measured as its peer was (performance.md, section 5): the store opened and the newest fifty listed. */
const growthOfList = (large: string, single: string): Promise<Figure> => {
  const openAndList = (folder: string) => async (): Promise<number> => {
    const began = performance.now();
    const { ask, close } = openApplication(folder);
    await ask('showLibrary', firstPage);
    const took = performance.now() - began;
    close();
    return took;
  };
  return grow('store opened and the list answered', 30, openAndList(large), openAndList(single));
};

const growthOfStart = async (large: string, single: string): Promise<readonly Figure[]> => {
  const main = stageMain();
  const start = (folder: string) => () => spawnToLine([main], { POSTERN_DATA: folder });
  const time = await grow('start to the first list', 9, start(large), start(single));
  const memory = (folder: string) => () => spawnForMemory([main], { POSTERN_DATA: folder });
  const given = await takeTurns(5, { large: memory(large), single: memory(single) });
  const added = given.large.map((megabytes, round) => megabytes - given.single[round]!);
  return [
    time,
    { target: 22, feel: 'growth: memory of the main process after the first list', unit: 'MB', ours: spread(added), wanted: { most: 10 } },
  ];
};

export const measureGrowth = (assessments: number): Promise<readonly Figure[]> =>
  withCopy(assessments, (largeFolder) =>
    withCopy(1, async (singleFolder) => {
      const started = [...(await growthOfStart(largeFolder, singleFolder)), await growthOfList(largeFolder, singleFolder)];
      const large = openLibrary(largeFolder, assessments);
      const single = openLibrary(singleFolder, 1);
      try {
        return [...started, ...(await growthOfOperations(large, single))];
      } finally {
        large.close();
        single.close();
      }
    }),
  );
