/** The sealed bundle of the open assessment: whose key, what goes in, and what came of it. */
import type { Redaction } from '#core/assessment/redaction.ts';
import type { Delivered, Failure, ReportOptions, SealOptions, SigningKey } from '#contract/contract.ts';
import { api } from '#shared/api.ts';
import { receive } from '#shared/receive.ts';

export class Sealing {
  key: SigningKey | null = $state.raw(null);
  loaded = $state(false);
  running = $state(false);
  reports: readonly ('html' | 'pdf')[] = $state.raw(['html']);
  without: readonly Redaction[] = $state.raw([]);
  passphrase = $state('');
  delivered: Exclude<Delivered, { kind: 'cancelled' }> | null = $state.raw(null);
  failure: Failure | null = $state.raw(null);

  async load(): Promise<void> {
    const outcome = await api.invoke('readSigningKey', {});
    if (outcome.ok) this.key = outcome.value;
    else this.failure = outcome.error;
    this.loaded = true;
  }

  async createKey(): Promise<void> {
    this.failure = null;
    const outcome = await api.invoke('createSigningKey', {});
    if (outcome.ok) this.key = outcome.value;
    else this.failure = outcome.error;
  }

  setReport(kind: 'html' | 'pdf', into: boolean): void {
    this.reports = [...this.reports.filter((one) => one !== kind), ...(into ? [kind] : [])];
  }

  setLeftOut(what: Redaction, out: boolean): void {
    this.without = [...this.without.filter((one) => one !== what), ...(out ? [what] : [])];
  }

  async seal(id: string, options: ReportOptions): Promise<void> {
    if (this.running) return;
    this.running = true;
    this.delivered = null;
    this.failure = null;
    const seal: SealOptions = { without: this.without, reports: this.reports, ...(this.passphrase === '' ? {} : { passphrase: this.passphrase }) };
    const outcome = await api.invoke('exportReport', { id, format: 'bundle', options, seal });
    this.running = false;
    if (!outcome.ok) this.failure = outcome.error.code === 'cancelled' ? null : outcome.error;
    else if (outcome.value.kind !== 'cancelled') {
      this.delivered = outcome.value;
      this.passphrase = '';
      receive(outcome.value);
    }
  }

  /** Stops the sealing; it then ends as called off, and nothing was written. */
  async stop(): Promise<void> {
    await api.invoke('stopExport', {});
  }
}
