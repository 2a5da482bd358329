/** An import that the auditor can stop: it ends at the next piece of its file, takes back what it wrote, and only then answers. */
import { Trouble } from './ports.ts';

const stopped = (): Trouble => new Trouble('cancelled', 'The import was stopped. Nothing was taken in.');

export interface Imports {
  /** Runs work that looks at the signal between its steps. Throws `Trouble('cancelled')` where it ended because it was stopped. */
  run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** The same for work that keeps evidence ahead: one at a time, because whoever takes back drops what nothing speaks of yet. Else `refused`. */
  runAlone<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Stops every import that runs; gives whether there was one. */
  stop(): boolean;
}

export const openImports = (): Imports => {
  const all = new Set<AbortController>();
  let isTaken = false;
  const run: Imports['run'] = async (work) => {
    const abort = new AbortController();
    all.add(abort);
    try {
      return await work(abort.signal);
    } catch (error) {
      // Cut off within a piece, a file looks damaged.
      throw abort.signal.aborted ? stopped() : error;
    } finally {
      all.delete(abort);
    }
  };
  return {
    run,
    async runAlone(work) {
      if (isTaken) throw new Trouble('refused', 'Another bundle is being taken in. Wait until that is done, or stop it, then take this one in.');
      isTaken = true;
      try {
        return await run(work);
      } finally {
        isTaken = false;
      }
    },
    stop() {
      for (const abort of all) abort.abort();
      return all.size > 0;
    },
  };
};
