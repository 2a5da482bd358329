/** Changes of entries and acts on the whole assessment as one list, newest first. */
import type { JournalRow, LogbookRow } from '#contract/contract.ts';

export type Happening = { readonly kind: 'change'; readonly row: JournalRow } | { readonly kind: 'act'; readonly row: LogbookRow };

/**
 * Each act stands right above the change after which it came: by number, because the laptop's clock may have been set back. Acts older than the
 * oldest change in hand wait until that place is read (`whole`).
 */
export const inPlace = (changes: readonly JournalRow[], acts: readonly LogbookRow[], whole: boolean): readonly Happening[] => {
  const waiting = [...acts];
  const takeAbove = (seq: number): readonly Happening[] => {
    const end = waiting.findIndex(({ after }) => after < seq);
    return waiting.splice(0, end < 0 ? waiting.length : end).map((row) => ({ kind: 'act', row }));
  };
  const placed = changes.flatMap((row): readonly Happening[] => [...takeAbove(row.seq), { kind: 'change', row }]);
  return whole ? [...placed, ...takeAbove(-Infinity)] : placed;
};
