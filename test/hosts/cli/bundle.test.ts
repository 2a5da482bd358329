/** Sealed bundles on the command line, each command a process of its own: made, verified without a database, taken in. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answersFile, runPostern } from './run-postern.ts';

const folder = mkdtempSync(join(tmpdir(), 'postern-cli-bundle-'));
const at = (name: string): string => join(folder, name);
const env = { POSTERN_DATA: at('data') };
let id = '';
let fingerprint = '';

const evidence = Buffer.from('what was seen\n');
const run = (...argv: readonly string[]) => runPostern(argv, { env });
/** Without a library: its folder cannot be one. */
const verify = (...argv: readonly string[]) => runPostern(['verify', ...argv], { env: { POSTERN_DATA: '/proc/no-library-here' } });

beforeAll(async () => {
  const file = answersFile({
    evidence: [{ id: 'E-01', name: '../../etc/passwd'.replaceAll('/', ' '), mediaType: 'text/plain', base64: evidence.toString('base64') }],
    texts: { summary: 'Kestrel in a few words.' },
  });
  writeFileSync(at('a.postern.json'), file);
  id = (await run('import', at('a.postern.json'))).stdout.trim();
  const refused = await run('export', id, '--sealed', '--out', at('early.postern'));
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('no signing key') as unknown });
  expect((await run('key')).stdout).toContain('no signing key');
  const made = await run('key', '--create', '--json');
  fingerprint = (JSON.parse(made.stdout) as { fingerprint: string }).fingerprint;
  expect(await run('export', id, '--sealed', '--with', 'html', '--out', at('a.postern'))).toMatchObject({ code: 0, stderr: '' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('A bundle is verified without any database: one sentence per point, exit code 0.', async () => {
  const { code, stdout, stderr } = await verify(at('a.postern'));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toContain('Kestrel Freight, Kestrel Freight Ltd');
  expect(lines.filter((line) => line.startsWith('Proven'))).toHaveLength(8);
  expect(lines.filter((line) => line.startsWith('Not proven'))).toHaveLength(3);
  expect(stdout).toContain((fingerprint.match(/.{4}/g) ?? []).join(' '));
  expect((await run('key')).stdout).toContain((fingerprint.match(/.{4}/g) ?? []).join(' '));
});

test('The same as JSON, from standard input too.', async () => {
  const { stdout, code } = await verify('--json', at('a.postern'));
  const told = JSON.parse(stdout) as {
    ok: boolean;
    encrypted: boolean;
    verdicts: { point: string; state: string }[];
    manifest: { signer: { fingerprint: string } };
  };
  expect({ code, ok: told.ok, encrypted: told.encrypted, signer: told.manifest.signer.fingerprint }).toEqual({
    code: 0,
    ok: true,
    encrypted: false,
    signer: fingerprint,
  });
  expect(told.verdicts.filter(({ state }) => state === 'failed')).toEqual([]);
});

test('What was altered, is none, or is not there: exit code 1 and one line that says why.', async () => {
  const bytes = readFileSync(at('a.postern'));
  bytes[bytes.indexOf('what was seen')]! ^= 1;
  writeFileSync(at('altered.postern'), bytes);
  writeFileSync(at('cut.postern'), readFileSync(at('a.postern')).subarray(0, -1));
  for (const [name, words] of [
    ['altered.postern', /altered|packed anew/],
    ['cut.postern', /cut off/],
    ['a.postern.json', /no sealed bundle/],
    ['missing.postern', /no such file/],
  ] as const) {
    const { code, stderr } = await verify(at(name));
    expect([name, code]).toEqual([name, 1]);
    expect(stderr).toMatch(words);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  }
  expect((await verify(at('a.postern'), at('a.postern'))).code).toBe(2);
  expect((await verify('--passphrase-file', at('a.postern'))).code).toBe(2);
});

test('With a passphrase it is closed: asked for, refused when wrong, opened when right.', { timeout: 60_000 }, async () => {
  writeFileSync(at('words'), 'four words in a row\nsecond line\n');
  writeFileSync(at('other'), 'five words in a row');
  expect((await run('export', id, '--sealed', '--passphrase-file', at('words'), '--out', at('closed.postern'))).code).toBe(0);
  expect(readFileSync(at('closed.postern')).toString('latin1', 0, 21)).toBe('age-encryption.org/v1');
  expect(await verify(at('closed.postern'))).toMatchObject({ code: 1, stderr: expect.stringContaining('Give the passphrase') as unknown });
  expect(await verify(at('closed.postern'), '--passphrase-file', at('other'))).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('does not open') as unknown,
  });
  expect((await verify(at('closed.postern'), '--passphrase-file', at('words'))).code).toBe(0);
});

test('A copy for others verifies, and holds no name; an import refuses it.', async () => {
  expect(
    (await run('export', id, '--sealed', '--leave-out', 'names', '--leave-out', 'notes', '--leave-out', 'evidence', '--out', at('copy.postern')))
      .code,
  ).toBe(0);
  const { code, stdout } = await verify(at('copy.postern'));
  expect(code).toBe(0);
  expect(stdout).toContain('were left out');
  const bytes = readFileSync(at('copy.postern'));
  for (const word of ['Kestrel', 'what was seen', 'few words']) expect([word, bytes.includes(word)]).toEqual([word, false]);
  expect(await run('import', at('copy.postern'))).toMatchObject({ code: 1, stderr: expect.stringContaining('left out') as unknown });
});

test('A bundle is taken in as a new assessment, its evidence under its hash; nothing else appears in any folder.', async () => {
  const before = readdirSync(folder).sort();
  const other = { POSTERN_DATA: at('other-data') };
  const imported = await runPostern(['import', at('a.postern')], { env: other });
  expect(imported).toMatchObject({ code: 0, stderr: '' });
  const shown = JSON.parse((await runPostern(['show', imported.stdout.trim(), '--json'], { env: other })).stdout) as {
    assessment: { details: { copiedFrom: { id: string } }; evidence: Record<string, { sha256: string }> };
  };
  expect(shown.assessment.details.copiedFrom.id).toBe(id);
  expect(shown.assessment.evidence['E-01']?.sha256).toBe(createHash('sha256').update(evidence).digest('hex'));
  expect(readdirSync(folder).sort()).toEqual([...before, 'other-data'].sort());
  expect(readdirSync(at('other-data')).filter((name) => !/^(postern\.(db|lock)(-wal|-shm)?|backups)$/.test(name))).toEqual([]);
});

test('Options that do not go together are wrong usage.', async () => {
  for (const argv of [
    ['export', id, '--out', at('x'), '--with', 'html'],
    ['export', id, '--out', at('x'), '--sealed', '--leave-out', 'everything'],
    ['key', 'me'],
  ])
    expect((await run(...argv)).code).toBe(2);
});
