/** What two versions of one edition say differently: paths and items that came or went, and every changed wording. */
import type { AnswerForm, Catalog, Item, ManagementPath } from '#core/catalog/catalog.ts';
import { indexCatalog, itemsOf } from '#core/catalog/find-in-catalog.ts';
import type { CatalogChange, FieldChange } from './comparison.ts';
import { pairKeys } from './pair-keys.ts';

/** The form of an answer in words; bad options are part of what is asked. */
const sayForm = (form: AnswerForm): string =>
  form.kind === 'number'
    ? `${String(form.min)} to ${String(form.max)} ${form.unit}, bad above ${String(form.badAbove)}`
    : `${form.kind === 'choice' ? '' : `${form.kind === 'several' ? 'several' : `each ${form.of}`}: `}${form.options
        .map((option) => `${option.label ?? option.value}${option.bad ? ' (bad)' : ''}`)
        .join('; ')}`;

type Reading<T> = readonly (readonly [string, (of: T) => string])[];

const itemReading: Reading<Item> = [
  ['fact', (item) => item.fact.text],
  ['question', (item) => item.question.text],
  ['answers', (item) => sayForm(item.question.answer)],
  ['check', (item) => item.check.text],
  ['finding', (item) => item.finding.title],
  ['area', (item) => item.finding.area],
  ['severity', (item) => item.finding.severity],
  ['fix', (item) => item.finding.fix],
  ['controls', (item) => item.finding.controls.join(', ')],
];
const pathReading: Reading<ManagementPath> = [
  ['name', (path) => path.name],
  ['built on', (path) => path.builtOn.join(', ')],
];

const compareTexts = <T>(reading: Reading<T>, before: T, after: T): readonly FieldChange[] =>
  reading.flatMap(([field, read]) => {
    const [was, is] = [read(before), read(after)];
    return was === is ? [] : [{ field, before: was, after: is }];
  });

const compareTables = <T>(
  of: CatalogChange['of'],
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  reading: Reading<T>,
  pathOf: (one: T) => string,
): readonly CatalogChange[] =>
  pairKeys(before.keys(), after.keys()).flatMap((id): readonly CatalogChange[] => {
    const [was, is] = [before.get(id), after.get(id)];
    if (!was) return is ? [{ kind: 'added', of, id, path: pathOf(is), fields: [] }] : [];
    if (!is) return [{ kind: 'retired', of, id, path: pathOf(was), fields: [] }];
    const fields = compareTexts(reading, was, is);
    return fields.length === 0 ? [] : [{ kind: 'reworded', of, id, path: pathOf(is), fields }];
  });

const byNumber = (catalog: Catalog): ReadonlyMap<string, Item> => new Map(itemsOf(catalog).map((item) => [item.number, item]));

export const compareCatalogs = (before: Catalog, after: Catalog): readonly CatalogChange[] =>
  before === after
    ? []
    : [
        ...compareTables('path', indexCatalog(before).pathByCode, indexCatalog(after).pathByCode, pathReading, (path) => path.code),
        ...compareTables('item', byNumber(before), byNumber(after), itemReading, (item) => item.path),
      ];
