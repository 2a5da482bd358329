/** Evidence for the check in focus: what is being sent, what waits for an observed value, what was refused and why. */
import { attachEvidence, refuseFile } from '#shared/record/attach-evidence.ts';
import type { Workspace } from '#shared/workspace.svelte.ts';
import type { CheckId } from '#core/catalog/catalog.ts';

interface Waiting {
  readonly check: CheckId;
  readonly file: File;
}

export class EvidenceDesk {
  readonly #workspace: () => Workspace;
  readonly #by: () => string;
  /** Files that cannot be kept before a value is observed: evidence stands beside an observation. */
  waiting = $state.raw<readonly Waiting[]>([]);
  sending = $state(0);
  /** What was refused or renamed, one sentence each, per check. */
  remarks = $state.raw<readonly { readonly check: CheckId; readonly sentence: string; readonly refused: boolean }[]>([]);

  constructor(workspace: () => Workspace, by: () => string) {
    this.#workspace = workspace;
    this.#by = by;
  }

  /** Takes files for a check; those that need an observed value first wait for it. */
  take(check: CheckId, files: readonly File[]): void {
    this.remarks = this.remarks.filter((remark) => remark.check !== check);
    for (const file of files) {
      const refusal = refuseFile(file);
      if (refusal !== null) this.#remark(check, refusal, true);
      else if (Object.hasOwn(this.#workspace().assessment.observations, check)) void this.#send(check, file);
      else this.waiting = [...this.waiting, { check, file }];
    }
  }

  /** Sends what waited for a check, once a value is recorded there. */
  release(check: CheckId): void {
    const ready = this.waiting.filter((one) => one.check === check);
    this.waiting = this.waiting.filter((one) => one.check !== check);
    for (const { file } of ready) void this.#send(check, file);
  }

  dropWaiting(file: File): void {
    this.waiting = this.waiting.filter((one) => one.file !== file);
  }

  async #send(check: CheckId, file: File): Promise<void> {
    this.sending += 1;
    const workspace = this.#workspace();
    const attached = await attachEvidence(workspace, file, { by: this.#by() });
    this.sending -= 1;
    if (!attached.ok) return this.#remark(check, attached.sentence, true);
    if (attached.remark !== null) this.#remark(check, attached.remark, false);
    const observation = workspace.assessment.observations[check];
    if (observation)
      await workspace.change({ kind: 'observation', key: check, value: { ...observation, evidence: [...observation.evidence, attached.id] } });
    else
      this.#remark(
        check,
        `The observation was taken away meanwhile. ${attached.id} is kept in the assessment; add it again once you have an observed value.`,
        true,
      );
  }

  #remark(check: CheckId, sentence: string, refused: boolean): void {
    this.remarks = [...this.remarks, { check, sentence, refused }];
  }
}
