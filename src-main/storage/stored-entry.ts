/** From the text of a row back to what it was. Rows were written by this program and sealed, so their shape is known. */
import type { Change, Entry, EntryKind } from '#core/assessment/entry.ts';

export const parseValue = (json: string | null): unknown => (json === null ? null : JSON.parse(json));

export const parseEntry = ({ kind, key, value }: { readonly kind: string; readonly key: string; readonly value: string }): Entry =>
  ({ kind: kind as EntryKind, key, value: parseValue(value) }) as Entry;

/** The change that puts an entry back to `value`; null removes it. */
export const parseChange = (kind: string, key: string, value: string | null): Change =>
  ({ kind: kind as EntryKind, key, value: parseValue(value) }) as Change;
