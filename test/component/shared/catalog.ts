/** The shipped catalog, read in the browser; without any host. */
import { parseCatalog } from '#core/catalog/parse-catalog.ts';
import edition from '../../../resources/catalog/vi4/edition.json';

const paths = import.meta.glob('../../../resources/catalog/vi4/paths/*.json', { eager: true, import: 'default' });
const parsed = parseCatalog({
  edition,
  paths: Object.entries(paths).map(([file, content]) => ({ file: file.slice(file.lastIndexOf('paths/')), content })),
});
if (!parsed.ok) throw new Error(parsed.problems.map((problem) => `${problem.place}: ${problem.sentence}`).join('\n'));
export const catalog = parsed.value;
