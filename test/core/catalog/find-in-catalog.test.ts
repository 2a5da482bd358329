import { expect, it } from 'vitest';
import { indexCatalog, itemsOf } from '#core/catalog/find-in-catalog.ts';
import { readCatalog, vi4 as catalog } from '../../catalog.ts';

it('finds an item by its question, check, finding and fact, and a path by its code', () => {
  const index = indexCatalog(catalog);
  const item = itemsOf(catalog).find(({ number }) => number === 'SDK-VC-13');
  expect(item?.finding.severity).toBe('critical');
  expect(index.itemByQuestion.get('Q-SDK-VC-13')).toBe(item);
  expect(index.itemByCheck.get('C-SDK-VC-13')).toBe(item);
  expect(index.itemByFinding.get('F-SDK-VC-13')).toBe(item);
  expect(index.itemByFact.get('SDK-VC-13')).toBe(item);
  expect(index.pathByCode.get('SDK-VC')?.items).toContain(item);
});

it('finds nothing under an id that is not in the catalog', () => {
  const index = indexCatalog(catalog);
  expect(index.itemByQuestion.get('SDK-VC-13')).toBeUndefined();
  expect(index.pathByCode.get('__proto__')).toBeUndefined();
});

it('makes the tables once per catalog', () => {
  expect(indexCatalog(catalog)).toBe(indexCatalog(catalog));
  expect(indexCatalog(readCatalog('vi4'))).not.toBe(indexCatalog(catalog));
});
