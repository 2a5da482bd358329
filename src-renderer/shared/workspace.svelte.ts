/**
 * The open assessment. A change shows at once (the result is evaluated here, by the same code as everywhere) and is
 * "saved" only after the host has committed it. A change that could not be saved stays on screen and in the list of
 * unsaved changes; later ones wait behind it, so that order is kept and no success hides it.
 */
import type { Assessment } from '#core/assessment/assessment.ts';
import { settleChange } from '#core/assessment/carry-forward.ts';
import { changeAssessment, entryValue, type Change } from '#core/assessment/entry.ts';
import { entryOfPlace, withEvidence, type EvidencePlace } from '#core/assessment/evidence-place.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import type { Result } from '#core/evaluation/result.ts';
import type { Failure, InputOf, OpenedAssessment, Outcome, OutputOf, Saved } from '#contract/contract.ts';
import { api } from './api.ts';
import { framePainted } from './after-frame.ts';
import { errorTexts } from './error-texts.ts';
import { keeper } from './keep-same.ts';
import { today } from './today.ts';

export type SaveState =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly change: Change };

/** A change that is on screen and not yet on disk. */
interface Unsaved {
  change: Change;
  /** What was there before, to take the change back. */
  before: Change;
  readonly settle: (saved: boolean) => void;
  /** Set once the host has refused it for good: only a new value for the same entry, or taking it back, helps. */
  refused: boolean;
}

export { today };

const sameEntry = (a: Pick<Change, 'kind' | 'key'>, b: Pick<Change, 'kind' | 'key'>): boolean => a.kind === b.kind && a.key === b.key;

export class Workspace {
  readonly id: string;
  readonly catalog: Catalog;
  assessment: Assessment = $state.raw() as Assessment;
  save: SaveState = $state.raw() as SaveState;
  canUndo = $state(false);
  canRedo = $state(false);
  /** What the newest change was, for “changed to …, undo”. */
  lastChange: Change | null = $state.raw(null);
  /** What another window changed meanwhile has been taken over; until the next change here. */
  fromElsewhere = $state(false);
  readonly evaluatedOn: string = $derived(this.assessment.details.evaluatedOn ?? today());
  /** Evaluated whole after every change; what came out as it was before stays the same object. */
  readonly result: Result = $derived.by(() => this.#keepResult(evaluate(this.catalog, this.assessment, this.evaluatedOn)));
  readonly issued: boolean = $derived(this.assessment.details.state === 'issued');
  readonly #keepResult = keeper<Result>();
  /** In the order in which they were made. */
  #unsaved: readonly Unsaved[] = [];
  #savedAt: string;
  /** Newest journal row that this window knows. */
  #seq: number;
  /** Operations go to the host one after the other. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(catalog: Catalog, opened: OpenedAssessment) {
    this.id = opened.id;
    this.catalog = catalog;
    this.assessment = opened.assessment;
    this.#savedAt = opened.changedAt;
    this.#seq = opened.seq;
    this.save = { kind: 'saved', at: opened.changedAt };
    this.canUndo = opened.canUndo;
    this.canRedo = opened.canRedo;
  }

  /** How many changes are on screen and not on disk. */
  get unsaved(): number {
    return this.#unsaved.length;
  }

  /** Shows the change now and resolves when it is on disk (true) or could not be saved (false, with `save` saying why). */
  change(wanted: Change): Promise<boolean> {
    const change = settleChange(this.assessment, wanted);
    const before = { kind: change.kind, key: change.key, value: entryValue(this.assessment, change.kind, change.key) } as Change;
    if (JSON.stringify(before.value) === JSON.stringify(change.value)) return Promise.resolve(true);
    this.assessment = changeAssessment(this.assessment, change);
    this.lastChange = change;
    this.fromElsewhere = false;
    return new Promise((settle) => {
      const superseded = this.#unsaved.find((one) => one.refused && sameEntry(one.change, change));
      const kept = this.#unsaved.filter((one) => one !== superseded);
      this.#unsaved = [...kept, { change, before: superseded?.before ?? before, settle, refused: false }];
      void this.#send();
    });
  }

  /** Sends what could not be saved once more, oldest first. */
  async retry(): Promise<boolean> {
    for (const one of this.#unsaved) one.refused = false;
    await this.#send();
    return this.#unsaved.length === 0;
  }

  /** Takes the change that could not be saved off the screen, and sends what waits behind it. */
  async discard(): Promise<void> {
    if (this.save.kind !== 'failed') return;
    const { change } = this.save;
    const failed = this.#unsaved.find((one) => one.change === change);
    if (!failed) return;
    const later = this.#unsaved.some((one) => one !== failed && sameEntry(one.change, change));
    this.#unsaved = this.#unsaved.filter((one) => one !== failed);
    if (!later) this.assessment = changeAssessment(this.assessment, failed.before);
    failed.settle(false);
    await this.#send();
  }

  undo(): Promise<boolean> {
    return this.#step('undo');
  }

  redo(): Promise<boolean> {
    return this.#step('redo');
  }

  /** Keeps bytes as evidence and puts it on a list, after everything that was typed before it. */
  attach(input: Omit<InputOf<'attachEvidence'>, 'id' | 'onto'> & { readonly onto: EvidencePlace }): Promise<Outcome<OutputOf<'attachEvidence'>>> {
    this.save = { kind: 'saving' };
    return this.#enqueue(async () => {
      const outcome = await api.invoke('attachEvidence', { ...input, id: this.id });
      if (outcome.ok) {
        const { evidence } = outcome.value;
        this.assessment = changeAssessment(this.assessment, { kind: 'evidence', key: evidence.id, value: evidence });
        this.#list(input.onto, evidence.id);
        this.lastChange = null;
        this.#committed(outcome.value);
      }
      this.#tellState();
      return outcome;
    });
  }

