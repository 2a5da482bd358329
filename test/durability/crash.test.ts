/** reliability-security.md R1 and R14: kill -9 while answers are saved. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { newFolder, noon } from '../storage/fixture.ts';
import { listBackups } from '#storage/backup-files.ts';
import { layoutOf } from '#storage/layout.ts';
import { openStore } from '#storage/open-store.ts';

const writer = join(import.meta.dirname, 'children', 'writer.ts');

/** Runs a writer, kills it `afterMs` after so many acknowledgements, and gives all that it acknowledged. */
const runAndKill = async (folder: string, manner: 'honest' | 'careless', afterAcks: number, afterMs: number): Promise<readonly number[]> => {
  const child = spawn(process.execPath, [writer, folder, '1000000', manner], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PAUSES: '1' },
  });
  const closed = once(child, 'close');
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const enough = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.split('\n').length > afterAcks) resolve();
    });
  });
  await Promise.race([enough, closed]);
  await wait(afterMs);
  child.kill('SIGKILL');
  await closed;
  if (errors !== '') throw new Error(errors);
  const lines = output.split('\n').slice(0, -1); // what follows the last line break is half an acknowledgement
  return lines.map((line) => Number(line.replace('ack ', '')));
};

interface Toll {
  readonly acknowledged: readonly number[];
  readonly kills: number;
}

const killAgainAndAgain = async (folder: string, least: { acknowledged: number; kills: number }): Promise<Toll> => {
  const acknowledged: number[] = [];
  let kills = 0;
  while (kills < 60 && (kills < least.kills || acknowledged.length < least.acknowledged)) {
    const backup = kills % 5 === 4 ? 250 : 0; // every fifth time while a backup is made
    acknowledged.push(...(await runAndKill(folder, 'honest', 30 + ((kills * 37) % 71), ((kills * 13) % 51) + backup)));
    kills += 1;
  }
  return { acknowledged, kills };
};

/** What a start finds after the last kill. */
const findings = (folder: string, acknowledged: readonly number[]) => {
  const began = performance.now();
  const store = openStore({ folder, now: () => noon });
  const readyMs = performance.now() - began;
  const answers = store.read('a')?.assessment.answers ?? {};
  const journalled = Map.groupBy(store.history('a', { limit: 1_000_000, kind: 'answer' }), ({ key }) => key);
  const result = {
    lost: [...new Set(acknowledged)].filter((n) => !Object.hasOwn(answers, `Q-${String(n)}`)).length,
    duplicated: [...journalled.values()].filter((rows) => rows.length !== 1).length,
    verified: store.verify(),
    notices: store.notices,
    readyMs,
  };
  store.close();
  return result;
};

test(
  'After at least 15 kills during at least 1,000 acknowledged answers none is lost, none is doubled, and all is sound.',
  { timeout: 120_000 },
  async () => {
    const folder = newFolder();
    const { acknowledged, kills } = await killAgainAndAgain(folder, { acknowledged: 1000, kills: 15 });
    expect(acknowledged.length).toBeGreaterThanOrEqual(1000);
    expect(kills).toBeGreaterThanOrEqual(15);
    expect(new Set(acknowledged).size).toBe(acknowledged.length); // a lost answer would be saved and acknowledged once more by the next run
    const found = findings(folder, acknowledged);
    expect(found).toMatchObject({ lost: 0, duplicated: 0, notices: [] });
    expect(found.verified.sentences.join('\n')).toContain('The database file is sound.');
    expect(found.verified.ok, found.verified.sentences.join('\n')).toBe(true);
    expect(found.readyMs).toBeLessThan(2000);
    expect(listBackups(layoutOf(folder)).length).toBeGreaterThan(0); // backups were under way while it was killed
  },
);

test('Negative control: a writer that acknowledges before it saves loses answers, and this test sees it.', { timeout: 60_000 }, async () => {
  const folder = newFolder();
  let lost = 0;
  for (let kills = 0; kills < 10 && lost === 0; kills += 1) lost = findings(folder, await runAndKill(folder, 'careless', 30, kills)).lost;
  expect(lost).toBeGreaterThan(0);
});
