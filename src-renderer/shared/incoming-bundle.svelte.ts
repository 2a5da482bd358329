/** A sealed bundle that was chosen and not yet taken over: handed over in pieces, looked at, opened with its passphrase, taken in or put away. */
import type { BundlePreview, Failure } from '#contract/contract.ts';
import { api } from './api.ts';
import { progress } from './progress.svelte.ts';
import { go } from './route.svelte.ts';
import { forgetFile, stageInPieces } from './stage-file.ts';

/** What a bundle is called; anything else is taken for an answers file. */
export const isBundleName = (name: string): boolean => name.toLowerCase().endsWith('.postern');

/** Which operation runs in each stage after the reading. */
const operations = { looking: 'previewBundle', taking: 'importBundle' } as const;

class IncomingBundle {
  /** Null: none was chosen. */
  name: string | null = $state(null);
  busy: 'reading' | 'looking' | 'taking' | null = $state(null);
  /** The last import was stopped. */
  stopped = $state(false);
  needsPassphrase = $state(false);
  passphrase = $state('');
  preview: BundlePreview | null = $state.raw(null);
  failure: Failure | null = $state.raw(null);
  #ref: string | null = null;
  #read = $state(0);
  /** Another file, or none: what was begun for the one before comes to nothing. */
  #turn = 0;

  /** How far it is, 0 to 1; null where that is not known. */
  get share(): number | null {
    if (this.busy === null) return null;
    if (this.busy === 'reading') return this.#read;
    const told = progress.of(operations[this.busy]);
    return told && told.total > 0 ? told.done / told.total : null;
  }

  /** What is being done, in words. */
  get label(): string {
    if (this.busy === null) return '';
    if (this.busy === 'reading') return 'Reading the file';
    return progress.of(operations[this.busy])?.label ?? (this.busy === 'looking' ? 'Checking the bundle' : 'Taking it in');
  }

  /** Reads the file and shows what it is. Nothing is taken over. */
  async look(file: File): Promise<void> {
    this.putAway();
    const turn = this.#turn;
    this.name = file.name;
    go({ kind: 'library' });
    this.busy = 'reading';
    const staged = await stageInPieces(file, { goesOn: () => turn === this.#turn, told: (share) => (this.#read = share) });
    if (staged === null) return;
    if ('ref' in staged) {
      this.#ref = staged.ref;
      await this.open();
      return;
    }
    if (turn !== this.#turn) return;
    this.failure = staged.failure;
    this.busy = null;
  }

  /** Looks at the bundle, with the passphrase that was typed. */
  async open(): Promise<void> {
    const turn = this.#turn;
    this.busy = 'looking';
    const outcome = await api.invoke('previewBundle', this.#input());
    if (turn !== this.#turn) return;
    this.busy = null;
    this.failure = outcome.ok ? null : outcome.error;
    this.needsPassphrase = !outcome.ok && outcome.error.code === 'passphrase-needed';
    this.preview = outcome.ok ? outcome.value : null;
  }

  /** Takes it in as an assessment of its own and opens that. */
  async take(): Promise<void> {
    const turn = this.#turn;
    this.busy = 'taking';
    this.failure = null;
    this.stopped = false;
    const outcome = await api.invoke('importBundle', this.#input());
    if (turn !== this.#turn) return;
    this.busy = null;
    if (!outcome.ok) {
      this.stopped = outcome.error.code === 'cancelled';
      this.failure = this.stopped ? null : outcome.error;
      return;
    }
    this.#ref = null;
    this.putAway();
    go({ kind: 'assessment', id: outcome.value.id, screen: 'overview' });
  }

  /** Stops what runs. An import that was stopped can be begun again; a file that was only being read is put away. */
  async stop(): Promise<void> {
    if (this.busy === 'taking') await api.invoke('stopImport', {});
    else this.putAway();
  }

  #input(): { readonly name: string; readonly ref: string; readonly passphrase?: string } {
    return { name: this.name ?? '', ref: this.#ref ?? '', ...(this.passphrase === '' ? {} : { passphrase: this.passphrase }) };
  }

  /** Forgets the file and its passphrase, and stops what runs with it. */
  putAway(): void {
    if (this.busy === 'looking' || this.busy === 'taking') void api.invoke('stopImport', {});
    if (this.#ref !== null) forgetFile(this.#ref);
    this.#turn += 1;
    this.#ref = null;
    this.#read = 0;
    this.name = null;
    this.busy = null;
    this.stopped = false;
    this.passphrase = '';
    this.needsPassphrase = false;
    this.preview = null;
    this.failure = null;
  }
}

export const incomingBundle = new IncomingBundle();