  /** Issues what is on screen, after everything that was typed before is on disk. */
  issue(options: InputOf<'issueAssessment'>['options']): Promise<Outcome<OutputOf<'issueAssessment'>>> {
    this.save = { kind: 'saving' };
    return this.#enqueue(async () => {
      if (this.#unsaved.length > 0) {
        this.#tellState();
        return {
          ok: false,
          error: { code: 'refused', sentence: 'Something on screen is not saved yet. Save it first; the top bar says what stands against it.' },
        };
      }
      const outcome = await api.invoke('issueAssessment', { id: this.id, options });
      if (outcome.ok) {
        this.assessment = changeAssessment(this.assessment, outcome.value.change);
        this.lastChange = null;
        this.#committed(outcome.value);
      }
      this.#tellState();
      return outcome;
    });
  }

  /** Records answers that a respondent sent back, all at once, after everything that was typed before. */
  takeAnswers(answers: InputOf<'acceptRespondentAnswers'>['answers']): Promise<Outcome<OutputOf<'acceptRespondentAnswers'>>> {
    this.save = { kind: 'saving' };
    return this.#enqueue(async () => {
      const outcome = await api.invoke('acceptRespondentAnswers', { id: this.id, answers });
      if (outcome.ok) {
        for (const change of outcome.value.changes) this.assessment = changeAssessment(this.assessment, change);
        this.lastChange = null;
        this.#committed(outcome.value);
      }
      this.#tellState();
      return outcome;
    });
  }

  /** Puts the evidence on its list on screen, and into what was typed there meanwhile, so that neither overwrites the other. */
  #list(place: EvidencePlace, evidence: string): void {
    const entry = entryOfPlace(place);
    const listed = withEvidence(entryValue(this.assessment, entry.kind, entry.key), place, evidence);
    if (listed) this.assessment = changeAssessment(this.assessment, listed);
    for (const one of this.#unsaved.filter(({ change }) => sameEntry(change, entry))) {
      one.change = withEvidence(one.change.value, place, evidence) ?? one.change;
      one.before = withEvidence(one.before.value, place, evidence) ?? one.before;
    }
  }

  /** What was chosen is seen first; asking the host takes a third of what a click takes. */
  #send(): Promise<void> {
    this.save = { kind: 'saving' };
    return this.#enqueue(async () => {
      if (this.#sendable()) await framePainted();
      await this.#sendAll();
    });
  }

  async #sendAll(): Promise<void> {
    let others = false;
    for (let next = this.#sendable(); next; next = this.#sendable()) {
      const outcome = await api.invoke('change', { id: this.id, change: next.change });
      if (!outcome.ok) {
        next.settle(false);
        next.refused = !errorTexts[outcome.error.code].again;
        this.#failures.set(next, outcome.error);
        if (next.refused) continue;
        // Nothing goes through now: what waits behind it is not saved either, and whoever waits for it is told.
        for (const one of this.#unsaved) one.settle(false);
        break;
      }
      const sent = next;
      others ||= outcome.value.seq !== this.#seq + 1 && (await this.#knowsOthersBefore(outcome.value.seq));
      this.#unsaved = this.#unsaved.filter((one) => one !== sent);
      this.#committed(outcome.value);
      sent.settle(true);
    }
    this.#tellState();
    // Rows between the last one known here and this one are another window's.
    if (others) await this.#reread();
  }

  readonly #failures = new WeakMap<Unsaved, Failure>();

  /** The oldest that may still succeed. What comes after a refused change of the same entry replaced it already. */
  #sendable(): Unsaved | undefined {
    return this.#unsaved.find((one) => !one.refused);
  }

  /** Undo takes back what is unsaved first: it is the newest thing that happened. */
  #step(action: 'undo' | 'redo'): Promise<boolean> {
    this.save = { kind: 'saving' };
    return this.#enqueue(async () => {
      this.#tellState();
      if (action === 'undo' && this.save.kind === 'failed') {
        void this.discard();
        return true;
      }
      const outcome = await api.invoke(action, { id: this.id });
      if (outcome.ok) {
        const { change, also } = outcome.value;
        for (const one of also ? [change, also] : [change]) this.assessment = changeAssessment(this.assessment, one);
        this.lastChange = null;
        this.#committed(outcome.value);
      }
      this.#tellState();
      return outcome.ok;
    });
  }

  /** Takes over what another window has committed meanwhile; what is typed here and not on disk yet stays in front of it. */
  refresh(): Promise<void> {
    return this.#enqueue(async () => {
      const newest = await api.invoke('readHistory', { id: this.id, limit: 1 });
      if (newest.ok && newest.value[0] !== undefined && newest.value[0].seq !== this.#seq) await this.#reread();
    });
  }

  /** Numbers are given over the whole library: a gap alone may be another assessment's. */
  async #knowsOthersBefore(seq: number): Promise<boolean> {
    const before = await api.invoke('readHistory', { id: this.id, before: seq, limit: 1 });
    return before.ok && (before.value[0]?.seq ?? 0) > this.#seq;
  }

  async #reread(): Promise<void> {
    const opened = await api.invoke('openAssessment', { id: this.id });
    if (!opened.ok) return;
    this.assessment = this.#unsaved.reduce((assessment, { change }) => changeAssessment(assessment, change), opened.value.assessment);
    this.#committed({ ...opened.value, at: opened.value.changedAt });
    this.#tellState();
    this.lastChange = null;
    this.fromElsewhere = true;
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  #committed(saved: Saved): void {
    this.canUndo = saved.canUndo;
    this.canRedo = saved.canRedo;
    this.#savedAt = saved.at;
    this.#seq = saved.seq;
  }

  #tellState(): void {
    const failed = this.#unsaved.find((one) => this.#failures.has(one));
    const failure = failed && this.#failures.get(failed);
    if (failed && failure) this.save = { kind: 'failed', failure, change: failed.change };
    else this.save = this.#unsaved.length > 0 ? { kind: 'saving' } : { kind: 'saved', at: this.#savedAt };
  }
}
