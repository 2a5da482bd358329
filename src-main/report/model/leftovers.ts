/** What an auditor recorded that has no other place in the report. Nothing typed may be missing (product.md §5). */
import type { HopObservation } from '#core/assessment/assessment.ts';
import { hopKey } from '#core/evaluation/hop-difference.ts';
import type { Item } from '#core/catalog/catalog.ts';
import type { ReportModel } from '../report-model.ts';
import { chapterKeys } from './kinds.ts';

const isRecorded = (model: ReportModel, item: Item): boolean =>
  Object.hasOwn(model.assessment.answers, item.question.id) || Object.hasOwn(model.assessment.observations, item.check.id);

/** Answers on paths that are not in use: kept, and they raise nothing. */
export const answersOutsideScope = (model: ReportModel): readonly Item[] => {
  const inUse = new Set(model.pathsInUse.map((path) => path.code));
  return model.index.items.filter((item) => !inUse.has(item.path) && isRecorded(model, item));
};

/** Observations on legs of paths that are not in use, or under keys that no leg of the catalog has. */
export const hopsOutsideScope = (model: ReportModel): readonly { readonly key: string; readonly seen: HopObservation }[] => {
  const shown = new Set(model.pathsInUse.flatMap((path) => path.hops.map(hopKey)));
  return Object.entries(model.assessment.hops).flatMap(([key, seen]) => (shown.has(key) ? [] : [{ key, seen }]));
};

/** Texts under keys that are neither a chapter nor a path in use. */
export const textsElsewhere = (model: ReportModel): readonly { readonly key: string; readonly text: string }[] => {
  const placed = new Set<string>([...chapterKeys, ...model.pathsInUse.map((path) => path.code)]);
  return Object.entries(model.assessment.texts).flatMap(([key, text]) => (placed.has(key) || text.trim() === '' ? [] : [{ key, text }]));
};
