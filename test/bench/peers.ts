/**
 * Targets 6, 7 and 11 against the peers they are set against, by turns in one run: SurveyJS and AG Grid. They are fetched from the
 * npm registry into the bench's cache, for this part alone; nothing of them is a dependency of ours.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { serveFolder } from './anchor.ts';
import type { Figure } from './figure.ts';
import { compare, spread, takeTurns } from './measure.ts';
import { openPage, type MeasuredPage } from './page.ts';
import * as screens from './screens.ts';
import { cache, withCopy } from './seed.ts';
import { answerOnce, filterList, launch, openAssessment, rest, switchPath } from './web.ts';
import { startWebHost } from './web-host.ts';

const versions = { 'ag-grid-community': '36.2.0', 'survey-core': '2.5.38', 'survey-js-ui': '2.5.38' };
const home = join(cache, 'peers');

const install = (): void => {
  const named = Object.entries(versions).map(([name, version]) => `${name}@${version}`);
  mkdirSync(home, { recursive: true });
  if (Object.keys(versions).every((name) => existsSync(join(home, 'node_modules', name)))) return;
  const done = spawnSync('npm', ['install', '--prefix', home, '--ignore-scripts', '--no-audit', '--no-fund', ...named], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`The peers could not be fetched: ${done.stderr.trim()}`);
};

/** Built by the same builder as ours; gives the folder to serve. */
const buildPeer = async (name: 'grid' | 'survey'): Promise<string> => {
  const outDir = join(home, `built-${name}`);
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'peers', name),
    base: './',
    logLevel: 'error',
    resolve: { alias: Object.keys(versions).map((peer) => ({ find: new RegExp(`^${peer}`), replacement: join(home, 'node_modules', peer) })) },
    build: { outDir, emptyOutDir: true, chunkSizeWarningLimit: 4_000 },
  });
  return outDir;
};

const survey: screens.Screens = {
  usable: "document.querySelectorAll('.sd-question, fieldset').length >= 50",
  path: (at) => ({
    target: `button.path:nth-of-type(${String(at + 1)})`,
    done: `document.querySelector('#survey').textContent.includes('${['A', 'B'][at] ?? ''}-50:')`,
  }),
  options: { good: 'input[type=radio][value=yes]', bad: 'input[type=radio][value=no]' },
  figures: "document.querySelector('.figures').textContent",
};

const gridRow = 'document.querySelector(\'.ag-row[row-index="0"]\')?.textContent';
const grid = { usable: `${gridRow} !== undefined`, none: `${gridRow}?.includes('Assessment 10000') ?? false` };

const filterGrid =
  (page: MeasuredPage) =>
  async (round: number): Promise<number> => {
    await page.type(screens.search.field, '', grid.none);
    await rest();
    const word = ['Client 194', 'Site 28.'][round % 2] ?? '';
    return (await page.type(screens.search.field, word, `${gridRow}?.includes('${word}') ?? false`)).painted;
  };

/** Neither page is measured while the other one is still at work. */
const rested =
  <T>(work: (round: number) => Promise<T>) =>
  async (round: number): Promise<T> => {
    await rest();
    return work(round);
  };

/** Part `peers` of the bench; asks for the registry the first time. */
export const measurePeers = (assessments: number): Promise<readonly Figure[]> =>
  withCopy(assessments, async (folder) => {
    install();
    const served = { grid: await serveFolder(await buildPeer('grid')), survey: await serveFolder(await buildPeer('survey')) };
    const host = await startWebHost(folder);
    const browser = await launch();
    try {
      const ours = await openPage(browser, host.address, screens.ours.usable);
      const form = await openPage(browser, served.survey.address, survey.usable);
      const list = await openPage(browser, served.grid.address, grid.usable);
      const filtered = await compare(18, { ours: filterList(ours, assessments), grid: filterGrid(list) }, 4);
      await openAssessment(ours);
      const switched = await compare(18, { ours: rested(switchPath(ours, screens.ours)), form: rested(switchPath(form, survey)) }, 4);
      for (const [page, of] of [
        [ours, screens.ours],
        [form, survey],
      ] as const)
        await page.click(of.path(0).target, of.path(0).done);
      const given = await takeTurns(22, { ours: rested(answerOnce(ours, screens.ours)), form: rested(answerOnce(form, survey)) });
      const column = (of: typeof given.ours, key: 'painted' | 'mainThread') => spread(of.slice(4).map((one) => one[key]));
      const what = `SurveyJS ${versions['survey-js-ui']}`;
      return [
        { target: 6, feel: 'path switched', unit: 'ms', ours: switched.ours, floor: { what, spread: switched.form }, wanted: { ratio: 0.5 } },
        {
          target: 7,
          feel: 'answer clicked, score and findings painted',
          unit: 'ms',
          ours: column(given.ours, 'painted'),
          floor: { what, spread: column(given.form, 'painted') },
          wanted: { ratio: 0.7 },
        },
        {
          target: 7,
          feel: 'the same, work of the main thread',
          unit: 'ms',
          ours: column(given.ours, 'mainThread'),
          floor: { what, spread: column(given.form, 'mainThread') },
          wanted: { ratio: 0.3 },
        },
        {
          target: 11,
          feel: `list of ${String(assessments)} filtered`,
          unit: 'ms',
          ours: filtered.ours,
          floor: { what: `AG Grid ${versions['ag-grid-community']}, its filter over 10,000 rows`, spread: filtered.grid },
          wanted: { ratio: 0.7 },
        },
      ];
    } finally {
      await browser.close();
      await Promise.all([host.close(), served.grid.close(), served.survey.close()]);
    }
  });
