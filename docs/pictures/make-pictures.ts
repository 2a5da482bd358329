/**
 * Makes the pictures of the README from the real app and a real report: `npm run build`, then
 * `node docs/pictures/make-pictures.ts` with Node 24. The report page is a page of the PDF that the command line prints,
 * drawn by pdf.js in the same browser.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type * as PdfJs from 'pdfjs-dist';
import type { Browser, Page } from 'playwright';
import { launchBrowser, newFolder, openWindow, startHost } from '../../test/e2e/host.ts';
import { goToPath, openSample } from '../../test/e2e/screens.ts';

const here = import.meta.dirname;
const root = join(here, '../..');
/** The section whose first page is shown, by its title in the outline. */
const section = process.argv[2] ?? 'Heat map';

const pictureScreens = async (browser: Browser, folder: string): Promise<void> => {
  const host = await startHost(folder);
  const { page, context } = await openWindow(browser, host);
  await openSample(page);
  await settle(page);
  await page.screenshot({ path: join(here, 'overview.png') });
  await goToPath(page, 'VIC-VC');
  await settle(page);
  await page.screenshot({ path: join(here, 'path.png') });
  await context.close();
  await host.stop();
};

/** Typefaces loaded, nothing moving, no pointer over anything. */
const settle = async (page: Page): Promise<void> => {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(500);
};

const printSample = (folder: string): Buffer => {
  const file = join(folder, 'sample.pdf');
  const sample = join(root, 'resources/samples/harbour-logistics.postern.json');
  const made = spawnSync(process.execPath, [join(root, 'src-main/hosts/cli/launch.mjs'), 'report', sample, '--format', 'pdf', '--out', file], {
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.stderr);
  return readFileSync(file);
};

/** Draws, in the page, the first page of the section at twice its size; gives its number. */
const drawPage = (page: Page): Promise<number> =>
  page.evaluate(
    async ({ title, module }) => {
      const pdfjs = (await import(module)) as typeof PdfJs;
      pdfjs.GlobalWorkerOptions.workerSrc = '/pdf.worker.mjs';
      const report = await pdfjs.getDocument({ url: '/report.pdf' }).promise;
      const entry = (await report.getOutline()).find((one) => one.title.includes(title));
      const place = typeof entry?.dest === 'string' ? await report.getDestination(entry.dest) : entry?.dest;
      if (!place) throw new Error(`The report has no section “${title}”.`);
      const target = place[0] as unknown as Parameters<PdfJs.PDFDocumentProxy['getPageIndex']>[0];
      const number = (await report.getPageIndex(target)) + 1;
      const sheet = await report.getPage(number);
      const viewport = sheet.getViewport({ scale: 2 });
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: viewport.width, height: viewport.height });
      document.body.append(canvas);
      await sheet.render({ canvas, viewport }).promise;
      return number;
    },
    { title: section, module: '/pdf.mjs' },
  );

const pictureReport = async (browser: Browser, pdf: Buffer): Promise<void> => {
  const page = await browser.newPage({ viewport: { width: 1240, height: 1760 } });
  const library = join(root, 'node_modules/pdfjs-dist/build');
  const served: Readonly<Record<string, readonly [string, () => Buffer]>> = {
    '/': ['text/html', () => Buffer.from('<!doctype html><style>body { margin: 0 }</style>')],
    '/pdf.mjs': ['text/javascript', () => readFileSync(join(library, 'pdf.mjs'))],
    '/pdf.worker.mjs': ['text/javascript', () => readFileSync(join(library, 'pdf.worker.mjs'))],
    '/report.pdf': ['application/pdf', () => pdf],
  };
  await page.route('**', (route) => {
    const file = served[new URL(route.request().url()).pathname];
    return file ? route.fulfill({ contentType: file[0], body: file[1]() }) : route.abort();
  });
  await page.goto('http://pictures.invalid/');
  const number = await drawPage(page);
  await page.locator('canvas').screenshot({ path: join(here, 'report-page.png') });
  console.log(`report-page.png shows page ${String(number)}.`);
};

const folder = newFolder();
const browser = await launchBrowser();
try {
  await pictureScreens(browser, folder);
  await pictureReport(browser, printSample(folder));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
