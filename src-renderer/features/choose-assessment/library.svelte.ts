/** What the library shows: a window on a list of any length; what a search found in it; what was just done. */
import type { EntryKind } from '#core/assessment/entry.ts';
import type { AssessmentRow, Failure, FoundAssessment, LibraryLook, LibraryWindow, OutputOf } from '#contract/contract.ts';
import { api } from '#shared/api.ts';
import { countHits, hitsOfKind } from './hits.ts';
import { keepView, lookOf, readView, type View } from './library-view.ts';

/** The first window fills the screen. */
const firstLines = 50;
/** Later ones are larger, and are asked for while this many lines are still in hand. */
const laterLines = 150;
const margin = 12;

/** What was just done, with its way back. */
interface Done {
  readonly sentence: string;
  readonly hint: string;
  readonly undo: () => Promise<void>;
}

/** Who comes back finds the assessment chosen that was left. */
let left: string | null = null;

export class Library {
  archive = $state(false);
  /** The lines in hand; null until the first have come. */
  window: LibraryWindow | null = $state.raw(null);
  /** The line that the keyboard is on. */
  at = $state(0);
  deleted: readonly AssessmentRow[] = $state.raw([]);
  found: readonly FoundAssessment[] = $state.raw([]);
  /** The text that `found` belongs to. */
  searched = $state('');
  alsoArchived = $state(false);
  kind: EntryKind | null = $state(null);
  done: Done | null = $state.raw(null);
  failure: Failure | null = $state.raw(null);
  view: View = $state.raw(readView());
  readonly hits = $derived(this.found.flatMap(({ hits }) => hits));
  readonly kinds = $derived([...Map.groupBy(this.hits, (hit) => hit.kind)].map(([kind, own]) => ({ kind, number: own.length })));
  /** What was found, of the kind that is asked for. */
  readonly groups = $derived(this.kind === null ? this.found : hitsOfKind(this.found, this.kind));
  readonly numbers = $derived(countHits(this.found));
  #chosen: string | null = left;
  #wanted = '';
  #asking = false;
  #reads = 0;
  #range = { first: 0, last: 0 };
  #filling = false;

  /** Reads list and bin anew; what is shown stays until the new one is there. */
  async load(): Promise<void> {
    const shown = await this.#readFirst(this.archive);
    if (shown === null) return;
    const mine = this.#reads;
    // A library without a line is a first start, unless something lies in the bin.
    if (shown.all === 0) await this.#readBin();
    if (mine !== this.#reads) return;
    this.#take(shown);
    if (shown.all > 0) await this.#readBin();
  }

  async showArchive(archive: boolean): Promise<void> {
    this.#chosen = null;
    this.at = 0;
    await this.#show(archive);
  }

  async setView(view: View): Promise<void> {
    this.view = view;
    keepView(view);
    await this.#show();
  }

  /** The line at a place of the list, where it is in hand. */
  lineAt(index: number): AssessmentRow | undefined {
    return this.window?.rows[index - this.window.from];
  }

  /** The same, fetched where the keyboard was faster than the list. */
  async fetchLine(index: number): Promise<AssessmentRow | undefined> {
    // Another question may have overtaken this one.
    for (let tries = 0; tries < 3 && this.lineAt(index) === undefined; tries += 1) await this.#fill(index);
    return this.lineAt(index);
  }

  choose(index: number): void {
    this.at = index;
    this.#chosen = this.lineAt(index)?.id ?? null;
  }

  leave(row: AssessmentRow): void {
    left = row.id;
  }

  /** The lines from `first` to before `last` are in sight: they and some around them are to be in hand. */
  want(first: number, last: number): void {
    this.#range = { first, last };
    if (this.window === null || this.#filling) return;
    const { from, rows, total } = this.window;
    if (Math.max(0, first - margin) >= from && Math.min(total, last + margin) <= from + rows.length) return;
    void this.#fill(Math.floor((first + last) / 2));
  }

  /** Searches at once, with one question under way; an answer to an earlier one is dropped. */
  search(text: string): void {
    this.#wanted = text.trim();
    if (this.#wanted !== '') {
      void this.#ask();
      return;
    }
    const wasSearching = this.searched !== '';
    this.found = [];
    this.searched = '';
    this.kind = null;
    if (wasSearching) void this.#show();
  }

  async searchArchive(also: boolean): Promise<void> {
    this.alsoArchived = also;
    await this.#ask();
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

  /** The list of the shelf that is shown or of the other, as it is now. */
  async #show(archive = this.archive): Promise<void> {
    const shown = await this.#readFirst(archive);
    if (shown === null) return;
    this.archive = archive;
    this.#take(shown);
  }

  /** The lines around the one that was chosen, or around where the list stands. */
  #readFirst(archived: boolean): Promise<LibraryWindow | null> {
    const around = this.searched === '' && this.#chosen !== null ? { around: this.#chosen } : {};
    return this.#read({ archived, limit: firstLines, from: Math.max(0, this.at - firstLines / 2), ...around });
  }

  /** Null where it failed, or where a later question has been asked meanwhile. */
  async #read(part: Pick<LibraryLook, 'limit' | 'from' | 'around' | 'archived'>): Promise<LibraryWindow | null> {
    this.#reads += 1;
    const mine = this.#reads;
    const first = this.found.length === 0 ? {} : { first: this.found.map(({ id }) => id) };
    const outcome = await api.invoke('showLibrary', { ...lookOf(this.view), ...first, archived: this.archive, ...part });
    if (mine !== this.#reads) return null;
    if (!outcome.ok) this.failure = outcome.error;
    return outcome.ok ? outcome.value : null;
  }

  #take(shown: LibraryWindow): void {
    this.window = shown;
    this.at = shown.at ?? Math.max(0, Math.min(this.at, shown.total - 1));
  }

  async #readBin(): Promise<void> {
    const outcome = await api.invoke('listAssessments', { deleted: true });
    if (outcome.ok) this.deleted = outcome.value.filter((row) => row.deletedAt !== null);
    else this.failure = outcome.error;
  }

  async #fill(middle: number): Promise<void> {
    this.#filling = true;
    const asked = this.#range;
    const shown = await this.#read({ limit: laterLines, from: Math.max(0, middle - laterLines / 2) });
    this.#filling = false;
    if (shown !== null) this.#take(shown);
    // Who scrolled on meanwhile has other lines in sight.
    if (this.#range !== asked) this.want(this.#range.first, this.#range.last);
  }

  #question(): string {
    return JSON.stringify([this.#wanted, this.alsoArchived, this.view, this.archive]);
  }

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    for (let asked = ''; this.#wanted !== '' && asked !== this.#question();) {
      asked = this.#question();
      const text = this.#wanted;
      const outcome = await api.invoke('search', {
        text,
        ...(this.alsoArchived ? { alsoArchived: true } : {}),
        list: { ...lookOf(this.view), archived: this.archive, limit: firstLines, from: 0 },
      });
      if (asked !== this.#question()) continue;
      if (outcome.ok) this.#showFound(text, outcome.value);
      else this.failure = outcome.error;
    }
    this.#asking = false;
  }

  /** The hits and the list with their assessments in front. An earlier question about the list is overtaken. */
  #showFound(text: string, { found, list }: OutputOf<'search'>): void {
    this.#reads += 1;
    this.found = found;
    this.searched = text;
    if (!this.hits.some((hit) => hit.kind === this.kind)) this.kind = null;
    this.at = 0;
    this.#take(list);
  }
}
