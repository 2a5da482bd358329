/**
 * Work in steps, each of which tells how far it is (0 to 1). Between two steps whoever drives it may do other things, or leave it
 * for good: such work only reads, and nothing is left of it.
 */
export type Steps<T> = Generator<number, T>;

/** The same in one go. */
export const finish = <T>(steps: Steps<T>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

/** Steps that are one part of a longer work, from one share of it to another. */
export function* part<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield from + (to - from) * step.value;
  }
}
