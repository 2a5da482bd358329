import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Assessment, Evidence } from '#core/assessment/assessment.ts';
import { itemsOf } from '#core/catalog/find-in-catalog.ts';
import { answersOmits } from '#exchange/answers-file/write-answers-file.ts';
import { hopKey } from '#core/evaluation/hop-difference.ts';
import { assessments } from '../../core/evaluation/arbitrary.ts';
import { vi4 } from '../../catalog.ts';
import { encode, readBytes, readFile, sampleBytes, sha256, smallFile, taken, write } from './files.ts';
import { schemaComplaints } from './schema.ts';

const items = itemsOf(vi4);

/** Any writing of the world, and what breaks naive writers; no control characters, which are refused everywhere. */
const awkward = fc.constantFrom('<b>&amp;', '=1+1', '\u2028', '\u202Eabc', '"\\"', '__proto__', '\u{1F6A2}', 'e\u0301', '\uFEFF', '{"a":1}', '’“”…');
const words = fc.oneof({ weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) }, { weight: 1, arbitrary: awkward });
const line = words.map((text) => text.replace(/[\p{Cc}]/gu, '·'));
const needed = line.map((text) => `${text}x`);
const prose = fc.array(line, { maxLength: 3 }).map((lines) => lines.join('\r\n\t'));
const instant = fc.constantFrom('2026-11-23T14:32:07+01:00', '2026-11-23T14:32:07.123Z', '2026-11-23T14:32-05:30');
const day = fc.constantFrom('2026-11-23', '2024-02-29', '2027-12-31');
const optional = { requiredKeys: [] as never[] };
const said = fc.record({ by: line, at: instant, note: prose }, optional);
const several = <T>(keys: readonly string[], value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc
    .subarray([...keys], { maxLength: Math.min(4, keys.length) })
    .chain((some) => fc.tuple(...some.map(() => value)).map((values) => Object.fromEntries(some.map((key, at) => [key, values[at]!]))));

interface Proof {
  readonly entry: Evidence;
  readonly bytes: Uint8Array;
}
const content = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  prose.map(encode),
  fc.constantFrom('', '\uFEFFwith mark', 'bell \u0007', 'nul \u0000', '\r\n').map(encode),
);
const proof = (id: string): fc.Arbitrary<Proof> =>
  fc
    .record({
      kind: fc.constantFrom('file' as const, 'text' as const, 'certificate' as const),
      name: needed.map((text) => text.replace(/[/\\:]/g, '_')),
      bytes: content,
      more: said,
    })
    .map(({ kind, name, bytes, more }) => ({
      entry: { id, kind, name, mediaType: 'text/plain', size: bytes.byteLength, sha256: sha256(bytes), ...more },
      bytes,
    }));

/** Every part of an assessment, on top of answers and observations. */
const whole: fc.Arbitrary<{ readonly assessment: Assessment; readonly proofs: readonly Proof[] }> = fc
  .record({
    base: assessments,
    details: fc.record({ title: needed, state: fc.constantFrom('draft', 'in-review', 'issued'), hosts: fc.constantFrom([], ['ESXi']) }),
    moreDetails: fc.record(
      { client: line, site: line, startsOn: day, endsOn: day, evaluatedOn: day, team: fc.array(line, { maxLength: 3 }) },
      optional,
    ),
    proofs: fc.subarray(['E-01', 'E-02', 'E-117']).chain((ids) => fc.tuple(...ids.map(proof))),
    notes: several(
      items.map((item) => item.question.id),
      fc.record({ value: fc.constant('not-applicable'), reason: prose, by: line }),
    ),
    early: several(
      items.map((item) => item.question.id),
      fc.record({ value: fc.constant(null), note: needed }),
    ),
    seenEarly: several(
      items.map((item) => item.check.id),
      fc.record({ value: fc.constant(null), by: needed }),
    ),
    hops: several(
      vi4.paths.flatMap((path) => path.hops.map(hopKey)),
      fc.tuple(
        fc.record(
          { ports: fc.array(fc.integer({ min: 1, max: 65_535 })), protocol: line, proxy: line, encryption: fc.constantFrom('yes', 'unknown') },
          optional,
        ),
        said,
      ),
    ),
    targets: several(
      ['vc01', 'T.2', 'x-3'],
      fc.tuple(
        fc.constantFrom('vcenter', 'hosts', 'card', 'add-on', 'other'),
        needed,
        fc.record({ address: line, version: line, note: prose }, optional),
      ),
    ),
    remediation: several(
      items.map((item) => item.finding.id),
      fc.record({ owner: line, dueOn: day, note: prose }, optional),
    ),
    texts: several(['summary', 'auth', 'plug-in', 'VIC-VC', 'SSH'], prose),
  })
  .map(({ base, details, moreDetails, proofs, notes, hops, targets, remediation, texts, early, seenEarly }) => {
    const evidence = proofs.map(({ entry }) => entry.id);
    return {
      proofs,
      assessment: {
        ...base,
        details: { ...details, ...moreDetails },
        // The shared arbitrary gives answers a list of evidence too, which only observations have.
        answers: { ...Object.fromEntries(Object.entries(base.answers).map(([id, { value }]) => [id, { value }])), ...notes, ...early },
        observations: { ...base.observations, ...Object.fromEntries(Object.entries(seenEarly).map(([id, one]) => [id, { ...one, evidence }])) },
        hops: Object.fromEntries(Object.entries(hops).map(([key, [seen, by]]) => [key, { ...seen, ...by, evidence }])),
        targets: Object.fromEntries(Object.entries(targets).map(([id, [kind, name, more]]) => [id, { id, kind, name, ...more }])),
        remediation,
        texts,
        evidence: Object.fromEntries(proofs.map(({ entry }) => [entry.id, entry])),
      },
    };
  });

