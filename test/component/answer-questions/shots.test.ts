import { it } from 'vitest';
import { page } from 'vitest/browser';
import { press, showScreen, expectAccessible } from '../show-screen.ts';
import { kestrel } from '../kestrel.ts';
const { default: PathScreen } = await import('../../../src-renderer/features/answer-questions/PathScreen.svelte');
const { default: PlugInsScreen } = await import('../../../src-renderer/features/register-plug-ins/PlugInsScreen.svelte');
const { default: FindingsScreen } = await import('../../../src-renderer/features/review-findings/FindingsScreen.svelte');
const wait = () => new Promise((r) => setTimeout(r, 300));
for (const theme of ['light', 'dark'])
  for (const [w, h] of [
    [1440, 900],
    [1024, 700],
  ] as const) {
    it(`shots ${theme} ${w}`, async () => {
      await page.viewport(w - (w > 1200 ? 212 : 60), h - 44);
      const shot = async (name: string) => {
        document.documentElement.dataset.theme = theme;
        await wait();
        await page.screenshot({ path: `/tmp/shots/${name}-${theme}-${w}.png` });
      };
      await showScreen(PathScreen as never, { changes: kestrel, route: { path: 'VIC-VC', question: 'Q-VIC-VC-17' } });
      await shot('path');
      await showScreen(PathScreen as never, { changes: kestrel, route: { path: 'SSH', question: 'Q-SSH-04', mode: 'verification' } });
      await shot('verify');
      await showScreen(PathScreen as never, { changes: kestrel, route: { path: 'SSH', question: 'Q-SSH-01', mode: 'interview' } });
      await shot('each');
      await showScreen(PathScreen as never, { changes: kestrel, route: { path: 'SDK-VC', question: 'Q-SDK-VC-10', mode: 'interview' } });
      await shot('sdk');
      await showScreen(PlugInsScreen as never, { changes: kestrel, route: { screen: 'plug-ins' } });
      await shot('plugins');
      await showScreen(FindingsScreen as never, { changes: kestrel, route: { screen: 'findings', finding: 'F-SSH-04' } });
      await shot('findings');
    });
  }
