/** State of the plug-in register: which one is open, what is recorded, what was removed and can come back. */
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { Answer, Observation, PlugIn } from '#core/assessment/assessment.ts';
import { holdsNothing, withoutValue } from '#core/assessment/stated.ts';
import type { Item, PlugInQuestion } from '#core/catalog/catalog.ts';
import type { Contradiction, PlugInResult } from '#core/evaluation/result.ts';
import { localInstant } from '#shared/record/now.ts';
import { count } from '#shared/format/words.ts';
import { session } from '#shared/session.svelte.ts';
import type { Workspace } from '#shared/workspace.svelte.ts';
import type { ListedPlugIn } from './parse-plug-in-list.ts';
import { readPeers } from './read-peers.ts';
import { findDuplicates } from './same-plug-in.ts';

export interface RegisterRow {
  readonly plugIn: PlugIn;
  readonly result: PlugInResult;
  readonly duplicate: boolean;
}

export interface AskedOfPlugIn {
  readonly asked: PlugInQuestion;
  readonly item: Item;
}

export type PlugInText = 'vendor' | 'version' | 'ports' | 'credentials' | 'authentication' | 'verification' | 'owner' | 'approval' | 'note';

interface Undoable {
  readonly sentence: string;
  readonly undo: () => void;
}

/** `P-01`, `P-02` …: the numbers after the highest one in use. */
export const nextIds = (known: readonly string[], wanted: number): readonly string[] => {
  const highest = Math.max(0, ...known.map((id) => Number(/^P-(\d+)$/.exec(id)?.[1] ?? 0)));
  return Array.from({ length: wanted }, (_, at) => `P-${String(highest + 1 + at).padStart(2, '0')}`);
};

export class PlugInRegister {
  readonly #workspace: () => Workspace;
  readonly questions: readonly AskedOfPlugIn[] = $derived.by(() => {
    const { catalog } = this.#workspace();
    const index = indexCatalog(catalog);
    return catalog.plugInQuestions.flatMap((asked) => {
      const item = index.itemByQuestion.get(asked.question);
      return item ? [{ asked, item }] : [];
    });
  });
  readonly rows: readonly RegisterRow[] = $derived.by(() => {
    const { assessment, result } = this.#workspace();
    // By id, that is in the order in which they were registered: an edit must not move a row.
    const plugIns = Object.values(assessment.plugIns).sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
    const duplicates = findDuplicates(plugIns);
    return plugIns.flatMap((plugIn) => {
      const found = result.plugIns.find((one) => one.id === plugIn.id);
      return found ? [{ plugIn, result: found, duplicate: duplicates.has(plugIn.id) }] : [];
    });
  });
  selectedId = $state<string | null>(null);
  readonly row: RegisterRow | null = $derived(this.rows.find((row) => row.plugIn.id === this.selectedId) ?? this.rows[0] ?? null);
  /** Where the register and the path's own answer disagree (rule 12). */
  readonly disagreements: readonly Contradiction[] = $derived.by(() =>
    this.#workspace().result.contradictions.filter((one) => one.kind === 'register'),
  );
  undoable: Undoable | null = $state.raw(null);

  constructor(workspace: () => Workspace) {
    this.#workspace = workspace;
  }

