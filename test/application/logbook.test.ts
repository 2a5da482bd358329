/** The logbook through the door: what is noted, what is not, and that no act makes an assessment look changed. */
import { expect, test } from 'vitest';
import { create, now, openBench, stage, type Bench } from './open-application.ts';

const options = { paper: 'A4', without: [] } as const;
const acts = async (bench: Bench, id: string) => (await bench.get('readLogbook', { id })).map(({ act }) => act);

const sealed = async (bench: Bench, id: string): Promise<Uint8Array> => {
  if ((await bench.get('readSigningKey', {})) === null) await bench.get('createSigningKey', {});
  await bench.get('exportReport', { id, format: 'bundle', options, seal: { without: [], reports: [] } });
  return bench.delivered.at(-1)!.bytes;
};

test('what happens to an assessment as a whole is noted with who and when, and stays out of its journal', async () => {
  const bench = openBench();
  await bench.get('changeSettings', { auditor: 'R. Amsler' });
  const id = await create(bench);
  const history = await bench.get('readHistory', { id });
  await bench.get('archiveAssessment', { id });
  await bench.get('unarchiveAssessment', { id });
  await bench.get('deleteAssessment', { id });
  expect(await bench.get('listAssessments', { deleted: true })).toMatchObject([{ id, deletedBy: 'R. Amsler' }]);
  await bench.get('restoreAssessment', { id });
  expect(await acts(bench, id)).toEqual(['restored', 'deleted', 'unarchived', 'archived']);
  expect((await bench.get('readLogbook', { limit: 1 }))[0]).toEqual({
    seq: 4,
    at: now,
    by: 'R. Amsler',
    act: 'restored',
    assessmentId: id,
    title: 'Kestrel Freight',
    after: history[0]?.seq,
  });
  expect(await bench.get('readHistory', { id })).toEqual(history);
  expect(await bench.get('verifyStorage', {})).toMatchObject({ ok: true });
});

test('how a copy came to be is noted; what the journal says already, created and imported, is not noted twice', async () => {
  const bench = openBench();
  const id = await create(bench);
  const { id: sample } = await bench.get('addSample', {});
  const { id: next } = await bench.get('copyForward', { id });
  const { id: twin } = await bench.get('duplicateAssessment', { id });
  const { id: taken } = await bench.get('importBundle', await stage(bench, 'a.postern', await sealed(bench, id)));
  expect(await Promise.all([id, sample, next, twin, taken].map((one) => acts(bench, one)))).toEqual([
    [],
    [],
    ['copied-forward'],
    ['duplicated'],
    ['taken-over'],
  ]);
});

test('archived, or deleted and brought back, an assessment looks changed neither to a bundle, nor to copying forward, nor in the library', async () => {
  const bench = openBench();
  const id = await create(bench);
  const bytes = await sealed(bench, id);
  const look = async () => {
    const { conflicts } = await bench.get('previewBundle', await stage(bench, 'a.postern', bytes));
    return [conflicts, await bench.get('openAssessment', { id }), await bench.get('listAssessments', {})];
  };
  const before = await look();
  expect(before[0]).toMatchObject([{ id, relation: 'same', since: 'nobody' }]);
  for (const operation of ['archiveAssessment', 'unarchiveAssessment', 'deleteAssessment', 'restoreAssessment'] as const)
    await bench.get(operation, { id });
  expect(await look()).toEqual(before);
  const { id: next } = await bench.get('copyForward', { id });
  expect(await acts(bench, next)).toEqual(['copied-forward']);
  await bench.get('change', { id, change: { kind: 'text', key: 'summary', value: 'Went on here.' } });
  expect((await look())[0]).toMatchObject([{ id, since: 'library' }, { id: next }]); // control: a change does show
});

test('an act that fails leaves nothing in the logbook, and what is asked is checked', async () => {
  const bench = openBench();
  await bench.refused('archiveAssessment', { id: 'nobody' }, 'not-found');
  await bench.refused('readLogbook', { limit: 0 }, 'bad-input');
  await bench.refused('readLogbook', { id: 'a/b' }, 'bad-input');
  expect(await bench.get('readLogbook', {})).toEqual([]);
});
