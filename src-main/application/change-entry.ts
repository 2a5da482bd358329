/** Puts or removes one entry of an assessment: checked against the catalog, evaluated, committed with its journal row. */
import { checkChange } from '#core/assessment/check-change.ts';
import { settleChange } from '#core/assessment/carry-forward.ts';
import { changeAssessment, entriesOf, type Change } from '#core/assessment/entry.ts';
import { evidenceListed } from '#core/assessment/evidence-place.ts';
import type { Saved } from '#contract/contract.ts';
import { refuseWhenIssued, type Desk, type Opened } from './desk.ts';
import { Trouble, type EvidenceBytes, type Ports } from './ports.ts';

/** Evidence entries are made from bytes only, so that no entry can name content that is not there. */
const refuseBareEvidence = (change: Change): void => {
  if (change.kind === 'evidence' && change.value !== null)
    throw new Trouble('refused', 'Evidence is recorded by attaching a file, a text or a certificate.');
};

/** Whether some observation, of a check, a leg or a plug-in, still lists the evidence. */
const evidenceInUse = ({ assessment }: Opened, id: string): boolean => {
  return entriesOf(assessment).some((entry) => evidenceListed(entry).includes(id));
};

/** Whether a change sets the state to issued: then it is an issue, by whatever door it comes (`issue-assessment.ts`). */
export const movesToIssued = (desk: Desk, { id, change }: { readonly id: string; readonly change: Change }): boolean =>
  change.kind === 'details' && change.value?.state === 'issued' && desk.take(id).assessment.details.state !== 'issued';

export const changeEntry =
  (ports: Ports, desk: Desk) =>
  ({ id, change }: { readonly id: string; readonly change: Change }): Saved => {
    refuseBareEvidence(change);
    if (change.kind === 'evidence' && evidenceInUse(desk.take(id), change.key)) {
      throw new Trouble('refused', `${change.key} still stands beside an observation. Take it off there first.`);
    }
    return commitChanges(ports, desk, id, [change], []);
  };

/** Commits changes and bytes in one transaction. Used by everything that records something. */
export const commitChanges = (ports: Ports, desk: Desk, id: string, changes: readonly Change[], evidence: readonly EvidenceBytes[]): Saved => {
  const { assessment, catalog } = desk.take(id);
  if (changes.some((change) => change.kind !== 'details')) refuseWhenIssued(assessment);
  let changed = assessment;
  const settled: Change[] = [];
  for (const given of changes) {
    const change = settleChange(changed, given);
    const complaint = checkChange(catalog, changed, change);
    if (complaint !== null) throw new Trouble('bad-input', complaint);
    changed = changeAssessment(changed, change);
    settled.push(change);
  }
  const summary = desk.summary({ assessment: changed, catalog });
  const saved = ports.store.change({ id, changes: settled, evidence, summary, stamp: desk.stamp() });
  desk.keep(id, changed);
  return saved;
};
