import Database from 'better-sqlite3';
import { readdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { openBench, toBase64 } from './open-application.ts';

const create = async (bench: ReturnType<typeof openBench>): Promise<string> =>
  (await bench.get('createAssessment', { edition: 'vi4', title: 'Kestrel', hosts: ['ESX'], scope: {} })).id;

test('evidence that is as it was recorded passes, piece by piece', async () => {
  const bench = openBench();
  const id = await create(bench);
  expect(await bench.get('checkEvidence', { id })).toEqual({ checked: 0, damaged: [] });
  for (const text of ['one', 'two']) await bench.get('attachEvidence', { id, name: `${text}.txt`, mediaType: 'text/plain', base64: toBase64(text) });
  expect(await bench.get('checkEvidence', { id })).toEqual({ checked: 2, damaged: [] });
});

test('evidence altered on disk, or gone from it, is named', async () => {
  const bench = openBench();
  const id = await create(bench);
  for (const text of ['altered', 'gone', 'kept'])
    await bench.get('attachEvidence', { id, name: `${text}.txt`, mediaType: 'text/plain', base64: toBase64(text) });
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  bench.store.close();
  const database = readdirSync(bench.folder).find((name) => name.endsWith('.db'));
  const db = new Database(`${bench.folder}/${database ?? ''}`);
  for (const { name } of db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'evidence_bytes'").all() as {
    name: string;
  }[])
    db.exec(`DROP TRIGGER ${name}`);
  db.pragma('foreign_keys = OFF');
  db.prepare("UPDATE evidence_bytes SET bytes = CAST('something else' AS BLOB) WHERE sha256 = ?").run(hash('altered'));
  db.prepare('DELETE FROM evidence_bytes WHERE sha256 = ?').run(hash('gone'));
  db.close();
  const again = openBench(bench.folder);
  expect(await again.get('checkEvidence', { id })).toEqual({
    checked: 3,
    damaged: [
      { evidence: 'E-01', problem: 'differs' },
      { evidence: 'E-02', problem: 'missing' },
    ],
  });
  expect((await again.refused('checkEvidence', { id: 'nobody' }, 'not-found')).sentence).toMatch(/not in the library/);
});
