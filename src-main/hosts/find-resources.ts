/** Where the files that Postern ships lie. Asked at every start, hence apart from what reads them. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The nearest folder above `start` that holds `resources/catalog`. Sources and built files lie at different depths. */
export const findResources = (start: string): string => {
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, 'resources');
    if (existsSync(join(candidate, 'catalog'))) return candidate;
    if (dirname(folder) === folder) throw new Error(`No resources folder above ${start}`);
  }
};
