/** reliability-security.md R9: two programs, one folder, the same moment. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { newFolder } from '../storage/fixture.ts';

interface Opener {
  readonly tell: (line: string) => Promise<string>;
}

const startOpener = (...args: readonly string[]): Opener => {
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [join(import.meta.dirname, 'children', 'opener.ts'), ...args]);
  onTestFinished(() => void child.kill());
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    tell: async (line) => {
      child.stdin.write(`${line}\n`);
      return String((await lines.next()).value);
    },
  };
};

const race = async (openers: readonly Opener[], folder: string): Promise<readonly string[]> => {
  const answers = await Promise.all(openers.map(({ tell }) => tell(`open ${folder}`)));
  await Promise.all(openers.map(({ tell }) => tell('close')));
  return answers.sort();
};

test(
  'Of two that open a folder at once, exactly one gets it and the other is told; 60 new folders, then 40 times the same.',
  { timeout: 60_000 },
  async () => {
    const openers = [startOpener(), startOpener()];
    const base = newFolder();
    const outcomes: (readonly string[])[] = [];
    for (let n = 0; n < 100; n += 1) outcomes.push(await race(openers, join(base, String(Math.min(n, 60)))));
    const wanted = ['open', 'storage-locked Another Postern has these assessments open. Go to its window, or close it and start Postern again.'];
    expect(outcomes.filter((outcome) => JSON.stringify(outcome) !== JSON.stringify(wanted))).toEqual([]);
  },
);

test('Negative control: without the lock two writers get in, and this test sees it.', async () => {
  const folder = newFolder();
  mkdirSync(folder, { recursive: true });
  const openers = [startOpener('naive'), startOpener('naive')];
  await race(openers, folder);
  expect(await race(openers, folder)).toEqual(['open', 'open']);
});
