/** Turns the files of one edition into a catalog, or says by name and place what is wrong with them. */
import { list, object, oneOf, optional, text, type Parsed, type Problem, type Report } from '#core/parse/shape.ts';
import { areas, type Catalog, type ManagementPath } from './catalog.ts';
import { checkCatalog } from './check-catalog.ts';
import { fileOf, id, ids, pathShape, prose, words } from './path-shape.ts';

export interface CatalogFiles {
  /** The content of `edition.json`. */
  readonly edition: unknown;
  /** The content of each `paths/<CODE>.json`; `file` is the name from the edition's folder on, with a slash. */
  readonly paths: readonly { readonly file: string; readonly content: unknown }[];
}

const editionShape = object({
  edition: text({ pattern: /^[a-z0-9]{1,20}$/, remedy: 'use lower-case letters and digits' }),
  version: text({ pattern: /^\d+\.\d+\.\d+$/, remedy: 'write the version like 1.0.0' }),
  title: words,
  sources: list(object({ id, title: words, detail: prose })),
  notes: list(object({ id, text: prose })),
  hostKinds: list(words),
  paths: ids,
  assets: list(object({ id, name: words, reachedBy: list(object({ path: id, only: optional(ids) })), includes: ids })),
  compensation: list(object({ question: id, value: words, areas: list(oneOf(areas)), paths: ids })),
  platform: list(object({ host: words, questions: ids })),
  plugInQuestions: list(object({ question: id, field: id, ask: prose, label: words })),
});

/** The edition lists its paths in the order in which they are shown; each has one file, and each file is listed. */
const checkFiles = (order: readonly string[], files: CatalogFiles['paths']): Problem[] => {
  const place = 'edition.json / paths';
  const there = new Set(files.map(({ file }) => file));
  return [
    ...order.filter((code, at) => order.indexOf(code) !== at).map((code) => ({ place, sentence: `The path ${code} is listed twice; list it once.` })),
    ...order
      .filter((code) => !there.has(fileOf(code)))
      .map((code) => ({ place, sentence: `The path ${code} is listed, but there is no ${fileOf(code)}; add the file.` })),
    ...files
      .filter(({ file }) => !order.some((code) => fileOf(code) === file))
      .map(({ file }) => ({ place: file, sentence: `The edition does not list the path of ${file}; add it to the order of paths in edition.json.` })),
  ];
};

/** A complete, consistent catalog, or every problem found. Reads nothing itself. */
export const parseCatalog = (files: CatalogFiles): Parsed<Catalog> => {
  const report: Report = { problems: [], warnings: [] };
  const edition = editionShape(files.edition, 'edition.json', report);
  const paths = files.paths.map(({ file, content }) => pathShape(content, file, report)).filter((path): path is ManagementPath => path !== undefined);
  if (report.problems.length > 0 || edition === undefined) return { ok: false, problems: report.problems };
  const misplaced = checkFiles(edition.paths, files.paths);
  if (misplaced.length > 0) return { ok: false, problems: misplaced };
  const catalog: Catalog = { ...edition, paths: paths.sort((a, b) => edition.paths.indexOf(a.code) - edition.paths.indexOf(b.code)) };
  const problems = checkCatalog(catalog);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: catalog, warnings: report.warnings };
};
