/** What a report names beside the assessment: the auditor's key, and what is said where it cannot be read. */
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { create, openBench, stage, type Bench } from './open-application.ts';

const options = { paper: 'A4', without: [] } as const;
const preview = async (bench: Bench, id: string): Promise<string> => (await bench.get('previewReport', { id, options })).html;
const unread = 'The auditor’s signing key could not be read when this report was made';
const spoil = (bench: Bench, text: string): void => writeFileSync(join(bench.folder, 'signing-key.pem'), text, { mode: 0o600 });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

test('A report names the signing key, and no word of it before there is one.', async () => {
  const bench = openBench();
  const id = await create(bench);
  expect((await preview(bench, id)).includes('Signing key')).toBe(false);
  const { publicKey } = await bench.get('createSigningKey', {});
  const html = await preview(bench, id);
  expect([html.includes(publicKey), html.includes(unread)]).toEqual([true, false]);
});

test.each([
  ['half of its bytes', (text: string) => text.slice(0, text.length / 2)],
  ['nothing', () => ''],
  ['a key of another kind', () => rsa],
])('A key file that holds %s keeps no report from being made; the report says so, and what to do.', async (_, damage) => {
  const bench = openBench();
  const id = await create(bench);
  await bench.get('createSigningKey', {});
  const good = readFileSync(join(bench.folder, 'signing-key.pem'), 'utf8');
  spoil(bench, damage(good));
  const html = await preview(bench, id);
  for (const words of [unread, 'signing-key.pem', 'Put back a copy of it', 'make the report again'])
    expect([words, html.includes(words)]).toEqual([words, true]);
  spoil(bench, good);
  expect((await preview(bench, id)).includes(unread)).toBe(false);
});

test('A bundle is not called foreign where the own key cannot be read: that it was not compared is said beside what the file proves.', async () => {
  const bench = openBench();
  const id = await create(bench);
  await bench.get('createSigningKey', {});
  await bench.get('exportReport', { id, format: 'bundle', options });
  const file = await stage(bench, 'sealed.postern', bench.delivered.at(-1)!.bytes);
  expect((await bench.get('previewBundle', file)).verdicts.some(({ point }) => point === 'own-key')).toBe(false);
  spoil(bench, 'no key');
  const { ownKey, verified, verdicts } = await bench.get('previewBundle', file);
  expect({ ownKey, verified }).toEqual({ ownKey: false, verified: true });
  expect(verdicts.find(({ point }) => point === 'own-key')).toMatchObject({
    state: 'open',
    sentence: expect.stringContaining('Put back a copy') as string,
  });
});

test('An issue made meanwhile says so for good, and is the same byte for byte after the key was put back.', async () => {
  const bench = openBench();
  const id = await create(bench);
  spoil(bench, 'no key');
  const { issue } = await bench.get('issueAssessment', { id, options });
  expect((await preview(bench, id)).includes(unread)).toBe(true);
  rmSync(join(bench.folder, 'signing-key.pem'));
  const { publicKey } = await bench.get('createSigningKey', {});
  const { note } = await bench.get('exportIssue', { id, revision: issue.revision, format: 'html' });
  expect(note).toContain('made anew and the same byte for byte');
  const kept = new TextDecoder().decode(bench.delivered.at(-1)?.bytes);
  expect([kept.includes(unread), kept.includes(publicKey)]).toEqual([true, false]);
});
