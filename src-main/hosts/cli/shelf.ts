/** The shipped catalogs, opened without any database. */
import { createHash } from 'node:crypto';
import type { CatalogShelf, Shipped } from '#application/ports.ts';
import type { ReadingTools } from '#exchange/answers-file/read-answers-file.ts';
import { findResources } from '../find-resources.ts';
import { openResources } from '../resources.ts';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const openShelf = (): { readonly catalogs: CatalogShelf; readonly shipped: Shipped } => openResources(findResources(import.meta.dirname));

/** Each edition is read from disk once, however many files ask for it. */
export const readingTools = (catalogs: CatalogShelf): ReadingTools => {
  const editions = catalogs.editions().map((one) => one.edition);
  return { editions, catalogFor: (edition) => (editions.includes(edition) ? catalogs.read(edition) : null), sha256 };
};
