/** Importing a file: choose, read, hand over, open; what went wrong stays until the next try. A sealed bundle is looked at first. */
import type { Failure } from '#contract/contract.ts';
import { api } from './api.ts';
import { incomingBundle, isBundleName } from './incoming-bundle.svelte.ts';
import { readBase64 } from './read-base64.ts';
import { go } from './route.svelte.ts';

class Importing {
  busy = $state(false);
  /** How many files were taken in; the library reads itself anew when it rises. */
  done = $state(0);
  failure: Failure | null = $state.raw(null);
  /** What the file held that this version left out. */
  warnings: readonly string[] = $state.raw([]);

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
    this.failure = null;
    this.warnings = [];
    try {
      const outcome = await api.invoke('importAssessment', { name: file.name, base64: await readBase64(file) });
      if (!outcome.ok) this.failure = outcome.error;
      else {
        this.warnings = outcome.value.warnings;
        this.done += 1;
        if (this.warnings.length === 0) go({ kind: 'assessment', id: outcome.value.id, screen: 'overview' });
        else go({ kind: 'library' });
      }
    } catch {
      this.failure = { code: 'file-invalid', sentence: `“${file.name}” could not be read.` };
    }
    if (this.failure) go({ kind: 'library' });
    this.busy = false;
  }
}

export const importing = new Importing();
