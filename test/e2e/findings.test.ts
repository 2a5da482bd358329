import { describe, it } from 'vitest';
import { useApp } from './app.ts';
import { card, expect, fillAndLeave, goToScreen, openSample, saved } from './screens.ts';

const app = useApp();
const table = () => app.page.getByRole('grid', { name: 'Findings' });
const rows = () =>
  table()
    .getByRole('row')
    .filter({ has: app.page.getByRole('checkbox') });
const detail = () => app.page.getByRole('region', { name: 'Finding', exact: true });
const filter = (name: string) => app.page.getByRole('group', { name: 'Filters' }).getByRole('combobox', { name: `${name}:` });
const open = (severity: string) =>
  app.page.getByRole('list', { name: 'Open findings by severity' }).getByRole('listitem').filter({ hasText: severity });

/** The finding with this id, original and not reference, in focus. */
const focus = async (id: string): Promise<void> => {
  await table().getByRole('row').filter({ hasText: id }).filter({ hasNotText: 'inherited from' }).click();
  await expect(detail()).toContainText(id);
};

describe('Findings', () => {
  it('are all there, worst first, with the whole chain of the one in focus.', async () => {
    const { page } = app;
    await openSample(page);
    await goToScreen(page, 'Findings');
    await expect(open('critical')).toContainText('2 critical');
    await expect(detail().getByRole('heading', { level: 2 })).toHaveText('SSH was enabled on ESXi, which removes its only protective layer');
    for (const part of [
      'SSH on ESXi is off',
      'answers on port 22',
      'scan-from-VLAN240-rotterdam.txt',
      'Observed counts over claimed (rule 2).',
      'SSH-06',
      '10 of 14 points',
      'Disable SSH on ESXi',
      'CM-7',
    ])
      await expect(detail()).toContainText(part);
  });

  it('are filtered by area, severity, path, basis, state and owner, and counted.', async () => {
    const { page } = app;
    const all = await rows().count();
    await filter('Area').selectOption('tls');
    await filter('Severity').selectOption('high');
    await expect(rows().first()).toContainText('tls');
    const some = await rows().count();
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
    await expect(page.getByRole('group', { name: 'Filters' }).getByRole('status')).toContainText(`${String(some)} of ${String(all)} shown`);
    await filter('Basis').selectOption({ label: 'claimed' });
    await filter('Path').selectOption('VIC-VC');
    await expect(page.getByText('Nothing passes the filters above.').or(rows().first())).toBeVisible();
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(rows()).toHaveCount(all);
    await filter('State').selectOption({ label: 'acceptance expired' });
    await expect(rows()).toHaveCount(1);
    await expect(rows()).toContainText('F-RCLI-HOST-06');
    await filter('State').selectOption({ label: 'accepted' });
    await expect(rows()).toContainText('accepted until');
    await page.getByRole('button', { name: 'Show all' }).click();
    await filter('Inherited').selectOption({ label: 'left out' });
    await expect(table()).not.toContainText('inherited from');
  });

  it('are put in the order of what mending them gives, with the points and the ratings.', async () => {
    const { page } = app;
    await page.getByRole('combobox', { name: 'by' }).selectOption('effect');
    const points = await rows().evaluateAll((all) => all.flatMap((row) => /\+(\d+\.\d) points/.exec(row.textContent)?.[1] ?? []).map(Number));
    expect(points.length).toBeGreaterThan(70);
    expect(points).toEqual([...points].sort((a, b) => b - a));
    await expect(rows().first()).toContainText(/points, lifts \d+ ratings?/);
    await focus('F-SSH-06');
    const gives = detail().getByRole('list', { name: 'What mending it gives' });
    await expect(gives).toContainText(/Mended alone: \+\d+\.\d points of the overall score\./);
    await expect(gives).toContainText(/SSH exposure: critical to (high|medium)/);
    await page.getByRole('combobox', { name: 'by' }).selectOption('severity');
  });

  it('lead to the exports of the report.', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Export table…' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Report');
    await goToScreen(page, 'Findings');
  });

  it('are accepted only with reason, owner and a day after the evaluation date.', async () => {
    const { page } = app;
    await focus('F-SSH-06');
    await page.keyboard.press('a');
    const form = page.getByRole('form', { name: 'Accept F-SSH-06' });
    await form.getByRole('button', { name: 'Accept' }).click();
    await expect(form.getByRole('alert')).toHaveText(/^Give the reason/);
    await form.getByRole('textbox', { name: 'Reason' }).fill('The host is rebuilt in December.');
    await expect(form.getByRole('alert')).toHaveText(/^Name the person/);
    await form.getByRole('combobox', { name: 'Owner of the risk' }).fill('C. Meister');
    await form.getByLabel('Expires on').fill('2026-11-23');
    await expect(form.getByRole('alert')).toHaveText(/is not after the evaluation date 2026-11-23/);
    await form.getByLabel('Expires on').fill('2026-12-31');
    await form.getByRole('button', { name: 'Accept' }).click();
    await expect(detail().getByRole('region', { name: 'Acceptance' })).toContainText('Accepted until 31 Dec 2026');
    await expect(open('critical')).toContainText('1 critical');
    await saved(page);
  });

  it('are open again when the evaluation date reaches the expiry, and stand out (rule 7).', async () => {
    const { page } = app;
    await goToScreen(page, 'Scope and details');
    await fillAndLeave(page.getByLabel('Evaluated as of'), '2026-12-31');
    await saved(page);
    await goToScreen(page, 'Findings');
    await expect(open('critical')).toContainText('2 critical');
    await focus('F-SSH-06');
    await expect(detail()).toContainText('acceptance expired');
    await expect(detail()).toContainText('It ran out on 31 Dec 2026');
    await detail().getByRole('button', { name: 'Withdraw the acceptance' }).click();
    await expect(detail().getByRole('region', { name: 'Acceptance' })).toHaveCount(0);
    await goToScreen(page, 'Scope and details');
    await fillAndLeave(page.getByLabel('Evaluated as of'), '2026-11-23');
    await saved(page);
    await goToScreen(page, 'Findings');
  });

  it('are lowered by one step through a compensating control with a rationale (rule 5).', async () => {
    const { page } = app;
    await focus('F-SSH-06');
    await page.keyboard.press('m');
    const form = page.getByRole('form', { name: 'Compensating control for F-SSH-06' });
    await form.getByRole('button', { name: 'Record' }).click();
    await expect(form.getByRole('alert')).toHaveText(/^Describe the measure/);
    await form.getByRole('textbox', { name: /^What is in place/ }).fill('Rule 131 is gone; only jump01 reaches port 22.');
    await form.getByRole('textbox', { name: 'Who runs it' }).fill('S. Rohrer');
    await form.getByRole('button', { name: 'Record' }).click();
    await expect(open('critical')).toContainText('1 critical');
    await expect(detail()).toContainText(/Rule 131 is gone/);
    await expect(table().getByRole('row').filter({ hasText: 'F-SSH-06' })).toContainText('lowered from critical by a control');
    await detail().getByRole('button', { name: 'Withdraw the control' }).click();
    await expect(open('critical')).toContainText('2 critical');
    await saved(page);
  });

  it('have an owner and a due date, for one and for several at once.', async () => {
    const { page } = app;
    await focus('F-SSH-06');
    await fillAndLeave(detail().getByRole('combobox', { name: 'Owner' }), 'N. Newcomer');
    await fillAndLeave(detail().getByLabel('Due'), '2026-12-01');
    await fillAndLeave(detail().getByRole('textbox', { name: 'Remediation note' }), 'First thing on Monday.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    const several = page.getByRole('group', { name: 'Several findings' });
    await expect(several).toContainText('2 findings chosen');
    await several.getByLabel('Due').fill('2026-12-24');
    await several.getByRole('button', { name: 'Set' }).click();
    await expect(several.getByRole('status')).toHaveText('due 2026-12-24 set for 2 findings.');
    await saved(page);
    await page.reload();
    await focus('F-SSH-06');
    await expect(detail().getByLabel('Due')).toHaveValue('2026-12-24');
    await expect(detail().getByRole('combobox', { name: 'Owner' })).toHaveValue('N. Newcomer');
    await filter('Owner').selectOption('N. Newcomer');
    await expect(rows()).toHaveCount(1);
  });

  it('are accepted several at once, with one reason, and stay in the list.', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Show all' }).click();
    await filter('Severity').selectOption('low');
    await page.getByRole('button', { name: /^Choose all/ }).click();
    const several = page.getByRole('group', { name: 'Several findings' });
    const chosen = Number(/(\d+) findings chosen/.exec((await several.textContent()) ?? '')?.[1]);
    expect(chosen).toBeGreaterThan(1);
    await several.getByRole('button', { name: 'Accept together…' }).click();
    const form = page.getByRole('form', { name: `Accept ${String(chosen)} findings` });
    await form.getByRole('textbox', { name: 'Reason' }).fill('Gone with the migration in spring.');
    await form.getByRole('combobox', { name: 'Owner of the risk' }).fill('C. Meister');
    await form.getByLabel('Expires on').fill('2027-03-31');
    await form.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(several.getByRole('status')).toHaveText(`${String(chosen)} findings accepted until 2027-03-31.`);
    await expect(open('low')).toContainText('0 low');
    await expect(rows().first()).toContainText('accepted until 31 Mar 2027');
    await several.getByRole('button', { name: 'Choose none' }).click();
    await page.getByRole('button', { name: 'Show all' }).click();
    await saved(page);
    await focus('F-SSH-06');
  });

  it('lead to the question that raised them.', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Open Q-SSH-06' }).click();
    await expect(card(page)).toContainText('-SSH-06');
  });
});
