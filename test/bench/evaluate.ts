/** One `postern evaluate FILE… --json` over 1,000 answers files, start of the program included; against a Node that only reads and parses them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAnswersFile } from '#exchange/answers-file/write-answers-file.ts';
import { vi4 } from '../catalog.ts';
import type { Figure } from './figure.ts';
import { compare, timed } from './measure.ts';
import { referenceAssessment } from './reference-assessment.ts';

const files = 1000;
const command = join(import.meta.dirname, '../../src-main/hosts/cli/launch.mjs');
const parseAll = `for (const file of process.argv.slice(1)) JSON.parse(require('node:fs').readFileSync(file, 'utf8'));`;

const runNode = (args: readonly string[], lines: number): void => {
  const ended = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (ended.status !== 0) throw new Error(ended.stderr);
  const written = ended.stdout.split('\n').length - 1;
  if (written !== lines) throw new Error(`${String(written)} lines came instead of ${String(lines)}.`);
};

export const measureEvaluate = async (): Promise<readonly Figure[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'postern-evaluate-'));
  try {
    const names = Array.from({ length: files }, (_, n) => {
      const file = join(folder, `${String(n)}.postern.json`);
      writeFileSync(file, writeAnswersFile(vi4, referenceAssessment(vi4, n + 1), null));
      return file;
    });
    const { ours, floor } = await compare(5, {
      ours: () => timed(() => runNode([command, 'evaluate', ...names, '--json'], files)),
      floor: () => timed(() => runNode(['-e', parseAll, ...names], 0)),
    });
    const each = `${String(Math.round((files * 1000) / ours.median))} a second`;
    const feel = `evaluate ${String(files)} answers files in one call: ${each}`;
    return [{ target: 12, feel, unit: 'ms', ours, floor: { what: 'Node, read and parsed', spread: floor }, wanted: {} }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
