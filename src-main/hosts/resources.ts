/** The files that Postern ships: catalogs, sample, typefaces. Found in a checkout and in the packaged app alike. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogShelf, Shipped } from '#application/ports.ts';
import { openCatalogShelf } from '#storage/catalog-shelf.ts';

const sampleIn = (folder: string): string => {
  const name = readdirSync(folder)
    .sort()
    .find((file) => file.endsWith('.postern.json'));
  if (name === undefined) throw new Error('The sample assessment is missing from the resources folder.');
  return join(folder, name);
};

/** Names of typefaces come from the report, never from a user; a separator in one is a fault of ours. */
const plainName = /^[\w-]+\.(woff2|txt)$/;

export const openResources = (folder: string): { readonly catalogs: CatalogShelf; readonly shipped: Shipped } => ({
  catalogs: openCatalogShelf(join(folder, 'catalog')),
  shipped: {
    sample: () => readFileSync(sampleIn(join(folder, 'samples'))),
    font: (name) => {
      if (!plainName.test(name)) throw new Error(`Not the name of a typeface: ${name}`);
      return readFileSync(join(folder, 'fonts', name));
    },
  },
});
