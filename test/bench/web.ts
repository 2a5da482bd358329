/** Targets 1, 2, 4 to 7, 10, 11, 17 and 18: the built screens in a real browser against the anchor, by turns. */
import { chromium, type Browser } from 'playwright';
import { testChromium } from '../chromium.ts';
import { buildAnchor, serveFolder } from './anchor.ts';
import type { Figure } from './figure.ts';
import { compare, spread, takeTurns } from './measure.ts';
import { measureMemory } from './memory.ts';
import { openPage, type Loaded, type MeasuredPage } from './page.ts';
import * as screens from './screens.ts';
import { withCopy } from './seed.ts';
import { backedUp, startWebHost } from './web-host.ts';

const rounds = 9;
const floorOf = (what: string, values: readonly number[]): NonNullable<Figure['floor']> => ({ what, spread: spread(values) });

interface Pair {
  readonly ours: MeasuredPage;
  readonly anchor: MeasuredPage;
}

const measureLoads = async ({ ours, anchor }: Pair): Promise<readonly Figure[]> => {
  const given = await takeTurns<'ours' | 'anchor', Loaded>(rounds + 1, { ours: ours.load, anchor: anchor.load });
  const column = (of: readonly Loaded[], key: keyof Loaded): readonly number[] => of.slice(1).map((one) => one[key]);
  const [usable, blocking, fetched] = (['usable', 'blocking', 'fetched'] as const).map((key) => spread(column(given.ours, key)));
  return [
    {
      target: 1,
      feel: 'screens loaded, library painted',
      unit: 'ms',
      ours: usable!,
      floor: floorOf('anchor, first contentful paint', column(given.anchor, 'firstPaint')),
      wanted: { ratio: 1.3 },
      cited: 'Threat Dragon 421 ms, Heimdall 1269 ms',
    },
    {
      target: 2,
      feel: 'blocking time to usable',
      unit: 'ms',
      ours: blocking!,
      floor: floorOf('anchor', column(given.anchor, 'blocking')),
      wanted: { most: 50 },
      cited: 'Threat Dragon 185 ms',
    },
    {
      target: 4,
      feel: 'js + css fetched to usable, gzip',
      unit: 'KB',
      ours: fetched!,
      floor: floorOf('anchor', column(given.anchor, 'fetched')),
      wanted: { ratio: 6.5 },
      cited: 'Threat Dragon 494 KB, SurveyJS 382 KB',
    },
  ];
};

/** Somebody looks at what is there before the next thing is wanted; a screen still busy with the last one is not what is measured. */
export const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 250));

export const openAssessment = async (page: MeasuredPage, done = screens.opened.done): Promise<number> => {
  await page.load();
  await rest();
  return (await page.click(screens.opened.target, done)).painted;
};

export const switchPath =
  (page: MeasuredPage, of: screens.Screens) =>
  async (round: number): Promise<number> => {
    const { target, done } = of.path(round % 2);
    return (await page.click(target, done)).painted;
  };

/** The bad option and the good one in turn, so that score and findings change each time. */
export const answerOnce =
  (page: MeasuredPage, { options, figures }: screens.Screens) =>
  (round: number) =>
    page.click(round % 2 === 0 ? options.bad : options.good, `${figures} !== window.before && ((window.before = ${figures}), true)`);

const measureClicks = async ({ ours, anchor }: Pair): Promise<readonly Figure[]> => {
  const opens = await compare(rounds, { ours: () => openAssessment(ours), whole: () => openAssessment(ours, screens.opened.whole) });
  const switches = await compare(rounds * 2, { ours: switchPath(ours, screens.ours), anchor: switchPath(anchor, screens.anchor) }, 4);
  await ours.click(screens.ours.path(0).target, screens.ours.path(0).done);
  const given = await takeTurns(rounds * 2 + 4, { ours: answerOnce(ours, screens.ours), anchor: answerOnce(anchor, screens.anchor) });
  const column = (of: typeof given.ours, key: 'painted' | 'mainThread'): readonly number[] => of.slice(4).map((one) => one[key]);
  const switchFloor = { what: 'anchor, switch path', spread: switches.anchor };
  return [
    {
      target: 5,
      feel: 'assessment opened',
      unit: 'ms',
      ours: opens.ours,
      floor: switchFloor,
      wanted: { ratio: 1.6 },
      cited: 'Threat Dragon 135 ms, Heimdall 624 ms',
    },
    {
      target: 5,
      feel: 'the same, with the estate map and every cell',
      unit: 'ms',
      ours: opens.whole,
      floor: switchFloor,
      wanted: { ratio: 1.6 },
      cited: 'Threat Dragon 135 ms, Heimdall 624 ms',
    },
    { target: 6, feel: 'path switched', unit: 'ms', ours: switches.ours, floor: switchFloor, wanted: { ratio: 1.4 }, cited: 'SurveyJS 78 ms' },
    {
      target: 7,
      feel: 'answer clicked, score and findings painted',
      unit: 'ms',
      ours: spread(column(given.ours, 'painted')),
      floor: floorOf('anchor', column(given.anchor, 'painted')),
      wanted: { ratio: 1.15 },
      cited: 'SurveyJS 34 ms',
    },
    {
      target: 7,
      feel: 'the same, work of the main thread',
      unit: 'ms',
      ours: spread(column(given.ours, 'mainThread')),
      floor: floorOf('anchor', column(given.anchor, 'mainThread')),
      wanted: { ratio: 1.8 },
      cited: 'SurveyJS 43 ms',
    },
  ];
};

