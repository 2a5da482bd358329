/** The keys of both sides, each once: in the order of the later side, those that only the earlier one has at the end. */
export const pairKeys = (before: Iterable<string>, after: Iterable<string>): readonly string[] => [...new Set([...after, ...before])];

export const own = <T>(table: Readonly<Record<string, T>>, key: string): T | null => (Object.hasOwn(table, key) ? (table[key] ?? null) : null);
