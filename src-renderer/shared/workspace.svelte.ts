/**
 * The open assessment. A change shows at once (the result is evaluated here, by the same code as everywhere) and is
 * "saved" only after the host has committed it. A change that could not be saved stays on screen and is tried again.
 */
import type { Assessment } from '#core/assessment/assessment.ts';
import { changeAssessment, entryValue, type Change } from '#core/assessment/entry.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import type { Result } from '#core/evaluation/result.ts';
import type { Failure, OpenedAssessment, Saved } from '#contract/contract.ts';
import { api } from './api.ts';

export type SaveState = { readonly kind: 'saved'; readonly at: string } | { readonly kind: 'saving' } | { readonly kind: 'failed'; readonly failure: Failure; readonly change: Change };

/** Today as the laptop tells it; stands in until the assessment names its own evaluation date. */
export const today = (): string => {
  const now = new Date();
  return `${String(now.getFullYear())}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
};

export class Workspace {
  readonly id: string;
  readonly catalog: Catalog;
  assessment: Assessment = $state.raw() as Assessment;
  save: SaveState = $state.raw() as SaveState;
  canUndo = $state(false);
  canRedo = $state(false);
  /** What the newest change was, for “changed to …, undo”. */
  lastChange: Change | null = $state.raw(null);
  readonly evaluatedOn: string = $derived(this.assessment.details.evaluatedOn ?? today());
  readonly result: Result = $derived(evaluate(this.catalog, this.assessment, this.evaluatedOn));
  readonly issued: boolean = $derived(this.assessment.details.state === 'issued');
  /** Changes go to the host one after the other, in the order in which they were made. */
  #queue: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(catalog: Catalog, opened: OpenedAssessment) {
    this.id = opened.id;
    this.catalog = catalog;
    this.assessment = opened.assessment;
    this.save = { kind: 'saved', at: opened.changedAt };
    this.canUndo = opened.canUndo;
    this.canRedo = opened.canRedo;
  }

  /** Shows the change now and resolves when it is on disk (true) or was refused (false, with `save` saying why). */
  change(change: Change): Promise<boolean> {
    const before = entryValue(this.assessment, change.kind, change.key);
    if (JSON.stringify(before) === JSON.stringify(change.value)) return Promise.resolve(true);
    this.assessment = changeAssessment(this.assessment, change);
    this.lastChange = change;
    return this.#send(change);
  }

  /** Sends the failed change once more. */
  retry(): Promise<boolean> {
    return this.save.kind === 'failed' ? this.#send(this.save.change) : Promise.resolve(true);
  }

  undo(): Promise<boolean> {
    return this.#step('undo');
  }

  redo(): Promise<boolean> {
    return this.#step('redo');
  }

  /** Takes over changes that the host has already committed (evidence). */
  adopt(changes: readonly Change[], saved: Saved): void {
    for (const change of changes) this.assessment = changeAssessment(this.assessment, change);
    this.#committed(saved);
  }

  #send(change: Change): Promise<boolean> {
    return this.#enqueue(async () => {
      const outcome = await api.invoke('change', { id: this.id, change });
      if (outcome.ok) this.#committed(outcome.value);
      else this.save = { kind: 'failed', failure: outcome.error, change };
      return outcome.ok;
    });
  }

  #step(action: 'undo' | 'redo'): Promise<boolean> {
    return this.#enqueue(async () => {
      const outcome = await api.invoke(action, { id: this.id });
      if (!outcome.ok) return false;
      this.assessment = changeAssessment(this.assessment, outcome.value.change);
      this.lastChange = null;
      this.#committed(outcome.value);
      return true;
    });
  }

  #enqueue(work: () => Promise<boolean>): Promise<boolean> {
    this.#waiting += 1;
    this.save = { kind: 'saving' };
    const done = this.#queue.then(work).finally(() => {
      this.#waiting -= 1;
    });
    this.#queue = done;
    return done;
  }

  #committed(saved: Saved): void {
    this.canUndo = saved.canUndo;
    this.canRedo = saved.canRedo;
    if (this.#waiting <= 1) this.save = { kind: 'saved', at: saved.at };
  }
}
