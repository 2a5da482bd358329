/** Target 17: what a browser's processes hold above a blank page, at rest and after use, ours and the anchor's in turn. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright';
import { testChromium } from '../chromium.ts';
import type { Figure } from './figure.ts';
import { spread, takeTurns } from './measure.ts';
import { openPage, type MeasuredPage } from './page.ts';

/** A page to be measured: where it is, when it can be used, and what using it means. */
export interface Used {
  readonly address: string;
  readonly usable: string;
  readonly use: (page: MeasuredPage) => Promise<void>;
}

const readOrNothing = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // The process ended meanwhile.
  }
};

/** The process and all that it started, as /proc tells it. */
const treeOf = (root: number): readonly number[] => {
  const all = readdirSync('/proc').flatMap((name) => {
    const parent = /^PPid:\s+(\d+)/m.exec(readOrNothing(`/proc/${name}/status`))?.[1];
    return parent === undefined ? [] : [{ pid: Number(name), parent: Number(parent) }];
  });
  const below = (pid: number): readonly number[] => [pid, ...all.filter((one) => one.parent === pid).flatMap((one) => below(one.pid))];
  return below(root);
};

/** Proportional share of memory of a whole tree of processes, MB; shared pages count once. */
const megabytes = (root: number): number =>
  treeOf(root).reduce((sum, pid) => sum + Number(/^Pss:\s+(\d+)/m.exec(readOrNothing(`/proc/${String(pid)}/smaps_rollup`))?.[1] ?? 0), 0) / 1024;

interface Held {
  readonly rest: number;
  readonly after: number;
}

/** What comes and goes while a page is made is not what it holds. */
const settled = async (root: number): Promise<number> => {
  await pause(2000);
  return megabytes(root);
};

/** One browser of its own: blank page first, then the page, then the page after use. */
const hold = async ({ address, usable, use }: Used): Promise<Held> => {
  const { executablePath, env } = await testChromium();
  const server = await chromium.launchServer({ executablePath, env });
  try {
    const { pid } = server.process();
    if (pid === undefined) throw new Error('The browser has no process.');
    const browser = await chromium.connect(server.wsEndpoint());
    const blank = await (await browser.newContext()).newPage();
    const floor = await settled(pid);
    const page = await openPage(browser, address, usable);
    // Only now: a browser without any page ends.
    await blank.context().close();
    const rest = await settled(pid);
    await use(page);
    const after = await settled(pid);
    return { rest: rest - floor, after: after - floor };
  } finally {
    await server.close();
  }
};

/** Linux only: elsewhere no process tells its share. */
export const measureMemory = async (ours: Used, anchor: Used): Promise<readonly Figure[]> => {
  if (process.platform !== 'linux') return [];
  const held = await takeTurns<'ours' | 'anchor', Held>(5, { ours: () => hold(ours), anchor: () => hold(anchor) });
  const column = (of: readonly Held[], key: keyof Held) => spread(of.map((one) => one[key]));
  const figure = (key: keyof Held, feel: string, ratio: number, cited: string): Figure => ({
    target: 17,
    feel,
    unit: 'MB',
    ours: column(held.ours, key),
    floor: { what: 'anchor', spread: column(held.anchor, key) },
    wanted: { ratio },
    cited,
  });
  return [
    figure('rest', 'memory above a blank page, at rest', 2, 'Threat Dragon 30 MB'),
    figure('after', 'memory above a blank page, after use', 3, 'Threat Dragon 96 MB, Heimdall 174 MB'),
  ];
};
