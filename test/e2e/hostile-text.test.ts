import type { Locator, Page } from 'playwright';
import { describe, it } from 'vitest';
import { useApp } from './app.ts';
import { watchPage } from './host.ts';
import { card, createAssessment, expect, goToLibrary, goToPath, goToQuestion, goToScreen, saved, setMode } from './screens.ts';

const app = useApp();

/**
 * What ever ran, fetched or moved because it was typed somewhere; `boom` is called by whatever executes. No comma,
 * semicolon or bar: fields that hold lists part at them.
 */
const payload =
  '"\'><script>boom()</script><img src=http://evil.invalid/i onerror=boom()><svg onload=boom()><meta http-equiv=refresh content="0 http://evil.invalid/">' +
  '<style>*{background:url(http://evil.invalid/c)}</style>=HYPERLINK("http://evil.invalid") {@html boom()} ${boom()} \u202Egpj.exe\u202C \u2066x\u2069';

/** What was typed, by the number that makes each one unique. */
const typed = new Map<number, string>();
const next = (): string => {
  const text = `M${String(typed.size + 1)}M ${payload}`;
  typed.set(typed.size + 1, text);
  return text;
};

let executed = 0;

/** Types into every text field of a part of the screen, in order; the fields may change while being typed in. */
const fillAll = async (part: Locator): Promise<void> => {
  const fields = part.locator('textarea:enabled, input:enabled:not([type]), input:enabled[type=text], input:enabled[type=search]');
  for (let at = 0; at < (await fields.count()); at += 1) {
    const field = fields.nth(at);
    if (!(await field.isVisible()) || (await field.getAttribute('inputmode')) === 'numeric') continue;
    await field.fill(next());
    await field.blur();
  }
};

const plain = (text: string): string => text.replace(/\s+/g, ' ');

/** The report prints characters that turn the direction of writing by their number, so that nobody reads “exe.jpg”. */
const inPrint = (text: string): string =>
  plain(text.replace(/[\u202a-\u202e\u2066-\u2069]/g, (one) => `U+${one.charCodeAt(0).toString(16).toUpperCase()}`));

const previewText = async (page: Page): Promise<string> => {
  await goToScreen(page, 'Report');
  const body = page.frameLocator('iframe[title="Report preview"]').locator('body');
  await expect(body).toContainText('Method');
  return plain((await body.textContent()) ?? '');
};

