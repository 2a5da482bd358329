/** Copies within the library through the door: forward, exact; and the archive. */
import { expect, test } from 'vitest';
import { create, now, openBench, toBase64, type Bench } from './open-application.ts';

const lastYear = '2025-11-23T12:00:00+01:00';

/** An assessment with something in every corner; gives its id. */
const filled = async (bench: Bench): Promise<string> => {
  const id = await create(bench, { title: 'Kestrel 2025', startsOn: '2025-11-01', endsOn: '2025-11-20', evaluatedOn: '2025-11-23' });
  const put = (kind: string, key: string, value: unknown) => bench.get('change', { id, change: { kind, key, value } as never });
  await put('answer', 'Q-SSH-04', { value: 'yes', note: 'shared', by: 'A. Admin', at: lastYear });
  await put('observation', 'C-SSH-04', { value: 'no', at: lastYear });
  await bench.get('attachEvidence', {
    id,
    name: 'sshd.txt',
    mediaType: 'text/plain',
    base64: toBase64('PermitRootLogin yes'),
    onto: { kind: 'observation', check: 'C-SSH-04' },
  });
  await put('acceptance', 'F-SSH-04', { reason: 'until the move', owner: 'CIO', expiresOn: '2027-03-31' });
  await put('acceptance', 'F-SSH-05', { reason: 'small', owner: 'CIO', expiresOn: '2027-03-31' });
  await put('compensating-control', 'F-SSH-06', { rationale: 'jump host' });
  await put('remediation', 'F-SSH-04', { owner: 'A. Admin', dueOn: '2026-01-31' });
  await put('text', 'summary', 'Last year in my words.');
  return id;
};

test('copying forward makes a draft of the next year in which everything is to be verified again', async () => {
  const bench = openBench();
  const id = await filled(bench);
  const before = await bench.get('openAssessment', { id });
  const { id: next, warnings } = await bench.get('copyForward', { id });
  const { assessment, canUndo } = await bench.get('openAssessment', { id: next });
  expect(warnings).toEqual([]);
  expect(canUndo).toBe(false);
  expect(assessment.details).toEqual({
    title: 'Kestrel 2026',
    client: 'Kestrel Freight Ltd',
    hosts: ['ESX', 'ESXi'],
    state: 'draft',
    copiedFrom: { id, title: 'Kestrel 2025' },
  });
  expect(assessment.answers['Q-SSH-04']).toEqual({ value: 'yes', note: 'shared', by: 'A. Admin', at: lastYear, reverify: true });
  expect(assessment.observations['C-SSH-04']).toEqual({ value: 'no', at: lastYear, evidence: ['E-01'], reverify: true });
  expect(assessment.acceptances).toEqual({});
  expect(assessment.compensatingControls).toEqual({});
  expect(assessment.remediation).toEqual({});
  expect(assessment.texts).toEqual({ summary: 'Last year in my words.' });
  // The source is as it was.
  expect(await bench.get('openAssessment', { id })).toEqual(before);
  expect(bench.store.verify().ok).toBe(true);
});

test('the journal of the copy says when it was made, by whom and from what', async () => {
  const bench = openBench();
  const id = await filled(bench);
  const { id: next } = await bench.get('copyForward', { id, title: 'Kestrel, second round' });
  const history = await bench.get('readHistory', { id: next, limit: 100 });
  expect(new Set(history.map((row) => row.action))).toEqual(new Set(['create']));
  expect(history.at(-1)).toMatchObject({
    kind: 'details',
    at: now,
    after: { title: 'Kestrel, second round', copiedFrom: { id, title: 'Kestrel 2025' } },
  });
});

test('evidence is referenced: the same bytes, kept once, readable from both', async () => {
  const bench = openBench();
  const id = await filled(bench);
  const { id: next } = await bench.get('copyForward', { id });
  const read = (of: string) => bench.get('readEvidence', { id: of, evidence: 'E-01' });
  expect(await read(next)).toEqual(await read(id));
  expect(bench.store.verify().sentences.join(' ')).toContain('1 piece of evidence matches');
});

test('acceptances and compensating controls go along only where they are confirmed by name', async () => {
  const bench = openBench();
  const id = await filled(bench);
  const { id: next } = await bench.get('copyForward', { id, acceptances: ['F-SSH-05'], compensatingControls: ['F-SSH-06'] });
  const { assessment } = await bench.get('openAssessment', { id: next });
  expect(Object.keys(assessment.acceptances)).toEqual(['F-SSH-05']);
  expect(assessment.compensatingControls).toEqual({ 'F-SSH-06': { rationale: 'jump host' } });
  const count = (await bench.get('listAssessments', {})).length;
  const failure = await bench.refused('copyForward', { id, acceptances: ['F-SSH-99'] }, 'bad-input');
  expect(failure.sentence).toContain('F-SSH-99');
  await bench.refused('copyForward', { id, compensatingControls: ['F-SSH-04'] }, 'bad-input');
  expect(await bench.get('listAssessments', {})).toHaveLength(count);
});

