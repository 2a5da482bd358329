/** What a copy is called until the auditor says otherwise. */

/** As long as a title may be. */
const mostCharacters = 300;

/** The title without the ending, and the number that the ending gives it; 1 without one. */
const splitEnding = (title: string, ending: RegExp): { readonly base: string; readonly number: number } => {
  const match = ending.exec(title);
  return match ? { base: title.slice(0, match.index), number: Number(match[1] ?? 1) } : { base: title, number: 0 };
};

/** The title is cut where there is no room for the ending. */
const withEnding = (base: string, ending: string): string => `${base.slice(0, mostCharacters - ending.length).trimEnd()}${ending}`;

/** `Kestrel` → `Kestrel (2)` → `Kestrel (3)`. */
const numbered = (title: string): string => {
  const { base, number } = splitEnding(title, / \((\d{1,3})\)$/u);
  return withEnding(base, ` (${String(Math.max(number, 1) + 1)})`);
};

/**
 * The title for the next round: the last year in it becomes that of `on` (ISO 8601 date), `Kestrel 2025` → `Kestrel 2026`; where
 * there is no earlier year a number is added.
 */
export const suggestNextTitle = (title: string, on: string): string => {
  const year = on.slice(0, 4);
  const last = [...title.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)].at(-1);
  return last && last[0] < year ? `${title.slice(0, last.index)}${year}${title.slice(last.index + 4)}` : numbered(title);
};

/** `Kestrel` → `Kestrel (copy)` → `Kestrel (copy 2)`. */
export const suggestCopyTitle = (title: string): string => {
  const { base, number } = splitEnding(title, / \(copy(?: (\d{1,4}))?\)$/u);
  return withEnding(base, number === 0 ? ' (copy)' : ` (copy ${String(number + 1)})`);
};