describe('Hostile text', () => {
  it('is taken into every text field.', { timeout: 120_000 }, async () => {
    const { page } = app;
    await page.exposeFunction('boom', () => {
      executed += 1;
    });
    await createAssessment(page, 'Hostile');
    await goToScreen(page, 'Scope and details');
    await page.getByRole('radiogroup', { name: 'Scope of SITE' }).getByText('Not in use').click();
    await page.getByRole('button', { name: 'Add target' }).click();
    await fillAll(page.getByRole('main'));
    await saved(page);

    await goToQuestion(page, 'Q-SSH-01');
    const host = card(page).getByRole('textbox', { name: 'Name of one more host' });
    await host.fill(`H ${payload}`.slice(0, 200));
    await host.press('Enter');
    await page.keyboard.press('3');
    await goToQuestion(page, 'Q-VIC-VC-17');
    await page.keyboard.press('3');
    await fillAll(card(page));
    await goToQuestion(page, 'Q-VIC-VC-18');
    await page.keyboard.press('a');
    await page.getByRole('textbox', { name: 'Why does it not apply?' }).fill(next());
    await page.keyboard.press('Enter');
    await goToQuestion(page, 'Q-VIC-VC-17');
    await setMode(page, 'Verification');
    await card(page).focus();
    await page.keyboard.press('2');
    await fillAll(card(page));
    await card(page)
      .getByLabel(/^Evidence for/)
      .setInputFiles([
        {
          name: `E1E <img src=x onerror=boom()>.svg`,
          mimeType: 'image/svg+xml',
          buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="boom()"><script>boom()</script></svg>'),
        },
        { name: `E2E.html`, mimeType: 'text/html', buffer: Buffer.from(`<script>boom()</script>${payload}`) },
      ]);
    await expect(card(page)).toContainText('E2E.html');
    await page.getByRole('button', { name: 'Record a hop' }).click();
    await fillAll(page.getByRole('group', { name: /^Observation of leg/ }));
    await saved(page);

    await goToScreen(page, 'Plug-ins');
    await page.keyboard.press('n');
    await page.keyboard.type('Plug-in with a long story');
    await page.keyboard.press('Enter');
    const detail = page.getByRole('region', { name: 'Plug-in', exact: true });
    await detail.getByRole('combobox', { name: 'claimed' }).first().selectOption({ index: 1 });
    await fillAll(detail);
    await saved(page);
    await page.getByRole('button', { name: 'Paste a list…' }).click();
    await page.getByRole('region', { name: 'Paste a list' }).getByRole('textbox').fill(`name\tvendor\n${payload}\t${payload}`);
    await page.keyboard.press('Escape');

    await goToScreen(page, 'Findings');
    const finding = page.getByRole('region', { name: 'Finding', exact: true });
    await page.keyboard.press('m');
    await fillAll(page.getByRole('form'));
    await page.getByRole('form').getByRole('button', { name: 'Record' }).click();
    await page.keyboard.press('a');
    await fillAll(page.getByRole('form'));
    await page.getByRole('form').getByLabel('Expires on').fill('2099-12-31');
    await page.getByRole('form').getByRole('button', { name: 'Accept' }).click();
    await expect(finding.getByRole('region', { name: 'Acceptance' })).toBeVisible();
    await fillAll(finding);
    await saved(page);

    await goToScreen(page, 'Report');
    await page.getByRole('combobox', { name: 'Write about' }).selectOption({ index: 1 });
    await fillAll(page.getByRole('tabpanel'));
    await saved(page);
    expect(typed.size).toBeGreaterThan(35);
    expect(executed).toBe(0);
  });

  it('is shown as typed on every screen, runs nowhere and fetches nothing.', async () => {
    const { page } = app;
    const seen: string[] = [];
    const read = async (): Promise<string> => {
      const fields = await page.locator('input, textarea').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
      return [...fields, (await page.getByRole('main').textContent()) ?? ''].join('\n');
    };
    /** What a screen shows comes over some frames, on a busy machine some seconds: it is all there once nothing is added any more. */
    const look = async (): Promise<void> => {
      let before: string;
      let now = await read();
      do {
        before = now;
        await page.waitForTimeout(400);
        now = await read();
      } while (now !== before);
      seen.push(now);
    };
    await page.reload();
    for (const name of ['Overview', 'Scope and details', 'Plug-ins', 'Findings', 'Report', 'History'] as const) {
      await goToScreen(page, name);
      // The code of a screen comes with its first visit.
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
      await look();
    }
    for (const path of ['VIC-VC', 'SSH']) {
      await goToPath(page, path);
      await look();
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or go to' }).fill(payload);
    await page.keyboard.press('Escape');
    await goToLibrary(page);
    await page.getByRole('searchbox').fill('evil');
    await expect(page.getByRole('region', { name: 'What was found' })).toContainText('evil');
    await look();
    await page.getByRole('searchbox').fill(payload);
    await page.getByRole('searchbox').fill('');
    const all = plain(seen.join('\n'));
    // “Ports seen” takes numbers only and says so; what is typed there is not kept.
    const missing = [...typed.values()].filter((text) => !all.includes(plain(text)));
    expect(missing.map((text) => text.slice(0, 6))).toHaveLength(1);
    expect(executed).toBe(0);
  });

  it('stands in the report as typed, every field of it, and does nothing there.', async () => {
    const { page } = app;
    await page.getByRole('grid', { name: 'Assessments' }).press('Enter');
    const text = await previewText(page);
    const missing = [...typed.values()].filter((one) => !text.includes(inPrint(one)));
    expect(missing.map((one) => one.slice(0, 6))).toHaveLength(1);
    expect(text).toContain('E1E <img src=x onerror=boom()>.svg');
    expect(executed).toBe(0);
  });

  it('would be noticed if it ran: the same text in a page that trusts it.', async () => {
    const page = await app.context.newPage();
    await page.exposeFunction('boom', () => {
      executed += 1;
    });
    const troubles = watchPage(app.context, page, app.host.address);
    await page.setContent(`<p>${payload}</p>`).catch(() => undefined);
    await expect.poll(() => executed).toBeGreaterThan(0);
    await expect.poll(() => troubles.some((trouble) => trouble.startsWith('request: http://evil.invalid/'))).toBe(true);
    await page.close();
    expect(app.troubles.splice(0).every((trouble) => trouble.includes('evil.invalid'))).toBe(true);
  });
});
