/** What outlives a screen: the host, the settings, the open assessment. */
import type { Catalog } from '#core/catalog/catalog.ts';
import type { Failure, HostDescription, Outcome, Settings } from '#contract/contract.ts';
import { api } from './api.ts';
import { sayFailure } from './error-texts.ts';
import type { Workspace } from './workspace.svelte.ts';

/** The rules come with the first assessment that is opened: the library does without them. */
const loadWorkspace = () => import('./workspace.svelte.ts');

class Session {
  host: HostDescription | null = $state.raw(null);
  settings: Settings = $state.raw({ auditor: '', theme: 'system' });
  workspace: Workspace | null = $state.raw(null);
  /** Why the assessment that was asked for is not open. */
  failure: Failure | null = $state.raw(null);
  /** What the auditor must read and put away; stands under the bar until then. */
  told: readonly string[] = $state.raw([]);
  started = $state(false);
  /** Whoever goes elsewhere meanwhile does not want what comes late. */
  #wanted: string | null = null;
  readonly #catalogs = new Map<string, Promise<Outcome<Catalog>>>();

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
    this.#wanted = id;
    if (this.workspace?.id === id) return;
    this.workspace = null;
    this.failure = null;
    const [opened, { Workspace }] = await Promise.all([api.invoke('openAssessment', { id }), loadWorkspace()]);
    if (this.#wanted !== id) return;
    if (!opened.ok) {
      this.failure = opened.error;
      return;
    }
    const catalog = await this.catalog(opened.value.assessment.edition);
    if (catalog && this.#wanted === id) this.workspace = new Workspace(catalog, opened.value);
  }

  /** Fetches what every assessment needs, so that the first one opens at once. What fails here is told when it is needed. */
  async warmUp(): Promise<void> {
    const [editions] = await Promise.all([api.invoke('listEditions', {}), loadWorkspace()]);
    if (editions.ok) await Promise.all(editions.value.map(({ edition }) => this.#read(edition)));
  }

  close(): void {
    this.#wanted = null;
    this.workspace = null;
    this.failure = null;
  }

  /** The catalog of an edition, read once; null with `failure` set where it cannot be had. */
  async catalog(edition: string): Promise<Catalog | null> {
    const read = await this.#read(edition);
    if (read.ok) return read.value;
    this.failure = read.error;
    return null;
  }

  #read(edition: string): Promise<Outcome<Catalog>> {
    const known = this.#catalogs.get(edition);
    if (known) return known;
    const read = api.invoke('readCatalog', { edition });
    this.#catalogs.set(edition, read);
    void read.then(({ ok }) => {
      if (!ok) this.#catalogs.delete(edition);
    });
    return read;
  }
}

export const session = new Session();
