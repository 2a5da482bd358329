import { existsSync, mkdtempSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tableFormats } from '#contract/contract.ts';
import { answersFile, runPostern } from './run-postern.ts';

const folder = mkdtempSync(join(tmpdir(), 'postern-library-'));
const file = join(folder, 'kestrel.postern.json');
writeFileSync(file, answersFile());
const env = { POSTERN_DATA: join(folder, 'data') };
const run = (...argv: readonly string[]) => runPostern(argv, { env });

describe('the library on the command line', () => {
  it('imports, lists, shows, exports, backs up and verifies', { timeout: 60_000 }, async () => {
    expect((await run('list')).stdout).toBe('No assessments.\n');
    const imported = await run('import', file);
    expect(imported).toMatchObject({ code: 0, stderr: '' });
    const id = imported.stdout.trim();
    const rows = JSON.parse((await run('list', '--json')).stdout) as readonly { id: string; title: string }[];
    expect(rows).toEqual([expect.objectContaining({ id, title: 'Kestrel Freight' })]);
    expect((await run('show', id)).stdout).toContain('F-VIC-VC-17');
    const shown = JSON.parse((await run('show', id, '--json')).stdout) as { result: { evaluatedOn: string } };
    expect(shown.result.evaluatedOn).toBe('2026-11-23');

    const exported = join(folder, 'exported.postern.json');
    expect(await run('export', id, '--out', exported)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(statSync(exported).mode & 0o777).toBe(0o600);
    const [before, after] = await Promise.all([run('evaluate', '--json', file), run('evaluate', '--json', exported)]);
    expect(after.stdout.replace(exported, '')).toBe(before.stdout.replace(file, ''));

    expect(await run('backup')).toMatchObject({ code: 0, stderr: '' });
    expect(await run('verify')).toMatchObject({ code: 0, stderr: '' });
  });

  it('imports nothing of a faulty file and goes on with the others', async () => {
    const bad = join(folder, 'bad.postern.json');
    writeFileSync(bad, answersFile({ answers: { 'Q-VIC-VC-99': { value: 'yes' } } }));
    const before = (JSON.parse((await run('list', '--json')).stdout) as unknown[]).length;
    const { code, stdout, stderr } = await run('import', bad, file);
    expect(code).toBe(1);
    expect(stderr).toMatch(/bad\.postern\.json.*Q-VIC-VC-99/);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect((JSON.parse((await run('list', '--json')).stdout) as unknown[]).length).toBe(before + 1);
  });

  it('says what it does not know', async () => {
    const { code, stderr } = await run('show', '00000000-0000-4000-8000-000000000000');
    expect(code).toBe(1);
    expect(stderr).toMatch(/not in the library/);
  });
});

describe('postern report', () => {
  it('writes the report of a file without any database', { timeout: 60_000 }, async () => {
    const data = join(folder, 'untouched');
    const out = join(folder, 'report.html');
    const ran = await runPostern(['report', file, '--format', 'html', '--out', out], { env: { POSTERN_DATA: data } });
    expect(ran).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(out, 'utf8')).toMatch(/^<!doctype html>/i);
    expect(existsSync(data)).toBe(false);
    const result = await runPostern(['report', file, '--format', 'json', '--out', '-']);
    expect(JSON.parse(result.stdout)).toMatchObject({ format: 'postern-result', evaluatedOn: '2026-11-23' });
  });

  it('writes every format of the table from a file without any database', { timeout: 60_000 }, async () => {
    const beginnings: Partial<Record<(typeof tableFormats)[number], RegExp>> = {
      docx: /^PK/,
      xlsx: /^PK/,
      questionnaire: /^PK/,
      markdown: /^# Kestrel Freight\n/,
      hdf: /"baselines"/,
      heimdall: /"profiles"/,
      oscal: /"assessment-results"/,
      json: /"postern-result"/,
    };
    for (const format of tableFormats) {
      const out = join(folder, `report.${format}`);
      const ran = await runPostern(['report', file, '--format', format, '--out', out], { env: { POSTERN_DATA: join(folder, 'untouched') } });
      expect({ format, ...ran }).toEqual({ format, code: 0, stdout: '', stderr: '' });
      expect(readFileSync(out, 'utf8')).toMatch(beginnings[format] ?? /\w/);
    }
    expect(existsSync(join(folder, 'untouched'))).toBe(false);
  });

  it('prints a tagged PDF with outline', { timeout: 120_000 }, async () => {
    const out = join(folder, 'report.pdf');
    expect(await run('report', file, '--format', 'pdf', '--out', out, '--paper', 'Letter')).toEqual({ code: 0, stdout: '', stderr: '' });
    const pdf = readFileSync(out).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf).toContain('/StructTreeRoot');
    expect(pdf).toContain('/Outlines');
    expect(pdf).not.toMatch(/\/JavaScript|\/Launch|\/EmbeddedFile/);
  });

  it('says what is missing where nothing can print, and leaves no file behind', async () => {
    const out = join(folder, 'never.pdf');
    const { code, stderr } = await runPostern(['report', file, '--format', 'pdf', '--out', out], {
      env: { CHROMIUM: join(folder, 'no-such-browser') },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/No Chromium was found.*Export HTML/);
    expect(existsSync(out)).toBe(false);
  });

  it('names the place that cannot be written and leaves nothing half-written', async () => {
    const missing = await run('report', file, '--format', 'json', '--out', join(folder, 'no-folder', 'x.json'));
    expect(missing.code).toBe(1);
    expect(missing.stderr).toMatch(/no-folder.*there is no such file or folder/);
    const directory = await run('report', file, '--format', 'json', '--out', folder);
    expect(directory.code).toBe(1);
    expect(directory.stderr).toMatch(/this is a folder/);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('follows a link and writes into a device instead of replacing them', async () => {
    const target = join(folder, 'target.json');
    const link = join(folder, 'link.json');
    writeFileSync(target, 'old');
    symlinkSync(target, link);
    expect((await run('report', file, '--format', 'json', '--out', link)).code).toBe(0);
    expect(readFileSync(target, 'utf8')).toContain('postern-result');
    expect((await run('report', file, '--format', 'json', '--out', '/dev/null')).code).toBe(0);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});
