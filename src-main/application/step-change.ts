/** Undo and redo: the journal says what to take back, and taking it back is journalled too. */
import { changeAssessment } from '#core/assessment/entry.ts';
import type { SavedChange } from '#contract/contract.ts';
import { refuseWhenIssued, type Desk } from './desk.ts';
import { Trouble, type Ports } from './ports.ts';

export const stepChange =
  (ports: Ports, desk: Desk, action: 'undo' | 'redo') =>
  ({ id }: { readonly id: string }): SavedChange => {
    const opened = desk.take(id);
    const next = action === 'undo' ? ports.store.nextUndo(id) : ports.store.nextRedo(id);
    if (!next) throw new Trouble('refused', action === 'undo' ? 'There is nothing left to undo.' : 'There is nothing to redo.');
    if (next.change.kind !== 'details') refuseWhenIssued(opened.assessment);
    const first = changeAssessment(opened.assessment, next.change);
    const assessment = next.also ? changeAssessment(first, next.also.change) : first;
    const summary = desk.summary({ assessment, catalog: opened.catalog });
    const saved = ports.store.step({ id, action, ...next, summary, stamp: desk.stamp() });
    desk.keep(id, assessment);
    return saved;
  };
