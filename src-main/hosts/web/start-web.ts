/** Wires the loopback host: application, server, browser. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { dispatch } from '#application/dispatch.ts';
import { Trouble } from '#application/ports.ts';
import { dataFolder } from '../data-folder.ts';
import { logFault } from '../log-fault.ts';
import { findResources } from '../find-resources.ts';
import { rendererServer } from '../serve-renderer.ts';
import { startApplication } from '../start-application.ts';
import { createDownloads } from './downloads.ts';
import { createEventHub } from './events.ts';
import { createWebAbilities } from './host-abilities.ts';
import { openBrowser } from './open-browser.ts';
import { openWebHost } from './web-host.ts';

const readPort = (text: string | undefined): number => {
  const port = Number(text ?? '0');
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Trouble('bad-input', `POSTERN_PORT is “${text ?? ''}”; set it to a number from 0 to 65535.`);
};

const start = async (): Promise<void> => {
  const resources = findResources(import.meta.dirname);
  const renderer = join(dirname(resources), 'out', 'renderer');
  if (!existsSync(join(renderer, 'index.html'))) throw new Trouble('internal', 'The screens are not built yet; run “npm run build” first.');
  const port = readPort(process.env['POSTERN_PORT']);
  const downloads = createDownloads();
  const events = createEventHub();
  const host = createWebAbilities(downloads, events);
  const started = startApplication({ dataFolder: dataFolder({ env: process.env, platform: process.platform, home: homedir() }), resources, host });
  const web = await openWebHost({
    ask: (operation, input) => dispatch(started.application, operation, input, logFault),
    servePath: rendererServer(renderer),
    downloads,
    events,
    port,
  });
  stopOnSignals(async () => {
    await web.close();
    started.close();
  });
  process.stdout.write(`Postern is open at ${web.openAddress}\nKeep this window; Ctrl+C ends it.\n`);
  openBrowser(web.openAddress);
};

/** Closes the database before the process ends, whichever way it is asked to. A second signal does not wait. */
const stopOnSignals = (stop: () => Promise<void>): void => {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      void stop().finally(() => process.exit(0));
    });
  }
};

const reasonOf = (error: unknown): string => {
  if (error instanceof Trouble) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return 'The port in POSTERN_PORT is taken; choose another one or leave it out.';
  return `Postern could not start: ${error instanceof Error ? error.message : String(error)}`;
};

export const startWeb = async (): Promise<void> => {
  // An answer that fails late must not take down a server that has work to keep.
  process.on('unhandledRejection', (error) => process.stderr.write(`${reasonOf(error)}\n`));
  try {
    await start();
  } catch (error) {
    process.stderr.write(`${reasonOf(error)}\n`);
    process.exitCode = 1;
  }
};
