import { mkdirSync, mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answersFile, launcher, runPostern } from './run-postern.ts';

const folder = mkdtempSync(join(tmpdir(), 'postern-evaluate-'));
const write = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const good = write('good.postern.json', answersFile());

interface Line {
  readonly file: string;
  readonly evaluatedOn: string;
  readonly findings: readonly { readonly id: string; readonly severity: string; readonly basis: string }[];
}
const linesOf = (stdout: string): readonly Line[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

/** Title, content, what the one line on standard error must say beside the file's name. */
const badFiles: readonly (readonly [string, string | Buffer, RegExp])[] = [
  ['an unknown question', answersFile({ answers: { 'Q-VIC-VC-99': { value: 'yes' } } }), /Q-VIC-VC-99/],
  ['an unknown check', answersFile({ observations: { 'C-NOPE-1': { value: 'yes' } } }), /C-NOPE-1/],
  ['a value that is no option', answersFile({ answers: { 'Q-VIC-VC-17': { value: 'maybe' } } }), /Q-VIC-VC-17.*maybe/],
  ['not applicable without a reason or note', answersFile({ answers: { 'Q-VIC-VC-17': { value: ['not', 'applicable'] } } }), /Q-VIC-VC-17/],
  ['another edition', answersFile({ catalog: { edition: 'vsphere99' } }), /edition.*vsphere99.*vi4/],
  ['an edition that is a path', answersFile({ catalog: { edition: '../../etc' } }), /edition/],
  ['a newer format', answersFile({ formatVersion: 2 }), /newer Postern/],
  ['another format', answersFile({ format: 'something-else' }), /no Postern answers file/],
  ['JSON that stops early', '{\n  "format": "postern-assessment",\n', /line 3, column 1.*not valid JSON/],
  ['JSON with a comma too many', '{\n "a": 1,\n}', /line 3, column 1/],
  ['nothing at all', '', /empty/],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x01]), /UTF-8/],
  ['a list', '[]', /no Postern answers file/],
  ['nesting without end', '['.repeat(200_000), /levels deep/],
  ['control characters in a title', answersFile({ assessment: { title: 'a\u001b[2Jb', hosts: [] } }), /title.*control characters/],
  ['a date that does not exist', answersFile({ assessment: { title: 'x', hosts: [], evaluatedOn: '2026-02-30' } }), /2026-02-30/],
];

