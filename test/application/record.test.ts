/** Recording: creating, changing, undoing, evidence, issuing. Over the real store and catalog. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { evaluate } from '#core/evaluation/evaluate.ts';
import type { Change } from '#core/assessment/entry.ts';
import { vi4 } from '../catalog.ts';
import { create, now, openBench, toBase64, type Bench } from './open-application.ts';

const answer = (key: string, value: string): Change => ({ kind: 'answer', key, value: { value, by: 'A. Admin', at: now } });
const observe = (key: string, value: string): Change => ({ kind: 'observation', key, value: { value, evidence: [] } });
const record = (bench: Bench, id: string, ...changes: readonly Change[]): Promise<unknown> =>
  changes.reduce<Promise<unknown>>((before, change) => before.then(() => bench.get('change', { id, change })), Promise.resolve());
const answersOf = async (bench: Bench, id: string) => (await bench.get('openAssessment', { id })).assessment.answers;

test('a new assessment is on the list with its scope and evaluates to incomplete', async () => {
  const bench = openBench();
  const id = await create(bench, { evaluatedOn: '2026-11-23', team: ['I. Auditor'] });
  const opened = await bench.get('openAssessment', { id });
  expect(opened.assessment.details).toEqual({
    title: 'Kestrel Freight',
    client: 'Kestrel Freight Ltd',
    evaluatedOn: '2026-11-23',
    team: ['I. Auditor'],
    hosts: ['ESX', 'ESXi'],
    state: 'draft',
  });
  expect(opened.assessment.scope).toEqual({ SSH: { state: 'in-use' } });
  expect({ undo: opened.canUndo, redo: opened.canRedo }).toEqual({ undo: false, redo: false });
  expect(await bench.get('listAssessments', {})).toMatchObject([
    { id, title: 'Kestrel Freight', rating: 'incomplete', score: null, state: 'draft', sample: false, deletedAt: null },
  ]);
});

test('every change is saved with who and when, and the figures on the list are those of evaluate()', async () => {
  const bench = openBench();
  await bench.get('changeSettings', { auditor: 'I. Auditor' });
  const id = await create(bench);
  await record(bench, id, answer('Q-SSH-04', 'yes'), observe('C-SSH-04', 'no'), answer('Q-SSH-06', 'unknown'), {
    kind: 'text',
    key: 'SSH',
    value: 'Seen on site.',
  });
  const { assessment, seq } = await bench.get('openAssessment', { id });
  const { rating, score, completeness, verifiedShare } = evaluate(vi4, assessment, '2026-11-23').overall;
  const [row] = await bench.get('listAssessments', {});
  expect(row).toMatchObject({ rating, score, completeness, verifiedShare });
  expect({ rating, verifiedShare }).toEqual({ rating: 'high', verifiedShare: 0.5 });
  const history = await bench.get('readHistory', { id });
  expect(history.map((one) => [one.action, one.kind, one.key, one.by, one.at])).toEqual([
    ['change', 'text', 'SSH', 'I. Auditor', now],
    ['change', 'answer', 'Q-SSH-06', 'I. Auditor', now],
    ['change', 'observation', 'C-SSH-04', 'I. Auditor', now],
    ['change', 'answer', 'Q-SSH-04', 'I. Auditor', now],
    ...history.slice(4).map((one) => ['create', one.kind, one.key, 'I. Auditor', now]),
  ]);
  expect(history[0]!.seq).toBe(seq);
});

test('undo and redo walk through the changes and back, across opening again, and a new change ends redo', async () => {
  const bench = openBench();
  const id = await create(bench);
  await record(bench, id, answer('Q-SSH-04', 'yes'), answer('Q-SSH-04', 'no'), answer('Q-SSH-05', 'no'));
  const states = [await answersOf(bench, id)];
  for (let at = 0; at < 3; at += 1) {
    await bench.get('undo', { id });
    states.push(await answersOf(bench, id));
  }
  expect(states.map((one) => [one['Q-SSH-04']?.value, one['Q-SSH-05']?.value])).toEqual([
    ['no', 'no'],
    ['no', undefined],
    ['yes', undefined],
    [undefined, undefined],
  ]);
  expect((await bench.refused('undo', { id }, 'refused')).sentence).toBe('There is nothing left to undo.');
  const redone = await bench.get('redo', { id });
  expect(redone).toMatchObject({ change: { kind: 'answer', key: 'Q-SSH-04', value: { value: 'yes' } }, canUndo: true, canRedo: true });
  const [row] = await bench.get('listAssessments', {});
  expect(row!.completeness).toBe(evaluate(vi4, (await bench.get('openAssessment', { id })).assessment, '2026-11-23').overall.completeness);
  await record(bench, id, answer('Q-SSH-10', 'yes'));
  expect((await bench.refused('redo', { id }, 'refused')).sentence).toBe('There is nothing to redo.');
});

test('evidence is kept under its SHA-256, stands beside the observation, and comes back byte for byte', async () => {
  const bench = openBench();
  const id = await create(bench);
  const bytes = Buffer.from('PermitRootLogin yes\n');
  const onto = { kind: 'observation', check: 'C-SSH-04' } as const;
  const attach = { id, name: 'sshd_config.txt', mediaType: 'text/plain', base64: toBase64(bytes), onto };
  await record(bench, id, observe('C-SSH-04', 'no'));
  const { evidence } = await bench.get('attachEvidence', attach);
  expect(evidence).toMatchObject({
    id: 'E-01',
    kind: 'text',
    name: 'sshd_config.txt',
    size: 20,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    by: 'auditor',
    at: now,
  });
  const second = await bench.get('attachEvidence', {
    id,
    name: 'chain.pem',
    mediaType: 'application/x-pem-file',
    base64: toBase64('-----BEGIN CERTIFICATE-----\n'),
  });
  expect(second.evidence).toMatchObject({ id: 'E-02', kind: 'certificate' });
  expect((await bench.get('openAssessment', { id })).assessment.observations['C-SSH-04']!.evidence).toEqual(['E-01']);
  expect(await bench.get('readEvidence', { id, evidence: 'E-01' })).toEqual({
    base64: toBase64(bytes),
    mediaType: 'text/plain',
    name: 'sshd_config.txt',
  });
  await bench.get('saveEvidence', { id, evidence: 'E-01' });
  expect(Buffer.from(bench.delivered[0]!.bytes).equals(bytes)).toBe(true);
  expect(bench.delivered[0]!.name).toBe('sshd_config.txt');
  expect((await bench.refused('change', { id, change: { kind: 'evidence', key: 'E-01', value: null } }, 'refused')).sentence).toMatch(
    /E-01 still stands beside an observation/,
  );
});

test('evidence before anything was observed makes the observation, without a value and without deciding anything', async () => {
  const bench = openBench();
  const id = await create(bench);
  const figures = (await bench.get('listAssessments', {}))[0];
  const onto = { kind: 'observation', check: 'C-SSH-04' } as const;
  const attach = { id, name: 'sshd.txt', mediaType: 'text/plain', base64: toBase64('PermitRootLogin yes'), onto };
  const { changes } = await bench.get('attachEvidence', attach);
  expect(changes.map(({ kind, key }) => [kind, key])).toEqual([
    ['evidence', 'E-01'],
    ['observation', 'C-SSH-04'],
  ]);
  expect((await bench.get('openAssessment', { id })).assessment.observations).toEqual({ 'C-SSH-04': { value: null, evidence: ['E-01'] } });
  const { rating, score, completeness, verifiedShare } = (await bench.get('listAssessments', {}))[0]!;
  expect({ rating, score, completeness, verifiedShare }).toEqual({
    rating: figures!.rating,
    score: figures!.score,
    completeness: figures!.completeness,
    verifiedShare: figures!.verifiedShare,
  });
  expect((await bench.refused('attachEvidence', { ...attach, onto: { ...onto, check: 'C-SSH-99' } }, 'bad-input')).sentence).toMatch(
    /no check “C-SSH-99”/,
  );
});

test('attaching is one step: one undo takes evidence and its place away, one redo brings both back, at checks, legs and plug-ins', async () => {
  const plugIn = { id: 'P-01', name: 'Backup', enabled: true, peers: [], answers: {}, observations: {} };
  for (const onto of [
    { kind: 'observation', check: 'C-SSH-04' },
    { kind: 'hop', key: 'VIC-VC/3' },
    { kind: 'plug-in', plugIn: 'P-01', check: 'C-VIC-VC-20' },
  ] as const) {
    const bench = openBench();
    const id = await create(bench);
    await record(bench, id, { kind: 'plug-in', key: 'P-01', value: plugIn }, answer('Q-SSH-05', 'no'));
    const look = async () => (await bench.get('openAssessment', { id })).assessment;
    const before = await look();
    await bench.get('attachEvidence', { id, name: 'a.txt', mediaType: 'text/plain', base64: toBase64('a'), onto });
    const after = await look();
    expect(JSON.stringify(after)).toContain('"evidence":["E-01"]');
    await bench.get('undo', { id });
    expect(await look()).toEqual(before);
    await bench.get('redo', { id });
    expect(await look()).toEqual(after);
    await bench.get('undo', { id });
    await bench.get('undo', { id });
    expect((await look()).answers).toEqual({});
    expect((await bench.get('verifyStorage', {})).ok).toBe(true);
  }
});

test('evidence on an unknown place is refused, and no bytes are kept', async () => {
  const bench = openBench();
  const id = await create(bench);
  const attach = (onto: object) => ({ id, name: 'a.txt', mediaType: 'text/plain', base64: toBase64('a'), onto }) as never;
  expect((await bench.refused('attachEvidence', attach({ kind: 'hop', key: 'VIC-VC/99' }), 'bad-input')).sentence).toMatch(/no hop “VIC-VC\/99”/);
  expect((await bench.refused('attachEvidence', attach({ kind: 'plug-in', plugIn: 'P-07', check: 'C-VIC-VC-20' }), 'not-found')).sentence).toMatch(
    /plug-in was removed meanwhile/,
  );
  await bench.refused('attachEvidence', attach({ kind: 'target', key: 'x' }), 'bad-input');
  expect((await bench.get('openAssessment', { id })).assessment.evidence).toEqual({});
});

test('a note before an answer is saved as an entry without a value, and an entry with nothing in it is refused', async () => {
  const bench = openBench();
  const id = await create(bench);
  await record(bench, id, { kind: 'answer', key: 'Q-SSH-04', value: { value: null, note: 'asks the network team' } });
  expect(await answersOf(bench, id)).toEqual({ 'Q-SSH-04': { value: null, note: 'asks the network team' } });
  const empty = { kind: 'answer', key: 'Q-SSH-05', value: { value: null, note: '  ' } } as const;
  expect((await bench.refused('change', { id, change: empty }, 'bad-input')).details?.join()).toMatch(/Nothing is recorded here/);
  expect(
    (await bench.get('search', { text: 'network team', list: { order: 'changed', limit: 1 } })).found[0]?.hits.map(({ kind, key }) => [kind, key]),
  ).toEqual([['answer', 'Q-SSH-04']]);
});

test('an issued assessment refuses every change but the one that takes it back into review', async () => {
  const bench = openBench();
  const id = await create(bench);
  await record(bench, id, answer('Q-SSH-04', 'yes'), answer('Q-SSH-05', 'no'));
  const { details } = (await bench.get('openAssessment', { id })).assessment;
  await record(bench, id, { kind: 'details', key: 'details', value: { ...details, state: 'issued' } });
  const before = await bench.look();
  const changes: readonly Change[] = [
    answer('Q-SSH-04', 'no'),
    { kind: 'answer', key: 'Q-SSH-04', value: null },
    { kind: 'text', key: 'summary', value: 'x' },
    { kind: 'scope', key: 'CON', value: { state: 'in-use' } },
  ];
  for (const change of changes)
    expect((await bench.refused('change', { id, change }, 'refused')).sentence).toMatch(
      /issued and can no longer be changed. Take it back to review/,
    );
  await bench.refused('attachEvidence', { id, name: 'a.txt', mediaType: 'text/plain', base64: toBase64('a') }, 'refused');
  expect(await bench.look()).toBe(before);
  await record(bench, id, { kind: 'details', key: 'details', value: { ...details, state: 'in-review' } });
  await record(bench, id, answer('Q-SSH-04', 'no'));
});

test('undo does not slip a change past an issued assessment', async () => {
  const bench = openBench();
  const id = await create(bench);
  await record(bench, id, answer('Q-SSH-04', 'yes'));
  const { details } = (await bench.get('openAssessment', { id })).assessment;
  await record(bench, id, { kind: 'details', key: 'details', value: { ...details, state: 'issued' } });
  await bench.get('undo', { id }); // takes the issuing back
  await bench.get('redo', { id });
  await record(bench, id, { kind: 'details', key: 'details', value: { ...details, state: 'issued', site: 'Basel' } });
  await bench.get('undo', { id });
  await bench.get('undo', { id });
  expect((await bench.get('openAssessment', { id })).assessment.details.state).toBe('draft');
  await bench.get('undo', { id });
  expect(await answersOf(bench, id)).toEqual({});
});

const wrong: readonly (readonly [string, unknown, RegExp])[] = [
  ['a question that is none', { kind: 'answer', key: 'Q-XX-01', value: { value: 'yes' } }, /no question “Q-XX-01” in edition vi4/],
  ['a value that is no option', { kind: 'answer', key: 'Q-SSH-04', value: { value: 'maybe' } }, /“maybe” is no answer to Q-SSH-04; use/],
  ['a check that is none', { kind: 'observation', key: 'C-XX-01', value: { value: 'yes', evidence: [] } }, /no check/],
  ['evidence that is not there', { kind: 'observation', key: 'C-SSH-04', value: { value: 'yes', evidence: ['E-09'] } }, /no evidence E-09/],
  [
    'evidence without bytes',
    { kind: 'evidence', key: 'E-09', value: { id: 'E-09', kind: 'text', name: 'a', mediaType: 'text/plain', size: 1, sha256: 'a'.repeat(64) } },
    /recorded by attaching/,
  ],
  ['details without a title', { kind: 'details', key: 'details', value: { title: ' ', hosts: [], state: 'draft' } }, /empty; write something/],
  ['no details at all', { kind: 'details', key: 'details', value: null }, /cannot be removed/],
  ['a host that is none', { kind: 'details', key: 'details', value: { title: 'x', hosts: ['KVM'], state: 'draft' } }, /“KVM” is no kind of host/],
  [
    'a plug-in under another id',
    { kind: 'plug-in', key: 'P-02', value: { id: 'P-01', name: 'x', enabled: true, peers: [], answers: {}, observations: {} } },
    /another id/,
  ],
  ['a path that is none', { kind: 'scope', key: 'NOPE', value: { state: 'in-use' } }, /no path “NOPE”/],
  ['a hop that is none', { kind: 'hop', key: 'SSH/99', value: { evidence: [] } }, /no hop “SSH\/99”/],
  [
    'an acceptance without an owner',
    { kind: 'acceptance', key: 'F-SSH-04', value: { reason: 'r', owner: '', expiresOn: '2027-01-01' } },
    /owner: The text is empty/,
  ],
  [
    'a note with a control character',
    { kind: 'answer', key: 'Q-SSH-04', value: { value: 'yes', note: '\u0000' } },
    /control characters; remove them/,
  ],
  ['a kind that is none', { kind: 'opinion', key: 'x', value: {} }, /“opinion” is not one of/],
  ['a section that is none', { kind: 'text', key: 'no such section', value: 'x' }, /no section of the report/],
];
test.each(wrong)('%s is refused with a sentence and changes nothing', async (_fault, change, sentence) => {
  const bench = openBench();
  const id = await create(bench);
  await record(bench, id, answer('Q-SSH-04', 'yes'));
  const before = await bench.look();
  expect((await bench.refused('change', { id, change })).sentence).toMatch(sentence);
  expect(await bench.look()).toBe(before);
  expect(bench.faults).toEqual([]);
});

test('evidence that is too large, empty or badly named is refused with its own sentence', async () => {
  const bench = openBench();
  const id = await create(bench);
  const attach = (name: string, base64: string) => ({ id, name, mediaType: 'text/plain', base64 });
  expect(
    (await bench.refused('attachEvidence', attach('big.bin', Buffer.alloc(25 * 1_048_576 + 1).toString('base64')), 'too-large')).sentence,
  ).toMatch(/“big.bin” has 26 MB; evidence may have 25 MB. Attach a smaller extract/);
  expect((await bench.refused('attachEvidence', attach('a.txt', ''), 'bad-input')).sentence).toMatch(/“a.txt” is empty/);
  expect((await bench.refused('attachEvidence', attach('a.txt', 'abcde'), 'bad-input')).sentence).toMatch(/did not arrive whole/);
  for (const name of ['../a', 'a\\b', 'C:a', '..', 'a\u0000'])
    expect((await bench.refused('attachEvidence', attach(name, toBase64('a')), 'bad-input')).sentence).toMatch(
      /^name: .*(plain file name|control characters)/,
    );
  expect((await bench.get('openAssessment', { id })).assessment.evidence).toEqual({});
});
