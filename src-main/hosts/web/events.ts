/** Server-sent events: what the host tells the screens unasked. */
import type { ServerResponse } from 'node:http';
import type { HostEvent } from '#contract/contract.ts';
import { safetyHeaders } from '../content-policy.ts';

export interface EventHub {
  readonly join: (response: ServerResponse) => void;
  readonly tell: (event: HostEvent) => void;
  readonly close: () => void;
}

/** A browser has few windows open; more listeners than this mean that something is wrong, and the oldest is let go. */
const mostListeners = 16;

export const createEventHub = (): EventHub => {
  const listeners = new Set<ServerResponse>();
  const tellAll = (line: string): void => {
    for (const response of listeners) response.write(line);
  };
  // A comment now and then keeps the connection from being taken for dead.
  const pulse = setInterval(() => tellAll(': \n\n'), 20_000);
  pulse.unref();
  return {
    join: (response) => {
      response.writeHead(200, { ...safetyHeaders, 'content-type': 'text/event-stream; charset=utf-8' });
      response.write(': \n\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
      const [oldest] = listeners;
      if (listeners.size > mostListeners) oldest?.end();
    },
    tell: (event) => tellAll(`data: ${JSON.stringify(event)}\n\n`),
    close: () => {
      clearInterval(pulse);
      for (const response of listeners) response.end();
    },
  };
};
