/** The renderer's only way out: the preload's transport where there is one, else the loopback host's. */
import type { Transport } from '#contract/contract.ts';
import { webTransport } from './web-transport.ts';

declare global {
  interface Window {
    /** Put there by the preload in Electron. */
    readonly postern?: Transport;
  }
}

const transport: Transport = window.postern ?? webTransport();
let asked = 0;
let waiting: readonly (() => void)[] = [];

export const api: Transport = {
  ...transport,
  invoke: (operation, input) => {
    asked += 1;
    return transport.invoke(operation, input).finally(() => {
      asked -= 1;
      if (asked > 0) return;
      const runs = waiting;
      waiting = [];
      for (const run of runs) run();
    });
  },
};

/** Runs `run` as soon as nothing more is asked of the host: what somebody waits for comes first. */
export const whenQuiet = (run: () => void): void => {
  if (asked === 0) run();
  else waiting = [...waiting, run];
};
