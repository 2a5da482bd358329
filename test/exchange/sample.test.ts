/** The sample is shown to everyone who starts Postern: it must be complete, sound and rich enough to show every part. */
import { expect, test } from 'vitest';
import { itemsOf } from '#core/catalog/find-in-catalog.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import { vi4 } from '../catalog.ts';
import { readBytes, sampleBytes, taken } from './answers-file/files.ts';
import { schemaComplaints } from './answers-file/schema.ts';

const read = readBytes(sampleBytes);
const { assessment, evidence } = taken(read);
const result = evaluate(vi4, assessment, assessment.details.evaluatedOn!);
const questions = Object.values(result.questions);

test('the sample is read without a warning, fits the schema and is small', () => {
  expect(read.ok && read.warnings).toEqual([]);
  expect(schemaComplaints(JSON.parse(new TextDecoder().decode(sampleBytes)))).toEqual([]);
  expect(sampleBytes.byteLength).toBeLessThan(200 * 1024);
});

test('every applicable question is decided, two to four as unknown, more than half of them by observation', () => {
  expect(questions.filter((one) => one.applicable && !one.decided).map((one) => one.question)).toEqual([]);
  expect(questions.filter((one) => one.reasonMissing)).toEqual([]);
  const unknown = result.findings.filter((one) => one.basis === 'not-verified' && !one.inheritedFrom);
  expect(unknown.length).toBeGreaterThanOrEqual(2);
  expect(unknown.length).toBeLessThanOrEqual(4);
  expect(result.overall.verifiedShare).toBeGreaterThan(0.55);
  expect(result.totals.notApplicable).toBeGreaterThan(0);
});

test('it shows every rule: pulled-in and undecided paths, inheritance, contradictions of both kinds, expiry, acceptance, control', () => {
  expect(result.paths['SDK-HOST']!.scope.pulledBy).toEqual(['RCLI-HOST']);
  expect(Object.values(assessment.scope).map((one) => one.state)).toEqual(expect.arrayContaining(['in-use', 'not-in-use', 'undecided']));
  expect(Object.values(assessment.scope).every((one) => one.state === 'in-use' || (one.reason ?? '') !== '')).toBe(true);
  expect(result.findings.some((one) => one.path === 'LAB' && one.inheritedFrom === 'SDK-VC')).toBe(true);
  const contradicted = result.contradictions.map((one) => one.question);
  expect(contradicted).toEqual(expect.arrayContaining(['Q-SSH-01', 'Q-SSH-04', 'Q-VIC-VC-07', 'Q-VIC-VC-26', 'Q-WEB-VC-02', 'Q-X-10', 'Q-X-18']));
  expect(new Set(result.contradictions.map((one) => one.kind))).toEqual(new Set(['observation', 'register']));
  expect(result.findings.filter((one) => one.acceptanceExpired).map((one) => one.id)).toEqual(['F-RCLI-HOST-06']);
  expect(result.findings.filter((one) => one.state === 'accepted').map((one) => one.id)).toEqual(['F-X-13']);
  expect(result.findings.filter((one) => one.steps.includes('compensating-control') && !one.inheritedFrom).map((one) => one.id)).toEqual([
    'F-SDK-VC-13',
  ]);
});

test('its front gate is strong and its posterns are open', () => {
  expect(result.paths['VIC-VC']!.areas.auth.rating).toBe('clear');
  expect(result.paths['SSH']!.rating).toBe('critical');
  expect(result.weakestPaths.find((one) => one.asset === 'hosts' && one.area === 'exposure')).toMatchObject({ path: 'SSH', questions: ['Q-SSH-06'] });
  expect(result.plugIns.map((one) => one.rating)).toEqual(['clear', 'high', 'high']);
  expect(result.hopDifferences.map((one) => `${one.path}/${one.hop}`)).toEqual(expect.arrayContaining(['VIC-VC/3', 'VIC-VC/open', 'WEB-VC/2']));
  expect(Object.keys(assessment.hops).length).toBeGreaterThan(result.hopDifferences.length + 5);
});

test('every observation has a note, every piece of evidence is used and has content, and no text speaks of what is not there', () => {
  expect(
    Object.entries(assessment.observations)
      .filter(([, one]) => (one.note ?? '').length < 20)
      .map(([id]) => id),
  ).toEqual([]);
  const used = new Set([
    ...Object.values(assessment.observations).flatMap((one) => one.evidence),
    ...Object.values(assessment.hops).flatMap((one) => one.evidence),
    ...Object.values(assessment.plugIns).flatMap((one) => Object.values(one.observations).flatMap((seen) => seen.evidence)),
  ]);
  expect([...used].sort()).toEqual(Object.keys(assessment.evidence).sort());
  expect(evidence.every((one) => one.bytes.byteLength > 100)).toBe(true);
  const known = new Set(itemsOf(vi4).flatMap((item) => [item.question.id, item.check.id, item.finding.id]));
  const text = new TextDecoder().decode(sampleBytes);
  expect([...text.matchAll(/\b[QCF]-[A-Z]+(?:-[A-Z]+)*-\d{2}\b/g)].map(([id]) => id).filter((id) => !known.has(id))).toEqual([]);
});

test('people and systems are invented: names end in .example, addresses are private or kept for documentation', () => {
  const text = new TextDecoder().decode(sampleBytes);
  const addresses = [...text.matchAll(/\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/g)].map(([one]) => one);
  expect(addresses.length).toBeGreaterThan(30);
  expect(addresses.filter((one) => !/^(10\.|192\.168\.|198\.51\.100\.|127\.0\.0\.1$|0\.0\.0\.0$)/.test(one))).toEqual([]);
  expect([...text.matchAll(/\b[a-z0-9-]+\.(?:com|net|org|ch|nl|eu)\b/g)].map(([one]) => one)).toEqual([]);
});

test('proof is of every kind: text, table, certificate and picture', () => {
  expect(new Set(Object.values(assessment.evidence).map((one) => one.kind))).toEqual(new Set(['text', 'file', 'certificate']));
  const picture = Object.values(assessment.evidence).find((one) => one.mediaType === 'image/png')!;
  const bytes = evidence.find((one) => one.sha256 === picture.sha256)!.bytes;
  expect([...bytes.subarray(1, 4)].map((code) => String.fromCharCode(code)).join('')).toBe('PNG');
});
