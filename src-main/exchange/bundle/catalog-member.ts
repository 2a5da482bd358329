/** The catalog in a bundle: the content of its files as they are shipped, so that it is read by the same strict parser. */
import { canonicalJson } from '#core/assessment/document-text.ts';
import type { Catalog, ManagementPath } from '#core/catalog/catalog.ts';
import { parseCatalog } from '#core/catalog/parse-catalog.ts';
import { fileOf } from '#core/catalog/path-shape.ts';
import { readJson } from '#exchange/answers-file/read-json.ts';

const pathFile = (path: ManagementPath): unknown => ({
  ...path,
  hops: path.hops.map(({ path: _path, ...hop }) => hop),
  items: path.items.map(({ number: _number, path: _path, ...item }) => item),
});

/** The same catalog always gives the same text. */
export const catalogText = (catalog: Catalog): string =>
  canonicalJson({ edition: { ...catalog, paths: catalog.paths.map(({ code }) => code) }, paths: catalog.paths.map(pathFile) });

const codeOf = (path: unknown): string => {
  const code = typeof path === 'object' && path !== null && 'code' in path ? path.code : undefined;
  return typeof code === 'string' ? code : '';
};

/** The catalog of a bundle, or null where it is none that this version can read. */
export const parseCatalogText = (bytes: Uint8Array): Catalog | null => {
  const json = readJson(bytes);
  if (!json.ok || typeof json.value !== 'object' || json.value === null) return null;
  const { edition, paths } = json.value as { edition?: unknown; paths?: unknown };
  if (!Array.isArray(paths)) return null;
  const parsed = parseCatalog({ edition, paths: paths.map((content: unknown) => ({ file: fileOf(codeOf(content)), content })) });
  return parsed.ok ? parsed.value : null;
};