  #put(plugIn: PlugIn): void {
    void this.#workspace().change({ kind: 'plug-in', key: plugIn.id, value: plugIn });
  }

  #plugIn(id: string): PlugIn | null {
    return this.#workspace().assessment.plugIns[id] ?? null;
  }

  step(by: 1 | -1): void {
    const next = this.rows[this.rows.findIndex((row) => row === this.row) + by];
    if (next) this.selectedId = next.plugIn.id;
  }

  add(name: string): void {
    const [id] = nextIds(Object.keys(this.#workspace().assessment.plugIns), 1);
    if (id === undefined || name.trim() === '') return;
    this.#put({ id, name: name.trim(), enabled: true, peers: [], answers: {}, observations: {} });
    this.selectedId = id;
  }

  rename(id: string, name: string): void {
    const plugIn = this.#plugIn(id);
    if (plugIn && name.trim() !== '') this.#put({ ...plugIn, name: name.trim() });
  }

  write(id: string, field: PlugInText, text: string): void {
    const plugIn = this.#plugIn(id);
    if (!plugIn) return;
    const { [field]: _old, ...rest } = plugIn;
    this.#put(text.trim() === '' ? rest : { ...rest, [field]: text });
  }

  setPeers(id: string, typed: string): void {
    const plugIn = this.#plugIn(id);
    if (plugIn) this.#put({ ...plugIn, peers: readPeers(typed) });
  }

  enable(id: string, enabled: boolean): void {
    const plugIn = this.#plugIn(id);
    if (plugIn) this.#put({ ...plugIn, enabled });
  }

  /** The claimed value of one question; an empty value takes it away, and leaves the note. */
  claim(id: string, { item }: AskedOfPlugIn, value: string): void {
    const plugIn = this.#plugIn(id);
    if (!plugIn) return;
    const { [item.question.id]: before, ...others } = plugIn.answers;
    const answer: Answer | null = value !== '' ? { ...before, value, at: localInstant() } : before ? withoutValue(before) : null;
    this.#put({ ...plugIn, answers: answer ? { ...others, [item.question.id]: answer } : others });
  }

  observe(id: string, { item }: AskedOfPlugIn, value: string): void {
    const plugIn = this.#plugIn(id);
    if (!plugIn) return;
    const { [item.check.id]: before, ...others } = plugIn.observations;
    const by = before?.by ?? session.settings.auditor;
    const seen: Observation = { ...before, evidence: before?.evidence ?? [], value, at: localInstant(), ...(by === '' ? {} : { by }) };
    const observation = value !== '' ? seen : before ? withoutValue(before) : null;
    this.#put({ ...plugIn, observations: observation ? { ...others, [item.check.id]: observation } : others });
  }

  /** The note on what was claimed or observed, with or without a value (docs/decisions/0008). */
  note(id: string, { item }: AskedOfPlugIn, on: 'claim' | 'observation', text: string): void {
    const plugIn = this.#plugIn(id);
    if (!plugIn) return;
    const noted = <T extends Answer>({ note: _old, ...rest }: T): T => (text.trim() === '' ? rest : { ...rest, note: text }) as T;
    if (on === 'claim') {
      const { [item.question.id]: before, ...others } = plugIn.answers;
      const answer = noted<Answer>(before ?? { value: null });
      this.#put({ ...plugIn, answers: holdsNothing(answer) ? others : { ...others, [item.question.id]: answer } });
    } else {
      const { [item.check.id]: before, ...others } = plugIn.observations;
      const observation = noted<Observation>(before ?? { value: null, evidence: [] });
      this.#put({ ...plugIn, observations: holdsNothing(observation) ? others : { ...others, [item.check.id]: observation } });
    }
  }

  remove(id: string): void {
    const plugIn = this.#plugIn(id);
    if (!plugIn) return;
    const at = this.rows.findIndex((row) => row.plugIn.id === id);
    const next = this.rows[at + 1] ?? this.rows[at - 1];
    void this.#workspace().change({ kind: 'plug-in', key: id, value: null });
    this.selectedId = next?.plugIn.id ?? null;
    this.undoable = {
      sentence: `${plugIn.name} removed.`,
      undo: () => {
        this.#put(plugIn);
        this.selectedId = id;
        this.undoable = null;
      },
    };
  }

  /** Takes over what the auditor has seen in the preview. */
  takeOver(listed: readonly ListedPlugIn[]): void {
    const ids = nextIds(Object.keys(this.#workspace().assessment.plugIns), listed.length);
    listed.forEach((one, at) => {
      const id = ids[at];
      if (id === undefined) return;
      const { name, enabled, peers, ...texts } = one;
      const filled = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
      this.#put({ id, name, enabled, peers, ...filled, answers: {}, observations: {} });
    });
    this.selectedId = ids[0] ?? this.selectedId;
    this.undoable = {
      sentence: `${count(listed.length, 'plug-in')} taken over.`,
      undo: () => {
        for (const id of ids) void this.#workspace().change({ kind: 'plug-in', key: id, value: null });
        this.undoable = null;
      },
    };
  }

  /** The path's answer becomes what the register says. */
  answerFromRegister(contradiction: Contradiction): void {
    const workspace = this.#workspace();
    const before = workspace.assessment.answers[contradiction.question];
    void workspace.change({ kind: 'answer', key: contradiction.question, value: { ...before, value: contradiction.observed, at: localInstant() } });
  }
}
