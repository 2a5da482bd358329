/** Every screen, and everything that opens on one: for tests that look at all of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { SealOptions } from '#contract/contract.ts';
import { ask, importText, openId } from './contract.ts';
import { card, expect, goToLibrary, goToPath, goToQuestion, goToScreen, importFile, rail, setMode, startNew, type ScreenName } from './screens.ts';

const toScreen = (name: ScreenName) => (page: Page) => goToScreen(page, name);
const dialog = async (page: Page, keys: string, name: string): Promise<void> => {
  await goToScreen(page, 'Overview');
  await page.keyboard.press(keys);
  await expect(page.getByRole('dialog', { name })).toBeVisible();
};

const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name });
const reportTab = async (page: Page, name: RegExp): Promise<void> => {
  await goToScreen(page, 'Report');
  await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 }).first()).toBeVisible();
  await tab(page, name).click();
};

type Part = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const sampleFile = join(import.meta.dirname, '../../resources/samples/harbour-logistics.postern.json');
const sampleTitle = 'Harbour Logistics, virtual infrastructure 2026';
const earlierTitle = 'Harbour Logistics, first visit 2025';

/** The sample as it could have been a year before: other answers and scope, one plug-in less, legs not yet captured. */
const earlierVisit = (): string => {
  const file = JSON.parse(readFileSync(sampleFile, 'utf8')) as Readonly<Record<string, Part>> & { readonly plugins: readonly object[] };
  const other: Readonly<Record<string, string>> = { yes: 'no', no: 'yes' };
  const changed = Object.keys(file['answers'] ?? {}).filter((_, at) => at % 6 === 0);
  const answers = Object.entries(file['answers'] ?? {}).map(([id, answer]) => [
    id,
    changed.includes(id) ? { ...answer, value: other[String(answer['value'])] ?? answer['value'] } : answer,
  ]);
  return JSON.stringify({
    ...file,
    assessment: { ...file['assessment'], title: earlierTitle, startsOn: '2025-11-10', endsOn: '2025-11-21', evaluatedOn: '2025-11-24' },
    scope: { ...file['scope'], SITE: { state: 'in-use' }, LAB: { state: 'not-in-use', reason: 'Not yet installed.' } },
    answers: Object.fromEntries(answers) as object,
    observations: Object.fromEntries(
      Object.entries(file['observations'] ?? {}).filter(([id]) => !changed.includes(id.replace(/^C-/, 'Q-'))),
    ) as object,
    hops: Object.fromEntries(Object.entries(file['hops'] ?? {}).filter(([id]) => !id.startsWith('VIC-VC/'))) as object,
    plugins: file.plugins.slice(1).map((plugIn) => ({ ...plugIn, version: '3.9' })),
  });
};

/** The sample beside its earlier visit, which comes into the library when it is first wanted. */
const compare = async (page: Page, name: RegExp): Promise<void> => {
  if (!(await ask(page, 'listAssessments', {})).some(({ title }) => title === earlierTitle))
    await importText(page, 'earlier.postern.json', earlierVisit());
  await goToScreen(page, 'Compare');
  const choice = page.getByRole('list', { name: 'Assessments to compare with' }).getByRole('button', { name: earlierTitle });
  // Once chosen, the screen comes back with it.
  await expect(choice.or(tab(page, name)).first()).toBeVisible();
  if (await choice.isVisible()) await choice.click();
  await tab(page, name).click();
  await expect(tab(page, name)).toHaveAttribute('aria-selected', 'true');
};

