/** Target 8: an answer saved durably, rescored and journalled, against a bare one-row commit. */
import { vi4 } from '../catalog.ts';
import { openApplication } from './application.ts';
import type { Figure } from './figure.ts';
import { countFsyncs } from './count-fsyncs.ts';
import { compare, timed } from './measure.ts';
import { openOneRow } from './one-row.ts';
import { answerChange } from './answer-change.ts';
import { assessmentId, withCopy } from './seed.ts';

const saves = 300;

/** Times saves of alternating answers over all questions of one assessment, in turn with one-row commits. */
export const compareSaves = (assessments: number): Promise<Readonly<Record<'ours' | 'floor', Figure['ours']>>> =>
  withCopy(assessments, async (folder) => {
    const { ask, close } = openApplication(folder);
    const row = openOneRow(folder);
    const id = assessmentId(Math.ceil(assessments / 2));
    const { assessment } = await ask('openAssessment', { id });
    try {
      return await compare(
        saves,
        {
          ours: (round) => {
            const change = answerChange(vi4, assessment, round);
            return timed(() => ask('change', { id, change }));
          },
          floor: () => timed(row.commit),
        },
        50,
      );
    } finally {
      row.close();
      close();
    }
  });

export const measureSave = async (assessments: number): Promise<readonly Figure[]> => {
  const { ours, floor } = await compareSaves(assessments);
  const what = 'bare one-row commit, FULL';
  const cited = 'durable JSON 0.72 ms; Threat Dragon, not durable, 0.30 ms';
  const time: Figure = {
    target: 8,
    feel: 'answer on disk, rescored',
    unit: 'ms',
    ours,
    floor: { what, spread: floor },
    wanted: { ratio: 2.2 },
    cited,
  };
  const calls = countFsyncs();
  if (calls === null) {
    process.stderr.write('SKIPPED: fsync calls per saved answer are not counted, because strace is not on this machine.\n');
    return [time];
  }
  return [time, { target: 8, feel: 'fsync calls per saved answer, before “saved”', unit: 'calls', ours: calls, wanted: { exactly: 1 } }];
};
