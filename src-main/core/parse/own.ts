/** The entry of a table by its key, never one that the table inherits: keys come from files and people, and `constructor` is no entry. */
export const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);
