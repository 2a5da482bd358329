import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { saved } from '../browser-host.ts';
import { kestrel } from '../kestrel.ts';
import { expectAccessible, press, showScreen } from '../show-screen.ts';

const { default: PathScreen } = await import('../../../src-renderer/features/answer-questions/PathScreen.svelte');
const open = (path: string, question?: string) =>
  showScreen(PathScreen as never, { changes: kestrel, route: { path, question, mode: 'verification' } });

beforeEach(() => page.viewport(1228, 856));

describe('recording a hop', () => {
  it('starts from “Record a hop”, takes ports and encryption, and shows the difference at once', async () => {
    await open('VIC-VC');
    await userEvent.click(page.getByRole('button', { name: 'Record a hop' }));
    await userEvent.fill(page.getByLabelText('Ports seen'), '8080');
    await press('{Enter}');
    await expect.poll(() => saved().hops['VIC-VC/1']?.ports).toEqual([8080]);
    await userEvent.selectOptions(page.getByLabelText('Encryption seen'), 'yes');
    await expect.poll(() => saved().hops['VIC-VC/1']?.encryption).toBe('yes');
    await expect.element(page.getByRole('button', { name: /Leg 1, .*differs: ports, encryption/ })).toBeVisible();
    await expectAccessible();
  });

  it('takes the leg in focus as documented with one key', async () => {
    await open('VIC-VC');
    await userEvent.click(page.getByText('Legs', { exact: true }));
    (document.querySelector('[data-leg="VIC-VC/2"]') as HTMLElement).focus();
    await press('y');
    await expect.poll(() => saved().hops['VIC-VC/2']).toMatchObject({ ports: [443], encryption: 'handshake', by: 'R. Amsler, auditor' });
    await press('{ArrowDown}{ArrowDown}y');
    await expect.poll(() => saved().hops['VIC-VC/4']?.ports).toEqual([902]);
  });

  it('refuses what is no port with a sentence, and clears', async () => {
    await open('VIC-VC');
    await userEvent.click(page.getByRole('button', { name: 'Record a hop' }));
    await userEvent.fill(page.getByLabelText('Ports seen'), '70000');
    await press('{Enter}');
    await expect.element(page.getByText(/“70000” is no TCP port/)).toBeVisible();
    expect(saved().hops['VIC-VC/1']?.ports).toEqual([80]);
    await userEvent.click(page.getByRole('button', { name: 'Clear' }));
    await expect.poll(() => saved().hops['VIC-VC/1']).toBeUndefined();
  });

  it('opens the leg that is chosen in the drawing', async () => {
    await open('VIC-VC');
    await expect.element(page.getByRole('button', { name: /^Leg R/ })).toBeVisible();
    (document.querySelector('[data-pick="VIC-VC/R"]') as SVGElement).focus();
    await press('{Enter}');
    await expect.element(page.getByRole('group', { name: 'Observation of leg R' })).toBeVisible();
  });
});

describe('facts', () => {
  it('are one key away, on a wide window and on a narrow one, and the same key leads back', async () => {
    for (const width of [1440, 1024]) {
      await page.viewport(width, 768);
      await open('VIC-VC', 'Q-VIC-VC-15');
      await press('f');
      await expect.poll(() => document.activeElement?.getAttribute('data-fact')).toBe('VIC-VC-15');
      await expect.element(page.getByRole('list', { name: 'Facts' })).toBeVisible();
      await press('f');
      await expect.poll(() => document.activeElement?.tagName).toBe('ARTICLE');
    }
  });

  it('begin with the fact behind the question in focus, and open the remarks on the source', async () => {
    await open('VIC-VC', 'Q-VIC-VC-15');
    await expect.poll(() => document.querySelector('[aria-label=Facts] li')?.textContent.trim()).toMatch(/^VIC-VC-15/);
    await userEvent.click(page.getByRole('button', { name: 'N-01' }));
    await expect.element(page.getByText(/5988/).first()).toBeVisible();
  });
});

describe('below 1200 pixels', () => {
  it('has tabs over legs, drawing, facts and findings', async () => {
    await page.viewport(964, 656);
    await open('SDK-VC');
    for (const name of [/^Drawing/, /^Facts/, /^Findings/, /^Console link/, /^Legs/]) {
      await userEvent.click(page.getByRole('tab', { name }));
      await expect.element(page.getByRole('tabpanel', { name })).toBeVisible();
    }
    await expectAccessible();
  });
});

describe('the console link', () => {
  const link = `https://vc01.kestrel.example/ui/vmDirect.do?view=${btoa('wsUrl=http://localhost/sdk&vmId=VirtualMachine|vm-1042&ui=36')}_`;

  it('is decoded as it is pasted, says what it discloses, and is kept as text evidence with the observation', async () => {
    await open('SDK-VC', 'Q-SDK-VC-10');
    await userEvent.fill(page.getByRole('textbox', { name: /Paste a generated console link/ }), link);
    await expect.element(page.getByText('vm-1042', { exact: true })).toBeVisible();
    await expect.element(page.getByText('vc01.kestrel.example', { exact: true })).toBeVisible();
    await expect.element(page.getByText(/Base64 only encodes/).first()).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Keep as evidence of C-SDK-VC-10' }));
    await press('{Escape}');
    (document.querySelector('article') as HTMLElement).focus();
    await press('1');
    await expect.poll(() => saved().observations['C-SDK-VC-10']?.evidence).toEqual(['E-01']);
    expect(saved().evidence['E-01']).toMatchObject({ name: 'console link vm-1042.txt', kind: 'text' });
  });

  it('that is malformed gets a sentence', async () => {
    await open('SDK-VC', 'Q-SDK-VC-10');
    await userEvent.fill(page.getByRole('textbox', { name: /Paste a generated console link/ }), link.replace('view=', 'view=!'));
    await expect.poll(() => document.querySelector('[role=alert]')?.textContent).toContain('no base64');
  });

  it('is offered on no other path', async () => {
    await open('VIC-VC');
    await expect.element(page.getByText('Console link')).not.toBeInTheDocument();
  });
});
