/** Negative controls: the harness that finds nothing wrong must be able to find something. */
import { expect, it } from 'vitest';
import { saved, startHost } from './browser-host.ts';
import { accessibilityFaults } from './show-screen.ts';
import { api } from '#shared/api.ts';

it('the accessibility check fails on a button without a name', async () => {
  document.body.replaceChildren(document.createElement('button'));
  expect((await accessibilityFaults()).join('\n')).toMatch(/^button-name/);
});

it('the host in the browser refuses what the real one refuses, and keeps nothing of it', async () => {
  startHost();
  const outcome = await api.invoke('change', { id: 'kestrel', change: { kind: 'answer', key: 'Q-VIC-VC-17', value: { value: 'perhaps' } } });
  expect(outcome).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  expect(saved().answers).toEqual({});
});

it('the host in the browser takes back and makes again', async () => {
  startHost();
  await api.invoke('change', { id: 'kestrel', change: { kind: 'answer', key: 'Q-VIC-VC-17', value: { value: 'on some' } } });
  await api.invoke('undo', { id: 'kestrel' });
  expect(saved().answers).toEqual({});
  await api.invoke('redo', { id: 'kestrel' });
  expect(saved().answers['Q-VIC-VC-17']?.value).toBe('on some');
});
