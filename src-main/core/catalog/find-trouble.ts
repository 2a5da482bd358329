/** Two searches that more than one check of the catalog needs. */

/** Names that occur more than once, each named once. */
export const findDuplicates = (names: readonly string[]): readonly string[] => [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];

/** One circle in a graph of names, as the names on it in order; null if there is none. Names that lead nowhere are ignored. */
export const findCycle = (edges: ReadonlyMap<string, readonly string[]>): readonly [string, ...string[]] | null => {
  const done = new Set<string>();
  const walk = (name: string, trail: readonly string[]): readonly [string, ...string[]] | null => {
    const at = trail.indexOf(name);
    if (at >= 0) return [name, ...trail.slice(at + 1)];
    if (done.has(name)) return null;
    for (const next of edges.get(name) ?? []) {
      const cycle = walk(next, [...trail, name]);
      if (cycle) return cycle;
    }
    done.add(name);
    return null;
  };
  for (const name of edges.keys()) {
    const cycle = walk(name, []);
    if (cycle) return cycle;
  }
  return null;
};
