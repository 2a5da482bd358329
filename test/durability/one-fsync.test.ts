import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder, open, create } from '../storage/fixture.ts';
import { hasStrace, straceNote, traceCalls } from './system-calls.ts';

test.skipIf(!hasStrace).each(['honest', 'acts'])(
  `Each saved answer (%s), and each act on a whole assessment, waits for the disk exactly once, and is written before it is acknowledged.${straceNote}`,
  { timeout: 60_000 },
  (manner) => {
    const folder = newFolder();
    const store = open(folder);
    create(store, 'a');
    store.close();
    const calls = traceCalls(folder, [join(import.meta.dirname, 'children', 'writer.ts'), folder, '60', manner]);
    const acks = calls.flatMap((call, index) => (call.kind === 'ack' ? [index] : []));
    expect(acks).toHaveLength(60);
    const syncs = acks.slice(1).map((end, index) => calls.slice(acks[index], end).filter(({ kind }) => kind === 'sync').length);
    expect(syncs).toEqual(syncs.map(() => 1));
    for (const end of acks) expect(calls[end - 1]).toEqual({ kind: 'sync', file: 'postern.db-wal' }); // nothing is written after the wait
  },
);
