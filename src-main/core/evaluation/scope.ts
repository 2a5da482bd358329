/** Rule 1: which paths count as in use, and what pulled them in. */
import type { Assessment } from '#core/assessment/assessment.ts';
import type { Catalog, ManagementPath, PathCode } from '#core/catalog/catalog.ts';
import { own } from '#core/parse/own.ts';
import type { PathScope } from './result.ts';

const findFoundations = (catalog: Catalog, code: PathCode): readonly PathCode[] => {
  const found: PathCode[] = [];
  const visit = (from: PathCode): void => {
    for (const base of catalog.paths.find((path) => path.code === from)?.builtOn ?? []) {
      if (base === code || found.includes(base)) continue;
      found.push(base);
      visit(base);
    }
  };
  visit(code);
  return found;
};

const known = new WeakMap<Catalog, Map<PathCode, readonly PathCode[]>>();

/** The paths that a path is built on, directly or through another, nearest first; each once. Found once per catalog. */
export const foundations = (catalog: Catalog, code: PathCode): readonly PathCode[] => {
  const ofCatalog = known.get(catalog) ?? new Map<PathCode, readonly PathCode[]>();
  known.set(catalog, ofCatalog);
  const found = ofCatalog.get(code) ?? findFoundations(catalog, code);
  ofCatalog.set(code, found);
  return found;
};

const said = (path: ManagementPath, assessment: Assessment): PathScope['state'] => {
  if (path.alwaysInUse) return 'in-use';
  return own(assessment.scope, path.code)?.state ?? 'undecided';
};

const findScope = (catalog: Catalog, assessment: Assessment): Readonly<Record<PathCode, PathScope>> => {
  const states = new Map(catalog.paths.map((path) => [path.code, said(path, assessment)]));
  const byItself = (code: PathCode): boolean => states.get(code) !== 'not-in-use';
  const scopes: Record<PathCode, PathScope> = {};
  for (const { code } of catalog.paths) {
    const state = states.get(code) ?? 'undecided';
    const pulledBy =
      state === 'in-use'
        ? []
        : catalog.paths.filter((other) => byItself(other.code) && foundations(catalog, other.code).includes(code)).map((other) => other.code);
    const reason = own(assessment.scope, code)?.reason ?? null;
    scopes[code] = { state, counts: state !== 'not-in-use' || pulledBy.length > 0, pulledBy, reason };
  }
  return scopes;
};

interface Decided {
  readonly from: Assessment['scope'];
  readonly scopes: Readonly<Record<PathCode, PathScope>>;
}
const decided = new WeakMap<Catalog, Decided>();

/**
 * Undecided counts as in use; a path that counts pulls in what it is built on, whatever was said of it. Found anew when the
 * scope is another object than the last time: entries never change, and an answer leaves it alone.
 */
export const decideScope = (catalog: Catalog, assessment: Assessment): Readonly<Record<PathCode, PathScope>> => {
  const last = decided.get(catalog);
  if (last?.from === assessment.scope) return last.scopes;
  const scopes = findScope(catalog, assessment);
  decided.set(catalog, { from: assessment.scope, scopes });
  return scopes;
};