describe('postern evaluate', () => {
  it('prints a table for people', async () => {
    const { code, stdout, stderr } = await runPostern(['evaluate', good]);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^File +Title +Rating/);
    expect(stdout).toContain('Kestrel Freight');
  });

  it('prints one result document per file and line, in order, and nothing else', async () => {
    const other = write('other.postern.json', answersFile({ assessment: { title: 'Other', hosts: ['ESXi'], evaluatedOn: '2025-01-02' } }));
    const { code, stdout, stderr } = await runPostern(['evaluate', '--json', good, other, good]);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    const lines = linesOf(stdout);
    expect(lines.map((line) => line.file)).toEqual([good, other, good]);
    expect(lines.map((line) => line.evaluatedOn)).toEqual(['2026-11-23', '2025-01-02', '2026-11-23']);
    expect(lines[0]?.findings).toContainEqual(expect.objectContaining({ id: 'F-VIC-VC-17', basis: 'claimed' }));
    expect(stdout.split('\n')[0]).toBe(stdout.split('\n')[2]);
  });

  it('reads standard input and takes the date from --on', async () => {
    const { code, stdout } = await runPostern(['evaluate', '-', '--on', '2030-06-01', '--json'], { input: answersFile() });
    expect(code).toBe(0);
    expect(linesOf(stdout)[0]).toMatchObject({ file: 'standard input', evaluatedOn: '2030-06-01' });
  });

  it.each(badFiles)('refuses %s with one line that names file, place and remedy, and goes on', async (_title, content, sentence) => {
    const bad = write('bad.postern.json', content);
    const { code, stdout, stderr } = await runPostern(['evaluate', '--json', bad, good]);
    expect(code).toBe(1);
    expect(stderr.split('\n')).toHaveLength(2);
    expect(stderr).toContain(bad);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\n\s+at |node:internal|\.ts:\d/);
    expect(linesOf(stdout).map((line) => line.file)).toEqual([good]);
  });

  it('refuses what is no readable file, each by name', async () => {
    mkdirSync(join(folder, 'directory.postern.json'), { recursive: true });
    const large = write('large.postern.json', '');
    truncateSync(large, 100 * 1024 * 1024);
    const { code, stderr } = await runPostern([
      'evaluate',
      '--json',
      join(folder, 'missing.postern.json'),
      join(folder, 'directory.postern.json'),
      large,
      join(good, 'below-a-file'),
      '/dev/zero',
    ]);
    expect(code).toBe(1);
    const lines = stderr.trim().split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/missing\.postern\.json: there is no such file/);
    expect(lines[1]).toMatch(/directory\.postern\.json: this is a folder/);
    expect(lines[2]).toMatch(/large\.postern\.json: the file has 100 MB/);
    expect(lines[3]).toMatch(/a part of the path is a file/);
    expect(lines[4]).toMatch(/more than 64 MB/);
  });

  it('shows a hostile file name without obeying it', async () => {
    const name = write('a\u001b[31m\nb.json', '{');
    const { code, stderr } = await runPostern(['evaluate', name]);
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toContain('\u001b');
  });

  it('evaluates a thousand files in the memory of one', { timeout: 120_000 }, async () => {
    // 400 kB each; kept, they would need six times the heap that is given here.
    const heavy = write('heavy.postern.json', answersFile({ evidence: [{ id: 'E-01', name: 'capture.txt', text: 'x'.repeat(400_000) }] }));
    const { code, stdout, stderr } = await runPostern(['evaluate', '--json', ...Array.from({ length: 1_000 }, () => heavy)], {
      nodeArguments: ['--max-old-space-size=64'],
    });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1_000);
  });

  it('ends quietly when the reader of its output goes away', async () => {
    const child = spawn(process.execPath, [launcher, 'evaluate', '--json', ...Array.from({ length: 300 }, () => good)]);
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (stderr += piece));
    const code = await new Promise((resolve) => {
      child.on('close', resolve);
      child.stdout.once('data', () => child.stdout.destroy());
    });
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it.runIf(process.platform === 'linux')('says so when its output cannot be written', async () => {
    const { open } = await import('node:fs/promises');
    const full = await open('/dev/full', 'w');
    const child = spawn(process.execPath, [launcher, 'evaluate', '--json', good], { stdio: ['ignore', full.fd, 'pipe'] });
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (piece: string) => (stderr += piece));
    const code = await new Promise((resolve) => child.on('close', resolve));
    await full.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(/could not be written/);
  });

  it('loads neither the database nor a browser', async () => {
    const probe = join(folder, 'probe.mjs');
    // What a process has loaded is asked of the loader itself, at its end.
    writeFileSync(
      probe,
      `import { registerHooks } from 'node:module';
       const heavy = [];
       registerHooks({ load: (url, context, next) => { if (/better-sqlite3|playwright|sparticuz|open-store/.test(url)) heavy.push(url); return next(url, context); } });
       process.on('exit', () => process.stderr.write(JSON.stringify(heavy)));`,
    );
    const evaluated = await runPostern(['evaluate', '--json', good], { nodeArguments: ['--import', probe] });
    expect(evaluated.stderr).toBe('[]');
    const listed = await runPostern(['list', '--json'], { nodeArguments: ['--import', probe], env: { POSTERN_DATA: join(folder, 'library') } });
    expect(listed.stderr, 'the probe sees what is loaded').toContain('better-sqlite3');
  });
});

describe('wrong usage', () => {
  it.each([
    [[], /postern --help/],
    [['evalute'], /no command “evalute”/],
    [['evaluate'], /Name the answers files/],
    [['evaluate', '--frobnicate'], /frobnicate/],
    [['evaluate', good, '--on', 'yesterday'], /yesterday/],
    [['report', good], /--format/],
    [['report', good, '--format', 'rtf', '--out', 'x'], /“rtf”; it can be pdf, html, answers/],
    [['report', good, '--format', 'html'], /--out/],
    [['report', good, good, '--format', 'html', '--out', '-'], /one answers file/],
    [['report', good, '--format', 'html', '--out', '-', '--paper', 'A3'], /A4, Letter/],
    [['report', good, '--format', 'html', '--out', '-', '--without', 'contradictions'], /estate-map/],
    [['report', good, '--format', 'xlsx', '--out', 'x', '--kind', 'findings', '--owner', 'A'], /xlsx holds the whole assessment/],
    [['report', good, '--format', 'hdf', '--out', 'x', '--without', 'paths'], /pdf, html, docx, markdown; hdf holds/],
    [['list', 'something'], /not expected/],
    [['show'], /assessment by its id/],
  ] as const)('%j is told on one line with exit code 2', async (argv, sentence) => {
    const { code, stdout, stderr } = await runPostern(argv);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(sentence);
  });

  it('helps on standard output with exit code 0', async () => {
    for (const argv of [['--help'], ['evaluate', '--help'], ['report', '-h'], ['--version']]) {
      const { code, stdout, stderr } = await runPostern(argv);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.length).toBeGreaterThan(4);
    }
  });
});
