import { Session } from 'node:inspector/promises';
import { vi4 } from '../catalog.ts';
import { openApplication } from './application.ts';
import { answerChange } from './answer-change.ts';
import { assessmentId, withCopy } from './seed.ts';
const N = 1;
await withCopy(N, async (folder) => {
  const { ask, close } = openApplication(folder);
  const id = assessmentId(Math.ceil(N / 2));
  const { assessment } = await ask('openAssessment', { id });
  const changes = Array.from({ length: 4000 }, (_, i) => answerChange(vi4, assessment, i));
  for (let i = 0; i < 500; i++) await ask('change', { id, change: changes[i]! });
  const s = new Session(); s.connect(); await s.post('Profiler.enable'); await s.post('Profiler.setSamplingInterval', { interval: 50 }); await s.post('Profiler.start');
  for (let i = 500; i < 3500; i++) await ask('change', { id, change: changes[i]! });
  const { profile: p } = await s.post('Profiler.stop') as any;
  const self = new Map<number, number>(); p.samples.forEach((x: number, i: number) => self.set(x, (self.get(x) ?? 0) + p.timeDeltas[i]));
  const by = new Map<string, number>(); for (const n of p.nodes) { const k = n.callFrame.functionName + ' ' + n.callFrame.url.split('/').slice(-2).join('/') + ':' + n.callFrame.lineNumber; by.set(k, (by.get(k) ?? 0) + (self.get(n.id) ?? 0)); }
  [...by].sort((a, b) => b[1] - a[1]).slice(0, 34).forEach(([k, v]) => console.log((v / 3000).toFixed(1) + 'us', k));
  process.exit(0);
});
