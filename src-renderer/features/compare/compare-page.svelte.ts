/** State of the compare screen: with which assessment, in which order, what is shown of it. */
import type { Assessment } from '#core/assessment/assessment.ts';
import { compareResults, type Compared } from '#core/comparison/compare-results.ts';
import type { Side } from '#core/comparison/comparison.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import type { AssessmentRow, Failure } from '#contract/contract.ts';
import { api } from '#shared/api.ts';
import { findCandidates } from '#shared/choose-other/find-candidates.ts';
import { today } from '#shared/today.ts';
import type { Workspace } from '#shared/workspace.svelte.ts';
import { noFilter, type CompareFilter } from './compare-words.ts';

export type CompareTab = 'findings' | 'answers' | 'ratings' | 'estate' | 'catalog';

export class ComparePage {
  readonly #workspace: Workspace;
  /** Everything that this assessment can be compared with, newest first; null until the library was read. */
  candidates: readonly AssessmentRow[] | null = $state.raw(null);
  failure: Failure | null = $state.raw(null);
  otherId: string | null = $state(null);
  other: Assessment | null = $state.raw(null);
  /** The auditor wants to see it the other way round. */
  exchanged = $state(false);
  filter: CompareFilter = $state.raw(noFilter);
  tab: CompareTab = $state('findings');
  selected: string | null = $state(null);

  readonly #otherSide: Side | null = $derived.by(() => {
    if (!this.other) return null;
    const { catalog } = this.#workspace;
    return { catalog, assessment: this.other, result: evaluate(catalog, this.other, this.other.details.evaluatedOn ?? today()) };
  });
  /** The earlier assessment stands on the left, unless the auditor exchanges the two. */
  readonly sides: { readonly before: Side; readonly after: Side } | null = $derived.by(() => {
    const other = this.#otherSide;
    if (!other) return null;
    const { catalog, assessment, result } = this.#workspace;
    const mine: Side = { catalog, assessment, result };
    const otherIsLater = other.result.evaluatedOn > result.evaluatedOn || other.assessment.details.copiedFrom?.id === this.#workspace.id;
    return otherIsLater === this.exchanged ? { before: other, after: mine } : { before: mine, after: other };
  });
  readonly compared: Compared | null = $derived.by(() => (this.sides ? compareResults(this.sides.before, this.sides.after) : null));

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Reads what there is to compare with; opens the one asked for, else the one that this was copied from. */
  async load(wanted: string | null): Promise<void> {
    const found = await findCandidates(this.#workspace);
    this.failure = found.ok ? null : found.error;
    if (!found.ok) return;
    this.candidates = found.value;
    const { assessment } = this.#workspace;
    const first = wanted ?? this.otherId ?? assessment.details.copiedFrom?.id;
    if (first !== undefined && this.candidates.some((row) => row.id === first)) await this.choose(first);
  }

  async choose(id: string): Promise<void> {
    this.otherId = id;
    const opened = await api.invoke('openAssessment', { id });
    if (this.otherId !== id) return;
    this.failure = opened.ok ? null : opened.error;
    this.other = opened.ok ? opened.value.assessment : null;
    if (!opened.ok) this.otherId = null;
    this.selected = null;
  }

  forget(): void {
    this.otherId = null;
    this.other = null;
    this.exchanged = false;
  }
}

const pages = new WeakMap<Workspace, ComparePage>();

/**
 * One page per open assessment: going to a question and back finds the same comparison. The page is made under an effect
 * root of its own, because what it derives would otherwise end with the first screen that showed it.
 */
export const comparePageOf = (workspace: Workspace): ComparePage => {
  const known = pages.get(workspace);
  if (known) return known;
  let made: ComparePage | undefined;
  $effect.root(() => {
    made = new ComparePage(workspace);
  });
  const page = made ?? new ComparePage(workspace);
  pages.set(workspace, page);
  return page;
};
