import { createHash } from 'node:crypto';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { useApp } from './app.ts';
import { card, createAssessment, expect, fillAndLeave, giveFile, goToQuestion, goToScreen, saved, setMode } from './screens.ts';

const app = useApp();
const option = (name: string) => card(app.page).getByRole('button', { name, exact: true });
const chooser = () => card(app.page).getByLabel(/^Evidence for/);
const kept = (name: string | RegExp) => card(app.page).getByRole('listitem').filter({ hasText: name });
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const scan = (line: string) => Buffer.from(`${line}\nport 443 open\nport 902 open\n`);
const shot = readFileSync(new URL('../../resources/icons/icon.png', import.meta.url));

describe('Verification', () => {
  it('asks the same question with its check, and keeps what was claimed beside it.', async () => {
    const { page } = app;
    await createAssessment(page, 'Verifying');
    await goToQuestion(page, 'Q-VIC-VC-17');
    await page.keyboard.press('1');
    await saved(page);
    await page.keyboard.press('v');
    await expect(page.getByRole('radio', { name: 'Verification' })).toBeChecked();
    await expect(card(page)).toContainText('C-VIC-VC-17');
    await expect(card(page)).toContainText('On site: Check the logon policy');
    await expect(card(page).getByRole('region', { name: 'Claimed' })).toContainText('enforced on all');
    await expect(card(page).getByRole('region', { name: 'Observed' })).toContainText('to verify');
  });

  it('shows a contradiction the moment it arises: on the card, in the row, in the filter and on the overview.', async () => {
    const { page } = app;
    await page.keyboard.press('3');
    await expect(card(page)).toContainText('≠ contradiction');
    await expect(page.getByRole('button', { name: 'contradicted 1' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Findings arising' }).getByRole('listitem').filter({ hasText: 'F-VIC-VC-17' })).toContainText(
      'observed',
    );
    await saved(page);
    await goToScreen(page, 'Overview');
    const list = page.getByRole('region', { name: 'What lets people in' }).getByRole('button').filter({ hasText: 'VIC-VC-17' }).first();
    await expect(list).toContainText('enforced on all');
    await expect(list).toContainText('on none');
    await list.click();
    await expect(card(page)).toContainText('C-VIC-VC-17');
  });

  it('takes the claim over with Y, and “could not test” with X, which is never “ok”.', async () => {
    const { page } = app;
    await card(page).focus();
    await page.keyboard.press('y');
    await expect(option('enforced on all')).toHaveAttribute('aria-pressed', 'true');
    await expect(card(page)).not.toContainText('contradiction');
    await page.keyboard.press('x');
    await expect(option('could not test')).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('region', { name: 'Findings arising' }).getByRole('listitem').filter({ hasText: 'F-VIC-VC-17' })).toContainText(
      'not verified',
    );
    await page.keyboard.press('Control+z');
    await expect(option('enforced on all')).toHaveAttribute('aria-pressed', 'true');
    await saved(page);
  });
});

describe('Evidence', () => {
  it('is kept by file, with its size and SHA-256, and with its first lines in sight.', async () => {
    const { page } = app;
    const bytes = scan('scan of vc01');
    await chooser().setInputFiles({ name: 'scan.txt', mimeType: 'text/plain', buffer: bytes });
    await expect(kept('scan.txt')).toContainText('E-01');
    await expect(kept('scan.txt').getByRole('list', { name: 'First lines of scan.txt' })).toContainText('port 902 open');
    await kept('scan.txt')
      .getByRole('button', { name: /^SHA-256/ })
      .click();
    await expect(kept('scan.txt').getByRole('button', { name: /^SHA-256/ })).toContainText(sha256(bytes));
    await saved(page);
  });

  it('is kept by pasting a picture, which shows as a small picture.', async () => {
    const { page } = app;
    await giveFile(card(page), 'paste', { name: 'image.png', type: 'image/png', base64: shot.toString('base64') });
    await expect(kept(/pasted image/)).toContainText('E-02');
    const picture = kept(/pasted image/).getByLabel(/^Small picture of/);
    await expect(picture).toBeVisible();
    const drawn = await picture.evaluate((canvas: HTMLCanvasElement) =>
      canvas
        .getContext('2d')
        ?.getImageData(0, 0, canvas.width, canvas.height)
        .data.some((value) => value !== 0),
    );
    expect(drawn).toBe(true);
    await saved(page);
  });

  it('is kept by dropping a file on the question; a name that would be a path is cleaned, and that is said.', async () => {
    const { page } = app;
    await giveFile(card(page), 'drop', { name: '..\\..\\host:config.txt', type: 'text/plain', base64: Buffer.from('dropped').toString('base64') });
    await expect(kept(/host_config\.txt/)).toContainText('E-03');
    await expect(card(page)).toContainText('it is kept as');
    await saved(page);
  });

  it('is refused above 25 MB and when empty, in a sentence, and nothing of it is kept.', async () => {
    const { page } = app;
    const huge = join(app.host.folder, 'huge.pcap');
    writeFileSync(huge, '');
    truncateSync(huge, 25 * 1024 * 1024 + 1);
    await chooser().setInputFiles(huge);
    await expect(card(page).getByRole('alert')).toHaveText(/“huge\.pcap” has 26 MB; evidence may have 25 MB\. Attach a smaller extract of it\./);
    await chooser().setInputFiles({ name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) });
    await expect(card(page).getByRole('alert')).toHaveText('“empty.txt” is empty; there is nothing to keep.');
    await expect(card(page).getByRole('button', { name: /^SHA-256/ })).toHaveCount(3);
  });

  it('is kept where nothing is observed yet, survives a reload, and stands beside the observed value.', async () => {
    const { page } = app;
    await goToQuestion(page, 'Q-VIC-VC-18');
    await chooser().setInputFiles({ name: 'early.txt', mimeType: 'text/plain', buffer: Buffer.from('seen early') });
    await expect(kept('early.txt')).toContainText('E-04');
    await saved(page);
    await page.reload();
    await expect(kept('early.txt')).toContainText('E-04');
    await card(page).focus();
    await page.keyboard.press('2');
    await expect(kept('early.txt')).toContainText('E-04');
    await fillAndLeave(card(page).getByRole('textbox', { name: 'What was seen' }), 'Signed on by hand.');
    await saved(page);
  });

  it('comes back byte for byte, also after a reload.', async () => {
    const { page } = app;
    await page.reload();
    await goToQuestion(page, 'Q-VIC-VC-17');
    await setMode(page, 'Verification');
    await expect(card(page).getByRole('button', { name: /^SHA-256/ })).toHaveCount(3);
    const download = page.waitForEvent('download');
    await card(page)
      .getByRole('button', { name: /^Save a copy of pasted image/ })
      .click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^pasted image .*\.png$/);
    expect(sha256(readFileSync(await file.path()))).toBe(sha256(shot));
  });

  it('can be taken off an observation, and undo puts it back.', async () => {
    const { page } = app;
    await card(page).getByRole('button', { name: 'Take off scan.txt' }).click();
    await expect(kept('scan.txt')).toHaveCount(0);
    await saved(page);
    await card(page).focus();
    await page.keyboard.press('Control+z');
    await expect(kept('scan.txt')).toHaveCount(1);
    await saved(page);
  });
});

