/** From a Chromium that was found to one that can be started. */
import type { FoundChromium } from './find-chromium.ts';
import { presentVariables, type RunnableChromium } from './runnable-chromium.ts';
import { unpackChromium } from './unpack-chromium.ts';

export const prepareChromium = (found: FoundChromium): Promise<RunnableChromium> =>
  found.kind === 'packed' ? unpackChromium(found.nodeModules) : Promise.resolve({ executablePath: found.path, env: presentVariables() });
