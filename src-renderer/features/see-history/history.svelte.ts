/** The journal of one assessment, newest first, read page by page; filtered by the host, not here. */
import type { EntryKind } from '#core/assessment/entry.ts';
import type { Failure, JournalRow } from '#contract/contract.ts';
import { api } from '#shared/api.ts';

const page = 100;

export class History {
  rows: readonly JournalRow[] = $state.raw([]);
  failure: Failure | null = $state.raw(null);
  /** Older rows are left. */
  more = $state(false);
  loaded = $state(false);
  readonly #id: string;
  #asked = 0;

  constructor(id: string) {
    this.#id = id;
  }

  /** Reads the newest rows of the filter; an answer that comes late is dropped. */
  async load(kind: EntryKind | null, key: string): Promise<void> {
    await this.#read(kind, key, null);
  }

  async loadMore(kind: EntryKind | null, key: string): Promise<void> {
    await this.#read(kind, key, this.rows.at(-1)?.seq ?? null);
  }

  async #read(kind: EntryKind | null, key: string, before: number | null): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const outcome = await api.invoke('readHistory', {
      id: this.#id,
      limit: page,
      ...(kind === null ? {} : { kind }),
      ...(key === '' ? {} : { key }),
      ...(before === null ? {} : { before }),
    });
    if (asked !== this.#asked) return;
    if (!outcome.ok) this.failure = outcome.error;
    else {
      this.rows = before === null ? outcome.value : [...this.rows, ...outcome.value];
      this.more = outcome.value.length === page;
    }
    this.loaded = true;
  }
}
