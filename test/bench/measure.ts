/** Measuring: ours and the floor take turns, so that whatever else the machine does falls on both alike. */

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly n: number;
}

export const spread = (values: readonly number[]): Spread => {
  if (values.length === 0) throw new Error('Nothing was measured.');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { median, min: sorted[0]!, max: sorted.at(-1)!, n: sorted.length };
};

/** Milliseconds that `work` took. */
export const timed = async (work: () => unknown): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

type Work<T> = (round: number) => Promise<T> | T;

/** Runs all of `works` once per round, the order turned round each time, and gives what each of them gave, round by round. */
export const takeTurns = async <K extends string, T>(rounds: number, works: Readonly<Record<K, Work<T>>>): Promise<Record<K, T[]>> => {
  const names = Object.keys(works) as K[];
  const given = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<K, T[]>;
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? names : names.toReversed();
    for (const name of order) given[name].push(await works[name](round));
  }
  return given;
};

/** `takeTurns` for works that give a number each; the first `warmUp` rounds are thrown away. */
export const compare = async <K extends string>(
  rounds: number,
  works: Readonly<Record<K, Work<number>>>,
  warmUp = 1,
): Promise<Readonly<Record<K, Spread>>> => {
  const given = await takeTurns(rounds + warmUp, works);
  return Object.fromEntries(Object.entries<number[]>(given).map(([name, values]) => [name, spread(values.slice(warmUp))])) as Record<K, Spread>;
};
