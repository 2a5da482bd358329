/** Attaching evidence writes two rows, the evidence and its place on a list. To undo and redo, the two are one step. */
import type { EntryKind } from '#core/assessment/entry.ts';
import { evidenceListed } from '#core/assessment/evidence-place.ts';
import type { ChainedRow } from './seal.ts';
import { parseChange } from './stored-entry.ts';

type Row = Pick<ChainedRow, 'action' | 'kind' | 'key' | 'before' | 'after'>;

const evidenceKind: EntryKind = 'evidence';

/** Whether the evidence stands on a list of the entry as it was (`before`) or became (`after`). */
const lists = (row: Row, side: 'before' | 'after', evidence: string): boolean =>
  evidenceListed(parseChange(row.kind, row.key, row[side])).includes(evidence);

/** Evidence that came, and its place on a list right after it: undo takes both back. */
const cameTogether = (top: Row, under: Row): boolean =>
  under.kind === evidenceKind && under.before === null && lists(top, 'after', under.key) && !lists(top, 'before', under.key);

/** On the stack of redo: evidence that undo took away right after its place on a list. */
const wentTogether = (top: Row, under: Row): boolean =>
  top.kind === evidenceKind && top.after === null && lists(under, 'before', top.key) && !lists(under, 'after', top.key);

/** Whether the top row of a stack of undo or redo and the one under it are one attachment. */
export const isAttachment = (top: Row, under: Row): boolean => (top.action === 'undo' ? wentTogether(top, under) : cameTogether(top, under));