test('the first new word on an entry takes its mark away, on disk, and undo brings it back', async () => {
  const bench = openBench();
  const id = await filled(bench);
  const { id: next } = await bench.get('copyForward', { id });
  const observation = async () => (await bench.get('openAssessment', { id: next })).assessment.observations['C-SSH-04'];
  const carried = await observation();
  if (!carried) throw new Error('The observation was not carried.');
  const put = (value: object) => bench.get('change', { id: next, change: { kind: 'observation', key: 'C-SSH-04', value: { ...carried, ...value } } });
  await put({ note: 'looked at the old capture' });
  expect(await observation()).toMatchObject({ reverify: true });
  await put({ note: 'looked at the old capture', at: now });
  expect(await observation()).toEqual({ value: 'no', note: 'looked at the old capture', at: now, evidence: ['E-01'] });
  await bench.get('undo', { id: next });
  expect(await observation()).toMatchObject({ reverify: true, at: lastYear });
  expect(bench.store.verify().ok).toBe(true);
});

test('the figures of the copy are those of claims: nothing verified', async () => {
  const bench = openBench();
  const id = await filled(bench);
  const { id: next } = await bench.get('copyForward', { id });
  const rows = await bench.get('listAssessments', {});
  expect(rows.find((row) => row.id === id)?.verifiedShare).toBe(1);
  expect(rows.find((row) => row.id === next)).toMatchObject({ verifiedShare: 0, sample: false, state: 'draft' });
});

test('a duplicate holds the same entries under another title, as a draft', async () => {
  const bench = openBench();
  const id = await filled(bench);
  const { assessment: source } = await bench.get('openAssessment', { id });
  await bench.get('change', { id, change: { kind: 'details', key: 'details', value: { ...source.details, state: 'issued' } } });
  const { id: twin } = await bench.get('duplicateAssessment', { id });
  const { assessment } = await bench.get('openAssessment', { id: twin });
  const copiedFrom = { id, title: 'Kestrel 2025' };
  expect(assessment).toEqual({ ...source, details: { ...source.details, title: 'Kestrel 2025 (copy)', state: 'draft', copiedFrom } });
  const { id: named } = await bench.get('duplicateAssessment', { id: twin, title: 'A trial' });
  expect((await bench.get('openAssessment', { id: named })).assessment.details).toMatchObject({
    title: 'A trial',
    copiedFrom: { id: twin, title: 'Kestrel 2025 (copy)' },
  });
});

test('an issued assessment can be copied forward, and the sample becomes an ordinary assessment', async () => {
  const bench = openBench();
  const { id } = await bench.get('addSample', {});
  const { assessment } = await bench.get('openAssessment', { id });
  await bench.get('change', { id, change: { kind: 'details', key: 'details', value: { ...assessment.details, state: 'issued' } } });
  const { id: next, warnings } = await bench.get('copyForward', { id });
  expect(warnings).toEqual([]);
  const copy = await bench.get('openAssessment', { id: next });
  expect(Object.keys(copy.assessment.answers)).toEqual(Object.keys(assessment.answers));
  expect(Object.values(copy.assessment.answers).every((answer) => answer.reverify)).toBe(true);
  expect((await bench.get('listAssessments', {})).find((row) => row.id === next)).toMatchObject({ sample: false, state: 'draft' });
  // Everything stays readable when the source goes.
  await bench.get('deleteAssessment', { id });
  const [evidence] = Object.keys(copy.assessment.evidence);
  if (evidence !== undefined) expect((await bench.get('readEvidence', { id: next, evidence })).base64.length).toBeGreaterThan(0);
});

test('what the catalog no longer knows is left behind and told', async () => {
  const bench = openBench();
  const id = await create(bench);
  // A retired question: an entry that an older catalog accepted. The store keeps what it is given.
  bench.store.change({
    id,
    changes: [{ kind: 'answer', key: 'Q-SSH-98', value: { value: 'yes' } }],
    evidence: [],
    summary: { rating: 'incomplete', score: null, completeness: 0, verifiedShare: null },
    stamp: { by: 'I. Auditor', at: now },
  });
  await bench.get('openAssessment', { id });
  const { id: next, warnings } = await bench.get('copyForward', { id });
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(/^The answer Q-SSH-98 was left behind, because it does not fit catalog vi4 /);
  expect((await bench.get('openAssessment', { id: next })).assessment.answers).toEqual({});
});

test('archived assessments are off the list and out of the search until asked for', async () => {
  const bench = openBench();
  const id = await filled(bench);
  const other = await create(bench, { title: 'Other' });
  await bench.get('archiveAssessment', { id });
  expect((await bench.get('listAssessments', {})).map((row) => row.id)).toEqual([other]);
  expect(await bench.get('listAssessments', { archived: true })).toMatchObject([{ id, archivedAt: now }]);
  const shared = { text: 'shared', list: { order: 'changed', limit: 1 } } as const;
  expect((await bench.get('search', shared)).found).toEqual([]);
  expect((await bench.get('search', { ...shared, alsoArchived: true })).found).toMatchObject([{ id }]);
  expect((await bench.get('openAssessment', { id })).assessment.details.title).toBe('Kestrel 2025');
  await bench.get('unarchiveAssessment', { id });
  expect((await bench.get('listAssessments', {})).map((row) => row.id)).toEqual([other, id]);
});

test('what is not in the library can be neither copied nor archived', async () => {
  const bench = openBench();
  const before = await bench.look();
  for (const operation of ['copyForward', 'duplicateAssessment', 'archiveAssessment', 'unarchiveAssessment'])
    expect((await bench.refused(operation, { id: 'nobody' }, 'not-found')).sentence).toMatch(/library/);
  expect(await bench.look()).toBe(before);
});
