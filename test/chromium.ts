/** The browser that tests drive: found and unpacked by the same code that prints. */
import { findChromium, missingChromium } from '#printing/find-chromium.ts';
import { prepareChromium } from '#printing/prepare-chromium.ts';
import type { RunnableChromium } from '#printing/runnable-chromium.ts';

export const testChromium = async (): Promise<RunnableChromium> => {
  const found = findChromium();
  if (!found) throw new Error(missingChromium);
  return prepareChromium(found);
};
