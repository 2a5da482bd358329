/** One browser page that is measured: loading, clicking, memory. What is timed is timed inside the page. */
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';

export interface Loaded {
  /** Navigation until what is usable was painted, ms. */
  readonly usable: number;
  readonly firstPaint: number;
  /** Sum of what each long task took beyond 50 ms, until usable. */
  readonly blocking: number;
  /** js and css fetched until usable, each file by itself under gzip, KB. */
  readonly fetched: number;
}

export interface MeasuredPage {
  readonly page: Page;
  readonly load: () => Promise<Loaded>;
  /** Clicks what `target` selects and waits until `done` (an expression of the page) is true and painted. */
  readonly click: (target: string, done: string) => Promise<Clicked>;
  /** Sets the text of the field that `target` selects, as one keystroke does, and waits like `click`. */
  readonly type: (target: string, text: string, done: string) => Promise<Clicked>;
  /** Chooses an option of the menu that `target` selects, and waits like `click`. */
  readonly choose: (target: string, value: string, done: string) => Promise<Clicked>;
  /** Heap after a forced collection, MB. */
  readonly heap: () => Promise<number>;
  readonly close: () => Promise<void>;
}

export interface Clicked {
  /** From the click to the frame that shows what was asked for, ms. */
  readonly painted: number;
  /** Work of the page's main thread for it, ms of processor time. */
  readonly mainThread: number;
}

/** Runs in the page: resolves in the first task after the frame in which `done` holds. */
const inPage = `
window.bench = {
  longTasks: [],
  // A screen shows sixty frames a second whether something moves or not; a page at rest would get its next frame at once.
  runFrames: (running) => {
    cancelAnimationFrame(window.bench.frame);
    const next = () => { window.bench.frame = requestAnimationFrame(next); };
    if (running) next();
  },
  firstPaint: new Promise((resolve) => {
    new PerformanceObserver((list) => list.getEntriesByName('first-contentful-paint').forEach((one) => resolve(one.startTime))).observe({ type: 'paint', buffered: true });
  }),
  painted: (done) => new Promise((resolve, reject) => {
    setTimeout(reject, 20000, new Error('It did not come about within 20 s: ' + done));
    const afterFrame = () => requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = () => resolve(performance.now()); channel.port2.postMessage(0); });
    if (done()) return afterFrame();
    const observer = new MutationObserver(() => { if (done()) { observer.disconnect(); afterFrame(); } });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  }),
};
new PerformanceObserver((list) => window.bench.longTasks.push(...list.getEntries().map((one) => one.duration))).observe({ type: 'longtask', buffered: true });
`;

const taskTime = async (devtools: CDPSession): Promise<number> => {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const seconds = metrics.find((metric) => metric.name === 'TaskDuration')?.value;
  if (seconds === undefined) throw new Error('The browser tells no task time.');
  return seconds * 1000;
};

/** Past the page's policy, which forbids the evaluation that Playwright would do inside it. */
const run = async <T>(devtools: CDPSession, expression: string): Promise<T> => {
  const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as T;
};

const isCode = (type: string): boolean => /javascript|css/.test(type);

/** Opens `address` in a window of its own; `usable` is an expression that is true once the page can be used. */
export const openPage = async (browser: Browser, address: string, usable: string): Promise<MeasuredPage> => {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.addInitScript(inPage);
  const devtools = await context.newCDPSession(page);
  // Processor time of the thread, not time on the clock: what other programs take meanwhile is not counted.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  // Lets a host that wants a token first give its cookie, so that each load measured is one of the app itself.
  await page.goto(address);
  await run(devtools, `bench.painted(() => ${usable})`);
  const home = page.url();

  const load = async (): Promise<Loaded> => {
    const bodies = new Map<string, Promise<Buffer | null>>();
    page.on('response', (response) => {
      // A body that is gone belongs to a page that was left; what is counted below was read.
      if (isCode(response.headers()['content-type'] ?? ''))
        bodies.set(
          response.url(),
          response.body().catch(() => null),
        );
    });
    // The app remembers where it was; each load is to begin at the library.
    await run(devtools, 'localStorage.clear()');
    await page.goto(home, { waitUntil: 'commit' });
    const { files, ...times } = await run<Omit<Loaded, 'fetched'> & { readonly files: readonly string[] }>(
      devtools,
      `bench.painted(() => ${usable}).then(async (usable) => ({
      usable,
      firstPaint: await bench.firstPaint,
      blocking: bench.longTasks.reduce((sum, duration) => sum + duration - 50, 0),
      files: performance.getEntriesByType('resource').filter((one) => one.responseEnd <= usable).map((one) => one.name),
    }))`,
    );
    page.removeAllListeners('response');
    const counted = await Promise.all(files.flatMap((file) => bodies.get(file) ?? []));
    if (counted.includes(null)) throw new Error('A file was fetched and could not be weighed.');
    const fetched = counted.reduce((sum, body) => sum + gzipSync(body ?? '').byteLength / 1024, 0);
    return { ...times, fetched };
  };

  /** `act` is an expression of the page over `target`, which has the focus by then, as a mouse or Tab gives it. */
  const timed = async (target: string, act: string, done: string): Promise<Clicked> => {
    await page.waitForSelector(target);
    await run(devtools, 'bench.runFrames(true)');
    const before = await taskTime(devtools);
    const painted = await run<number>(
      devtools,
      `(() => {
      const target = document.querySelector(${JSON.stringify(target)});
      target.focus({ preventScroll: true });
      const began = performance.now();
      ${act};
      return bench.painted(() => ${done}).then((ended) => ended - began);
    })()`,
    );
    const mainThread = (await taskTime(devtools)) - before;
    await run(devtools, 'bench.runFrames(false)');
    return { painted, mainThread };
  };

  const click = (target: string, done: string): Promise<Clicked> => timed(target, 'target.click()', done);
  const set =
    (event: 'input' | 'change') =>
    (target: string, value: string, done: string): Promise<Clicked> =>
      timed(target, `target.value = ${JSON.stringify(value)}, target.dispatchEvent(new Event('${event}', { bubbles: true }))`, done);
  const [type, choose] = [set('input'), set('change')];

  const heap = async (): Promise<number> => {
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    return usedSize / 1024 / 1024;
  };
  return { page, load, click, type, choose, heap, close: () => context.close() };
};
