/** Look-ups in a catalog by the ids that files and people cite. */
import type { Catalog, CheckId, FactId, FindingId, Item, ManagementPath, PathCode, QuestionId } from './catalog.ts';

export interface CatalogIndex {
  readonly items: readonly Item[];
  readonly itemByQuestion: ReadonlyMap<QuestionId, Item>;
  readonly itemByCheck: ReadonlyMap<CheckId, Item>;
  readonly itemByFinding: ReadonlyMap<FindingId, Item>;
  readonly itemByFact: ReadonlyMap<FactId, Item>;
  readonly pathByCode: ReadonlyMap<PathCode, ManagementPath>;
}

/** All items in catalog order. */
export const itemsOf = (catalog: Catalog): readonly Item[] => catalog.paths.flatMap((path) => path.items);

const indexes = new WeakMap<Catalog, CatalogIndex>();

/** The look-up tables of a catalog; made once per catalog. */
export const indexCatalog = (catalog: Catalog): CatalogIndex => {
  const known = indexes.get(catalog);
  if (known) return known;
  const items = itemsOf(catalog);
  const by = (key: (item: Item) => string): ReadonlyMap<string, Item> => new Map(items.map((item) => [key(item), item]));
  const index: CatalogIndex = {
    items,
    itemByQuestion: by((item) => item.question.id),
    itemByCheck: by((item) => item.check.id),
    itemByFinding: by((item) => item.finding.id),
    itemByFact: by((item) => item.fact.id),
    pathByCode: new Map(catalog.paths.map((path) => [path.code, path])),
  };
  indexes.set(catalog, index);
  return index;
};
