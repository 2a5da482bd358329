/** Work that must be done once, before the first change, and that nobody who only wants to see something should wait for. */

/** By then the answer that somebody waits for has left. */
const soonMs = 50;
/** Nobody asked for anything. */
const longMs = 2_000;

export interface Deferred {
  /** Does the work at once unless it is done. */
  readonly now: () => void;
  /** Does it as soon as nobody waits. */
  readonly soon: () => void;
  /** Gives it up. */
  readonly cancel: () => void;
}

/** `work` must not throw; it runs at the latest two seconds from here, where the process lasts that long. */
export const defer = (work: () => void): Deferred => {
  let isWaiting = true;
  const now = (): void => {
    if (!isWaiting) return;
    cancel();
    work();
  };
  let timer = setTimeout(now, longMs).unref();
  const cancel = (): void => {
    isWaiting = false;
    clearTimeout(timer);
  };
  const soon = (): void => {
    if (!isWaiting) return;
    clearTimeout(timer);
    timer = setTimeout(now, soonMs).unref();
  };
  return { now, soon, cancel };
};

/** What `make` gives, made when it is asked for first. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

/** Does `work` each time nobody has asked for it for `ms`; it must not throw. */
export const whenQuiet = (ms: number, work: () => void): { readonly soon: () => void; readonly cancel: () => void } => {
  let timer: NodeJS.Timeout | null = null;
  const run = (): void => {
    timer = null;
    work();
  };
  return {
    soon: () => {
      timer?.refresh();
      timer ??= setTimeout(run, ms).unref();
    },
    cancel: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
};
