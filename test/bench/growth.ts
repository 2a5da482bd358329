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
  const list = (library: Library) => () => timed(() => library.ask('showLibrary', { order: 'changed', limit: 50 }));
  const open = (library: Library) => () => timed(() => library.ask('openAssessment', { id: library.id }));
  const { assessment } = await large.ask('openAssessment', { id: large.id });
  await single.ask('openAssessment', { id: single.id });
  const save = (library: Library) => (round: number) => {
    const change = answerChange(vi4, assessment, round);
    return timed(() => library.ask('change', { id: library.id, change }));
  };
  const rescore = () => timed(() => evaluateOverall(vi4, assessment, '2026-11-23'));
  return [
    await grow('list, first page as the library asks for it', 15, list(large), list(single)),
    await grow('open an assessment', 60, open(large), open(single)),
    await grow('save an answer', 300, save(large), save(single)),
    await grow('rescore', 300, rescore, rescore),
  ];
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
      const started = await growthOfStart(largeFolder, singleFolder);
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
