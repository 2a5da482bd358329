import { describe, it } from 'vitest';
import { useApp } from './app.ts';
import { ask, importText } from './contract.ts';
import { answersFile, card, expect, goToLibrary, rail } from './screens.ts';

const app = useApp();
const figures = () => app.page.getByRole('group', { name: 'Show only' });
const row = (id: string) => app.page.getByRole('grid').getByRole('row').filter({ hasText: id });
const tab = (name: RegExp) => app.page.getByRole('tab', { name });

const scope = (more: Readonly<Record<string, string>>) => ({ scope: { SSH: 'in-use', 'VIC-HOST': 'in-use', ...more } });
const said = (values: Readonly<Record<string, string>>) => ({
  answers: Object.fromEntries(Object.entries(values).map(([question, value]) => [question, { value }])),
});
const lastYear = answersFile('Kestrel 2025', {
  assessment: { title: 'Kestrel 2025', client: 'Kestrel Freight', evaluatedOn: '2025-11-23' },
  ...scope({ CON: 'in-use' }),
  ...said({ 'Q-SSH-06': 'yes', 'Q-SSH-03': 'no', 'Q-SSH-04': 'yes', 'Q-SSH-10': 'no', 'Q-CON-09': 'clicked through' }),
  compensatingControls: { 'F-SSH-10': { rationale: 'Sessions are recorded on the jump host.' } },
});
const thisYear = answersFile('Kestrel 2026', {
  assessment: { title: 'Kestrel 2026', client: 'Kestrel Freight', evaluatedOn: '2026-11-23' },
  ...scope({ CON: 'not-in-use' }),
  ...said({ 'Q-SSH-06': 'no', 'Q-SSH-03': 'no', 'Q-SSH-04': 'no', 'Q-SSH-10': 'no', 'Q-CON-09': 'clicked through' }),
  compensatingControls: { 'F-SSH-03': { rationale: 'Keys are pinned by the jump host.' } },
  plugins: [{ name: 'Array Console', vendor: 'Halden', version: '2.1' }],
});

describe('Two assessments side by side', () => {
  it('are chosen by key, those of the same client first, the earlier one on the left.', async () => {
    const { page } = app;
    await goToLibrary(page);
    await importText(page, '2025.postern.json', lastYear);
    await importText(page, '2026.postern.json', thisYear);
    await page.reload();
    await page
      .getByRole('grid', { name: 'Assessments' })
      .getByRole('row', { name: /Kestrel 2026/ })
      .dblclick();
    await expect(rail(page)).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page
      .getByRole('list', { name: 'Assessments to compare with' })
      .getByRole('button', { name: /Kestrel 2025/ })
      .press('Enter');
    await expect(page.getByRole('main').locator('dl').first()).toContainText(/Before\s*.*Kestrel 2025.*After\s*.*Kestrel 2026/s);
  });

  it('tell what was fixed, what is new, worse, better and no longer in scope, each finding with both sides.', async () => {
    await expect(row('F-SSH-06').first()).toContainText('fixed');
    await expect(row('F-SSH-04').first()).toContainText('new');
    await expect(row('F-SSH-10').first()).toContainText('worse');
    await expect(row('F-SSH-03').first()).toContainText('better');
    await expect(row('F-CON-09').first()).toContainText('no longer in scope');
    for (const [words, number] of [
      ['fixed', 1],
      ['new', 1],
      ['worse', 1],
      ['better', 1],
    ] as const)
      await expect(figures().getByRole('button', { name: words })).toContainText(String(number));
  });

  it('are narrowed to one kind of change, and back.', async () => {
    const { page } = app;
    await figures().getByRole('button', { name: 'fixed' }).click();
    await expect(page.getByRole('grid').getByRole('row')).toHaveCount(1 + 1);
    await page.getByRole('combobox', { name: 'Change:' }).selectOption({ label: 'no longer in scope (1)' });
    await expect(row('F-CON-09')).toHaveCount(1);
    await figures().getByRole('button', { name: 'new' }).click();
    await figures().getByRole('button', { name: 'new' }).click();
    await expect(row('F-SSH-06')).toHaveCount(1);
  });

  it('show answers, ratings, plug-ins and catalog on tabs of their own.', async () => {
    const { page } = app;
    await tab(/^Answers/).click();
    await expect(row('Q-SSH-06')).toContainText('claimed otherwise');
    await tab(/^Ratings/).click();
    await expect(page.getByRole('button', { name: /^SSH, exposure: critical.*, then / })).toBeVisible();
    await tab(/^Scope, plug-ins, legs/).click();
    await expect(page.getByRole('region', { name: 'Scope' })).toContainText(/CON.*in use.*not in use/s);
    await expect(page.getByRole('region', { name: 'Plug-ins' })).toContainText(/Array Console\s*added/);
    await tab(/^Catalog/).click();
    await expect(page.getByRole('tabpanel')).toContainText('Both sides are evaluated with catalog vi4');
    await expect(page.getByRole('tabpanel')).toContainText('reads the same on both sides');
  });

  it('are exchanged by one key, and a row leads to its question.', async () => {
    const { page } = app;
    await tab(/^Findings/).click();
    await page.keyboard.press('x');
    await expect(row('F-SSH-06').first()).toContainText('new');
    await page.keyboard.press('x');
    await expect(row('F-SSH-06').first()).toContainText('fixed');
    await row('F-SSH-04').press('Enter');
    await expect(card(page)).toContainText('-SSH-04');
  });
});

describe('An assessment that was copied forward', () => {
  it('is compared with its source at once, and says what is to be verified again.', async () => {
    const { page } = app;
    const sample = await ask(page, 'addSample', {});
    const { id } = await ask(page, 'copyForward', { id: sample.id, title: 'Harbour 2027' });
    await ask(page, 'change', {
      id,
      change: { kind: 'observation', key: 'C-SSH-06', value: { value: 'no', evidence: [], at: '2026-11-23T10:00:00+01:00' } },
    });
    await goToLibrary(page);
    await page.reload();
    await page
      .getByRole('grid', { name: 'Assessments' })
      .getByRole('row', { name: /Harbour 2027/ })
      .dblclick();
    await expect(rail(page)).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await expect(row('F-SSH-06').first()).toContainText('fixed');
    await tab(/^Answers/).click();
    await page.getByRole('combobox', { name: 'Change:' }).selectOption('to verify again');
    await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('to verify again');
  });

  it('marks the plug-ins of the register that have not been looked at again.', async () => {
    const { page } = app;
    await rail(page)
      .getByRole('button', { name: /^Plug-ins/ })
      .click();
    await expect(page.getByRole('grid', { name: 'Plug-ins' }).getByRole('row').nth(1)).toContainText('to verify again');
    await expect(page.getByRole('region', { name: 'Plug-in', exact: true })).toContainText('to verify again');
  });
});
