/** The library: sample, import, export, search, bin, settings, backup. Over the real store and catalog. */
import { expect, test } from 'vitest';
import { evaluate } from '#core/evaluation/evaluate.ts';
import { vi4 } from '../catalog.ts';
import { changed, put, sampleBytes, smallFile } from '../exchange/answers-file/files.ts';
import { create, openBench, toBase64 } from './open-application.ts';

const options = { paper: 'A4', without: [] } as const;
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test('the sample comes into the library whole, marked as sample, with the figures of evaluate()', async () => {
  const bench = openBench();
  const { id } = await bench.get('addSample', {});
  const { assessment } = await bench.get('openAssessment', { id });
  const { overall } = evaluate(vi4, assessment, '2026-11-23');
  expect(await bench.get('listAssessments', {})).toMatchObject([
    { id, sample: true, rating: overall.rating, score: overall.score, completeness: 1, verifiedShare: overall.verifiedShare, state: 'in-review' },
  ]);
  const again = await bench.get('addSample', {});
  expect(again.id).not.toBe(id);
});

test('what is exported as answers file is what was imported, byte for byte', async () => {
  const bench = openBench();
  const { id, warnings } = await bench.get('importAssessment', { name: 'harbour.postern.json', base64: toBase64(sampleBytes) });
  expect(warnings).toEqual([]);
  const delivered = await bench.get('exportReport', { id, format: 'answers', options });
  expect(delivered).toEqual({ kind: 'saved', name: 'Harbour Logistics virtual infrastructure 2026.postern.json', ref: '1' });
  expect(Buffer.from(bench.delivered[0]!.bytes).equals(sampleBytes)).toBe(true);
});

test('the result is exported as evaluate() gives it, with what is not in the file', async () => {
  const bench = openBench();
  const { id } = await bench.get('addSample', {});
  await bench.get('exportReport', { id, format: 'json', options });
  const { assessment } = await bench.get('openAssessment', { id });
  const { notInThisFile, ...result } = JSON.parse(textOf(bench.delivered[0]!.bytes)) as Record<string, unknown>;
  expect(result).toEqual(JSON.parse(JSON.stringify(evaluate(vi4, assessment, '2026-11-23'))));
  expect(notInThisFile).toEqual(['notes', 'evidence', 'texts of the report', 'plug-in records']);
});

test('the report that is exported is the one that is previewed, tells its progress, and PDF says what is missing here', async () => {
  const bench = openBench();
  const { id } = await bench.get('addSample', {});
  const { html } = await bench.get('previewReport', { id, options });
  await bench.get('exportReport', { id, format: 'html', options });
  expect(textOf(bench.delivered[0]!.bytes)).toBe(html);
  expect(html).toMatch(/^<!doctype html>/i);
  expect(html).toContain('password that is written on its rack door');
  expect(bench.progress).toEqual(['exportReport 0/2 Writing the report', 'exportReport 1/2 Saving the file', 'exportReport 2/2 Done']);
  expect((await bench.refused('exportReport', { id, format: 'pdf', options }, 'cannot-here')).sentence).toMatch(/Install Chromium/);
  expect(bench.delivered.length).toBe(1);
});

test('a title that is no file name gives a plain one', async () => {
  const bench = openBench();
  for (const title of ['../../etc/passwd', 'a/b\\c:d*?"<>|', '…', 'ポステルン 2026']) {
    const id = await create(bench, { title });
    await bench.get('exportReport', { id, format: 'answers', options });
  }
  expect(bench.delivered.map((file) => file.name)).toEqual([
    'etc passwd.postern.json',
    'a b c d.postern.json',
    'Assessment.postern.json',
    'ポステルン 2026.postern.json',
  ]);
});

const look = { order: 'changed', limit: 50 } as const;

test('search finds notes, answers and texts, and follows changes, undo and the bin', async () => {
  const bench = openBench();
  const id = await create(bench);
  const find = async (text: string) =>
    (await bench.get('search', { text, list: look })).found.flatMap(({ id: of, hits }) => hits.map(({ kind, key }) => [of, kind, key]));
  await bench.get('change', { id, change: { kind: 'answer', key: 'Q-SSH-04', value: { value: 'no', note: 'Zugang über den Hafenmeister' } } });
  expect(await find('hafenm')).toEqual([[id, 'answer', 'Q-SSH-04']]);
  expect(await find('')).toEqual([]);
  expect(await find('" OR 1=1 --')).toEqual([]);
  await bench.get('undo', { id });
  expect(await find('hafenm')).toEqual([]);
  await bench.get('redo', { id });
  await bench.get('deleteAssessment', { id });
  expect(await find('hafenm')).toEqual([]);
});

test('what is found comes with the list, the assessments that hold it in front', async () => {
  const bench = openBench();
  const [older, newer] = [await create(bench), await create(bench)];
  await bench.get('change', { id: older, change: { kind: 'answer', key: 'Q-SSH-04', value: { value: 'no', note: 'the quokka' } } });
  await bench.get('change', { id: newer, change: { kind: 'answer', key: 'Q-SSH-04', value: { value: 'no' } } });
  const { found, list } = await bench.get('search', { text: 'quokka', list: look });
  expect(found).toMatchObject([{ id: older, hits: [{ key: 'Q-SSH-04' }] }]);
  expect(list).toEqual(await bench.get('showLibrary', { ...look, first: [older] }));
  expect(list.rows.map(({ id }) => id)).toEqual([older, newer]);
  for (const text of ['', 'of this nothing'])
    expect(await bench.get('search', { text, list: look })).toEqual({ found: [], list: await bench.get('showLibrary', look) });
});

