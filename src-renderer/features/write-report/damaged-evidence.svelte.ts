/** Evidence that does not match its SHA-256, asked of the host once per visit and after every change of the evidence. */
import type { Failure, OutputOf } from '#contract/contract.ts';
import { api } from '#shared/api.ts';

export class DamagedEvidence {
  /** Empty while nothing is known. */
  list: OutputOf<'checkEvidence'>['damaged'] = $state.raw([]);
  /** How many pieces were hashed; null before the first answer. */
  checked: number | null = $state(null);
  failure: Failure | null = $state.raw(null);
  #asked = 0;

  async load(id: string): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const outcome = await api.invoke('checkEvidence', { id });
    if (asked !== this.#asked) return;
    this.failure = outcome.ok ? null : outcome.error;
    if (!outcome.ok) return;
    this.list = outcome.value.damaged;
    this.checked = outcome.value.checked;
  }
}
