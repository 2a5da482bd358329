/** What the open assessment can be set beside: every other one of its edition, newest first, those of the archive behind. */
import type { AssessmentRow, Outcome } from '#contract/contract.ts';
import { api } from '#shared/api.ts';
import type { Workspace } from '#shared/workspace.svelte.ts';

export const findCandidates = async ({ id, assessment }: Workspace): Promise<Outcome<readonly AssessmentRow[]>> => {
  const [live, archived] = await Promise.all([api.invoke('listAssessments', {}), api.invoke('listAssessments', { archived: true })]);
  if (!live.ok) return live;
  if (!archived.ok) return archived;
  return { ok: true, value: [...live.value, ...archived.value].filter((row) => row.id !== id && row.edition === assessment.edition) };
};
