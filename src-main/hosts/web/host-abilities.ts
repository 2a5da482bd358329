/** What the loopback host can do for the application: print if a Chromium is there, hand over files as downloads. */
import type { Host } from '#application/ports.ts';
import { Trouble } from '#application/ports.ts';
import { findChromium, missingChromium } from '#printing/find-chromium.ts';
import { printPolicy } from '../content-policy.ts';
import { version } from '../version.ts';
import type { Downloads } from './downloads.ts';
import type { EventHub } from './events.ts';

export const createWebAbilities = (downloads: Downloads, events: EventHub): Host => {
  const chromium = findChromium();
  return {
    describe: () => ({
      kind: 'web',
      version,
      abilities: { print: chromium === null ? missingChromium : true, saveDialog: false, showInFolder: false },
    }),
    print: async (html, options) => {
      const [{ printPdf }, { finishPdf }] = await Promise.all([import('#printing/print-pdf.ts'), import('../finish-pdf.ts')]);
      return finishPdf(await printPdf(html, { ...options, policy: printPolicy }), html);
    },
    deliver: (file) => Promise.resolve({ kind: 'download', name: file.name, ref: downloads.keep(file) }),
    deliverPieces: (file) => Promise.resolve({ kind: 'download', name: file.name, ref: downloads.keepPieces(file) }),
    showInFolder: () => {
      throw new Trouble('cannot-here', 'The browser keeps downloads in its own folder; look there.');
    },
    progress: (event) => events.tell({ kind: 'progress', ...event }),
    failure: (sentence) => events.tell({ kind: 'failure', sentence }),
  };
};
