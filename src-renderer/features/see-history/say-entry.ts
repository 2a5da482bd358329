/** Journal values as fields with words, and which of them a change touched. Values come from storage: they are read, never trusted. */
import type { AnswerValue } from '#core/assessment/assessment.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { JournalRow } from '#contract/contract.ts';
import { sayValue } from '#shared/format/values.ts';

const fieldWords: Readonly<Record<string, string>> = {
  by: 'said by',
  at: 'recorded',
  startsOn: 'starts on',
  endsOn: 'ends on',
  evaluatedOn: 'evaluated as of',
  expiresOn: 'expires on',
  dueOn: 'due on',
  mediaType: 'media type',
  copiedFrom: 'copied from',
  reverify: 'to verify again',
};
/** Time stamps change with every change and say nothing that the row does not say. */
const silent = ['at', 'id'];

export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const sayUnknown = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'boolean'
      ? value
        ? 'yes'
        : 'no'
      : Array.isArray(value)
        ? value.map(sayUnknown).join('; ')
        : isTable(value)
          ? Object.entries(value)
              .map(([name, one]) => `${name}: ${sayUnknown(one)}`)
              .join('; ')
          : String(value);

const sayField = (catalog: Catalog, row: Pick<JournalRow, 'kind' | 'key'>, field: string, value: unknown): string | null => {
  if (value === undefined || value === null) return null;
  if (field === 'copiedFrom' && isTable(value) && typeof value.title === 'string') return value.title;
  if (field !== 'value') return sayUnknown(value) || null;
  const index = indexCatalog(catalog);
  const item = row.kind === 'observation' ? index.itemByCheck.get(row.key) : index.itemByQuestion.get(row.key);
  return sayValue(value as AnswerValue, item?.question.answer);
};

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  isTable(value) ? value : value === null || value === undefined ? {} : { text: value };

/** The fields in which before and after differ, in the order in which they stand. */
export const changedFields = (catalog: Catalog, row: Pick<JournalRow, 'kind' | 'key' | 'before' | 'after'>): readonly FieldChange[] => {
  const [before, after] = [fieldsOf(row.before), fieldsOf(row.after)];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !silent.includes(name));
  return names.flatMap((name): FieldChange[] => {
    const one = sayField(catalog, row, name, before[name]);
    const two = sayField(catalog, row, name, after[name]);
    return one === two ? [] : [{ field: fieldWords[name] ?? name, before: one, after: two }];
  });
};

/** What a row is about, beside its key: the question, the path, the finding, the name of a thing. */
export const subjectOf = (catalog: Catalog, { kind, key, before, after }: Pick<JournalRow, 'kind' | 'key' | 'before' | 'after'>): string => {
  const index = indexCatalog(catalog);
  switch (kind) {
    case 'answer':
      return index.itemByQuestion.get(key)?.question.text ?? '';
    case 'observation':
      return index.itemByCheck.get(key)?.question.text ?? '';
    case 'scope':
      return index.pathByCode.get(key)?.name ?? '';
    case 'hop':
      return index.pathByCode.get(key.split('/')[0] ?? '')?.name ?? '';
    case 'acceptance':
    case 'compensating-control':
    case 'remediation':
      return index.itemByFinding.get(key)?.finding.title ?? '';
    case 'details':
    case 'target':
    case 'plug-in':
    case 'evidence':
      return nameIn(after ?? before);
    case 'text':
      return index.pathByCode.get(key)?.name ?? '';
  }
};

const nameIn = (value: unknown): string => (isTable(value) && typeof value.name === 'string' ? value.name : '');
