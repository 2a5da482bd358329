/** Prints with Electron's own engine: a hidden window that runs nothing, loads one document and goes nowhere. */
import { BrowserWindow, session as sessions } from 'electron';
import { Trouble } from '#application/ports.ts';
import { printPolicy, safetyHeaders } from '../content-policy.ts';
import { scheme } from './origin.ts';
import { blockNetwork, secureSession } from './secure-contents.ts';
import { printWindowOptions } from './window-options.ts';

const documentAddress = `${scheme}://print/`;
const mostMilliseconds = 120_000;

const within = async <T>(work: Promise<T>, sentence: string): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Trouble('internal', sentence)), mostMilliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

const print = async (window: BrowserWindow, paper: 'A4' | 'Letter'): Promise<Uint8Array> => {
  await window.loadURL(documentAddress);
  return window.webContents.printToPDF({
    pageSize: paper,
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
};

/** The session is in memory (its name lacks `persist:`) and new each time, so that nothing of a report stays behind. */
export const printPdf = async (
  html: string,
  { paper, signal }: { readonly paper: 'A4' | 'Letter'; readonly signal?: AbortSignal },
): Promise<Uint8Array> => {
  const partition = `print-${crypto.randomUUID()}`;
  const session = sessions.fromPartition(partition, { cache: false });
  secureSession(session);
  // Pictures and typefaces are inside the document; whatever else is asked for, is not part of it.
  blockNetwork(session, (url) => url === documentAddress || url.startsWith('data:'));
  const headers = { ...safetyHeaders, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': printPolicy };
  session.protocol.handle(scheme, (request) =>
    request.url === documentAddress ? new Response(html, { headers }) : new Response(null, { status: 404 }),
  );
  const window = new BrowserWindow(printWindowOptions(partition));
  // Loading is done by us once; everything after that would be the document's own wish.
  window.webContents.on('will-frame-navigate', (event) => event.preventDefault());
  const end = (): void => window.destroy();
  signal?.addEventListener('abort', end, { once: true });
  try {
    const printed = await within(
      print(window, paper),
      'Printing took more than two minutes and was stopped. Leave out sections or large pictures, or export HTML.',
    );
    const { finishPdf } = await import('../finish-pdf.ts');
    return finishPdf(printed, html);
  } finally {
    signal?.removeEventListener('abort', end);
    // A large print leaves its process swollen; it goes with its window.
    if (!window.isDestroyed()) window.destroy();
    await session.clearData();
  }
};
