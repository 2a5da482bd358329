/** How the auditor left the findings of an assessment: filters, order, focus. Kept per assessment, over a restart too. */
import { SvelteSet } from 'svelte/reactivity';
import { areas, severities } from '#core/catalog/catalog.ts';
import { readRemembered, remember } from '#shared/remembered.ts';
import type { Workspace } from '#shared/workspace.svelte.ts';
import { bases, findingStates, noFilter, sortKeys, type FindingFilter, type Sorting } from './finding-rows.ts';

type Given = Readonly<Record<string, unknown>>;
const asTable = (input: unknown): Given => (typeof input === 'object' && input !== null ? (input as Given) : {});
const among = <T extends string>(of: readonly T[], value: unknown): T | null => of.find((one) => one === value) ?? null;
const words = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What was remembered may come from another version or another hand: what is not a filter filters nothing. */
const parseFilter = (given: Given): FindingFilter => ({
  area: among(areas, given.area),
  severity: among(severities, given.severity),
  path: words(given.path),
  basis: among(bases, given.basis),
  state: among(findingStates, given.state),
  owner: words(given.owner),
  inherited: given.inherited !== false,
});
const parseSorting = (given: Given): Sorting => ({ by: among(sortKeys, given.by) ?? 'severity', down: given.down === true });

/** It holds no derived value: those end with the screen that made them. */
export class FindingsView {
  #filter: FindingFilter = $state.raw(noFilter);
  #sorting: Sorting = $state.raw({ by: 'severity', down: false });
  #focusKey: string | null = $state(null);
  readonly checked = new SvelteSet<string>();
  readonly #storageKey: string;

  constructor(assessment: string) {
    this.#storageKey = `postern.findings.${assessment}`;
    const { filter, sorting, focus } = asTable(readRemembered(this.#storageKey));
    this.#filter = parseFilter(asTable(filter));
    this.#sorting = parseSorting(asTable(sorting));
    this.#focusKey = words(focus);
  }

  get filter(): FindingFilter {
    return this.#filter;
  }
  set filter(filter: FindingFilter) {
    this.#filter = filter;
    this.#remember();
  }

  get sorting(): Sorting {
    return this.#sorting;
  }
  set sorting(sorting: Sorting) {
    this.#sorting = sorting;
    this.#remember();
  }

  /** The row in focus, by its key. */
  get focusKey(): string | null {
    return this.#focusKey;
  }
  set focusKey(key: string | null) {
    this.#focusKey = key;
    this.#remember();
  }

  #remember(): void {
    remember(this.#storageKey, { filter: this.#filter, sorting: this.#sorting, focus: this.#focusKey });
  }
}

const views = new WeakMap<Workspace, FindingsView>();

/** The view of an open assessment. */
export const viewOf = (workspace: Workspace): FindingsView => {
  const known = views.get(workspace) ?? new FindingsView(workspace.id);
  views.set(workspace, known);
  return known;
};
