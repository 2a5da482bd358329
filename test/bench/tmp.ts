import { vi4 } from '../catalog.ts';
import { openApplication } from './application.ts';
import { answerChange } from './answer-change.ts';
import { assessmentId, withCopy } from './seed.ts';
import { spread } from './measure.ts';
await withCopy(Number(process.argv[2]), async (folder) => {
  const { ask, close } = openApplication(folder);
  const id = assessmentId(Math.ceil(Number(process.argv[2]) / 2));
  const { assessment } = await ask('openAssessment', { id });
  const t: number[] = [];
  for (let i = 0; i < 2000; i++) { const s = performance.now(); await ask('change', { id, change: answerChange(vi4, assessment, i) }); t.push(performance.now() - s); }
  console.log(spread(t.slice(200)), t.map((v,i)=>[v,i] as const).sort((a,b)=>b[0]-a[0]).slice(0,8).map(([v,i])=>`${i}:${v.toFixed(1)}`).join(' '));
  close();
});
