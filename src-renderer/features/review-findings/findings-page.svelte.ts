/** One visit to the findings table: its rows, the choice among them, and what is recorded. */
import type { SvelteSet } from 'svelte/reactivity';
import { localInstant } from '#shared/record/now.ts';
import type { Workspace } from '#shared/workspace.svelte.ts';
import type { Acceptance, Remediation } from '#core/assessment/assessment.ts';
import type { FindingId } from '#core/catalog/catalog.ts';
import {
  findingRows,
  noFilter,
  ownersOf,
  passes,
  sortRows,
  type FindingFilter,
  type FindingRow,
  type SortKey,
  type Sorting,
} from './finding-rows.ts';
import { viewOf, type FindingsView } from './findings-view.svelte.ts';

/** What the auditor types to accept, and to record a control. */
export type NewAcceptance = Pick<Acceptance, 'reason' | 'owner' | 'expiresOn'>;
export interface NewControl {
  readonly rationale: string;
  readonly owner: string;
}

/** One visit to the findings. Filters, order and selection are those of the last visit to this assessment. */
export class FindingsPage {
  readonly #workspace: Workspace;
  readonly #view: FindingsView;
  readonly all: readonly FindingRow[] = $derived.by(() => findingRows(this.#workspace.assessment, this.#workspace.result));
  readonly rows: readonly FindingRow[] = $derived(
    sortRows(
      this.all.filter((row) => passes(this.filter, row)),
      this.sorting,
    ),
  );
  readonly row: FindingRow | null = $derived(this.rows.find((row) => row.key === this.focusKey) ?? this.rows[0] ?? null);
  /** Checked rows that the filters show: nothing hidden is ever changed. */
  readonly chosen: readonly FindingRow[] = $derived(this.rows.filter((row) => this.checked.has(row.key)));
  readonly owners: readonly string[] = $derived(ownersOf(this.all));

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.#view = viewOf(workspace);
  }

  get filter(): FindingFilter {
    return this.#view.filter;
  }
  set filter(filter: FindingFilter) {
    this.#view.filter = filter;
  }

  get sorting(): Sorting {
    return this.#view.sorting;
  }
  set sorting(sorting: Sorting) {
    this.#view.sorting = sorting;
  }

  get focusKey(): string | null {
    return this.#view.focusKey;
  }
  set focusKey(key: string | null) {
    this.#view.focusKey = key;
  }

  get checked(): SvelteSet<string> {
    return this.#view.checked;
  }

  show(finding: FindingId): void {
    const original = this.all.find((row) => row.finding.id === finding && row.finding.inheritedFrom === undefined);
    if (!original) return;
    if (!passes(this.filter, original)) this.filter = noFilter;
    this.focusKey = original.key;
  }

  sortBy(by: SortKey): void {
    this.sorting = { by, down: this.sorting.by === by && !this.sorting.down };
  }

  /** Holds on to what is shown, so that a finding that moves in the table does not leave the detail. */
  settle(): void {
    this.#view.focusKey ??= this.row?.key ?? null;
  }

  step(by: 1 | -1): void {
    const at = this.rows.findIndex((row) => row.key === this.row?.key);
    const next = this.rows[at + by];
    if (next) this.focusKey = next.key;
  }

  toggle(row: FindingRow): void {
    if (!this.checked.delete(row.key)) this.checked.add(row.key);
  }

  /** Checks every row that the filters show, or none when all are checked. */
  toggleAll(): void {
    if (this.chosen.length === this.rows.length) this.checked.clear();
    else for (const row of this.rows) this.checked.add(row.key);
  }

  /** Owner and due date of several findings; an empty text leaves that field as it is. */
  assign(ids: readonly FindingId[], { owner, dueOn }: { readonly owner: string; readonly dueOn: string }): void {
    for (const id of ids) {
      const before = this.#workspace.assessment.remediation[id] ?? {};
      this.remedy(id, { ...before, ...(owner.trim() === '' ? {} : { owner: owner.trim() }), ...(dueOn === '' ? {} : { dueOn }) });
    }
  }

  remedy(id: FindingId, value: Remediation): void {
    void this.#workspace.change({ kind: 'remediation', key: id, value: Object.keys(value).length === 0 ? null : value });
  }

  accept(ids: readonly FindingId[], acceptance: NewAcceptance): void {
    for (const id of ids) void this.#workspace.change({ kind: 'acceptance', key: id, value: { ...acceptance, at: localInstant() } });
  }

  withdrawAcceptance(id: FindingId): void {
    void this.#workspace.change({ kind: 'acceptance', key: id, value: null });
  }

  recordControl(id: FindingId, control: NewControl): void {
    const { rationale, owner } = control;
    void this.#workspace.change({
      kind: 'compensating-control',
      key: id,
      value: { rationale, ...(owner.trim() === '' ? {} : { owner: owner.trim() }), at: localInstant() },
    });
  }

  withdrawControl(id: FindingId): void {
    void this.#workspace.change({ kind: 'compensating-control', key: id, value: null });
  }
}
