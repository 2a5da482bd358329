/** The keys of both sides, each once: in the order of the later side, those that only the earlier one has at the end. */
export const pairKeys = (before: Iterable<string>, after: Iterable<string>): readonly string[] => [...new Set([...after, ...before])];
