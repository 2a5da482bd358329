/** Rule 4: a path built on others shows their raised findings of areas tls and roles, as references. */
import type { Catalog, PathCode } from '#core/catalog/catalog.ts';
import type { Finding, PathScope } from './result.ts';
import { foundations } from './scope.ts';

const inheritedAreas: readonly string[] = ['tls', 'roles'];

/** References to the findings of what a path is built on; state and severity are those of the original. */
export const inherit = (
  catalog: Catalog,
  scopes: Readonly<Record<PathCode, PathScope>>,
  own: ReadonlyMap<PathCode, readonly Finding[]>,
  code: PathCode,
): readonly Finding[] => {
  if (!scopes[code]?.counts) return [];
  return foundations(catalog, code).flatMap((base) =>
    (own.get(base) ?? [])
      .filter((finding) => inheritedAreas.includes(finding.area))
      .map((finding) => ({ ...finding, path: code, inheritedFrom: base })),
  );
};
