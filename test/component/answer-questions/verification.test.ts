import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Change } from '#core/assessment/entry.ts';
import { saved } from '../browser-host.ts';
import { kestrel } from '../kestrel.ts';
import { expectAccessible, press, showScreen } from '../show-screen.ts';

const { default: PathScreen } = await import('../../../src-renderer/features/answer-questions/PathScreen.svelte');
const open = (path: string, question: string, changes: readonly Change[] = kestrel) =>
  showScreen(PathScreen as never, { changes, route: { path, question, mode: 'verification' } });
const seenAt = (check: string) => saved().observations[check];
const card = () => document.querySelector('article') as HTMLElement;
const drop = (...files: readonly File[]) => {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  card().dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
};
const paste = (fill: (data: DataTransfer) => void) => {
  const clipboardData = new DataTransfer();
  fill(clipboardData);
  card().dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
};

beforeEach(() => page.viewport(1440, 900));

describe('verifying by key', () => {
  it('takes the claimed value over with Y', async () => {
    await open('VIC-VC', 'Q-VIC-VC-17');
    await press('y');
    await expect.poll(() => seenAt('C-VIC-VC-17')).toMatchObject({ value: 'on some', by: 'R. Amsler, auditor', evidence: [] });
    await expect.element(page.getByText('≠ contradiction')).not.toBeInTheDocument();
  });

  it('shows a contradiction the moment it arises, and keeps both values', async () => {
    await open('VIC-VC', 'Q-VIC-VC-17');
    await press('3');
    await expect.element(page.getByText('≠ contradiction')).toBeVisible();
    await expect.element(page.getByText('both values stay in the report')).toBeVisible();
    await expect.poll(() => seenAt('C-VIC-VC-17')?.value).toBe('on none');
    expect(saved().answers['Q-VIC-VC-17']?.value).toBe('on some');
    await expectAccessible();
  });

  it('records that something could not be tested with X; that never counts as clear', async () => {
    const workspace = await open('VIC-VC', 'Q-VIC-VC-19');
    await press('x');
    await expect.poll(() => seenAt('C-VIC-VC-19')?.value).toBe('unknown');
    expect(workspace.result.findings.some((finding) => finding.id === 'F-VIC-VC-19' && finding.basis === 'not-verified')).toBe(true);
  });

  it('goes to the next contradiction with D, round the whole path', async () => {
    await open('VIC-VC', 'Q-VIC-VC-17');
    await press('d');
    await expect.poll(() => card().textContent).toContain('C-VIC-VC-02');
    await press('d');
    await expect.poll(() => card().textContent).toContain('C-VIC-VC-21');
    await press('d');
    await expect.poll(() => card().textContent).toContain('C-VIC-VC-02');
  });

  it('shows the check, and switches back with V', async () => {
    await open('SSH', 'Q-SSH-04');
    await expect.element(page.getByText(/On site: Read PermitRootLogin/)).toBeVisible();
    await press('v');
    await expect.element(page.getByText(/On site/)).not.toBeInTheDocument();
  });
});

