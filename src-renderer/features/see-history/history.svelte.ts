/** The journal of one assessment, newest first, read page by page and filtered by the host, with what happened to it as a whole. */
import type { EntryKind } from '#core/assessment/entry.ts';
import type { Failure, JournalRow, LogbookRow, Outcome } from '#contract/contract.ts';
import { api } from '#shared/api.ts';
import { inPlace } from './in-place.ts';

const page = 100;
/** As many as one question may bring; hardly any assessment has more. */
const actsAtOnce = 1_000;

/** What the list is narrowed to: one kind of entry, or `assessment`, what happened to it as a whole. */
export type HistoryKind = EntryKind | 'assessment';

export class History {
  failure: Failure | null = $state.raw(null);
  /** Older rows are left. */
  more = $state(false);
  loaded = $state(false);
  #changes: readonly JournalRow[] = $state.raw([]);
  #acts: readonly LogbookRow[] = $state.raw([]);
  readonly rows = $derived(inPlace(this.#changes, this.#acts, !this.more));
  readonly #id: string;
  #asked = 0;

  constructor(id: string) {
    this.#id = id;
  }

  /** Reads the newest rows of the filter; an answer that comes late is dropped. */
  async load(kind: HistoryKind | null, key: string): Promise<void> {
    const asked = (this.#asked += 1);
    const acts = (kind === null || kind === 'assessment') && key === '' ? this.#readActs() : none;
    const changes = kind === 'assessment' ? none : this.#readChanges(kind, key, null);
    const outcomes = await Promise.all([changes, acts]);
    if (asked !== this.#asked) return;
    const [newest, whole] = outcomes;
    if (newest.ok && whole.ok) {
      this.#changes = newest.value;
      this.#acts = whole.value;
      this.more = newest.value.length === page;
      this.failure = null;
    } else for (const one of outcomes) if (!one.ok) this.failure = one.error;
    this.loaded = true;
  }

  async loadMore(kind: HistoryKind | null, key: string): Promise<void> {
    const last = this.#changes.at(-1);
    if (last === undefined || kind === 'assessment') return;
    const asked = (this.#asked += 1);
    const outcome = await this.#readChanges(kind, key, last.seq);
    if (asked !== this.#asked) return;
    if (!outcome.ok) this.failure = outcome.error;
    else {
      this.#changes = [...this.#changes, ...outcome.value];
      this.more = outcome.value.length === page;
    }
  }

  #readChanges(kind: EntryKind | null, key: string, before: number | null): Promise<Outcome<readonly JournalRow[]>> {
    return api.invoke('readHistory', {
      id: this.#id,
      limit: page,
      ...(kind === null ? {} : { kind }),
      ...(key === '' ? {} : { key }),
      ...(before === null ? {} : { before }),
    });
  }

  /** All of them: few, and each may belong between any two changes. */
  async #readActs(): Promise<Outcome<readonly LogbookRow[]>> {
    const acts: LogbookRow[] = [];
    for (;;) {
      const last = acts.at(-1);
      const outcome = await api.invoke('readLogbook', { id: this.#id, limit: actsAtOnce, ...(last === undefined ? {} : { before: last.seq }) });
      if (!outcome.ok) return outcome;
      acts.push(...outcome.value);
      if (outcome.value.length < actsAtOnce) return { ok: true, value: acts };
    }
  }
}

const none = Promise.resolve({ ok: true, value: [] } as const);
