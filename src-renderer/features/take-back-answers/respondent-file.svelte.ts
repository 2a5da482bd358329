/** A respondent file on its way: sent out, come back, looked at row by row, taken. Survives a look at another screen. */
import { SvelteSet } from 'svelte/reactivity';
import type { RespondentRow } from '#core/assessment/respondent.ts';
import type { Delivered, Failure } from '#contract/contract.ts';
import { api } from '#shared/api.ts';
import { readBase64 } from '#shared/read-base64.ts';
import { receive } from '#shared/receive.ts';
import type { Workspace } from '#shared/workspace.svelte.ts';

/** As much as the host reads; told here before a large file is read for nothing. */
const mostBytes = 10 * 1024 * 1024;

interface Chosen {
  readonly name: string;
  readonly base64: string;
}

/** Answers that can be taken at all. */
export const isTakeable = (row: RespondentRow): boolean => row.kind === 'new' || row.kind === 'conflict';

export class RespondentFile {
  readonly #workspace: Workspace;
  /** Goes on when the work that runs is stopped: what that brings comes to nothing. */
  #turn = 0;
  sent: Exclude<Delivered, { kind: 'cancelled' }> | null = $state.raw(null);
  busy: 'sending' | 'reading' | 'taking' | null = $state(null);
  failure: Failure | null = $state.raw(null);
  chosen: Chosen | null = $state.raw(null);
  rows: readonly RespondentRow[] = $state.raw([]);
  warnings: readonly string[] = $state.raw([]);
  /** Question ids of the rows that the auditor takes. */
  readonly ticked = new SvelteSet<string>();
  /** How many answers were taken last, and from which file. */
  taken: { readonly count: number; readonly name: string } | null = $state.raw(null);

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  async send(): Promise<void> {
    await this.#work('sending', async () => {
      const outcome = await api.invoke('exportReport', { id: this.#workspace.id, format: 'questionnaire', options: { paper: 'A4', without: [] } });
      if (!outcome.ok) return outcome.error.code === 'cancelled' ? null : outcome.error;
      if (outcome.value.kind === 'cancelled') return null;
      this.sent = outcome.value;
      receive(outcome.value);
      return null;
    });
  }

  async show(ref: string): Promise<void> {
    const outcome = await api.invoke('showInFolder', { ref });
    if (!outcome.ok) this.failure = outcome.error;
  }

  async choose(file: File): Promise<void> {
    this.#forget();
    await this.#work('reading', async () => {
      if (file.size > mostBytes) return { code: 'too-large', sentence: `“${file.name}” has more than 10 MB; a respondent file is far smaller.` };
      const turn = this.#turn;
      try {
        const base64 = await readBase64(file);
        if (turn !== this.#turn) return null;
        this.chosen = { name: file.name, base64 };
      } catch {
        return { code: 'file-invalid', sentence: `“${file.name}” could not be read.` };
      }
      return this.#look();
    });
  }

  /** Looks at the chosen file once more: what is recorded may have changed. */
  async lookAgain(): Promise<void> {
    await this.#work('reading', () => this.#look());
  }

  /** Takes the ticked rows, then shows what is left of the file. */
  async take(): Promise<void> {
    const rows = this.rows.filter((row) => isTakeable(row) && this.ticked.has(row.question));
    const name = this.chosen?.name ?? '';
    if (rows.length === 0) return;
    await this.#work('taking', async () => {
      const outcome = await this.#workspace.takeAnswers(
        rows.map(({ question, given, note, by, current }) => ({
          question,
          value: given,
          replaces: current,
          ...(note === null ? {} : { note }),
          ...(by === null ? {} : { by }),
        })),
      );
      if (!outcome.ok) return outcome.error;
      this.taken = { count: rows.length, name };
      return this.#look();
    });
  }

  tick(question: string, on: boolean): void {
    if (on) this.ticked.add(question);
    else this.ticked.delete(question);
  }

  /** Puts the file that is being read away. Reading records nothing, so there is nothing to take back. */
  stop(): void {
    if (this.busy !== 'reading') return;
    this.#turn += 1;
    this.busy = null;
    this.#forget();
  }

  close(): void {
    this.#forget();
    this.failure = null;
  }

  #forget(): void {
    this.chosen = null;
    this.rows = [];
    this.warnings = [];
    this.taken = null;
    this.ticked.clear();
  }

  /** New answers are proposed; whatever would replace something waits for the auditor. */
  async #look(): Promise<Failure | null> {
    if (!this.chosen) return null;
    const turn = this.#turn;
    const outcome = await api.invoke('previewRespondentFile', { id: this.#workspace.id, ...this.chosen });
    if (turn !== this.#turn) return null;
    if (!outcome.ok) {
      this.chosen = null;
      this.rows = [];
      return outcome.error;
    }
    const first = this.taken === null;
    ({ rows: this.rows, warnings: this.warnings } = outcome.value);
    this.ticked.clear();
    if (first) for (const row of this.rows) if (row.kind === 'new') this.ticked.add(row.question);
    return null;
  }

  async #work(what: NonNullable<RespondentFile['busy']>, work: () => Promise<Failure | null>): Promise<void> {
    if (this.busy !== null) return;
    this.busy = what;
    this.failure = null;
    const turn = this.#turn;
    const failure = await work();
    if (turn !== this.#turn) return;
    this.failure = failure;
    this.busy = null;
  }
}

const files = new WeakMap<Workspace, RespondentFile>();

/** The one of an open assessment. */
export const respondentFileOf = (workspace: Workspace): RespondentFile => {
  const known = files.get(workspace);
  if (known) return known;
  const file = new RespondentFile(workspace);
  files.set(workspace, file);
  return file;
};
