import { statSync } from 'node:fs';
import { vi4 } from '../catalog.ts';
import { openApplication } from './application.ts';
import { answerChange } from './answer-change.ts';
import { assessmentId, withCopy } from './seed.ts';
import { spread } from './measure.ts';
for (const N of [1, 1000]) await withCopy(N, async (folder) => {
  const { ask, close } = openApplication(folder);
  const id = assessmentId(Math.ceil(N / 2));
  const { assessment } = await ask('openAssessment', { id });
  const t: number[] = []; const w: number[] = []; let last = statSync(folder + '/postern.db-wal').size;
  for (let i = 0; i < 200; i++) { const s = performance.now(); await ask('change', { id, change: answerChange(vi4, assessment, i) }); t.push(performance.now() - s); const z = statSync(folder + '/postern.db-wal').size; w.push((z - last) / 4120); last = z; }
  console.log(N, 'ms', spread(t), 'pages', spread(w), w.slice(0,40).join(' '));
  close();
});
