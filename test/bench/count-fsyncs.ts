/** Counts the fsync calls of single saves with strace. Each save stands between two marks in the trace. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache, seededFolder } from './seed.ts';
import { spread, type Spread } from './measure.ts';

export const markBefore = '/postern-bench/before-save';
export const markAfter = '/postern-bench/saved';

const hasStrace = (): boolean => spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;

/** Calls between each pair of marks; calls outside of them belong to no save. */
export const readTrace = (trace: string): readonly number[] => {
  const counts: number[] = [];
  let inside: number | null = null;
  for (const line of trace.split('\n')) {
    if (line.includes(markBefore)) inside = 0;
    else if (line.includes(markAfter) && inside !== null) {
      counts.push(inside);
      inside = null;
    } else if (inside !== null && /\b(fsync|fdatasync|sync|syncfs|msync|sync_file_range)\(/.test(line)) inside += 1;
  }
  return counts;
};

/** Null where there is no strace. Throws where the traced process fails. */
export const countFsyncs = (): Spread | null => {
  if (!hasStrace()) return null;
  seededFolder(1);
  const folder = mkdtempSync(join(cache, 'trace-'));
  const trace = join(folder, 'trace');
  try {
    const calls = 'trace=fsync,fdatasync,sync,syncfs,msync,sync_file_range,openat';
    const run = spawnSync('strace', ['-f', '-qq', '-o', trace, '-e', calls, process.execPath, join(import.meta.dirname, 'traced-saves.ts')], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (run.status !== 0) throw new Error('The traced saves failed.');
    return spread(readTrace(readFileSync(trace, 'utf8')));
  } finally {
    rmSync(folder, { recursive: true });
  }
};
