/** An open assessment over the scripted host, for screens that get everything they show from it. */
import { changeAssessment, emptyAssessment, type Change } from '#core/assessment/entry.ts';
import type { Saved } from '#contract/contract.ts';
import { asked } from './scripted-host.ts';
import { catalog } from './shared/catalog.ts';

let seq = 0;
/** Answers `change` like a host that commits everything. */
export const commit = (): Saved => ({ seq: (seq += 1), at: `2026-11-23T14:32:07+01:00`, canUndo: true, canRedo: false });

/** The workspace of an assessment made of the changes; import it only after the scripted host. */
export const openWorkspace = async (changes: readonly Change[] = []) => {
  const { Workspace } = await import('#shared/workspace.svelte.ts');
  const { go } = await import('#shared/route.svelte.ts');
  const empty = emptyAssessment('vi4', {
    title: 'Kestrel Freight',
    client: 'Kestrel Freight Ltd',
    evaluatedOn: '2026-11-23',
    hosts: ['ESX', 'ESXi'],
    state: 'draft',
  });
  go({ kind: 'assessment', id: 'kestrel', screen: 'overview' });
  return new Workspace(catalog, {
    id: 'kestrel',
    assessment: changes.reduce(changeAssessment, empty),
    seq: 0,
    changedAt: '2026-11-23T08:00:00Z',
    canUndo: false,
    canRedo: false,
  });
};

/** The changes that the host was asked to commit. */
export const changesAsked = (): readonly Change[] =>
  asked.filter((one) => one.operation === 'change').map((one) => (one.input as { change: Change }).change);
