import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { nodeApiComplaint } from './src-main/hosts/node-api.mjs';
import { testChromium } from './test/chromium.ts';

const complaint = nodeApiComplaint(process.versions);
if (complaint !== null) throw new Error(`${complaint} Run the tests with “npm test”.`);

const { executablePath, env } = await testChromium();

/** Long enough for a machine that does eight other things; a test that holds never waits for it. */
const patient = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 10_000 } } };

export default defineConfig({
  test: {
    reporters: ['default', './test/count.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/component/**'],
          ...patient,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          exclude: ['test/e2e/electron.test.ts'],
          ...patient,
        },
      },
      // Real Electron; a project of its own, so that the release workflow can run it alone and count what was skipped.
      { test: { name: 'desktop', environment: 'node', include: ['test/e2e/electron.test.ts'] } },
      {
        plugins: [svelte({ configFile: 'svelte.config.js' })],
        optimizeDeps: { include: ['bits-ui'] },
        test: {
          name: 'component',
          include: ['test/component/**/*.test.ts'],
          ...patient,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({ launchOptions: { executablePath, env } }),
          },
        },
      },
    ],
  },
});
