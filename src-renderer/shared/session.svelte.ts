/** What outlives a screen: the host, the settings, the open assessment. */
import type { Catalog } from '#core/catalog/catalog.ts';
import type { Failure, HostDescription, Settings } from '#contract/contract.ts';
import { api } from './api.ts';
import { sayFailure } from './error-texts.ts';
import { Workspace } from './workspace.svelte.ts';

class Session {
  host: HostDescription | null = $state.raw(null);
  settings: Settings = $state.raw({ auditor: '', theme: 'system' });
  workspace: Workspace | null = $state.raw(null);
  /** Why the assessment that was asked for is not open. */
  failure: Failure | null = $state.raw(null);
  /** What the auditor must read and put away; stands under the bar until then. */
  told: readonly string[] = $state.raw([]);
  started = $state(false);
  readonly #catalogs = new Map<string, Catalog>();

  /** Asks the host who it is and what was set. */
  async start(): Promise<void> {
    const [host, settings] = await Promise.all([api.invoke('describeHost', {}), api.invoke('readSettings', {})]);
    if (host.ok) {
      this.host = host.value;
      this.told = [...this.told, ...host.value.notices];
    } else this.tell(sayFailure(host.error));
    if (settings.ok) this.settings = settings.value;
    this.started = true;
  }

  /** Shows at once; goes back where it could not be kept. */
  async changeSettings(change: Partial<Settings>): Promise<void> {
    const before = this.settings;
    this.settings = { ...before, ...change };
    const outcome = await api.invoke('changeSettings', change);
    if (outcome.ok) return;
    this.settings = before;
    this.tell(sayFailure(outcome.error));
  }

  tell(sentence: string): void {
    this.told = [...this.told, sentence];
  }

  /** The auditor has read it. */
  putAway(at: number): void {
    this.told = this.told.filter((_, index) => index !== at);
  }

  /** Opens an assessment unless it is open already. */
  async open(id: string): Promise<void> {
    if (this.workspace?.id === id) return;
    this.workspace = null;
    this.failure = null;
    const opened = await api.invoke('openAssessment', { id });
    if (!opened.ok) {
      this.failure = opened.error;
      return;
    }
    const catalog = await this.catalog(opened.value.assessment.edition);
    if (catalog) this.workspace = new Workspace(catalog, opened.value);
  }

  close(): void {
    this.workspace = null;
    this.failure = null;
  }

  /** The catalog of an edition, read once; null with `failure` set where it cannot be had. */
  async catalog(edition: string): Promise<Catalog | null> {
    const known = this.#catalogs.get(edition);
    if (known) return known;
    const read = await api.invoke('readCatalog', { edition });
    if (read.ok) this.#catalogs.set(edition, read.value);
    else this.failure = read.error;
    return read.ok ? read.value : null;
  }
}

export const session = new Session();
