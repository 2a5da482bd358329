/** A sealed bundle that was chosen and not yet taken over: read, looked at, opened with its passphrase, taken in or put away. */
import type { BundlePreview, Failure } from '#contract/contract.ts';
import { api } from './api.ts';
import { readBase64 } from './read-base64.ts';
import { go } from './route.svelte.ts';

/** What a bundle is called; anything else is taken for an answers file. */
export const isBundleName = (name: string): boolean => name.toLowerCase().endsWith('.postern');

class IncomingBundle {
  /** Null: none was chosen. */
  name: string | null = $state(null);
  busy = $state(false);
  needsPassphrase = $state(false);
  passphrase = $state('');
  preview: BundlePreview | null = $state.raw(null);
  failure: Failure | null = $state.raw(null);
  #base64 = '';

  /** Reads the file and shows what it is. Nothing is taken over. */
  async look(file: File): Promise<void> {
    this.putAway();
    this.name = file.name;
    go({ kind: 'library' });
    this.busy = true;
    try {
      this.#base64 = await readBase64(file);
      await this.#ask();
    } catch {
      this.failure = { code: 'file-invalid', sentence: `“${file.name}” could not be read.` };
    }
    this.busy = false;
  }

  /** The same once more, with the passphrase that was typed. */
  async open(): Promise<void> {
    this.busy = true;
    await this.#ask();
    this.busy = false;
  }

  async #ask(): Promise<void> {
    const outcome = await api.invoke('previewBundle', this.#input());
    this.failure = outcome.ok ? null : outcome.error;
    this.needsPassphrase = !outcome.ok && outcome.error.code === 'passphrase-needed';
    this.preview = outcome.ok ? outcome.value : null;
  }

  /** Takes it in as an assessment of its own and opens that. */
  async take(): Promise<void> {
    this.busy = true;
    const outcome = await api.invoke('importBundle', this.#input());
    this.busy = false;
    if (!outcome.ok) {
      this.failure = outcome.error;
      return;
    }
    this.putAway();
    go({ kind: 'assessment', id: outcome.value.id, screen: 'overview' });
  }

  #input(): { readonly name: string; readonly base64: string; readonly passphrase?: string } {
    return { name: this.name ?? '', base64: this.#base64, ...(this.passphrase === '' ? {} : { passphrase: this.passphrase }) };
  }

  /** Forgets the file and its passphrase. */
  putAway(): void {
    this.name = null;
    this.#base64 = '';
    this.passphrase = '';
    this.needsPassphrase = false;
    this.preview = null;
    this.failure = null;
  }
}

export const incomingBundle = new IncomingBundle();
