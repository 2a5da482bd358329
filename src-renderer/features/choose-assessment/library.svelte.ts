/** What the library shows: assessments newest first, page by page; what a search found in them; what was just done. */
import type { EntryKind } from '#core/assessment/entry.ts';
import type { AssessmentRow, Failure, InputOf, SearchHit } from '#contract/contract.ts';
import { api } from '#shared/api.ts';
import { countHits, groupHits, sortByHits } from './hits.ts';
import { filterRows, keepView, orderRows, readView, type View } from './library-view.ts';

const pauseMs = 120;
/** The first page fills the screen; the others follow while it is looked at. */
const firstPage = 50;
const laterPage = 500;

/** What was just done, with its way back. */
interface Done {
  readonly sentence: string;
  readonly hint: string;
  readonly undo: () => Promise<void>;
}

export class Library {
  archive = $state(false);
  rows: readonly AssessmentRow[] | null = $state.raw(null);
  deleted: readonly AssessmentRow[] = $state.raw([]);
  /** How many lie in the archive; the way there is shown only where there is something. */
  archived = $state(0);
  hits: readonly SearchHit[] = $state.raw([]);
  /** The text that `hits` belong to. */
  searched = $state('');
  alsoArchived = $state(false);
  kind: EntryKind | null = $state(null);
  done: Done | null = $state.raw(null);
  failure: Failure | null = $state.raw(null);
  view: View = $state.raw(readView());
  readonly kinds = $derived([...Map.groupBy(this.hits, (hit) => hit.kind)].map(([kind, own]) => ({ kind, number: own.length })));
  readonly groups = $derived(groupHits(this.kind === null ? this.hits : this.hits.filter((hit) => hit.kind === this.kind)));
  readonly numbers = $derived(countHits(this.hits));
  readonly editions = $derived([...Map.groupBy(this.rows ?? [], (row) => row.edition).keys()].sort());
  readonly #ordered = $derived(orderRows(this.rows ?? [], this.view.order));
  readonly sorted = $derived(sortByHits(filterRows(this.#ordered, this.view), this.numbers));
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted = '';
  #loads = 0;

  /** Reads the list; what is shown stays until the new one is whole, and at first shows as it comes. */
  async load(): Promise<void> {
    this.#loads += 1;
    const mine = this.#loads;
    const shelf = this.archive ? { archived: true } : {};
    const isFirst = this.rows === null;
    let rows: readonly AssessmentRow[] = [];
    for (let limit = firstPage; ; limit = laterPage) {
      const after = rows.at(-1)?.id;
      const page = await this.#page({ ...shelf, limit, ...(after === undefined ? {} : { after }) });
      if (mine !== this.#loads || page === null) return;
      rows = rows.length === 0 ? page : [...rows, ...page];
      if (page.length !== limit) break;
      if (isFirst) this.rows = rows;
    }
    const [deleted, archived] = [await this.#page({ deleted: true }), await this.#page({ archived: true })];
    if (mine !== this.#loads) return;
    this.deleted = (deleted ?? []).filter((row) => row.deletedAt !== null);
    this.archived = (archived ?? []).filter((row) => row.archivedAt !== null).length;
    this.rows = rows;
  }

  async showArchive(archive: boolean): Promise<void> {
    this.archive = archive;
    this.rows = [];
    await this.load();
  }

  setView(view: View): void {
    this.view = view;
    keepView(view);
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

  async searchArchive(also: boolean): Promise<void> {
    this.alsoArchived = also;
    await this.#ask(this.#wanted);
  }

  remove(row: AssessmentRow): Promise<void> {
    return this.#do('deleteAssessment', row.id, {
      sentence: `“${row.title}” moved to the bin.`,
      hint: 'kept for 30 days',
      undo: () => this.restore(row.id),
    });
  }

  restore(id: string): Promise<void> {
    return this.#do('restoreAssessment', id, null);
  }

  putAway(row: AssessmentRow): Promise<void> {
    return this.#do('archiveAssessment', row.id, {
      sentence: `“${row.title}” moved to the archive.`,
      hint: 'whole, and off this list',
      undo: () => this.takeOut(row),
    });
  }

  takeOut(row: AssessmentRow): Promise<void> {
    return this.#do('unarchiveAssessment', row.id, null);
  }

  async duplicate(row: AssessmentRow): Promise<void> {
    const outcome = await api.invoke('duplicateAssessment', { id: row.id });
    if (outcome.ok) {
      const { id } = outcome.value;
      this.done = {
        sentence: `“${row.title}” duplicated as a draft.`,
        hint: 'at the top of the list',
        undo: () => this.#do('deleteAssessment', id, null),
      };
    } else this.failure = outcome.error;
    await this.load();
  }

  async #do(
    operation: 'deleteAssessment' | 'restoreAssessment' | 'archiveAssessment' | 'unarchiveAssessment',
    id: string,
    done: Done | null,
  ): Promise<void> {
    const outcome = await api.invoke(operation, { id });
    if (outcome.ok) this.done = done;
    else this.failure = outcome.error;
    await this.load();
  }

  async #page(input: InputOf<'listAssessments'>): Promise<readonly AssessmentRow[] | null> {
    const outcome = await api.invoke('listAssessments', input);
    if (!outcome.ok) this.failure = outcome.error;
    return outcome.ok ? outcome.value : null;
  }

  async #ask(text: string): Promise<void> {
    if (text === '') return;
    const outcome = await api.invoke('search', { text, ...(this.alsoArchived ? { archived: true } : {}) });
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
