/** Issuing freezes; what was issued can be had again byte for byte; what comes after is the next revision. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { create, openBench, type Bench } from './open-application.ts';

const options = { paper: 'A4', without: [] } as const;
const textOf = (bench: Bench): string => new TextDecoder().decode(bench.delivered.at(-1)?.bytes);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const say = (bench: Bench, id: string, value: string) => bench.get('change', { id, change: { kind: 'text', key: 'summary', value } });
const setState = async (bench: Bench, id: string, state: 'draft' | 'issued') => {
  const { assessment } = await bench.get('openAssessment', { id });
  return bench.get('change', { id, change: { kind: 'details', key: 'details', value: { ...assessment.details, state } } });
};

test('An issue says what was handed out, and its document bears number, date and hash.', async () => {
  const bench = openBench();
  const id = await create(bench);
  await say(bench, id, 'First words.');
  const { issue } = await bench.get('issueAssessment', { id, options });
  expect(issue).toMatchObject({ revision: 1, evaluatedOn: '2026-11-23', edition: 'vi4', programVersion: '0.1.0', options });
  const { assessment } = await bench.get('openAssessment', { id });
  expect(assessment.details).toMatchObject({ state: 'issued', evaluatedOn: '2026-11-23' });
  const told = await bench.get('exportIssue', { id, revision: 1, format: 'html' });
  expect(told.note).toContain('made anew and the same byte for byte');
  expect(sha256(textOf(bench))).toBe(issue.htmlSha256);
  expect(textOf(bench).includes('Issue 1')).toBe(true);
  expect(textOf(bench).includes(`${issue.documentHash.slice(0, 8)} ${issue.documentHash.slice(8, 16)}`)).toBe(true);
  expect(textOf(bench).includes('First words.')).toBe(true);
});

test('Nothing can be changed until it is set back; then the next issue has the next number and the first stays as it was.', async () => {
  const bench = openBench();
  const id = await create(bench);
  await say(bench, id, 'First words.');
  await bench.get('issueAssessment', { id, options });
  await bench.get('exportIssue', { id, revision: 1, format: 'html' });
  const first = textOf(bench);
  expect((await bench.refused('change', { id, change: { kind: 'text', key: 'summary', value: 'x' } }, 'refused')).sentence).toContain('issued');
  await bench.refused('issueAssessment', { id, options }, 'refused');
  await setState(bench, id, 'draft');
  expect((await bench.get('previewReport', { id, options })).html.includes('Issue 1')).toBe(false);
  await say(bench, id, 'Second words.');
  const { issue } = await bench.get('issueAssessment', { id, options: { paper: 'Letter', without: ['roles'] } });
  expect(issue.revision).toBe(2);
  expect((await bench.get('listIssues', { id })).map(({ revision }) => revision)).toEqual([2, 1]);
  await bench.get('exportIssue', { id, revision: 1, format: 'html' });
  expect(textOf(bench) === first).toBe(true);
  await bench.get('exportIssue', { id, revision: 2, format: 'html' });
  expect(textOf(bench).includes('Second words.')).toBe(true);
  expect(textOf(bench).includes('Issue 2')).toBe(true);
});

test('Setting the state by a plain change issues as well: there is no door past it.', async () => {
  const bench = openBench();
  const id = await create(bench);
  await setState(bench, id, 'issued');
  expect(await bench.get('listIssues', { id })).toMatchObject([{ revision: 1, options }]);
  await setState(bench, id, 'draft');
  expect(await bench.get('listIssues', { id })).toHaveLength(1);
});

test('The report of an issued assessment is the issue itself, byte for byte; of one whose details were touched since it is none.', async () => {
  const bench = openBench();
  const id = await create(bench);
  const { issue } = await bench.get('issueAssessment', { id, options });
  expect(sha256((await bench.get('previewReport', { id, options })).html)).toBe(issue.htmlSha256);
  const { assessment } = await bench.get('openAssessment', { id });
  await bench.get('change', { id, change: { kind: 'details', key: 'details', value: { ...assessment.details, title: 'Another title' } } });
  expect((await bench.get('previewReport', { id, options })).html.includes('Issue 1')).toBe(false);
});

test('An issue whose document another template would write differently is handed out as it was kept, and that is said.', async () => {
  const bench = openBench();
  const id = await create(bench);
  await bench.get('issueAssessment', { id, options });
  const kept = bench.store.readIssue(id, 1)!;
  const html = new TextEncoder().encode('<!doctype html><p>As an older template wrote it.</p>');
  // What a library written by an older Postern would give: another document, with the hash that it was issued with.
  const old = { ...kept, html, record: { ...kept.record, htmlSha256: createHash('sha256').update(html).digest('hex') } };
  Object.assign(bench.store, { readIssue: () => old });
  const told = await bench.get('exportIssue', { id, revision: 1, format: 'html' });
  expect(told.note).toContain('as it was kept, byte for byte');
  expect(textOf(bench).includes('As an older template wrote it.')).toBe(true);
  Object.assign(bench.store, { readIssue: () => ({ ...old, html: kept.html }) });
  await bench.refused('exportIssue', { id, revision: 1, format: 'html' }, 'storage-damaged');
});

test('What is not there is told, and nothing is written.', async () => {
  const bench = openBench();
  const id = await create(bench);
  expect(await bench.get('listIssues', { id })).toEqual([]);
  await bench.refused('exportIssue', { id, revision: 1, format: 'html' }, 'not-found');
  await bench.refused('listIssues', { id: 'nobody' }, 'not-found');
  await bench.refused('issueAssessment', { id: 'nobody', options }, 'not-found');
  await bench.get('issueAssessment', { id, options });
  await bench.refused('exportIssue', { id, revision: 1, format: 'pdf' }, 'cannot-here');
  expect(bench.delivered).toEqual([]);
  expect(bench.faults).toEqual([]);
});
