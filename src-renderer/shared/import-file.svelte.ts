/** Importing a file: choose, read, hand over, open; what went wrong stays until the next try. A sealed bundle is looked at first. */
import { fileTooLarge, mostFileBytes, sayMegabytes } from '#core/assessment/limits.ts';
import type { Failure, OutputOf } from '#contract/contract.ts';
import { api } from './api.ts';
import { incomingBundle, isBundleName } from './incoming-bundle.svelte.ts';
import { progress } from './progress.svelte.ts';
import { readBase64 } from './read-base64.ts';
import { go } from './route.svelte.ts';
import { pieceSize, stageInPieces } from './stage-file.ts';

type Taken = { readonly failure: Failure } | { readonly value: OutputOf<'importAssessment'> } | null;

class Importing {
  busy = $state(false);
  /** The last import was stopped. */
  stopped = $state(false);
  /** How much of a large file is handed over; null for a small one, and when it was stopped. */
  #read: number | null = $state(null);
  /** How many files were taken in; the library reads itself anew when it rises. */
  done = $state(0);
  failure: Failure | null = $state.raw(null);
  /** What the file held that this version left out. */
  warnings: readonly string[] = $state.raw([]);

  /** What is being done with a large file, and how far it is; null where there is nothing to wait for. */
  get running(): { readonly label: string; readonly share: number } | null {
    if (!this.busy || this.#read === null) return null;
    const told = progress.of('importAssessment');
    return told ? { label: told.label, share: told.done / told.total } : { label: 'Reading the file', share: this.#read };
  }

  /** Shows the system's file dialog. Leads to the library, where progress and trouble are told. */
  choose(): void {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.json,.postern,application/json';
    input.onchange = () => {
      const file = input.files?.[0];
      if (file) void this.take(file);
    };
    input.click();
  }

  async take(file: File): Promise<void> {
    if (isBundleName(file.name)) return incomingBundle.look(file);
    this.busy = true;
    this.stopped = false;
    this.failure = null;
    this.warnings = [];
    const taken = await this.#handOver(file);
    this.busy = false;
    this.#read = null;
    if (taken === null) this.stopped = true;
    else if ('failure' in taken) this.failure = taken.failure;
    else {
      this.warnings = taken.value.warnings;
      this.done += 1;
      if (this.warnings.length === 0) return go({ kind: 'assessment', id: taken.value.id, screen: 'overview' });
    }
    go({ kind: 'library' });
  }

  /** A small file goes over at once; a large one in pieces, and shows how far it is. Null: it was stopped. */
  async #handOver(file: File): Promise<Taken> {
    if (file.size > mostFileBytes)
      return {
        failure: {
          code: 'too-large',
          sentence: `“${file.name}” ${fileTooLarge(sayMegabytes(file.size))}`,
        },
      };
    if (file.size > pieceSize) {
      go({ kind: 'library' });
      this.#read = 0;
      const staged = await stageInPieces(file, { goesOn: () => this.#read !== null, told: (share) => this.#tell(share) });
      return staged === null || 'failure' in staged ? staged : this.#send({ name: file.name, ref: staged.ref });
    }
    try {
      return await this.#send({ name: file.name, base64: await readBase64(file) });
    } catch {
      return { failure: { code: 'file-invalid', sentence: `“${file.name}” could not be read.` } };
    }
  }

  /** Stopped, it stays so. */
  #tell(share: number): void {
    if (this.#read !== null) this.#read = share;
  }

  async #send(input: { readonly name: string } & ({ readonly base64: string } | { readonly ref: string })): Promise<Taken> {
    const outcome = await api.invoke('importAssessment', input);
    if (outcome.ok) return { value: outcome.value };
    return outcome.error.code === 'cancelled' ? null : { failure: outcome.error };
  }

  /** Stops what runs; nothing is taken in. */
  stop(): void {
    this.#read = null;
    void api.invoke('stopImport', {});
  }
}

export const importing = new Importing();
