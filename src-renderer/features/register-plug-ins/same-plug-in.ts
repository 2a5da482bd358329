/** Duplicates: the same name and vendor, whatever the case and the blanks. */

interface Named {
  readonly name: string;
  readonly vendor?: string;
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

export const samePlugIn = (a: Named, b: Named): boolean => plain(a.name) === plain(b.name) && plain(a.vendor ?? '') === plain(b.vendor ?? '');

/** Ids of plug-ins that share name and vendor with another one. */
export const findDuplicates = (plugIns: readonly (Named & { readonly id: string })[]): ReadonlySet<string> => {
  const byName = new Map<string, string[]>();
  for (const plugIn of plugIns) {
    const key = `${plain(plugIn.name)}\n${plain(plugIn.vendor ?? '')}`;
    byName.set(key, [...(byName.get(key) ?? []), plugIn.id]);
  }
  return new Set([...byName.values()].filter((ids) => ids.length > 1).flat());
};
