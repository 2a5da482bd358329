import { expect, test } from 'vitest';
import { resultJson } from '#exchange/result-json/result-json.ts';
import { fillEveryField } from '../../report/every-field.ts';
import { smallCatalog } from '../../report/small-catalog.ts';
import { createSource } from '../source.ts';

test('the file is the result as evaluated, and says what is not in it', async () => {
  const source = createSource(smallCatalog, fillEveryField().assessment);
  const file = JSON.parse(new TextDecoder().decode(await resultJson.render(source))) as Record<string, unknown>;
  const { notInThisFile, ...result } = file;
  expect(result).toEqual(JSON.parse(JSON.stringify(source.result)));
  expect(notInThisFile).toEqual(resultJson.omits);
  expect(resultJson.omits).toContain('notes');
});