describe('evidence', () => {
  it('dropped on the card is kept with name, size and hash, and shows its first lines', async () => {
    await open('SSH', 'Q-SSH-04');
    drop(new File(['Protocol 2\nPermitRootLogin yes\n'], 'sshd_config esx-bas-03.txt', { type: 'text/plain' }));
    await expect.poll(() => seenAt('C-SSH-04')?.evidence).toEqual(['E-01']);
    await expect.element(page.getByText('PermitRootLogin yes')).toBeVisible();
    await expect.element(page.getByText(/SHA-256 [0-9a-f]{8} /)).toBeVisible();
    expect(saved().evidence['E-01']).toMatchObject({ name: 'sshd_config esx-bas-03.txt', mediaType: 'text/plain', size: 31 });
    await expectAccessible();
  });

  it('pasted as text becomes a text file, pasted as a picture a picture with a thumbnail', async () => {
    await open('SSH', 'Q-SSH-04');
    paste((data) => data.setData('text/plain', 'root@esx-bas-03:~#'));
    await expect.poll(() => saved().evidence['E-01']?.name).toMatch(/^pasted text \d\d\.\d\d\.txt$/);
    const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 200 });
    canvas.getContext('2d')?.fillRect(0, 0, 400, 200);
    const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    paste((data) => data.items.add(new File([picture ?? ''], 'image.png', { type: 'image/png' })));
    await expect.poll(() => seenAt('C-SSH-04')?.evidence).toEqual(['E-01', 'E-02']);
    await expect.poll(() => document.querySelector('article canvas')?.getAttribute('width')).toBe('160');
  });

  it('with a name that looks like a path is kept under a plain name, and says so', async () => {
    await open('SSH', 'Q-SSH-04');
    drop(new File(['x'], '..\\..\\etc:passwd\u0007', { type: 'text/plain' }));
    await expect.poll(() => saved().evidence['E-01']?.name).toBe('.._.._etc_passwd_');
    await expect.element(page.getByText(/is kept as/)).toBeVisible();
  });

  it('that is too large or empty is refused with a sentence before anything is sent', async () => {
    await open('SSH', 'Q-SSH-04');
    drop(new File([new Uint8Array(26 * 1_048_576)], 'disk.img'), new File([], 'empty.txt'));
    await expect.element(page.getByText(/“disk.img” has 26 MB; evidence may have 25 MB/)).toBeVisible();
    await expect.element(page.getByText(/“empty.txt” is empty/)).toBeVisible();
    expect(saved().evidence).toEqual({});
  });

  it('is kept before anything was observed, decides nothing, and stays with the value; one undo takes it back', async () => {
    const workspace = await open('VIC-VC', 'Q-VIC-VC-17');
    drop(new File(['policy'], 'logon policy.txt', { type: 'text/plain' }));
    await expect.poll(() => seenAt('C-VIC-VC-17')).toEqual({ value: null, evidence: ['E-01'] });
    await expect.element(page.getByText('to verify').first()).toBeVisible();
    expect(workspace.result.questions['Q-VIC-VC-17']).toMatchObject({ observed: null, basis: 'claimed', contradiction: false });
    await workspace.undo();
    await expect.poll(() => [seenAt('C-VIC-VC-17'), saved().evidence]).toEqual([undefined, {}]);
    await workspace.redo();
    await press('3');
    await expect.poll(() => seenAt('C-VIC-VC-17')).toMatchObject({ value: 'on none', evidence: ['E-01'] });
    await press('{Delete}');
    await expect.poll(() => seenAt('C-VIC-VC-17')).toMatchObject({ value: null, evidence: ['E-01'] });
  });

  it('can be added to a leg and taken off again, which leaves nothing behind', async () => {
    await open('VIC-VC', 'Q-VIC-VC-17', []);
    await userEvent.click(page.getByRole('button', { name: 'Record a hop' }));
    const form = page.getByRole('group', { name: 'Observation of leg 1' });
    const data = new DataTransfer();
    data.items.add(new File(['tcpdump'], 'capture.txt', { type: 'text/plain' }));
    form.element().dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    await expect.poll(() => saved().hops['VIC-VC/1']).toEqual({ evidence: ['E-01'] });
    await expect.element(form.getByText('capture.txt')).toBeVisible();
    await expect.element(page.getByText(/^0 of \d+ legs observed$/)).toBeVisible();
    await expectAccessible();
    await userEvent.click(form.getByRole('button', { name: 'Take off capture.txt' }));
    await expect.poll(() => saved().hops['VIC-VC/1']).toBeUndefined();
  });

  it('survives a note that is typed while it is being sent', async () => {
    await open('SSH', 'Q-SSH-04');
    drop(new File(['a'], 'a.txt', { type: 'text/plain' }));
    await userEvent.fill(page.getByLabelText('What was seen'), 'typed meanwhile');
    await press('{Escape}');
    await expect.poll(() => seenAt('C-SSH-04')).toMatchObject({ evidence: ['E-01'], note: 'typed meanwhile' });
  });

  it('can be taken off the observation and stays in the assessment', async () => {
    await open('SSH', 'Q-SSH-04');
    drop(new File(['a'], 'a.txt', { type: 'text/plain' }));
    await userEvent.click(page.getByRole('button', { name: 'Take off a.txt' }));
    await expect.poll(() => seenAt('C-SSH-04')?.evidence).toEqual([]);
    expect(saved().evidence['E-01']?.name).toBe('a.txt');
  });
});
