/** How the auditor left the path pages of the open assessment: mode, filters, focus, and who was last heard. */
import { SvelteMap } from 'svelte/reactivity';
import type { PathCode, QuestionId } from '#core/catalog/catalog.ts';
import { latestName } from './people.ts';
import { session } from '#shared/session.svelte.ts';
import type { Workspace } from '#shared/workspace.svelte.ts';

/** Asking, or looking for oneself. */
export type PathMode = 'interview' | 'verification';

/** What a note belongs to: a question id for what was said, a check id for what was seen. */
export type RecordId = string;

export class PathView {
  mode = $state<PathMode>('interview');
  onlyArea = $state(false);
  tierA = $state(false);
  unanswered = $state(false);
  contradicted = $state(false);
  /** Who gave the last answer; offered for the next one. */
  saidBy = $state('');
  /** Who made the last observation. */
  observedBy = $state('');
  readonly focus = new SvelteMap<PathCode, QuestionId>();
  /** Notes written before there is a value to keep them with; by question or check id, kept on this laptop. */
  readonly drafts = new SvelteMap<RecordId, string>();
  readonly #shelf: string;

  constructor(workspace: Workspace) {
    this.#shelf = `postern-drafts/${workspace.id}`;
    for (const [id, text] of readDrafts(this.#shelf)) this.drafts.set(id, text);
    this.saidBy = latestName(Object.values(workspace.assessment.answers));
    this.observedBy = latestName(Object.values(workspace.assessment.observations)) || session.settings.auditor;
  }

  /** Keeps a note that has no value yet; an empty text forgets it. */
  keepDraft(id: RecordId, text: string): void {
    if (text.trim() === '') this.drafts.delete(id);
    else this.drafts.set(id, text);
    writeDrafts(this.#shelf, this.drafts);
  }
}

/** The browser's own store: it may be full, switched off or hold something foreign; then drafts last as long as the window. */
const readDrafts = (shelf: string): readonly (readonly [string, string])[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(shelf) ?? '{}');
    return Object.entries(kept as object).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  } catch {
    return [];
  }
};

const writeDrafts = (shelf: string, drafts: ReadonlyMap<string, string>): void => {
  try {
    if (drafts.size === 0) localStorage.removeItem(shelf);
    else localStorage.setItem(shelf, JSON.stringify(Object.fromEntries(drafts)));
  } catch {
    // The draft stays in the window; the field says that it is not saved yet.
  }
};

const views = new WeakMap<Workspace, PathView>();

/** The view of an open assessment; forgotten when the assessment is closed. */
export const viewOf = (workspace: Workspace): PathView => {
  const known = views.get(workspace) ?? new PathView(workspace);
  views.set(workspace, known);
  return known;
};