test('a deleted assessment is out of sight and unharmed until it is restored', async () => {
  const bench = openBench();
  const id = await create(bench);
  await bench.get('change', { id, change: { kind: 'answer', key: 'Q-SSH-04', value: { value: 'no' } } });
  const before = (await bench.get('openAssessment', { id })).assessment;
  await bench.get('deleteAssessment', { id });
  expect(await bench.get('listAssessments', {})).toEqual([]);
  expect(await bench.get('listAssessments', { deleted: true })).toMatchObject([{ id }]);
  expect((await bench.refused('openAssessment', { id }, 'not-found')).sentence).toMatch(/not in the library any more/);
  await bench.refused('change', { id, change: { kind: 'answer', key: 'Q-SSH-04', value: null } }, 'not-found');
  await bench.get('restoreAssessment', { id });
  expect((await bench.get('openAssessment', { id })).assessment).toEqual(before);
});

test('a file that cannot be read is refused with its name, all its faults and nothing kept', async () => {
  const bench = openBench();
  await create(bench);
  const before = await bench.look();
  const send = (text: string, name = 'kestrel.postern.json') => ({ name, base64: toBase64(text) });
  const faulty = changed(put('answers / Q-SSH-99', { value: 'yes' }), put('answers / Q-SSH-04', { value: 'maybe' }));
  const failure = await bench.refused('importAssessment', send(JSON.stringify(faulty)), 'file-invalid');
  expect(failure.sentence).toMatch(/^“kestrel.postern.json” was not imported. answers \/ Q-SSH-99: There is no question/);
  expect(failure.details).toHaveLength(2);
  expect((await bench.refused('importAssessment', send(JSON.stringify({ ...smallFile(), formatVersion: 9 })), 'newer-format')).sentence).toMatch(
    /Update Postern/,
  );
  expect((await bench.refused('importAssessment', send('{"a":'), 'file-invalid')).sentence).toMatch(/line 1, column 6: The file is not valid JSON/);
  expect((await bench.refused('importAssessment', { name: 'big.json', base64: 'A'.repeat(90 * 1_048_576) }, 'file-invalid')).sentence).toMatch(
    /“big.json” was not imported. The file has 68 MB; answers files of up to 64 MB/,
  );
  expect(await bench.look()).toBe(before);
  expect(bench.faults).toEqual([]);
});

test('fields that are not known are named when a file is imported', async () => {
  const bench = openBench();
  const { id, warnings } = await bench.get('importAssessment', { name: 'x', base64: toBase64(JSON.stringify({ ...smallFile(), mood: 1 })) });
  expect(warnings).toEqual(['mood: The field “mood” is not known to this version of Postern and was left out.']);
  expect((await bench.get('openAssessment', { id })).assessment.details.title).toBe('Kestrel Freight');
});

test('an edition, an assessment or a piece of evidence that is not there is told as such', async () => {
  const bench = openBench();
  const id = await create(bench);
  expect((await bench.refused('readCatalog', { edition: 'vi9' }, 'not-found')).sentence).toMatch(/vi9/);
  await bench.refused('createAssessment', { edition: 'vi9', title: 'x', hosts: [], scope: {} }, 'not-found');
  for (const operation of ['openAssessment', 'undo', 'redo', 'deleteAssessment']) await bench.refused(operation, { id: 'nobody' }, 'not-found');
  expect((await bench.refused('readEvidence', { id, evidence: 'E-01' }, 'not-found')).sentence).toMatch(/no evidence E-01/);
  expect((await bench.refused('createAssessment', { edition: 'vi4', title: 'x', hosts: ['KVM'], scope: {} }, 'bad-input')).sentence).toMatch(
    /“KVM” is no kind of host/,
  );
  expect(
    (await bench.refused('createAssessment', { edition: 'vi4', title: 'x', hosts: [], scope: { NOPE: { state: 'in-use' } } }, 'bad-input')).sentence,
  ).toMatch(/no path “NOPE”/);
  expect(await bench.get('listAssessments', {})).toHaveLength(1);
});

test('settings are kept field by field, a backup is made, and the storage is found sound', async () => {
  const bench = openBench();
  await bench.get('changeSettings', { auditor: 'I. Auditor' });
  expect(await bench.get('changeSettings', { theme: 'dark' })).toEqual({ auditor: 'I. Auditor', theme: 'dark' });
  await bench.get('addSample', {});
  expect((await bench.get('backUp', {})).bytes).toBeGreaterThan(10_000);
  expect(await bench.get('verifyStorage', {})).toMatchObject({ ok: true });
  expect(await bench.get('describeHost', {})).toMatchObject({ kind: 'cli', readOnly: null });
  expect((await bench.get('listEditions', {})).map((one) => one.edition)).toContain('vi4');
});
