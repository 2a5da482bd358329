/** State of the path page: which questions show, which one is in focus, and the changes that keys and pointers make. */
import { notApplicable, unknown, type Answer, type AnswerValue, type Observation } from '#core/assessment/assessment.ts';
import { holdsNothing, withoutValue } from '#core/assessment/stated.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { Item, ManagementPath, PathCode, QuestionId } from '#core/catalog/catalog.ts';
import type { Finding, PathResult, Result } from '#core/evaluation/result.ts';
import { localInstant } from '#shared/record/now.ts';
import type { Workspace } from '#shared/workspace.svelte.ts';
import { compareResults, nameOfChange, type Movement } from './movement.ts';
import { peopleIn } from './people.ts';
import { viewOf, type PathMode, type PathView } from './path-view.svelte.ts';
import { filterGroups, findNext, groupRows, isUnanswered, showsRow, type AreaGroup, type QuestionRow, type RowFilter } from './question-rows.ts';
import { setOne, toggleOption, withObservedValue, withText, withValue } from './record-value.ts';

export class PathPage {
  readonly #workspace: () => Workspace;
  readonly #code: () => PathCode;
  readonly view: PathView = $derived.by(() => viewOf(this.#workspace()));
  readonly path: ManagementPath | null = $derived.by(() => indexCatalog(this.#workspace().catalog).pathByCode.get(this.#code()) ?? null);
  readonly result: Result = $derived.by(() => this.#workspace().result);
  readonly standing: PathResult | null = $derived.by(() => this.result.paths[this.#code()] ?? null);
  readonly groups: readonly AreaGroup[] = $derived.by(() => (this.path ? groupRows(this.path, this.result) : []));
  readonly rows: readonly QuestionRow[] = $derived(this.groups.flatMap((group) => group.rows));
  readonly focusId: QuestionId | null = $derived.by(() => {
    const remembered = this.view.focus.get(this.#code());
    return remembered !== undefined && this.rows.some((row) => row.item.question.id === remembered)
      ? remembered
      : (this.rows[0]?.item.question.id ?? null);
  });
  readonly row: QuestionRow | null = $derived(this.rows.find((row) => row.item.question.id === this.focusId) ?? null);
  readonly filter: RowFilter = $derived.by(() => ({
    area: this.view.onlyArea ? (this.row?.result.area ?? null) : null,
    tierA: this.view.tierA,
    unanswered: this.view.unanswered,
    contradicted: this.view.contradicted,
  }));
  readonly shown: readonly AreaGroup[] = $derived(filterGroups(this.groups, this.filter, this.focusId));
  readonly shownRows: readonly QuestionRow[] = $derived(this.shown.flatMap((group) => group.rows));
  readonly findings: readonly Finding[] = $derived.by(() => this.result.findings.filter((finding) => finding.path === this.#code()));
  readonly answer: Answer | null = $derived.by(() => (this.row ? (this.#workspace().assessment.answers[this.row.item.question.id] ?? null) : null));
  readonly observation: Observation | null = $derived.by(() =>
    this.row ? (this.#workspace().assessment.observations[this.row.item.check.id] ?? null) : null,
  );
  /** Everybody who has said or seen anything, for the name fields. */
  readonly names: readonly string[] = $derived.by(() => {
    const { answers, observations } = this.#workspace().assessment;
    return peopleIn([...Object.values(answers), ...Object.values(observations)]);
  });
  /** True while the reason for “not applicable” is being asked for. */
  askingReason = $state(false);
  movement: Movement | null = $state.raw(null);
  #last: { readonly result: Result; readonly code: PathCode } | null = null;

  constructor(workspace: () => Workspace, code: () => PathCode) {
    this.#workspace = workspace;
    this.#code = code;
  }

  /** Compares the newest result with the one before it; called whenever result or path has changed. */
  follow(result: Result, code: PathCode): void {
    const before = this.#last;
    this.#last = { result, code };
    if (before?.code !== code) this.movement = null;
    else if (before.result !== result)
      this.movement =
        compareResults(before.result, result, code, nameOfChange(this.#workspace().catalog, this.#workspace().lastChange)) ?? this.movement;
  }

  focusOn(question: QuestionId): void {
    this.askingReason = false;
    this.view.focus.set(this.#code(), question);
  }

  /** Moves by one among the rows that the filters show; stays at the ends. */
  step(by: 1 | -1): void {
    const at = this.shownRows.findIndex((row) => row.item.question.id === this.focusId);
    const next = this.shownRows[at + by];
    if (next) this.focusOn(next.item.question.id);
  }

  /** To the next question without an answer (or with a contradiction); false where there is none left. */
  jump(to: 'unanswered' | 'contradicted'): boolean {
    const test = (row: QuestionRow): boolean => (to === 'unanswered' ? isUnanswered(row) : row.result.contradiction);
    const filter = { ...this.filter, unanswered: false, contradicted: false };
    const next = findNext(this.rows, this.focusId, (row) => test(row) && showsRow(filter, row));
    if (next) this.focusOn(next.item.question.id);
    return next !== null && test(next);
  }

  /** Whether the mode in use records what was observed. */
  get verifying(): boolean {
    return this.view.mode === 'verification';
  }

  /** The value that the mode in use records: claimed or observed. */
  get value(): AnswerValue | null {
    return (this.verifying ? this.observation : this.answer)?.value ?? null;
  }

  choose(option: string): void {
    const item = this.row?.item;
    if (!item) return;
    const form = item.question.answer;
    if (form.kind === 'several') {
      const after = toggleOption(form.options, this.value, option);
      if (after === null) this.clear();
      else this.record(after);
    } else {
      this.record(option);
    }
  }

  chooseFor(things: readonly string[], thing: string, option: string | null): void {
    const after = setOne(this.value, things, thing, option);
    if (after === null) this.clear();
    else this.record(after);
  }

  recordUnknown(): void {
    this.record(unknown);
  }

  recordNotApplicable(reason: string): void {
    this.askingReason = false;
    this.record(notApplicable, reason);
  }

  /** The observed value becomes the claimed one. */
  recordAsClaimed(): void {
    if (this.answer && this.answer.value !== null) this.record(this.answer.value, this.answer.reason);
  }

  record(value: AnswerValue, reason?: string): void {
    const row = this.row;
    const workspace = this.#workspace();
    if (!row || workspace.issued) return;
    this.askingReason = false;
    const at = localInstant();
    if (this.verifying) {
      const after = withObservedValue(this.observation, value, { by: this.view.observedBy, at }, reason);
      void workspace.change({ kind: 'observation', key: row.item.check.id, value: after });
    } else {
      const after = withValue(this.answer, value, { by: this.view.saidBy, at }, reason);
      void workspace.change({ kind: 'answer', key: row.item.question.id, value: after });
    }
  }

  /** Takes the recorded value away; note and evidence stay, and undo brings it back. */
  clear(): void {
    const row = this.row;
    const workspace = this.#workspace();
    if (!row || workspace.issued) return;
    const { answer, observation } = this;
    if (this.verifying && observation) void workspace.change({ kind: 'observation', key: row.item.check.id, value: withoutValue(observation) });
    else if (!this.verifying && answer) void workspace.change({ kind: 'answer', key: row.item.question.id, value: withoutValue(answer) });
  }

  /**
   * Writes note or person of one question's claim or observation, whether or not there is a value yet (docs/decisions/0008).
   * The question is named because a field hands on its last words when focus has already moved on.
   */
  write(item: Item, mode: PathMode, field: 'note' | 'by', text: string): void {
    const workspace = this.#workspace();
    if (workspace.issued) return;
    if (field === 'by') this.#remember(mode, text);
    const { answers, observations } = workspace.assessment;
    if (mode === 'verification') {
      const before = observations[item.check.id] ?? { value: null, evidence: [], ...named(this.view.observedBy) };
      void workspace.change({ kind: 'observation', key: item.check.id, value: written(before, field, text) });
    } else {
      const before = answers[item.question.id] ?? { value: null, ...named(this.view.saidBy) };
      void workspace.change({ kind: 'answer', key: item.question.id, value: written(before, field, text) });
    }
  }

  #remember(mode: PathMode, name: string): void {
    if (mode === 'verification') this.view.observedBy = name;
    else this.view.saidBy = name;
  }
}

const named = (by: string): { readonly by?: string } => (by === '' ? {} : { by });

/** The entry with the text in it; null where nothing is left to keep. A name that came with a note goes with it. */
const written = <T extends Answer>(before: T, field: 'note' | 'by', text: string): T | null => {
  const after = withText(before, field, text);
  if (after.value === null && field === 'note' && text.trim() === '') return withoutValue(after);
  return holdsNothing(after) ? null : after;
};
