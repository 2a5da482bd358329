import { expect } from 'playwright/test';
import { it } from 'vitest';
import { useApp } from './app.ts';
const app = useApp();
it('x', async () => {
  await expect(app.page.getByRole('button', { name: 'Open sample' })).toBeFocused();
});
it('y', async () => {
  await expect(app.page.getByRole('button', { name: 'Open sampleee' })).toBeVisible({timeout:1000});
});
