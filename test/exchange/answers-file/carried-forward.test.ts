/** The marks of a copy survive the answers file, and the schema knows them. */
import { expect, test } from 'vitest';
import { carryForward } from '#core/assessment/carry-forward.ts';
import { readAnswersFile } from '#exchange/answers-file/read-answers-file.ts';
import { writeAnswersFile } from '#exchange/answers-file/write-answers-file.ts';
import { vi4 } from '../../catalog.ts';
import { estate, plugIn } from '../../core/evaluation/estate.ts';
import { schemaComplaints } from './schema.ts';

const tools = { editions: ['vi4'], catalogFor: () => vi4, sha256: () => '' };
const seen = { observations: { 'C-VIC-VC-20': { value: 'no', evidence: [] } } };
const source = estate({
  answers: { 'Q-SSH-04': 'yes' },
  observed: { 'C-SSH-04': 'no' },
  plugIns: [plugIn('P-01', { 'Q-VIC-VC-20': 'yes' }, seen)],
  more: { hops: { 'VIC-VC/3': { ports: [443], evidence: [] } } },
});
const carried = carryForward(source, { acceptances: [], compensatingControls: [] });
const copy = { ...carried, details: { ...carried.details, copiedFrom: { id: 'a-1', title: 'Last year' } } };
const write = (assessment: typeof copy): Record<string, Record<string, unknown>> =>
  JSON.parse(new TextDecoder().decode(writeAnswersFile(vi4, assessment, () => new Uint8Array()))) as never;
const read = (file: unknown) => readAnswersFile(new TextEncoder().encode(JSON.stringify(file)), tools);

test('an assessment that was carried forward reads back as it was written, without a warning', () => {
  const file = write(copy);
  expect(schemaComplaints(file)).toEqual([]);
  const back = read(file);
  expect(back).toMatchObject({ ok: true, warnings: [] });
  expect(back.ok && back.value.assessment).toEqual(copy);
});

test('a mark is true or absent: anything else is refused by reader and schema alike', () => {
  for (const wrong of [false, 'true', 1]) {
    const file = { ...write(copy), answers: { 'Q-SSH-04': { value: 'yes', reverify: wrong } } };
    expect(read(file)).toMatchObject({ ok: false, problems: [{ place: 'answers / Q-SSH-04 / reverify' }] });
    expect(schemaComplaints(file).length).toBeGreaterThan(0);
  }
});

test('where it was copied from needs an id and a title', () => {
  const file = write(copy);
  for (const copiedFrom of [{ id: 'a-1' }, { id: '../x', title: 't' }, { id: 'a-1', title: ' ' }]) {
    const wrong = { ...file, assessment: { ...file['assessment'], copiedFrom } };
    expect(read(wrong).ok).toBe(false);
    expect(schemaComplaints(wrong).length).toBeGreaterThan(0);
  }
});
