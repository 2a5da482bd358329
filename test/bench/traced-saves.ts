/** Run under strace by count-fsyncs.ts: saves answers, each between two marks that the trace shows. */
import { openSync } from 'node:fs';
import { vi4 } from '../catalog.ts';
import { answerChange } from './answer-change.ts';
import { openApplication } from './application.ts';
import { markAfter, markBefore } from './count-fsyncs.ts';
import { assessmentId, withCopy } from './seed.ts';

const saves = 200;

/** Opening what is not there leaves its name in the trace and nothing else. */
const mark = (name: string): void => {
  try {
    openSync(name, 'r');
  } catch {
    // Not there, as meant.
  }
};

await withCopy(1, async (folder) => {
  const { ask, close } = openApplication(folder);
  const id = assessmentId(1);
  const { assessment } = await ask('openAssessment', { id });
  await ask('listAssessments', { deleted: true }); // starts the log, as the library does before anybody answers
  for (let round = 0; round < saves; round++) {
    const change = answerChange(vi4, assessment, round);
    mark(markBefore);
    await ask('change', { id, change });
    mark(markAfter);
  }
  close();
});
