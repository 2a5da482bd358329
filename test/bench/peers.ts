/**
 * Targets 6, 7 and 11 against the peers they are set against, by turns in one run: SurveyJS and AG Grid. They are fetched from the
 * npm registry into the bench's cache, for this part alone; nothing of them is a dependency of ours.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { serveFolder } from './anchor.ts';
import type { Figure } from './figure.ts';
import { compare, spread, takeTurns, type Spread } from './measure.ts';
import { openPage, type MeasuredPage } from './page.ts';
import * as screens from './screens.ts';
import { cache, withCopy } from './seed.ts';
import { answerOnce, filterList, launch, openAssessment, rest, switchPath } from './web.ts';
import { backedUp, startWebHost } from './web-host.ts';

const versions = { 'ag-grid-community': '36.2.0', 'survey-core': '2.5.38', 'survey-js-ui': '2.5.38' };
const home = join(cache, 'peers');

const install = (): void => {
  const named = Object.entries(versions).map(([name, version]) => `${name}@${version}`);
  mkdirSync(home, { recursive: true });
  const isThere = ([name, version]: readonly [string, string]): boolean => {
    const about = join(home, 'node_modules', name, 'package.json');
    return existsSync(about) && (JSON.parse(readFileSync(about, 'utf8')) as { version: string }).version === version;
  };
  if (Object.entries(versions).every(isThere)) return;
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

const against =
  (what: string) =>
  (target: number, feel: string, [ours, peer]: readonly [Spread, Spread], ratio: number): Figure => ({
    target,
    feel,
    unit: 'ms',
    ours,
    floor: { what, spread: peer },
    wanted: { ratio },
  });

/** Part `peers` of the bench; asks for the registry the first time. */
export const measurePeers = (assessments: number): Promise<readonly Figure[]> =>
  withCopy(assessments, async (folder) => {
    install();
    const served = { grid: await serveFolder(await buildPeer('grid')), survey: await serveFolder(await buildPeer('survey')) };
    const host = await startWebHost(folder);
    await backedUp(folder);
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
      const toSurvey = against(`SurveyJS ${versions['survey-js-ui']}`);
      const toGrid = against(`AG Grid ${versions['ag-grid-community']}, its filter over 10,000 rows`);
      return [
        toSurvey(6, 'path switched', [switched.ours, switched.form], 0.5),
        toSurvey(7, 'answer clicked, score and findings painted', [column(given.ours, 'painted'), column(given.form, 'painted')], 0.7),
        toSurvey(7, 'the same, work of the main thread', [column(given.ours, 'mainThread'), column(given.form, 'mainThread')], 0.3),
        toGrid(11, `list of ${String(assessments)} filtered`, [filtered.ours, filtered.grid], 0.7),
      ];
    } finally {
      await browser.close();
      await Promise.all([host.close(), served.grid.close(), served.survey.close()]);
    }
  });
