/**
 * A day's work must not fill the memory: after 2,000 answers and 200 changes of screen the heap is what it was. Both are done
 * from inside the page, which is faster than a hand and leaves no time to tidy up in between.
 */
import type { CDPSession } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useApp } from './app.ts';
import { createAssessment, goToPath } from './screens.ts';

/** Machine code is made once, when a function is first run: code that is made anew for what runs often would look like a leak. */
const app = useApp({}, ['--js-flags=--always-sparkplug --no-maglev --no-opt']);
let devtools: CDPSession;

/** Runs in the page. Questions are answered in turn, one option and the other; every twentieth answer waits until all are on disk. */
const inPage = `
window.day = {
  turn: 0,
  row: 0,
  soon: () => new Promise((resolve) => { const channel = new MessageChannel(); channel.port1.onmessage = () => resolve(); channel.port2.postMessage(0); }),
  until: async (done, what) => {
    const began = performance.now();
    while (!done()) {
      if (performance.now() - began > 20000) throw new Error('It did not come about within 20 s: ' + what);
      await window.day.soon();
    }
  },
  options: () => [...document.querySelectorAll('.questions article .options button')].filter((option) => !option.title.startsWith('not applicable')),
  answer: async (count) => {
    const { until, soon, options } = window.day;
    for (let n = 0; n < count; n++) {
      const turn = window.day.turn++;
      if (turn % 20 === 0 || n === 0) {
        // On to the next question that offers a choice.
        do {
          const rows = [...document.querySelectorAll('.questions button.row')];
          const row = rows[window.day.row++ % Math.min(12, rows.length)];
          const number = row.querySelector('.id').textContent;
          row.click();
          await until(() => document.querySelector('.questions article .id').textContent.endsWith(number), number);
        } while (options().length < 2);
      }
      const free = options().filter((option) => option.getAttribute('aria-pressed') === 'false');
      free[turn % Math.min(2, free.length)].click();
      await soon();
      if (turn % 20 === 19) await until(() => document.querySelector('.save').textContent.includes('Saved'), 'all answers on disk');
    }
  },
  walk: async (count) => {
    const { until } = window.day;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let n = 0; n < count; n++) {
      const items = [...document.querySelectorAll('nav[aria-label="Assessment"] button.item:not(.unused)')];
      const item = items[n % items.length];
      item.click();
      await until(() => item.getAttribute('aria-current') === 'page' && document.querySelector('main').textContent.trim() !== '', item.title);
      await frame();
    }
  },
};
`;

/** Past the page's policy, which forbids the evaluation that Playwright would do inside it. */
const run = async (expression: string): Promise<void> => {
  const { exceptionDetails } = await devtools.send('Runtime.evaluate', { expression, awaitPromise: true });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
};

interface Memory {
  /** Bytes of JavaScript objects that are still reached from somewhere. */
  readonly heap: number;
  /** Elements and texts, those outside the page that somebody still holds included. */
  readonly nodes: number;
}

/** What is left after everything that can go has gone: the smallest of some looks, because a collection may come too early. */
const remaining = async (): Promise<Memory> => {
  const looks: Memory[] = [];
  for (let look = 0; look < 3; look++) {
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    const { nodes } = await devtools.send('Memory.getDOMCounters');
    looks.push({ heap: usedSize, nodes });
    await app.page.waitForTimeout(100);
  }
  return { heap: Math.min(...looks.map(({ heap }) => heap)), nodes: Math.min(...looks.map(({ nodes }) => nodes)) };
};

const work = async (answers: number, screens: number): Promise<void> => {
  await run(`day.walk(${String(screens)})`);
  await goToPath(app.page, 'VIC-VC');
  await run(`day.answer(${String(answers)})`);
};

/** How many times as much is left after the work as before it. */
const growth = async (answers: number, screens: number): Promise<Memory> => {
  const before = await remaining();
  await work(answers, screens);
  const after = await remaining();
  return { heap: after.heap / before.heap, nodes: after.nodes / before.nodes };
};

beforeAll(async () => {
  const { page, context } = app;
  await createAssessment(page, 'A day');
  devtools = await context.newCDPSession(page);
  await run(inPage);
  // Code is compiled, screens are loaded and every question that is answered later has an answer before anything is measured.
  await work(260, 60);
}, 180_000);

afterAll(() => devtools.detach());

describe('The memory of the screens', () => {
  it('is after 2,000 answers and 200 changes of screen within 10 % of what it was.', { timeout: 600_000 }, async () => {
    const { heap, nodes } = await growth(2000, 200);
    expect(heap).toBeLessThan(1.1);
    expect(nodes).toBeLessThan(1.1);
  });

  it('grows by more than that when something is kept for each answer (control).', async () => {
    await run('window.kept = []; document.addEventListener("click", () => kept.push(Array.from({ length: 500 }, (_, at) => ({ at }))))');
    const { heap } = await growth(200, 0);
    expect(heap).toBeGreaterThan(1.1);
  });
});