const measureHeap = async ({ ours, anchor }: Pair): Promise<Figure> => {
  await ours.load();
  await anchor.load();
  const heap = await compare(5, { ours: ours.heap, anchor: anchor.heap }, 0);
  const floor = { what: 'anchor', spread: heap.anchor };
  return { target: 18, feel: 'JavaScript heap at rest', unit: 'MB', ours: heap.ours, floor, wanted: { ratio: 3 }, cited: 'Threat Dragon 6.5 MB' };
};

/** Two words in turn; what was found before is cleared away in between. */
export const searchFor =
  (page: MeasuredPage, done: (word: string) => string) =>
  async (round: number): Promise<number> => {
    await page.type(screens.search.field, '', screens.search.none);
    await rest();
    const word = ['lockdown', 'handshake'][round % 2] ?? '';
    return (await page.type(screens.search.field, word, done(word))).painted;
  };

/** In review and draft in turn. */
export const filterList =
  (page: MeasuredPage, assessments: number) =>
  async (round: number): Promise<number> => {
    await rest();
    const state = ['in-review', 'draft'][round % 2] ?? '';
    return (await page.choose(screens.filter.menu, state, screens.filter.shown(state, assessments))).painted;
  };

const measureSearch = async ({ ours }: Pair, assessments: number): Promise<readonly Figure[]> => {
  await ours.load();
  const given = await compare(rounds, { hits: searchFor(ours, screens.search.hits), list: searchFor(ours, screens.search.list) }, 2);
  await ours.type(screens.search.field, '', screens.search.none);
  const filtered = await compare(rounds, { ours: filterList(ours, assessments) }, 2);
  return [
    { target: 10, feel: 'search typed, results painted', unit: 'ms', ours: given.hits, wanted: { most: 50 }, cited: 'Heimdall 250 ms, in one set' },
    {
      target: 10,
      feel: `the same, list of ${String(assessments)} with what was found in front`,
      unit: 'ms',
      ours: given.list,
      wanted: { most: 50 },
      cited: 'Heimdall 250 ms, in one set',
    },
    {
      target: 11,
      feel: `list of ${String(assessments)} filtered by state`,
      unit: 'ms',
      ours: filtered.ours,
      wanted: { most: 35 },
      cited: 'AG Grid 50 ms, list filter',
    },
  ];
};

/** Opened, both paths shown and a question answered ten times; the anchor likewise. */
const useApp =
  (of: screens.Screens, open: boolean) =>
  async (page: MeasuredPage): Promise<void> => {
    if (open) await openAssessment(page);
    for (let round = 0; round < 5; round++) await switchPath(page, of)(round);
    for (let round = 0; round < 10; round++) await answerOnce(page, of)(round);
  };

export const launch = async (): Promise<Browser> => {
  const { executablePath, env } = await testChromium();
  return chromium.launch({ executablePath, env });
};

export const measureWeb = (assessments: number): Promise<readonly Figure[]> =>
  withCopy(assessments, async (folder) => {
    const served = await serveFolder(await buildAnchor());
    const host = await startWebHost(folder);
    await backedUp(folder);
    const browser = await launch();
    try {
      const pair = {
        ours: await openPage(browser, host.address, screens.ours.usable),
        anchor: await openPage(browser, served.address, screens.anchor.usable),
      };
      const figures = [
        ...(await measureLoads(pair)),
        await measureHeap(pair),
        ...(await measureSearch(pair, assessments)),
        ...(await measureClicks(pair)),
      ];
      const memory = await measureMemory(
        { address: host.address, usable: screens.ours.usable, use: useApp(screens.ours, true) },
        { address: served.address, usable: screens.anchor.usable, use: useApp(screens.anchor, false) },
      );
      return [...figures, ...memory];
    } finally {
      await browser.close();
      await host.close();
      await served.close();
    }
  });
