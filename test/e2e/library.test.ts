import { readFileSync } from 'node:fs';
import { describe, it } from 'vitest';
import { useApp } from './app.ts';
import { answersFile, card, createAssessment, expect, fillAndLeave, goToLibrary, goToQuestion, importFile, openSample, saved } from './screens.ts';

const app = useApp();
const list = () => app.page.getByRole('grid', { name: 'Assessments' });
const search = () => app.page.getByRole('searchbox', { name: 'Search titles, answers, notes and findings' });
const hits = () => app.page.getByRole('region', { name: 'What was found' });

describe('The library', () => {
  it('lists every assessment with client, state, rating and score; Enter opens.', async () => {
    const { page } = app;
    await openSample(page);
    await createAssessment(page, 'Kestrel Freight');
    await goToQuestion(page, 'Q-VIC-VC-17');
    await page.keyboard.press('3');
    await fillAndLeave(card(page).getByRole('textbox', { name: 'Note' }), 'The quartermaster keeps the smart cards in a drawer.');
    await saved(page);
    await goToLibrary(page);
    await expect(list().getByRole('row', { name: /Harbour Logistics/ })).toContainText('43');
    await expect(list().getByRole('row', { name: /Kestrel Freight/ })).toContainText('draft');
    await list().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation', { name: 'You are here' })).toContainText('Kestrel Freight');
    await goToLibrary(page);
  });

  it('searches everything that was typed, marks the words, and leads to the place.', async () => {
    const { page } = app;
    await page.keyboard.press('/');
    await expect(search()).toBeFocused();
    await page.keyboard.type('quartermaster');
    await expect(page.getByRole('status').filter({ hasText: 'hit' })).toHaveText('1 hit in 1 assessment');
    await expect(hits().locator('mark')).toHaveText('quartermaster');
    await hits()
      .getByRole('button', { name: /Q-VIC-VC-17/ })
      .click();
    await expect(card(page).getByRole('textbox', { name: 'Note' })).toHaveValue(/quartermaster/);
    await goToLibrary(page);
    await search().fill('no such word anywhere');
    await expect(hits()).toContainText('Nothing typed anywhere holds');
    await search().press('Escape');
    await expect(search()).toHaveValue('');
  });

  it('deletes with a way back, and keeps the deleted in a bin.', async () => {
    const { page } = app;
    await list()
      .getByRole('row', { name: /Kestrel Freight/ })
      .hover();
    await page.getByRole('button', { name: 'Delete Kestrel Freight' }).click();
    await expect(list().getByRole('row', { name: /Kestrel Freight/ })).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(list().getByRole('row', { name: /Kestrel Freight/ })).toHaveCount(1);
    await list().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Delete');
    await expect(list().getByRole('row')).toHaveCount(2);
    await page.reload();
    await page.getByRole('button', { name: 'Bin, 1' }).click();
    await page.getByRole('button', { name: /^Restore/ }).click();
    await page.reload();
    await expect(list().getByRole('row')).toHaveCount(3);
  });
});

describe('Importing an answers file', () => {
  it('opens what it holds, evidence included.', async () => {
    const { page } = app;
    await importFile(page, 'sample.postern.json', readFileSync(new URL('../../resources/samples/harbour-logistics.postern.json', import.meta.url)));
    await expect(page.getByRole('button', { name: 'Score 43 of 100. Explain' })).toBeVisible();
    await goToQuestion(page, 'Q-SSH-06');
    await page.keyboard.press('v');
    await expect(card(page)).toContainText('scan-from-VLAN240-rotterdam.txt');
    await goToLibrary(page);
  });

  it.each([
    ['malformed JSON', '{ "format": "postern-assessment", ', /is not valid JSON|cannot be imported/i],
    ['a question that the edition does not have', answersFile('X', { answers: { 'Q-VIC-VC-99': { value: 'yes' } } }), /Q-VIC-VC-99/],
    [
      'a value that is no option',
      answersFile('X', { answers: { 'Q-VIC-VC-17': { value: 'perhaps' } } }),
      /Q-VIC-VC-17.*perhaps|perhaps.*Q-VIC-VC-17/s,
    ],
    ['another edition', answersFile('X').replace('"vi4"', '"vi5"'), /vi5/],
    ['a newer format', answersFile('X').replace('"formatVersion":1', '"formatVersion":99'), /newer Postern/],
    ['something else altogether', 'PK\u0003\u0004', /cannot be imported/],
  ])('refuses %s in a sentence with the place, and takes nothing in.', async (_what, content, sentence) => {
    const { page } = app;
    await expect(list().getByRole('row').nth(1)).toBeVisible();
    const before = await list().getByRole('row').count();
    await importFile(page, 'bad.postern.json', content);
    await expect(page.getByRole('alert')).toContainText(sentence);
    await expect(page.getByRole('alert')).not.toContainText(/\bat .*\.(ts|js):\d/);
    await expect(list().getByRole('row')).toHaveCount(before);
    await page.getByRole('alert').getByRole('button', { name: 'Understood' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  it('names what it left out because this version does not know it.', async () => {
    const { page } = app;
    await importFile(page, 'more.postern.json', answersFile('With more', { weather: 'fair' }));
    await expect(page.getByRole('alert')).toContainText('weather');
    await expect(list().getByRole('row', { name: /With more/ })).toHaveCount(1);
  });
});
