/** One export at a time: what runs, what came of it, where it lies. */
import type { Delivered, Failure, ReportFormat, ReportOptions } from '#contract/contract.ts';
import { api } from '#shared/api.ts';
import { receive } from '#shared/receive.ts';

export class Exporting {
  running: ReportFormat | null = $state(null);
  delivered: Exclude<Delivered, { kind: 'cancelled' }> | null = $state.raw(null);
  failure: Failure | null = $state.raw(null);

  async start(id: string, format: ReportFormat, options: ReportOptions): Promise<void> {
    if (this.running !== null) return;
    this.running = format;
    this.delivered = null;
    this.failure = null;
    const outcome = await api.invoke('exportReport', { id, format, options });
    this.running = null;
    if (!outcome.ok) this.failure = outcome.error.code === 'cancelled' ? null : outcome.error;
    else if (outcome.value.kind !== 'cancelled') {
      this.delivered = outcome.value;
      receive(outcome.value);
    }
  }

  /** Stops what runs; it then ends as called off, and nothing was written. */
  async stop(): Promise<void> {
    await api.invoke('stopExport', {});
  }

  async show(ref: string): Promise<void> {
    const outcome = await api.invoke('showInFolder', { ref });
    if (!outcome.ok) this.failure = outcome.error;
  }
}
