/**
 * `npm run bench -- [part…] [--small] [--no-build] [--json FILE]`: measures Postern and the floors in one run and prints
 * wanted and reached. Never part of the tests: a figure that fails on a busy machine says nothing.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Figure, Skipped } from './figure.ts';
import { describeMisses, renderTable } from './table.ts';

type Part = (assessments: number) => Promise<readonly Figure[]> | readonly Figure[];

/** In the order of the targets' weight; each is loaded when it is its turn. */
const parts: Readonly<Record<string, () => Promise<Part>>> = {
  start: async () => (await import('./start.ts')).measureStart,
  save: async () => (await import('./save.ts')).measureSave,
  growth: async () => (await import('./growth.ts')).measureGrowth,
  search: async () => (await import('./search.ts')).measureSearch,
  size: async () => (await import('./size.ts')).measureSize,
  report: async () => (await import('./report.ts')).measureReport,
  tables: async () => (await import('./tables.ts')).measureTables,
  words: async () => (await import('./words.ts')).measureWords,
  evaluate: async () => (await import('./evaluate.ts')).measureEvaluate,
  print: async () => (await import('./print.ts')).measurePrint,
  bundle: async () => (await import('./bundle.ts')).measureBundle,
  web: async () => (await import('./web.ts')).measureWeb,
  peers: async () => (await import('./peers.ts')).measurePeers,
};
/** Fetches packages, so only where it is named. */
const onWish = new Set(['peers']);

const root = join(import.meta.dirname, '../..');

/** What is measured is what the sources say now. */
const buildApp = (): void => {
  const builder = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const built = spawnSync(process.execPath, [builder, 'build', '--logLevel', 'error'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0) throw new Error('Postern could not be built.');
};

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const sayLoad = (): string => `load average ${loadavg()[0]?.toFixed(1) ?? ''}`;

const readArguments = () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { small: { type: 'boolean' }, 'no-build': { type: 'boolean' }, json: { type: 'string' } },
  });
  const unknown = positionals.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}; choose from ${Object.keys(parts).join(', ')}.`);
  return { ...values, chosen: positionals.length > 0 ? positionals : Object.keys(parts).filter((name) => !onWish.has(name)) };
};

const runParts = async (chosen: readonly string[], assessments: number): Promise<{ readonly figures: Figure[]; readonly skipped: Skipped[] }> => {
  const figures: Figure[] = [];
  const skipped: Skipped[] = [];
  for (const name of chosen) {
    say(`${name} … (${sayLoad()})`);
    try {
      const part = await parts[name]!();
      figures.push(...(await part(assessments)));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      skipped.push({ part: name, reason });
      say(`NOT MEASURED: ${name}: ${reason}`);
    }
  }
  return { figures, skipped };
};

const main = async (): Promise<void> => {
  const { chosen, small, json, 'no-build': noBuild } = readArguments();
  const assessments = small ? 1_000 : 10_000;
  if (!noBuild) buildApp();
  const machine = `Node ${process.version}, ${String(availableParallelism())} × ${cpus()[0]?.model.trim() ?? 'unknown'}`;
  const before = sayLoad();
  const { figures, skipped } = await runParts(chosen, assessments);
  figures.sort((a, b) => a.target - b.target);
  process.stdout.write(
    [
      `${machine}; library of ${String(assessments)} assessments${small ? ' (small: the targets speak of 10,000)' : ''}; ${before} at the start, ${sayLoad()} at the end`,
      'Median (min–max). “Reached” is ours ÷ floor, both of this run; what is cited was measured on another day.',
      '',
      renderTable(figures),
      '',
      describeMisses(figures),
      ...skipped.map(({ part, reason }) => `Not measured: ${part}: ${reason}`),
      '',
    ].join('\n'),
  );
  if (json !== undefined) writeFileSync(json, `${JSON.stringify({ machine, assessments, load: loadavg(), figures, skipped }, null, 2)}\n`);
  if (skipped.length > 0) process.exitCode = 1;
};

await main();