describe('A leg of the data flow', () => {
  it('is recorded in place, shown beside what is documented, and drawn.', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Record a hop' }).click();
    const form = page.getByRole('group', { name: /^Observation of leg/ });
    await fillAndLeave(form.getByRole('textbox', { name: 'Ports seen' }), '80, eighty');
    await expect(form.getByRole('textbox', { name: 'Ports seen' })).toHaveAttribute('aria-invalid', 'true');
    await fillAndLeave(form.getByRole('textbox', { name: 'Ports seen' }), '80, 8080');
    await form.getByRole('combobox', { name: 'Encryption seen' }).selectOption({ label: 'clear text' });
    await saved(page);
    await page.getByRole('region', { name: 'Data flow' }).getByText('Drawing', { exact: true }).click();
    await expect(
      page
        .getByRole('region', { name: 'Data flow' })
        .getByRole('button', { name: /Observed: 80, 8080.*differs: ports/ })
        .first(),
    ).toBeVisible();
    await expect(page.getByRole('region', { name: 'Data flow' })).toContainText('1 of 9 legs observed');
  });
});

describe('The decoder of console links', () => {
  const inner = Buffer.from('VirtualMachine:vm-42').toString('base64');

  it('stands on SDK-VC and says in a sentence what is wrong with a link that is none.', async () => {
    const { page } = app;
    await goToQuestion(page, 'Q-SDK-VC-10');
    const panel = page.getByRole('region', { name: 'Console link' });
    await panel.getByRole('textbox').fill(`https://vc01/ui/vmDirect.do?view=${inner}`);
    await expect(panel.getByRole('alert').or(panel.getByText('Discloses')).first()).toBeVisible();
    await panel.getByRole('textbox').fill('javascript:alert(1)');
    await expect(panel.getByRole('alert')).toBeVisible();
    await panel.getByRole('textbox').fill('');
    await expect(panel.getByRole('alert')).toHaveCount(0);
  });
});
