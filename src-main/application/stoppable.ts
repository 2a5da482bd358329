/** Long work that the auditor can stop: until a file is handed over nothing of it is left, and from then on it runs to its end. */
import { Trouble, type Host, type Ports } from './ports.ts';

const stopped = (): Trouble => new Trouble('cancelled', 'The export was stopped. No file was written.');

interface Running {
  readonly abort: AbortController;
  /** A file is being handed over: too late to stop without leaving half of one. */
  delivering: boolean;
}

/** Pieces that end in a stop; behind the last one it is too late. Whoever writes them throws away what was written so far. */
async function* untilStopped(pieces: AsyncIterable<Uint8Array>, running: Running): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    if (running.abort.signal.aborted) throw stopped();
    yield piece;
  }
  if (running.abort.signal.aborted) throw stopped();
  running.delivering = true;
}

/** The same host, whose printing ends with the signal and which hands over nothing once it was stopped. */
const stoppableHost = (host: Host, running: Running): Host => {
  const { signal } = running.abort;
  const beforeDelivery = (): void => {
    if (signal.aborted) throw stopped();
    running.delivering = true;
  };
  return {
    ...host,
    print: (html, options) => (signal.aborted ? Promise.reject(stopped()) : host.print(html, { ...options, signal })),
    deliver: async (file) => {
      beforeDelivery();
      return host.deliver(file);
    },
    deliverPieces: async (file) => {
      if (signal.aborted) throw stopped();
      return host.deliverPieces({ ...file, pieces: () => untilStopped(file.pieces(), running) });
    },
    progress: (event) => {
      if (!signal.aborted) host.progress(event);
    },
  };
};

export interface Stops {
  /** Runs work that hands over a file, over ports that `stop` can cut off. Throws `Trouble('cancelled')` when it was stopped. */
  run<T>(ports: Ports, work: (ports: Ports) => Promise<T>): Promise<T>;
  /** Stops everything that runs and is not handing over its file yet; gives whether there was something. */
  stop(): boolean;
}

export const openStops = (): Stops => {
  const all = new Set<Running>();
  return {
    async run(ports, work) {
      const running: Running = { abort: new AbortController(), delivering: false };
      all.add(running);
      const { signal } = running.abort;
      const cut = new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(stopped()), { once: true }));
      try {
        return await Promise.race([work({ ...ports, host: stoppableHost(ports.host, running) }), cut]);
      } finally {
        all.delete(running);
        if (signal.aborted) ports.host.progress({ operation: 'exportReport', done: 1, total: 1, label: 'Stopped' });
      }
    },
    stop() {
      const found = [...all].filter(({ delivering }) => !delivering);
      for (const { abort } of found) abort.abort();
      return found.length > 0;
    },
  };
};
