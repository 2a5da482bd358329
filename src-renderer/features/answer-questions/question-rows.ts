/** The questions of one path as rows under their areas, and which of them a filter shows. */
import { areas, type Area, type Item, type ManagementPath } from '#core/catalog/catalog.ts';
import type { Finding, QuestionResult, Rating, Result, Standing } from '#core/evaluation/result.ts';

export interface QuestionRow {
  readonly item: Item;
  readonly result: QuestionResult;
  /** The finding that the question raises on this path now. */
  readonly finding: Finding | null;
  /** What stands at the start of the row; null where there is nothing to say. */
  readonly mark: Rating | null;
}

export interface AreaGroup {
  readonly area: Area;
  readonly rows: readonly QuestionRow[];
  readonly standing: Standing;
}

export interface RowFilter {
  readonly area: Area | null;
  readonly tierA: boolean;
  readonly unanswered: boolean;
  readonly contradicted: boolean;
}

const markOf = (result: QuestionResult, finding: Finding | null): Rating | null => {
  if (finding) return finding.severity;
  if (result.whyNot === 'path-not-in-use') return null;
  if (!result.applicable) return 'not-in-scope';
  return result.decided ? null : 'incomplete';
};

const known = new WeakMap<QuestionResult, QuestionRow>();

/** The row that was made of the same parts before, where there is one: a list renews only the rows that are not the same. */
const rowOf = (item: Item, result: QuestionResult, finding: Finding | null): QuestionRow => {
  const before = known.get(result);
  if (before?.item === item && before.finding === finding) return before;
  const row = { item, result, finding, mark: markOf(result, finding) };
  known.set(result, row);
  return row;
};

/** Rows in the order of areas, then of the catalog; areas without a question are left out. */
export const groupRows = (path: ManagementPath, result: Result): readonly AreaGroup[] => {
  const own = new Map(
    result.findings
      .filter((finding) => finding.path === path.code && finding.inheritedFrom === undefined)
      .map((finding) => [finding.question, finding]),
  );
  const rows = path.items.flatMap((item): QuestionRow[] => {
    const of = result.questions[item.question.id];
    const finding = own.get(item.question.id) ?? null;
    return of ? [rowOf(item, of, finding)] : [];
  });
  return areas.flatMap((area) => {
    const standing = result.paths[path.code]?.areas[area];
    const inArea = rows.filter((row) => row.result.area === area);
    return standing && inArea.length > 0 ? [{ area, rows: inArea, standing }] : [];
  });
};

/** Whether a row passes every filter that is set. */
export const showsRow = (filter: RowFilter, row: QuestionRow): boolean =>
  (filter.area === null || filter.area === row.result.area) &&
  (!filter.tierA || row.item.question.tier === 'A') &&
  (!filter.unanswered || isUnanswered(row)) &&
  (!filter.contradicted || row.result.contradiction);

/** Applicable and without an effective value. */
export const isUnanswered = (row: QuestionRow): boolean => row.result.applicable && !row.result.decided;

/** The groups with only the rows that the filter shows; the row in focus stays until focus moves on. */
export const filterGroups = (groups: readonly AreaGroup[], filter: RowFilter, keep: string | null): readonly AreaGroup[] =>
  groups
    .map((group) => ({ ...group, rows: group.rows.filter((row) => row.item.question.id === keep || showsRow(filter, row)) }))
    .filter((group) => group.rows.length > 0);

/** The next row after `from` for which `test` holds, going round once; null when there is none. */
export const findNext = (rows: readonly QuestionRow[], from: string | null, test: (row: QuestionRow) => boolean): QuestionRow | null => {
  const at = rows.findIndex((row) => row.item.question.id === from);
  return [...rows.slice(at + 1), ...rows.slice(0, at + 1)].find(test) ?? null;
};
