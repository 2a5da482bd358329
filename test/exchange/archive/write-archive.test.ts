/** Archives written in memory, through a reader that is not ours. */
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { writeArchive } from '#exchange/archive/write-archive.ts';
import { partsOf } from '../docx/open-docx.ts';

const members = new Map([
  ['first.xml', '<a/>'],
  ['größe/zweite.xml', 'é\u{1F6A2}'.repeat(300_000)],
  ['empty.xml', ''],
]);

test('what comes out is what went in, in its order, under the right check sums and with one date', async () => {
  const bytes = await writeArchive(members);
  expect(await partsOf(bytes)).toEqual(members);
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  const seen: unknown[] = [];
  for await (const entry of zip.eachEntry()) seen.push([entry.fileName, entry.crc32, entry.lastModFileDate, entry.lastModFileTime]);
  expect(seen).toEqual([...members].map(([name, text]) => [name, crc32(text), 0x21, 0]));
});

test('the same members give the same bytes, whichever is compressed first', async () => {
  const [once, again] = await Promise.all([writeArchive(members), writeArchive(members)]);
  expect(Buffer.from(once).equals(again)).toBe(true);
  expect(Buffer.from(once).equals(await writeArchive(new Map([...members].reverse())))).toBe(false);
});
