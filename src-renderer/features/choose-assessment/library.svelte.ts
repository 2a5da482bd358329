/** What the library shows: all assessments newest first, what a search found in them, what was just deleted. */
import type { EntryKind } from '#core/assessment/entry.ts';
import type { AssessmentRow, Failure, SearchHit } from '#contract/contract.ts';
import { api } from '#shared/api.ts';
import { countHits, groupHits, sortByHits } from './hits.ts';

const pauseMs = 120;

export class Library {
  rows: readonly AssessmentRow[] | null = $state.raw(null);
  deleted: readonly AssessmentRow[] = $state.raw([]);
  hits: readonly SearchHit[] = $state.raw([]);
  /** The text that `hits` belong to. */
  searched = $state('');
  kind: EntryKind | null = $state(null);
  justDeleted: AssessmentRow | null = $state.raw(null);
  failure: Failure | null = $state.raw(null);
  readonly kinds = $derived([...Map.groupBy(this.hits, (hit) => hit.kind)].map(([kind, own]) => ({ kind, number: own.length })));
  readonly groups = $derived(groupHits(this.kind === null ? this.hits : this.hits.filter((hit) => hit.kind === this.kind)));
  readonly numbers = $derived(countHits(this.hits));
  readonly sorted = $derived(sortByHits(this.rows ?? [], this.numbers));
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted = '';

  async load(): Promise<void> {
    const [rows, deleted] = await Promise.all([api.invoke('listAssessments', {}), api.invoke('listAssessments', { deleted: true })]);
    if (rows.ok) this.rows = rows.value;
    else this.failure = rows.error;
    if (deleted.ok) this.deleted = deleted.value.filter((row) => row.deletedAt !== null);
  }

  /** Searches after a short pause; an answer that comes late is dropped. */
  search(text: string): void {
    this.#wanted = text.trim();
    clearTimeout(this.#timer);
    if (this.#wanted === '') {
      this.hits = [];
      this.searched = '';
      this.kind = null;
      return;
    }
    this.#timer = setTimeout(() => void this.#ask(this.#wanted), pauseMs);
  }

  async remove(row: AssessmentRow): Promise<void> {
    const outcome = await api.invoke('deleteAssessment', { id: row.id });
    if (outcome.ok) this.justDeleted = row;
    else this.failure = outcome.error;
    await this.load();
  }

  async restore(id: string): Promise<void> {
    const outcome = await api.invoke('restoreAssessment', { id });
    if (!outcome.ok) this.failure = outcome.error;
    if (this.justDeleted?.id === id) this.justDeleted = null;
    await this.load();
  }

  async #ask(text: string): Promise<void> {
    const outcome = await api.invoke('search', { text });
    if (text !== this.#wanted) return;
    if (!outcome.ok) {
      this.failure = outcome.error;
      return;
    }
    this.hits = outcome.value;
    this.searched = text;
    if (!outcome.value.some((hit) => hit.kind === this.kind)) this.kind = null;
  }
}
