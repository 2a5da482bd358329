/** Every screen, and everything that opens on one: for tests that look at all of them. */
import type { Page } from 'playwright';
import { card, expect, goToLibrary, goToPath, goToQuestion, goToScreen, setMode, startNew, type ScreenName } from './screens.ts';

const toScreen = (name: ScreenName) => (page: Page) => goToScreen(page, name);
const dialog = async (page: Page, keys: string, name: string): Promise<void> => {
  await goToScreen(page, 'Overview');
  await page.keyboard.press(keys);
  await expect(page.getByRole('dialog', { name })).toBeVisible();
};

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
  'the library': goToLibrary,
  'a search in the library': async (page) => {
    await goToLibrary(page);
    await page.getByRole('searchbox').fill('certificate');
    await expect(page.getByRole('status')).toContainText('hits');
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
} satisfies Readonly<Record<string, (page: Page) => Promise<void>>>;
export type ViewName = keyof typeof views;

/** From any view back to the open sample. */
export const returnToSample = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  if (await page.getByRole('navigation', { name: 'Assessment' }).isVisible()) return;
  await goToLibrary(page);
  await page.getByRole('searchbox').fill('');
  await page.getByRole('grid', { name: 'Assessments' }).press('Enter');
  await expect(page.getByRole('navigation', { name: 'Assessment' })).toBeVisible();
};
