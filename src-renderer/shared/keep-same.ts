/** Structural sharing: what says the same as before stays the same object, so that nothing that shows it is renewed. */

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists are laid over each other from both ends: one entry more or less leaves all others what they were. */
const keepList = (before: readonly unknown[], next: readonly unknown[]): readonly unknown[] => {
  const kept = [...next];
  const shorter = Math.min(before.length, next.length);
  let start = 0;
  for (; start < shorter; start++) {
    kept[start] = keepSame(before[start], next[start]);
    if (kept[start] !== before[start]) break;
  }
  if (start === next.length && start === before.length) return before;
  for (let fromEnd = 1; fromEnd <= shorter - start; fromEnd++) {
    const at = next.length - fromEnd;
    const old = before[before.length - fromEnd];
    kept[at] = keepSame(old, next[at]);
    if (kept[at] !== old) break;
  }
  return kept;
};

const keepRecord = (before: Plain, next: Plain): Plain => {
  const names = Object.keys(next);
  let changed = names.length !== Object.keys(before).length;
  const kept: Record<string, unknown> = {};
  for (const name of names) {
    const value = Object.hasOwn(before, name) ? keepSame(before[name], next[name]) : next[name];
    changed ||= value !== before[name] || !Object.hasOwn(before, name);
    kept[name] = value;
  }
  return changed ? kept : before;
};

/** `next` with every part that says the same as in `before` taken from there; `before` itself where all of it does. Plain data only. */
const keepSame = <T>(before: T, next: T): T => {
  if (Object.is(before, next)) return before;
  if (Array.isArray(before) && Array.isArray(next)) return keepList(before, next) as T;
  if (isPlain(before) && isPlain(next)) return keepRecord(before, next) as T;
  return next;
};

/** Gives each value on, with what says the same as in the value before kept the same. */
export const keeper = <T>(): ((next: T) => T) => {
  let last: { readonly value: T } | null = null;
  return (next) => {
    last = { value: last === null ? next : keepSame(last.value, next) };
    return last.value;
  };
};
