/** Evidence that is being attached: what is on its way, what was refused and why, place by place. */
import { takeOffEvidence, type EvidencePlace } from '#core/assessment/evidence-place.ts';
import type { Workspace } from '#shared/workspace.svelte.ts';
import { attachEvidence, refuseFile } from './attach-evidence.ts';

interface Remark {
  readonly place: string;
  readonly sentence: string;
  readonly refused: boolean;
}

/** One name for each place. */
const nameOf = (place: EvidencePlace): string => JSON.stringify(Object.values(place));

export class EvidenceDesk {
  readonly #workspace: () => Workspace;
  readonly #by: () => string;
  #sending = $state.raw<readonly string[]>([]);
  #remarks = $state.raw<readonly Remark[]>([]);

  /** `by`: who attaches. */
  constructor(workspace: () => Workspace, by: () => string) {
    this.#workspace = workspace;
    this.#by = by;
  }

  /** Keeps the files beside what they prove; resolves when each is kept or refused. */
  async take(place: EvidencePlace, files: readonly File[]): Promise<void> {
    this.#remarks = this.#remarks.filter((remark) => remark.place !== nameOf(place));
    for (const file of files) {
      const refusal = refuseFile(file);
      if (refusal === null) await this.#send(place, file);
      else this.#remark(place, refusal, true);
    }
  }

  /** How many files are on their way to a place. */
  sendingTo(place: EvidencePlace): number {
    return this.#sending.filter((one) => one === nameOf(place)).length;
  }

  /** What was refused or renamed at a place, one sentence each. */
  remarksAt(place: EvidencePlace): readonly Remark[] {
    return this.#remarks.filter((remark) => remark.place === nameOf(place));
  }

  /** Takes evidence off a list; it stays in the assessment. */
  takeOff(place: EvidencePlace, id: string): void {
    const workspace = this.#workspace();
    const change = takeOffEvidence(workspace.assessment, place, id);
    if (change) void workspace.change(change);
  }

  async #send(place: EvidencePlace, file: File): Promise<void> {
    const name = nameOf(place);
    this.#sending = [...this.#sending, name];
    const attached = await attachEvidence(this.#workspace(), file, { onto: place, by: this.#by() });
    this.#sending = this.#sending.toSpliced(this.#sending.indexOf(name), 1);
    if (!attached.ok) this.#remark(place, attached.sentence, true);
    else if (attached.remark !== null) this.#remark(place, attached.remark, false);
  }

  #remark(place: EvidencePlace, sentence: string, refused: boolean): void {
    this.#remarks = [...this.#remarks, { place: nameOf(place), sentence, refused }];
  }
}