const bytesBy = (evidence: readonly { readonly sha256: string; readonly bytes: Uint8Array }[]) =>
  Object.fromEntries(evidence.map((one) => [one.sha256, Buffer.from(one.bytes).toString('hex')]));

test('what is written is read back as the same assessment with the same bytes of evidence, and the schema accepts it', () => {
  fc.assert(
    fc.property(whole, ({ assessment, proofs }) => {
      const kept = proofs.map(({ entry, bytes }) => ({ sha256: entry.sha256, bytes }));
      const bytes = write(assessment, kept);
      const read = readBytes(bytes);
      const value = taken(read);
      expect(value.assessment).toEqual(assessment);
      expect(bytesBy(value.evidence)).toEqual(bytesBy(kept));
      expect(read.ok && read.warnings).toEqual([]);
      expect(schemaComplaints(JSON.parse(new TextDecoder().decode(bytes)))).toEqual([]);
      expect(Buffer.from(write(value.assessment, value.evidence)).equals(bytes)).toBe(true);
    }),
    { numRuns: 120, endOnFailure: true },
  );
});

test('an answer without a value may leave the field out or write null, and comes back with what was noted', () => {
  for (const value of [{}, { value: null }]) {
    const file = { ...smallFile(), answers: { 'Q-SSH-04': { ...value, note: 'asks the network team' } } };
    expect(schemaComplaints(file)).toEqual([]);
    expect(taken(readFile(file)).assessment.answers).toEqual({ 'Q-SSH-04': { value: null, note: 'asks the network team' } });
  }
});

test('the sample comes back byte for byte', () => {
  const { assessment, evidence } = taken(readBytes(sampleBytes));
  expect(Buffer.from(write(assessment, evidence)).equals(sampleBytes)).toBe(true);
});

test('the order in which things were recorded does not change what is written', () => {
  const { assessment, evidence } = taken(readBytes(sampleBytes));
  const turned = Object.fromEntries(Object.entries(assessment.answers).reverse());
  expect(Object.keys(turned)[0]).not.toBe(Object.keys(assessment.answers)[0]);
  expect(Buffer.from(write({ ...assessment, answers: turned }, evidence)).equals(sampleBytes)).toBe(true);
});

test('the file says what is not in it, and nothing is read from that', () => {
  const { assessment, evidence } = taken(readBytes(sampleBytes));
  const file = JSON.parse(new TextDecoder().decode(write(assessment, evidence))) as { notInThisFile?: readonly string[] };
  expect(file.notInThisFile).toEqual(answersOmits);
  expect(taken(readFile({ ...file, notInThisFile: ['everything'] })).assessment).toEqual(assessment);
});

test('a lost answer is noticed (negative control)', () => {
  const { assessment, evidence } = taken(readBytes(sampleBytes));
  const { 'Q-SSH-04': _lost, ...answers } = assessment.answers;
  expect(taken(readBytes(write({ ...assessment, answers }, evidence))).assessment).not.toEqual(assessment);
});

test('a plug-in’s fields in the file become its answers, and its place in the list its id', () => {
  const { assessment } = taken(readFile(smallFile()));
  expect(assessment.plugIns['P-01']).toMatchObject({ enabled: true, peers: ['vault01'], answers: { 'Q-VIC-VC-24': { value: 'clear text' } } });
});

test('fields that this version does not know are left out, each with a warning that names its place', () => {
  const read = readFile({ ...smallFile(), mood: 'good', answers: { 'Q-SSH-04': { value: 'yes', colour: 'red' } }, observations: {}, hops: {} });
  expect(read.ok && read.warnings.map((one) => one.place)).toEqual(['answers / Q-SSH-04 / colour', 'mood']);
});
