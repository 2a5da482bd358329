import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, it } from 'vitest';
import { fillRows, toCsv, toWorkbook } from '../exchange/questionnaire/fill.ts';
import { openWorkbook, type SheetRows } from '../exchange/xlsx/open-workbook.ts';
import { useApp } from './app.ts';
import { expect, openSample, rail, saved } from './screens.ts';

const app = useApp();
const back = 'back from T. Brandt.xlsx';
let sheets: ReadonlyMap<string, SheetRows>;

const giveFile = async (page: Page, name: string, bytes: Uint8Array): Promise<void> => {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
};
const screen = (page: Page) => page.getByRole('group', { name: 'Respondent file' });
const tick = (page: Page, question: string) => page.getByRole('checkbox', { name: `Take over ${question}` });

describe('The respondent file', () => {
  it('is reached from the rail and saved as a workbook of the questions in scope.', async () => {
    const { page } = app;
    await openSample(page);
    await rail(page).getByRole('button', { name: 'Respondent file' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Respondent file' })).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the file to send' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/\.questions\.xlsx$/);
    sheets = await openWorkbook(readFileSync(await file.path()));
    expect([...sheets.keys()]).toEqual(['Instructions', 'Questions', 'Choices']);
    await expect(screen(page)).toContainText(`Downloaded as ${file.suggestedFilename()}.`);
  });

  it('comes back row by row; what differs is not ticked, and only what is ticked is recorded.', async () => {
    const { page } = app;
    const filled = {
      'Q-SSH-03': { answer: 'unknown', note: 'we shall look', by: 'T. Brandt' },
      'Q-SSH-04': { answer: 'perhaps' },
      'Q-SSH-05': { answer: 'unknown' },
    };
    await giveFile(page, back, await toWorkbook(sheets, fillRows(sheets, filled)));
    await expect(screen(page)).toContainText(`${back}: 2 different, 1 not readable as an answer.`);
    await expect(page.getByRole('button', { name: 'Take over 0 answers' })).toBeDisabled();
    await tick(page, 'Q-SSH-03').check();
    await page.getByRole('button', { name: 'Take over 1 answer' }).click();
    await expect(screen(page)).toContainText(`1 answer from “${back}” is recorded.`);
    await saved(page);
    await expect(tick(page, 'Q-SSH-05')).not.toBeChecked();
  });

  it('is undone like everything else.', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Show in the history' }).click();
    await expect(page.getByRole('region', { name: 'Changes' })).toContainText('unknown');
    await page.keyboard.press('Control+z');
    await saved(page);
    await rail(page).getByRole('button', { name: 'Respondent file' }).click();
    await giveFile(page, 'again.csv', toCsv(fillRows(sheets, { 'Q-SSH-03': { answer: 'unknown', by: 'T. Brandt' } })));
    await expect(screen(page)).toContainText('again.csv: 1 different.');
  });

  it('refuses what is no respondent file with a sentence, and records nothing.', async () => {
    const { page } = app;
    await giveFile(page, 'picture.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2));
    await expect(page.getByRole('alert')).toContainText('“picture.png” was not read.');
    await expect(page.getByRole('button', { name: /^Take over/ })).toHaveCount(0);
  });
});
