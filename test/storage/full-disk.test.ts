/** reliability-security.md R4: a full disk at 50 points. */
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder } from './fixture.ts';

const child = join(import.meta.dirname, 'children', 'full-disk.ts');
const disk = 'mount -t tmpfs -o size=3m none "$1"';

/** A disk of its own needs a mount; some machines allow none. */
const canMount = spawnSync('unshare', ['-rm', 'sh', '-c', disk, 'sh', tmpdir()]).status === 0;

const outcome = (stdout: string) => JSON.parse(stdout) as { codes: readonly string[]; problems: readonly string[]; acknowledged: number };

test.skipIf(!canMount)(
  `A disk that fills up at 50 points loses nothing, says so, and saves again once there is room.${canMount ? '' : ' (skipped: unshare or mount cannot be used here)'}`,
  { timeout: 60_000 },
  () => {
    const script = `${disk} && exec "$2" "$3" "$1" 50 2400`;
    const run = spawnSync('unshare', ['-rm', 'sh', '-c', script, 'sh', newFolder(), process.execPath, child], { encoding: 'utf8' });
    expect(run.stderr).toBe('');
    const { codes, problems, acknowledged } = outcome(run.stdout);
    expect(problems).toEqual([]);
    expect(codes).toEqual(['storage-full']);
    expect(acknowledged).toBeGreaterThan(500);
  },
);

test.skipIf(process.platform === 'win32')('A limit on the size of files, met in the middle of saving, loses nothing.', { timeout: 60_000 }, () => {
  const run = spawnSync('sh', ['-c', `trap '' XFSZ; ulimit -f 1200; exec "$1" "$2" "$3" 3`, 'sh', process.execPath, child, newFolder()], {
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  const { codes, problems, acknowledged } = outcome(run.stdout);
  expect(problems).toEqual([]);
  expect(codes).toHaveLength(1);
  expect(['storage-full', 'storage-failed']).toContain(codes[0]);
  expect(acknowledged).toBeGreaterThan(20);
});