/** The open assessment as a sealed bundle, as its file comes down. */
const sealed = async (page: Page, seal: SealOptions): Promise<Buffer> => {
  if ((await ask(page, 'readSigningKey', {})) === null) await ask(page, 'createSigningKey', {});
  const delivered = await ask(page, 'exportReport', { id: await openId(page), format: 'bundle', options: { paper: 'A4', without: [] }, seal });
  if (delivered.kind !== 'download') throw new Error('The bundle was not offered as a download.');
  const response = await page.request.get(new URL(`/download/${encodeURIComponent(delivered.ref)}`, page.url()).href);
  return response.body();
};
const showBundle = async (page: Page, seal: SealOptions, mend: (bytes: Buffer) => Buffer = (bytes) => bytes): Promise<void> => {
  const bytes = mend(await sealed(page, seal));
  await goToLibrary(page);
  await importFile(page, 'Harbour Logistics.postern', bytes);
  await expect(page.getByRole('heading', { level: 1, name: 'Sealed bundle' })).toBeVisible();
};
/** The key and the assessment's id are made on this machine and would be others in every picture: their digits are put out. */
const hideKey = (page: Page): Promise<void> =>
  page.getByRole('main').evaluate((main) => {
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
      text.nodeValue = (text.nodeValue ?? '').replace(/([0-9a-f]{4} ){7,}[0-9a-f]{4}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) =>
        id.replace(/[0-9a-f]/g, '0'),
      );
  });

