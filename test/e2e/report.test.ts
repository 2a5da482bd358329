import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { PNG } from 'pngjs';
import { describe, it } from 'vitest';
import { useApp } from './app.ts';
import { readPdf } from './read-pdf.ts';
import { expect, fillAndLeave, goToScreen, openSample, saved } from './screens.ts';

const app = useApp();
const preview = () => app.page.frameLocator('iframe[title="Report preview"]');
const mark = 'Zugbrücke 7 – typed for the test';

const exportAs = async (page: Page, button: string | RegExp): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('button', { name: button, exact: typeof button === 'string' }).click();
  const file = await download;
  const bytes = readFileSync(await file.path());
  await expect(page.getByRole('region', { name: 'Report settings' })).toContainText(`Downloaded as ${file.suggestedFilename()}.`);
  return { name: file.suggestedFilename(), bytes };
};

describe('The report', () => {
  it('is previewed as it will be exported, and follows what is typed.', async () => {
    const { page } = app;
    await openSample(page);
    await goToScreen(page, 'Report');
    await expect(preview().getByRole('heading', { level: 1 }).first()).toContainText('Harbour Logistics');
    const summary = page.getByRole('textbox', { name: 'Summary' });
    await fillAndLeave(summary, `${mark}\n\nThe front gate is well kept.`);
    await saved(page);
    await expect(preview().getByText(mark)).toBeVisible();
    await expect(preview().getByRole('heading', { name: 'Plug-in risk' }).first()).toBeAttached();
  });

  it('takes words on any section, chosen from a list.', async () => {
    const { page } = app;
    await page.getByRole('combobox', { name: 'Write about' }).selectOption('CON: Console access');
    await fillAndLeave(page.getByRole('textbox', { name: 'CON: Console access' }), 'Cards deserve a chapter of their own.');
    await saved(page);
    await expect(preview().getByText('Cards deserve a chapter of their own.')).toBeVisible();
  });

  it('leaves out sections on request, and never those that it must not lack.', async () => {
    const { page } = app;
    await page.getByRole('tab', { name: 'Sections' }).click();
    const panel = page.getByRole('tabpanel');
    await expect(panel.getByRole('checkbox', { name: /Contradictions|Scope and gaps|Method/ })).toHaveCount(0);
    await expect(preview().getByRole('heading', { name: 'Evidence', exact: false }).first()).toBeAttached();
    await panel.getByRole('checkbox', { name: 'Plug-in register' }).uncheck();
    await expect(preview().getByRole('heading', { name: 'Plug-in register' })).toHaveCount(0);
    await panel.getByRole('checkbox', { name: 'Plug-in register' }).check();
    await expect(preview().getByRole('heading', { name: 'Plug-in register' }).first()).toBeAttached();
  });

  it('lists what should be settled before issue, each with the way there.', async () => {
    const { page } = app;
    await page.getByRole('tab', { name: /^Check/ }).click();
    await expect(page.getByRole('tabpanel')).toContainText('1 acceptance has expired.');
    await page
      .getByRole('tabpanel')
      .getByRole('button', { name: /F-RCLI-HOST-06.*Accepted until/ })
      .click();
    await expect(page.getByRole('region', { name: 'Finding', exact: true })).toContainText('acceptance expired');
    await goToScreen(page, 'Report');
  });

  it('is exported as HTML: one file, everything in it, nothing to fetch, nothing to run.', async () => {
    await app.page.getByRole('tab', { name: 'Export' }).click();
    await expect(app.page.getByRole('list', { name: 'Formats' })).toContainText('Leaves out the change history.');
    const { name, bytes } = await exportAs(app.page, 'Export Report (HTML)');
    const html = bytes.toString('utf8');
    expect(name).toBe('Harbour Logistics virtual infrastructure 2026.html');
    expect(html).toContain(mark);
    expect(html).not.toMatch(/<script|<link[^>]+href=.?http|src=.?https?:|@import/i);
  });

  it('is exported as PDF with text, outline and tags.', async () => {
    const { name, bytes } = await exportAs(app.page, 'Export PDF');
    expect(name).toBe('Harbour Logistics virtual infrastructure 2026.pdf');
    const pdf = await readPdf(bytes);
    expect(pdf.pages).toBeGreaterThan(10);
    expect(pdf.text).toContain('Harbour Logistics, virtual infrastructure 2026');
    expect(pdf.text).toContain(mark);
    expect(pdf.text).toContain('Cards deserve a chapter of their own.');
    expect(pdf.title).toContain('Harbour Logistics');
    expect(pdf.tagged).toBe(true);
    for (const chapter of ['Authentication', 'Certificate verification', 'Plug-in risk', 'Method'])
      expect(pdf.outline.some((title) => title.includes(chapter))).toBe(true);
  });

  it('is exported as result and as answers file, which evaluates to the same.', async () => {
    const result = await exportAs(app.page, /^Export Result/);
    expect(result.name).toMatch(/\.result\.json$/);
    expect(JSON.parse(result.bytes.toString('utf8'))).toMatchObject({ catalog: { edition: 'vi4' }, totals: { applicable: 144, decided: 144 } });
    const answers = await exportAs(app.page, 'Export Answers file');
    expect(answers.name).toMatch(/\.postern\.json$/);
    expect(JSON.parse(answers.bytes.toString('utf8'))).toMatchObject({
      format: 'postern-assessment',
      texts: { CON: 'Cards deserve a chapter of their own.' },
    });
  });

  it('comes in other kinds: for those who decide, for one owner, and blank for paper.', async () => {
    const { page } = app;
    const kind = page.getByRole('combobox', { name: 'Kind of report' });
    await kind.selectOption('Executive summary');
    await expect(preview().getByText('on four pages at most')).toBeVisible();
    await expect(preview().getByRole('heading', { name: 'Plug-in risk' })).toHaveCount(0);
    await kind.selectOption('Findings to mend');
    await page.getByRole('combobox', { name: 'Whose findings' }).selectOption('D. Keller, automation');
    await expect(preview().getByText('For D. Keller, automation: what was found')).toBeVisible();
    await kind.selectOption('What changed');
    await expect(page.getByRole('region', { name: 'Report settings' })).toContainText('No other assessment of this edition is in the library.');
    await kind.selectOption('Questionnaire for paper');
    await expect(preview().getByText('Q-VIC-VC-17', { exact: true })).toBeAttached();
    await expect(preview().getByText(mark)).toHaveCount(0);
    const { name, bytes } = await exportAs(page, 'Export Report (HTML)');
    expect(name).toBe('Questionnaire Harbour Logistics virtual infrastructure 2026.html');
    expect(bytes.toString('utf8')).not.toContain(mark);
    await kind.selectOption('Full report');
    await expect(preview().getByText(mark)).toBeAttached();
  });

  it('carries the logo and the colour of the auditor’s house; what cannot be printed is refused in a sentence.', async () => {
    const { page } = app;
    await page.getByRole('tab', { name: 'Sections' }).click();
    const panel = page.getByRole('tabpanel');
    const picture = PNG.sync.write(new PNG({ width: 40, height: 12 }));
    await panel.getByLabel('Logo, PNG or JPEG').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: picture });
    await expect(panel.getByRole('img', { name: 'Logo on the cover' })).toBeVisible();
    await expect(preview().getByRole('img', { name: 'Logo of the auditor' })).toBeAttached();
    await panel.getByLabel('Colour of rules and numbers').fill('#ffcc00');
    await expect(panel.getByRole('alert')).toContainText('too light for paper');
    await panel.getByLabel('Colour of rules and numbers').fill('#0c5467');
    await expect(panel).toContainText('#0c5467 stands 8.5 to 1 against paper.');
    const svg = { name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>') };
    await panel.getByLabel('Logo, PNG or JPEG').setInputFiles(svg);
    await expect(panel.getByRole('alert')).toContainText('Only PNG and JPEG pictures are taken.');
    await panel.getByRole('button', { name: 'Remove' }).click();
    await panel.getByRole('button', { name: 'Back to ink' }).click();
    await expect(panel.getByRole('alert')).toHaveCount(0);
    await expect(preview().getByRole('img', { name: 'Logo of the auditor' })).toHaveCount(0);
  });

  it('is issued only after a question while something is unsettled; issued, nothing can be changed.', async () => {
    const { page } = app;
    const state = page.getByRole('radiogroup', { name: 'State' });
    await state.getByText('Issued').click();
    await expect(page.getByRole('alert')).toContainText('not settled yet');
    await page.getByRole('button', { name: 'Not yet' }).click();
    await expect(state.getByRole('radio', { name: 'In review' })).toBeChecked();
    await state.getByText('Issued').click();
    await page.getByRole('button', { name: 'Issue all the same' }).click();
    await saved(page);
    await page.getByRole('tab', { name: 'Your words' }).click();
    await expect(page.getByRole('textbox', { name: 'Summary' })).toBeDisabled();
    await goToScreen(page, 'Plug-ins');
    await expect(page.getByRole('button', { name: /Add plug-in/ })).toHaveCount(0);
    await goToScreen(page, 'Report');
    await state.getByText('Draft').click();
    await saved(page);
    await page.getByRole('tab', { name: 'Your words' }).click();
    await expect(page.getByRole('textbox', { name: 'Summary' })).toBeEnabled();
  });
});
