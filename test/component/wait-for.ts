import { vi } from 'vitest';

/** Long enough for a machine that does eight other things; vitest's own second is not. A look that comes true ends the wait at once. */
const longestWait = 10_000;

/** Looks again and again until nothing is thrown; after the longest wait, throws what the last look threw. */
export const waitFor = <Result>(look: () => Result | Promise<Result>): Promise<Result> => vi.waitFor(look, longestWait);
