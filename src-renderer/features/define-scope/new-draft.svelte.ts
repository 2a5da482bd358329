/** A new assessment before it exists. Kept while the window is open, so that leaving the screen loses nothing. */
import type { Details, ScopeEntry } from '#core/assessment/assessment.ts';
import { emptyAssessment } from '#core/assessment/entry.ts';
import type { Catalog, PathCode } from '#core/catalog/catalog.ts';
import { decideScope } from '#core/evaluation/scope.ts';
import type { NewAssessment } from '#contract/contract.ts';

const emptyDetails: Details = { title: '', hosts: [], state: 'draft' };

class NewDraft {
  edition: string | null = $state(null);
  details: Details = $state.raw(emptyDetails);
  scope: Readonly<Record<PathCode, ScopeEntry>> = $state.raw({});

  /** Rule 1 over what was said so far. */
  decide(catalog: Catalog): ReturnType<typeof decideScope> {
    return decideScope(catalog, { ...emptyAssessment(catalog.edition, this.details), scope: this.scope });
  }

  setScope(code: PathCode, entry: ScopeEntry): void {
    this.scope = { ...this.scope, [code]: entry };
  }

  /** Every path that nothing was said of, or that is undecided, is in use. */
  useAll(catalog: Catalog): void {
    const open = catalog.paths.filter((path) => !path.alwaysInUse && (this.scope[path.code]?.state ?? 'undecided') === 'undecided');
    this.scope = { ...this.scope, ...Object.fromEntries(open.map((path) => [path.code, { state: 'in-use' as const }])) };
  }

  /** What the host is asked to create; only paths of the edition are named. */
  input(catalog: Catalog): NewAssessment {
    const { state: _draft, ...details } = this.details;
    const known = catalog.paths.map((path) => path.code);
    return { ...details, edition: catalog.edition, scope: Object.fromEntries(Object.entries(this.scope).filter(([code]) => known.includes(code))) };
  }

  clear(): void {
    this.details = emptyDetails;
    this.scope = {};
  }
}

export const newDraft = new NewDraft();
