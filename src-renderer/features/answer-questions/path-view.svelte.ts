/** How the auditor left the path pages of the open assessment: mode, filters, focus, and who was last heard. */
import { SvelteMap } from 'svelte/reactivity';
import type { PathCode, QuestionId } from '#core/catalog/catalog.ts';
import { latestName } from './people.ts';
import { session } from '#shared/session.svelte.ts';
import type { Workspace } from '#shared/workspace.svelte.ts';

/** What the right side shows where there is no room for all of it. */
export type PaneTab = 'legs' | 'drawing' | 'facts' | 'findings' | 'link';

/** Asking, or looking for oneself. */
export type PathMode = 'interview' | 'verification';

export class PathView {
  mode = $state<PathMode>('interview');
  onlyArea = $state(false);
  tierA = $state(false);
  unanswered = $state(false);
  contradicted = $state(false);
  pane = $state<PaneTab>('legs');
  /** Who gave the last answer; offered for the next one. */
  saidBy = $state('');
  /** Who made the last observation. */
  observedBy = $state('');
  readonly focus = new SvelteMap<PathCode, QuestionId>();

  constructor(workspace: Workspace) {
    this.saidBy = latestName(Object.values(workspace.assessment.answers));
    this.observedBy = latestName(Object.values(workspace.assessment.observations)) || session.settings.auditor;
  }
}

const views = new WeakMap<Workspace, PathView>();

/** The view of an open assessment; forgotten when the assessment is closed. */
export const viewOf = (workspace: Workspace): PathView => {
  const known = views.get(workspace) ?? new PathView(workspace);
  views.set(workspace, known);
  return known;
};
