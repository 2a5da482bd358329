/** Ways around the screens, by role and accessible name, as an auditor or a screen reader finds them. */
import type { FileChooser, Locator, Page } from 'playwright';
import { expect as expectWithin } from 'playwright/test';

/** Waits as long as a machine needs that does eight other things; what comes true ends the wait at once. */
export const expect = expectWithin.configure({ timeout: 20_000 });

export type ScreenName = 'Overview' | 'Scope and details' | 'Plug-ins' | 'Findings' | 'Respondent file' | 'Report' | 'History' | 'Compare';

export const rail = (page: Page): Locator => page.getByRole('navigation', { name: 'Assessment' });

/** Waits until everything on screen is on disk. */
export const saved = (page: Page): Promise<void> => expect(page.getByRole('banner').getByRole('status')).toHaveText(/^Saved \d/);

export const openSample = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Open sample' }).click();
  await expect(page.getByRole('region', { name: 'Estate map' })).toBeVisible();
};

export const goToLibrary = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Postern, to the library' }).click();
  await expect(page.getByRole('main')).toBeVisible();
};

export const goToScreen = async (page: Page, name: ScreenName): Promise<void> => {
  const button = rail(page).getByRole('button', { name: new RegExp(`^${name}`) });
  await button.click();
  await expect(button).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
};

export const goToPath = async (page: Page, code: string): Promise<void> => {
  const button = rail(page).getByRole('button', { name: new RegExp(`(^|\\s)${code}, `) });
  await button.click();
  await expect(button).toHaveAttribute('aria-current', 'page');
  await expect(card(page)).toBeVisible();
};

/** The question in focus. */
export const card = (page: Page): Locator => page.getByRole('article', { name: /^Question in focus/ });

/** Through the palette, by id; works from every screen of an open assessment. */
export const goToQuestion = async (page: Page, id: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Search or go to' });
  await field.fill(`#${id}`);
  await page.getByRole('option').filter({ hasText: id }).first().click();
  await expect(card(page)).toContainText(id.replace(/^Q-/, '-'));
};

export const setMode = (page: Page, mode: 'Interview' | 'Verification'): Promise<void> =>
  page.getByRole('radio', { name: mode }).check({ force: true });

/** Leaves the field, which hands on what was typed. */
export const fillAndLeave = async (field: Locator, text: string): Promise<void> => {
  await field.fill(text);
  await field.blur();
};

export const startNew = async (page: Page): Promise<void> => {
  await goToLibrary(page);
  await page.getByRole('button', { name: /^New( assessment)?$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'New assessment' })).toBeVisible();
};

export const titleField = (page: Page): Locator => page.getByRole('textbox', { name: /^Title/ });

/** A new assessment with nothing but a title; ends on its overview. */
export const createAssessment = async (page: Page, title: string): Promise<void> => {
  await startNew(page);
  await titleField(page).fill(title);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Estate map' })).toBeVisible();
};

/** The next file dialog, taken over before anything can open it: a key or click must not overtake that wish in the browser. */
export const fileDialog = async (page: Page): Promise<{ readonly opened: Promise<FileChooser> }> => {
  const opened = page.waitForEvent('filechooser');
  await page.evaluate(() => undefined);
  return { opened };
};

/** Hands a file to the import, as the system's dialog does. */
export const importFile = async (page: Page, name: string, content: string | Buffer): Promise<void> => {
  const chooser = await fileDialog(page);
  await page.getByRole('button', { name: 'Import…' }).click();
  await (await chooser.opened).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
};

export interface AnswersFile {
  readonly format: string;
  readonly formatVersion: number;
  readonly catalog: { readonly edition: string };
  readonly assessment: Readonly<Record<string, unknown>>;
  readonly [part: string]: unknown;
}

/** An answers file with a title and whatever else is given. */
export const answersFile = (title: string, parts: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    format: 'postern-assessment',
    formatVersion: 1,
    catalog: { edition: 'vi4' },
    assessment: { title },
    ...parts,
  } satisfies AnswersFile);

/** Files dropped or pasted: a transfer made in the page, since no dialog is there to make it. */
export const giveFile = async (
  target: Locator,
  kind: 'drop' | 'paste',
  file: { readonly name: string; readonly type: string; readonly base64: string },
): Promise<void> => {
  await target.evaluate(
    (element, { event, given }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(given.base64), (c) => c.charCodeAt(0))], given.name, { type: given.type }));
      element.dispatchEvent(
        event === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true })
          : new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
      );
    },
    { event: kind, given: file },
  );
};