/** Every screen and everything that opens on one, in the sample. */
export const views = {
  'the overview': toScreen('Overview'),
  'the overview as a list': async (page) => {
    await goToScreen(page, 'Overview');
    await page.getByRole('region', { name: 'Estate map' }).getByText('List', { exact: true }).click();
  },
  'an explanation': async (page) => {
    await goToScreen(page, 'Overview');
    await page.getByRole('button', { name: /^Score \d+ of 100/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'scope and details': toScreen('Scope and details'),
  'a path in interview mode': async (page) => {
    await goToPath(page, 'VIC-VC');
    await setMode(page, 'Interview');
  },
  'a path in verification mode, with evidence': async (page) => {
    await goToQuestion(page, 'Q-SSH-06');
    await setMode(page, 'Verification');
    await expect(card(page)).toContainText('C-SSH-06');
  },
  'a leg being recorded': async (page) => {
    await goToPath(page, 'SDK-VC');
    await page.getByRole('button', { name: 'Record a hop' }).click();
    await expect(page.getByRole('group', { name: /^Observation of leg/ })).toBeVisible();
  },
  'a question for each host': (page) => goToQuestion(page, 'Q-SSH-01'),
  'the path across all paths': (page) => goToPath(page, 'X'),
  'the plug-ins': toScreen('Plug-ins'),
  'a pasted list of plug-ins': async (page) => {
    await goToScreen(page, 'Plug-ins');
    await page.getByRole('button', { name: 'Paste a list…' }).click();
    await page.getByRole('region', { name: 'Paste a list' }).getByRole('textbox').fill('name, vendor\nA, B\nC, D');
  },
  'the findings': toScreen('Findings'),
  'a finding being accepted': async (page) => {
    await goToScreen(page, 'Findings');
    await page.keyboard.press('a');
    await page.getByRole('form').getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
  },
  'the report': async (page) => {
    await goToScreen(page, 'Report');
    await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 }).first()).toBeVisible();
  },
  'the consistency check': async (page) => {
    await goToScreen(page, 'Report');
    await page.getByRole('tab', { name: /^Check/ }).click();
  },
  'the exports': async (page) => {
    await goToScreen(page, 'Report');
    await page.getByRole('tab', { name: 'Export' }).click();
    await expect(page.getByRole('list', { name: 'Formats' }).getByRole('listitem').first()).toBeVisible();
  },
  'the sections and the look of the report': (page) => reportTab(page, /^Sections/),
  'a report on the findings of one owner': async (page) => {
    await reportTab(page, /^Your words/);
    await page.getByRole('combobox', { name: 'Kind of report' }).selectOption('findings');
    await expect(page.getByRole('combobox', { name: 'Whose findings' })).toBeVisible();
  },
  'the form of the sealed bundle': async (page) => {
    await goToScreen(page, 'Report');
    await page.getByRole('combobox', { name: 'Kind of report' }).selectOption('full');
    if ((await ask(page, 'readSigningKey', {})) === null) await ask(page, 'createSigningKey', {});
    await reportTab(page, /^Export/);
    await page.getByLabel('Passphrase').scrollIntoViewIfNeeded();
    await hideKey(page);
  },
  'the respondent file': toScreen('Respondent file'),
  'the choice of what to compare with': toScreen('Compare'),
  'the history': toScreen('History'),
  'the palette': (page) => dialog(page, 'Control+k', 'Search or go to'),
  'the sheet of keys': (page) => dialog(page, '?', 'Keys'),
  'the settings': async (page) => {
    await goToScreen(page, 'Overview');
    await page.getByRole('button', { name: 'Settings' }).click();
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  },
  'the logbook of the library': async (page) => {
    const id = await openId(page);
    await ask(page, 'archiveAssessment', { id });
    await ask(page, 'unarchiveAssessment', { id });
    await goToScreen(page, 'Overview');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('dialog', { name: 'Settings' }).getByRole('button', { name: 'Logbook' }).click();
    await expect(page.getByRole('list', { name: 'Logbook' })).toContainText('Taken out of the archive');
  },
  'the history of the assessment as a whole': async (page) => {
    await goToScreen(page, 'History');
    await page.getByRole('combobox', { name: 'Kind:' }).selectOption('assessment');
    await expect(page.getByRole('region', { name: 'Changes' })).toContainText('Taken out of the archive');
  },
  'the library': goToLibrary,
  'a search in the library': async (page) => {
    await goToLibrary(page);
    await page.getByRole('searchbox').fill('certificate');
    await expect(page.getByRole('status').filter({ hasText: 'hits' })).toBeVisible();
  },
  'the menu of an assessment': async (page) => {
    await goToLibrary(page);
    await page.getByRole('searchbox').fill('');
    await page.getByRole('grid', { name: 'Assessments' }).press('m');
    await expect(page.getByRole('menu')).toBeVisible();
  },
  'copying forward': async (page) => {
    await goToLibrary(page);
    await page.getByRole('searchbox').fill('');
    await page.getByRole('grid', { name: 'Assessments' }).press('m');
    await page.getByRole('menuitem', { name: 'Copy forward…' }).click();
    await expect(page.getByRole('form', { name: /^Copy “/ })).toBeVisible();
  },
  'a new assessment': startNew,
  // From here on more than the sample is in the library.
  'findings compared': (page) => compare(page, /^Findings/),
  'answers compared': (page) => compare(page, /^Answers/),
  'ratings compared': (page) => compare(page, /^Ratings/),
  'scope, plug-ins and legs compared': (page) => compare(page, /^Scope/),
  'catalogs compared': (page) => compare(page, /^Catalog/),
  'a report on what changed': async (page) => {
    await goToScreen(page, 'Report');
    await page.getByRole('combobox', { name: 'Kind of report' }).selectOption('delta');
    await expect(page.getByRole('combobox', { name: 'Compared with' })).toBeVisible();
  },
  'a sealed bundle of what is here already': async (page) => {
    await showBundle(page, { reports: ['html'], without: [] });
    await expect(page.getByRole('region', { name: 'Already in your library' })).toBeVisible();
    await hideKey(page);
  },
  'a sealed bundle under a passphrase': async (page) => {
    await showBundle(page, { reports: [], without: [], passphrase: 'the quay at low water' });
    await page.getByLabel('Passphrase').fill('somewhere else');
    await page.getByRole('button', { name: 'Open' }).click();
    await expect(page.getByRole('alert')).toContainText('does not open this bundle');
  },
  'a bundle that is no bundle': async (page) => {
    await showBundle(page, { reports: [], without: [] }, (bytes) => bytes.subarray(0, 400));
    await expect(page.getByRole('alert')).toBeVisible();
  },
} satisfies Readonly<Record<string, (page: Page) => Promise<void>>>;
export type ViewName = keyof typeof views;

/** From any view back to the open sample. */
export const returnToSample = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  if (await rail(page).isVisible()) return;
  const leave = page.getByRole('button', { name: /^(Not now|Back to the library)$/ });
  if (await leave.isVisible()) await leave.click();
  await goToLibrary(page);
  await page.getByRole('searchbox').fill('');
  await page.getByRole('grid', { name: 'Assessments' }).getByText(sampleTitle, { exact: true }).click();
  await expect(rail(page)).toBeVisible();
};
