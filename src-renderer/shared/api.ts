/** The renderer's only way out: the preload's transport where there is one, else the loopback host's. */
import type { Transport } from '#contract/contract.ts';
import { webTransport } from './web-transport.ts';

declare global {
  interface Window {
    /** Put there by the preload in Electron. */
    readonly postern?: Transport;
  }
}

export const api: Transport = window.postern ?? webTransport();
